"""A load replaces earlier texts of the same notice and nothing else, and leaves no notice double under two ids."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.dump import dump
from graph.loading import load_notice
from graph.settings import Settings
from graph.store import Store
from loaders.assemble.extraction import extract_notices
from loaders.facts.notice import notice_facts
from loaders.formats.reading import Source
from loaders.lexicon.knowledge import Knowledge
from loaders.run.duplicates import DuplicateFilter
from loaders.run.likeness import KnownNotice, NoticeIndex, is_same_notice, may_be_one
from loaders.run.loading import retract
from loaders.run.pipeline import known_notices, stream_facts
from loaders.run.reading import Reading
from loaders.run.replacing import check_replacements
from loaders.run.writing import write
from ontology.errors import NotFound, NoticeError
from ontology.kinds import Model

Invoke = Callable[..., subprocess.CompletedProcess[str]]
HENAN = ("河南省市场监督管理局", "豫市监质〔2024〕60号")
CHONGQING = ("重庆市市场监督管理局", "渝市监质〔2024〕60号")  # the same pinyin
SHAOXING = ("绍兴市市场监督管理局", "市监质〔2024〕60号")
HUZHOU = ("湖州市市场监督管理局", "市监质〔2024〕60号")  # the same number
ACTIVITIES = "各有关单位：\n现将有关事项通知如下：\n一、主要活动\n（一）举办青松质量论坛。\n"
DATE = "2024年8月20日\n"
BODY = ACTIVITIES + DATE
TITLE = "关于开展2024年“质量月”活动的通知"


def reading(
    issuer: str,
    number: str | None,
    knowledge: Knowledge,
    body: str = BODY,
    title: str | None = None,
    file: str = "",
) -> Reading:
    """A notice of an issuer, read from a file that is named after its number; without an issuer, number alone."""
    lines = [f"{issuer}文件" if issuer and number else "", number or "", title or f"{issuer}{TITLE}"]
    text = "\n".join(filter(None, lines)) + f"\n{body}"
    source = Source(f"{file or number or issuer}.txt", str(hash(text)), text)
    return Reading(Path(source.file), tuple(extract_notices(source, knowledge)))


def load(store: Store, model: Model, knowledge: Knowledge, *given: Reading) -> list[str]:
    """Load readings as the command does, and return the outcomes."""
    replaced = check_replacements(store, known_notices(given))
    return [each.outcome for each in write(store, model, stream_facts(given, knowledge), replaced=replaced)]


@pytest.mark.parametrize("pair", [(HENAN, CHONGQING), (SHAOXING, HUZHOU)])
def test_two_agencies_do_not_overwrite_each_other(
    pair: tuple[tuple[str, str], tuple[str, str]], store: Store, model: Model, knowledge: Knowledge
) -> None:
    one, other = (reading(*each, knowledge) for each in pair)
    assert load(store, model, knowledge, one) == ["loaded"]
    assert load(store, model, knowledge, other) == ["loaded"]
    assert load(store, model, knowledge, one, other) == ["unchanged", "unchanged"]


def test_two_notices_of_a_bureau_without_numbers_are_two(
    store: Store, model: Model, knowledge: Knowledge
) -> None:
    first = reading(HENAN[0], None, knowledge)
    later = reading(HENAN[0], None, knowledge, BODY.replace("8月20日", "9月3日"))
    other = reading(HENAN[0], None, knowledge, title=f"{HENAN[0]}关于做好2024年“质量月”宣传工作的通知")
    assert load(store, model, knowledge, first, later, other) == ["loaded"] * 3
    assert load(store, model, knowledge, other, later, first) == ["unchanged"] * 3


def test_a_corrected_text_of_the_same_notice_replaces_it(
    store: Store, model: Model, knowledge: Knowledge
) -> None:
    old = reading(*HENAN, knowledge)
    load(store, model, knowledge, old)
    mended = reading(HENAN[0], "豫市监质[2024]60号", knowledge, BODY.replace("论坛", "大会"))
    (replaced,) = check_replacements(store, known_notices([mended])).values()
    assert (replaced.id, replaced.file) == (old.records[0].id, "豫市监质〔2024〕60号.txt")
    assert load(store, model, knowledge, mended) == ["replaced"]
    assert load(store, model, knowledge, mended) == ["unchanged"]
    assert not check_replacements(store, known_notices([mended]))


LOST = {
    "issuer": lambda knowledge: reading("", SHAOXING[1], knowledge, title=TITLE, file="lost"),
    "number": lambda knowledge: reading(SHAOXING[0], None, knowledge, file="lost"),
    "date": lambda knowledge: reading(SHAOXING[0], None, knowledge, ACTIVITIES, file="lost"),
}


@pytest.mark.parametrize("lost", LOST)
def test_a_text_that_may_be_a_loaded_notice_is_refused_before_anything_is_written(
    lost: str, store: Store, model: Model, knowledge: Knowledge
) -> None:
    whole, part = reading(*SHAOXING, knowledge), LOST[lost](knowledge)
    for first, second in ((whole, part), (part, whole)):
        load(store, model, knowledge, first)
        before = dump(store)
        with pytest.raises(NoticeError, match=f"retract {first.records[0].id}") as refused:
            load(store, model, knowledge, reading(*HENAN, knowledge), second)
        assert str(refused.value).startswith(f"{second.path}: ")
        assert second.records[0].id in str(refused.value)
        assert dump(store) == before
        both = DuplicateFilter()
        assert both.new_part(first) == first
        with pytest.raises(NoticeError, match=r"may have texts of one notice.* load one of them"):
            both.new_part(second)
        retract(store, model, first.records[0].id)


def test_a_notice_under_its_former_id_is_replaced_under_the_present_one(
    store: Store, model: Model, knowledge: Knowledge
) -> None:
    """As after an upgrade: the graph was loaded when ids were made by the former rule."""
    given = reading(*HENAN, knowledge)
    (record,) = given.records
    load(store, model, knowledge, given)
    fresh = dump(store)
    retract(store, model, record.id)
    (former,) = record.former_ids
    old = record.model_copy(update={"id": former, "former_ids": [], "issuing_agency": None, "activities": []})
    load_notice(store, model, notice_facts(old, [], knowledge))
    assert load(store, model, knowledge, reading(*CHONGQING, knowledge)) == ["loaded"]
    assert load(store, model, knowledge, given) == ["replaced"]
    retract(store, model, reading(*CHONGQING, knowledge).records[0].id)
    assert dump(store) == fresh


def test_retract_takes_a_former_id(store: Store, model: Model, knowledge: Knowledge) -> None:
    henan, chongqing = reading(*HENAN, knowledge), reading(*CHONGQING, knowledge)
    (former,) = henan.records[0].former_ids
    load(store, model, knowledge, henan, chongqing)
    with pytest.raises(NotFound, match="former id of .*, .*; retract one of these"):
        retract(store, model, former)
    retract(store, model, chongqing.records[0].id)
    retract(store, model, former)
    with pytest.raises(NotFound, match="is not loaded"):
        retract(store, model, former)


def test_a_load_reports_what_it_replaced(
    server: tuple[Settings, Store], invoke: Invoke, tmp_path: Path
) -> None:
    settings, _ = server
    where = {"QMG_DATA_DIR": str(settings.data_dir)}
    if settings.graph_uri is not None:
        where = {"QMG_GRAPH_URI": settings.graph_uri, "QMG_GRAPH_PASSWORD": settings.graph_password or ""}
    text = f"{HENAN[0]}文件\n{HENAN[1]}\n{HENAN[0]}{TITLE}\n{BODY}"
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(text, "utf-8")
    new.write_text(text.replace("论坛", "大会"), "utf-8")
    assert "old.txt" not in invoke("load", str(old), variables=where).stdout
    done = invoke("load", str(new), variables=where)
    assert done.returncode == 0, done.stderr
    (line,) = [each for each in done.stdout.splitlines() if each.startswith("已更新 / replaced: ")]
    assert HENAN[1] in line
    assert "yu-shi-jian-zhi-2024-60-" in line
    assert line.endswith("old.txt → new.txt")


NOTICE = KnownNotice(
    "a", "0", "a.txt", "甲市市场监督管理局", None, "关于开展“质量月”活动的通知", "2024-08-20", 2024
)
NUMBER = "甲市监〔2024〕1号"


@pytest.mark.parametrize(
    ("stored", "same"),
    [
        (NOTICE, True),
        (replace(NOTICE, title="关于开展 “质量月” 活动的通知"), True),
        (replace(NOTICE, issue_date=None), True),
        (replace(NOTICE, issue_date="2024-09-01"), False),
        (replace(NOTICE, title="关于召开质量月推进会的通知"), False),
        (replace(NOTICE, title=None), False),
        (replace(NOTICE, doc_number=NUMBER), False),
        (replace(NOTICE, sha256="1", title="别的标题", doc_number=NUMBER), True),
        (replace(NOTICE, agency=None), True),
    ],
)
def test_a_text_of_one_id_is_the_same_notice_by_number_else_by_title_and_date(
    stored: KnownNotice, same: bool
) -> None:
    assert is_same_notice(replace(NOTICE, sha256="1"), stored) == same


@pytest.mark.parametrize(
    ("changed", "may_be"),
    [
        ({"agency": "乙市市场监督管理局"}, False),
        ({"doc_number": NUMBER}, True),
        ({"issue_date": None}, True),
        ({"issue_date": None, "year": None}, True),
        ({"issue_date": "2024-08"}, True),
        ({"issue_date": None, "year": 2023}, False),
        ({"issue_date": "2024-09-01"}, False),
        ({"title": "关于召开质量月推进会的通知"}, False),
        ({"agency": None}, False),
    ],
)
def test_notices_of_two_ids_may_be_one_where_nothing_known_of_both_differs(
    changed: dict[str, str | int | None], may_be: bool
) -> None:
    other = replace(NOTICE, id="b", **changed)  # type: ignore[arg-type]
    assert may_be_one(NOTICE, other) == may_be_one(other, NOTICE) == may_be
    index = NoticeIndex()
    index.add(NOTICE)
    assert (index.find_like(other) == NOTICE) == may_be


@pytest.mark.parametrize(
    ("agency", "number", "may_be"),
    [
        (None, "甲市监[2024]第1号", True),
        (None, "甲市监〔2024〕2号", False),
        ("乙市市场监督管理局", NUMBER, False),
    ],
)
def test_one_number_may_be_one_notice_where_an_issuer_is_lost(
    agency: str | None, number: str, may_be: bool
) -> None:
    one = replace(NOTICE, doc_number=NUMBER)
    other = replace(one, id="b", agency=agency, doc_number=number, title=None, issue_date="2024-09-01")
    assert may_be_one(one, other) == may_be_one(other, one) == may_be
    index = NoticeIndex()
    index.add(one)
    assert (index.find_like(other) == one) == may_be


def test_two_texts_of_one_notice_in_one_load_are_refused(knowledge: Knowledge) -> None:
    duplicates = DuplicateFilter()
    duplicates.new_part(reading(*HENAN, knowledge))
    mended = reading(*HENAN, knowledge, BODY.replace("论坛", "大会"), file="mended")
    with pytest.raises(NoticeError, match="different texts of one notice"):
        duplicates.new_part(mended)


def test_a_notice_that_a_file_has_twice_or_another_had_is_there_once(knowledge: Knowledge) -> None:
    """Its facts go with it; a file that is not loaded is forgotten, so that another may have the notice."""
    henan, shaoxing = reading(*HENAN, knowledge), reading(*SHAOXING, knowledge)
    (one,), (other,) = henan.records, shaoxing.records
    facts = [notice_facts(each, [], knowledge) for each in (one, other)]
    duplicates = DuplicateFilter()
    twice = Reading(henan.path, (one, one, other), facts=(facts[0], facts[0], facts[1]))
    assert duplicates.new_part(twice) == Reading(henan.path, (one, other), facts=tuple(facts))
    assert duplicates.new_part(shaoxing) == Reading(shaoxing.path)
    duplicates.forget(shaoxing.path, [other.id])
    assert duplicates.new_part(shaoxing) == Reading(shaoxing.path), "another file had it first"
    duplicates.forget(henan.path, [one.id, other.id])
    assert duplicates.new_part(shaoxing) == shaoxing
