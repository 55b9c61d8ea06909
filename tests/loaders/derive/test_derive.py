"""Derived facts in the graph: derived after each load, marked, and removed with the facts they follow from."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.cypher import Cypher
from graph.dump import dump
from graph.loading import retract_notice
from graph.store import Store
from loaders.derive.deriving import derive
from loaders.lexicon.knowledge import Knowledge
from loaders.run.pipeline import all_facts
from loaders.run.tools import ReadingTools
from loaders.run.writing import write
from ontology.kinds import Model

EARLIER = """中国质量协会关于开展2023年“质量月”活动的通知
中质协〔2023〕8号

各会员单位：

现就开展2023年“质量月”活动通知如下：

一、主要活动
（一）公安部开展“昆仑2023”专项行动。
（二）举办乡村工匠技能大比拼活动。
（三）组织召开座谈会。

中国质量协会
2023年8月20日
"""
LATER = (
    EARLIER.replace("2023", "2024")
    .replace("8号", "9号")
    .replace("公安部开展", "开展")
    .replace("举办乡村工匠", "开展全国乡村工匠")
)
SERIES = """
MATCH (activity:Activity)-[occurrence:IN_SERIES]->(series:ActivitySeries)
RETURN activity.name, series.name, occurrence.certainty, occurrence.rule, occurrence.derived, occurrence.quote
ORDER BY activity.name"""
DERIVED_ORGANIZERS = """
MATCH (agency:Agency)-[part:ORGANIZED]->(activity:Activity) WHERE part.basis = 'series'
RETURN agency.id, activity.name, part.derived, part.derived_from"""


@pytest.fixture
def store(vocabulary_store: Store) -> Store:
    return vocabulary_store


def load(store: Store, model: Model, knowledge: Knowledge, folder: Path, **texts: str) -> list[str]:
    """Load notices, given by the names of their files, derive, and return the ids of the notices."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    readings = list(ReadingTools(knowledge).read_all([folder / f"{name}.txt" for name in texts]))
    loaded = list(write(store, model, all_facts(readings, knowledge)))
    derive(store, model, knowledge)
    return [each.record.id for each in loaded]


def test_recurring_activities_are_joined_in_marked_series(
    store: Store, model: Model, knowledge: Knowledge, tmp_path: Path
) -> None:
    load(store, model, knowledge, tmp_path, earlier=EARLIER, later=LATER)
    rows = store.read(Cypher(SERIES)).rows
    assert {(row[1], row[2], row[3]) for row in rows} == {
        ("“昆仑”专项行动", "certain", "sign"),
        ("全国乡村工匠技能大比拼活动", "certain", "same_name"),
    }
    assert len(rows) == 4
    assert all(row[4] is True and row[5] for row in rows)


def test_the_last_organizer_is_derived_and_marked(
    store: Store, model: Model, knowledge: Knowledge, tmp_path: Path
) -> None:
    joint = LATER.replace("\n中国质量协会\n", "\n中国质量协会\n中国质量检验协会\n")
    load(store, model, knowledge, tmp_path, earlier=EARLIER, later=joint)
    ((agency, name, derived, sources),) = store.read(Cypher(DERIVED_ORGANIZERS)).rows
    assert (agency, name, derived, len(sources)) == ("mps", "“昆仑2024”专项行动", True, 1)


def test_nothing_is_derived_twice_for_one_state_of_the_graph(
    store: Store, model: Model, knowledge: Knowledge, tmp_path: Path
) -> None:
    load(store, model, knowledge, tmp_path, earlier=EARLIER, later=LATER)
    before = dump(store)
    assert not derive(store, model, knowledge)
    load(store, model, knowledge, tmp_path, later=LATER, earlier=EARLIER)
    assert dump(store) == before


def test_derived_facts_are_removed_with_their_sources(
    store: Store, model: Model, knowledge: Knowledge, tmp_path: Path
) -> None:
    (first,) = load(store, model, knowledge, tmp_path, earlier=EARLIER)
    alone = dump(store)
    (second,) = load(store, model, knowledge, tmp_path, later=LATER)
    assert dump(store) != alone
    assert retract_notice(store, model, second)
    derive(store, model, knowledge)
    assert dump(store) == alone
    assert retract_notice(store, model, first)
    derive(store, model, knowledge)
    assert store.read(Cypher("MATCH ()-[r]->() WHERE r.derived = true RETURN count(r)")).value() == 0
    assert store.read(Cypher("MATCH (s:ActivitySeries) WHERE s.provisional RETURN count(s)")).value() == 0
