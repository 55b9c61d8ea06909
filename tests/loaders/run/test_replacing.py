"""A load replaces earlier texts of the same notice, and nothing else: two notices under one id are refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.loading import load_notice
from graph.store import Store
from loaders.assemble.extraction import extract_notices
from loaders.facts.notice import notice_facts
from loaders.formats.reading import Source
from loaders.lexicon.knowledge import Knowledge
from loaders.run.pipeline import Reading
from loaders.run.replacing import StoredNotice, check_replacements, is_same_notice
from ontology.errors import NoticeError
from ontology.kinds import Model

HENAN = ("河南省市场监督管理局", "豫市监质〔2024〕60号")
CHONGQING = ("重庆市市场监督管理局", "渝市监质〔2024〕60号")  # the same pinyin
BODY = "各有关单位：\n现将有关事项通知如下：\n一、主要活动\n（一）举办青松质量论坛。\n2024年8月20日\n"


def reading(issuer: str, number: str | None, knowledge: Knowledge, body: str = BODY) -> Reading:
    """A notice of an issuer, read from a file that is named after its number."""
    head = f"{issuer}文件\n{number}\n" if number else ""
    text = f"{head}{issuer}关于开展2024年“质量月”活动的通知\n{body}"
    source = Source(f"{number or issuer}.txt", str(hash(text)), text)
    return Reading(Path(source.file), tuple(extract_notices(source, knowledge)))


def load(store: Store, model: Model, knowledge: Knowledge, given: Reading) -> None:
    check_replacements(store, [given])
    for record in given.records:
        load_notice(store, model, notice_facts(record, given.records, knowledge))


def test_two_provinces_do_not_overwrite_each_other(store: Store, model: Model, knowledge: Knowledge) -> None:
    henan, chongqing = reading(*HENAN, knowledge), reading(*CHONGQING, knowledge)
    assert henan.records[0].id == chongqing.records[0].id
    load(store, model, knowledge, henan)
    with pytest.raises(NoticeError, match="豫市监质〔2024〕60号") as refused:
        load(store, model, knowledge, chongqing)
    assert str(refused.value).startswith("渝市监质〔2024〕60号.txt: ")
    assert "retract" in str(refused.value)


def test_a_corrected_text_of_the_same_notice_is_no_other(
    store: Store, model: Model, knowledge: Knowledge
) -> None:
    load(store, model, knowledge, reading(*HENAN, knowledge))
    mended = reading(HENAN[0], "豫市监质[2024]60号", knowledge, BODY.replace("论坛", "大会"))
    load(store, model, knowledge, mended)
    load(store, model, knowledge, mended)


STORED = StoredNotice("0", "a.txt", None, "关于开展“质量月”活动的通知", "2024-08-20")


@pytest.mark.parametrize(
    ("stored", "same"),
    [
        (STORED, True),
        (replace(STORED, title="关于开展 “质量月” 活动的通知"), True),
        (replace(STORED, issue_date=None), True),
        (replace(STORED, issue_date="2024-09-01"), False),
        (replace(STORED, title="关于召开质量月推进会的通知"), False),
        (replace(STORED, title=None), False),
        (replace(STORED, doc_number="甲〔2024〕1号"), False),
        (replace(STORED, sha256="1", title="别的标题", doc_number="甲〔2024〕1号"), True),
    ],
)
def test_a_notice_is_identified_by_number_else_by_title_and_date(
    stored: StoredNotice, same: bool, knowledge: Knowledge
) -> None:
    (record,) = reading(HENAN[0], None, knowledge).records
    given = record.model_copy(
        update={
            "title": "关于开展“质量月”活动的通知",
            "issue_date": "2024-08-20",
            "source": record.source.model_copy(update={"sha256": "1"}),
        }
    )
    assert is_same_notice(given, stored) == same
