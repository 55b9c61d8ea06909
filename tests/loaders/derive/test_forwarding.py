"""FORWARDS to a notice that is known by its cited number: derived if exactly one loaded notice has the number."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from graph.cypher import Cypher
from graph.dump import dump
from graph.loading import prepare
from graph.store import Store
from loaders.derive.deriving import derive
from loaders.derive.forwarding import ForwardedNumber, derive_forwarding
from loaders.derive.occurrences import Evidence
from loaders.lexicon.knowledge import Knowledge
from loaders.run.loading import retract
from loaders.run.pipeline import all_facts
from loaders.run.tools import ReadingTools
from loaders.run.writing import write
from ontology.kinds import Model

BODY = (
    "各有关单位：\n现将有关事项通知如下：\n一、主要活动\n（一）举办青松质量论坛。\n{issuer}\n2024年8月20日\n"
)
PROVINCE, CITY = "河南省市场监督管理局", "洛阳市市场监督管理局"
NUMBER = "豫市监〔2024〕66号"
FORWARDED = f"{PROVINCE}文件\n{NUMBER}\n{PROVINCE}关于开展2024年“质量月”活动的通知\n" + BODY.format(
    issuer=PROVINCE
)
FORWARDING = (
    f"{CITY}文件\n洛市监〔2024〕83号\n关于转发《河南省市场监督管理局关于开展2024年“质量月”活动的通知》的通知\n"
    "各有关单位：\n现将《河南省市场监督管理局关于开展2024年“质量月”活动的通知》（豫市监[2024] 66号）转发给你们，"
    f"请遵照执行。\n{CITY}\n2024年8月26日\n"
)
FORWARDS = """
MATCH (notice:Notice)-[link:FORWARDS]->(other:Notice)
RETURN notice.doc_number, other.fingerprint IS NOT NULL, link.derived, link.rule, link.quote ORDER BY other.id"""


def load(store: Store, model: Model, knowledge: Knowledge, path: Path) -> str:
    (loaded,) = write(store, model, all_facts(list(ReadingTools(knowledge).read_all([path])), knowledge))
    derive(store, model, knowledge)
    return loaded.record.id


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    for name, text in (("forwarded", FORWARDED), ("forwarding", FORWARDING)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return sorted(tmp_path.iterdir())


def test_a_forwarded_notice_is_linked_in_any_order(
    store: Store, model: Model, knowledge: Knowledge, paths: list[Path]
) -> None:
    prepare(store, model)
    graphs = []
    for order in permutations(paths):
        ids = [load(store, model, knowledge, path) for path in order]
        graphs.append(dump(store))
        rows = store.read(Cypher(FORWARDS)).rows
        assert {row[1:4] for row in rows} == {(False, None, None), (True, True, "same_number")}
        assert {row[0] for row in rows} == {"洛市监〔2024〕83号"}
        assert len({row[4] for row in rows}) == 1
        for notice in ids:
            retract(store, model, notice)
    assert graphs[0] == graphs[1]


def test_the_link_goes_with_the_forwarded_notice(
    store: Store, model: Model, knowledge: Knowledge, paths: list[Path]
) -> None:
    forwarded, forwarding = paths
    load(store, model, knowledge, forwarding)
    alone = dump(store)
    retract(store, model, load(store, model, knowledge, forwarded))
    assert dump(store) == alone


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ({"b": NUMBER}, ["b"]),
        ({"b": "豫市监[2024]第66号", "c": "豫市监〔2024〕67号"}, ["b"]),
        ({"b": NUMBER, "c": NUMBER}, []),
        ({"a": NUMBER}, []),
        ({}, []),
    ],
)
def test_exactly_one_other_notice_must_have_the_number(numbers: dict[str, str], found: list[str]) -> None:
    cited = ForwardedNumber("cited-1", NUMBER, Evidence("a"))
    assert [each.notice for each in derive_forwarding(numbers, [cited])] == found
