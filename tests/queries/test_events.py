"""Events that several notices plan, on both servers: derived, asked for, and counted once, in Cypher and SPARQL."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.cypher import Cypher
from graph.loading import load_vocabulary_facts, retract_notice
from graph.rdf import facts_from_rdf
from graph.settings import Settings
from graph.store import Store
from loaders.derive.deriving import derive
from loaders.lexicon.knowledge import Knowledge
from loaders.run.pipeline import all_facts
from loaders.run.tools import ReadingTools
from loaders.run.writing import write
from ontology.kinds import Model
from ontology.vocabulary import load_vocabulary
from queries.answer import answer
from queries.catalog import Catalog
from queries.parameters import RawValue
from queries.sparql.question import answer_in_sparql

NATIONAL = """国家市场监督管理总局关于开展2024年“质量月”活动的通知
国市监质发〔2024〕70号

各省、自治区、直辖市市场监管局：

现就开展2024年“质量月”活动通知如下：

一、主要活动
（一）国务院国资委举办第七届中央企业QC小组成果发表赛。
（二）9月12日，市场监管总局召开质量强链工作现场会。

国家市场监督管理总局
2024年8月20日
"""
PROVINCE = """福建省市场监督管理局关于开展2024年“质量月”活动的通知
闽市监质〔2024〕30号

各设区市市场监管局：

现就开展2024年“质量月”活动通知如下：

一、主要活动
（一）组织观摩第七届中央企业QC小组成果发表赛。
（二）9月12日，市场监管总局召开质量强链工作现场会。
（三）举办福建质量大讲堂。

福建省市场监督管理局
2024年8月25日
"""
COUNTED: list[tuple[str, int]] = [("activities", 2), ("events", 1), ("probable_events", 1)]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The shipped vocabulary."""
    return Knowledge.load()


@pytest.fixture
def planned(
    server: tuple[Settings, Store], model: Model, knowledge: Knowledge, tmp_path: Path
) -> tuple[Settings, Store, list[str]]:
    """Each server with a national and a provincial notice: its settings, the store, and the ids of the notices."""
    settings, store = server
    load_vocabulary_facts(store, model, facts_from_rdf(load_vocabulary(), model))
    paths = [tmp_path / "national.txt", tmp_path / "province.txt"]
    for path, text in zip(paths, (NATIONAL, PROVINCE), strict=True):
        path.write_text(text, "utf-8")
    loaded = list(write(store, model, all_facts(list(ReadingTools(knowledge).read_all(paths)), knowledge)))
    derive(store, model, knowledge)
    return replace(settings, sparql_seconds=60), store, [each.record.id for each in loaded]


def test_events_are_derived_and_asked_for(
    planned: tuple[Settings, Store, list[str]], catalog: Catalog
) -> None:
    settings, store, notices = planned
    question = catalog.get("events-planned")
    found = answer(store, question, {})
    assert found.rows == answer_in_sparql(settings, store, question, {}).rows
    rows = found.records()
    assert {(row["event"], row["certainty"], row["rule"]) for row in rows} == {
        ("第七届中央企业QC小组成果发表赛", "certain", "same_edition"),
        ("质量强链工作现场会", "certain", "same_name_and_date"),
    }
    assert sorted(row["notice_id"] for row in rows) == sorted(notices * 2)
    assert {row["date_from"] for row in rows} == {None, "2024-09-12"}
    assert all(row["quote"] for row in rows)


@pytest.mark.parametrize(("count", "expected"), COUNTED)
def test_a_congress_of_two_notices_is_counted_once_when_asked_so(
    planned: tuple[Settings, Store, list[str]], catalog: Catalog, count: str, expected: int
) -> None:
    settings, store, _ = planned
    given: dict[str, RawValue] = {"agency": "samr", "type": "conference_forum", "count": count}
    for name in ("agencies-by-type-and-year", "types-by-year"):
        found = answer(store, catalog.get(name), given)
        assert [row["activities"] for row in found.records()] == [expected]
        assert found.rows == answer_in_sparql(settings, store, catalog.get(name), given).rows


def test_an_event_goes_with_the_second_notice(
    planned: tuple[Settings, Store, list[str]], model: Model, knowledge: Knowledge
) -> None:
    _, store, notices = planned
    assert store.read(Cypher("MATCH (e:Event) RETURN count(e)")).value() == 2
    retract_notice(store, model, notices[1])
    derive(store, model, knowledge)
    assert store.read(Cypher("MATCH (e:Event) RETURN count(e)")).value() == 0
