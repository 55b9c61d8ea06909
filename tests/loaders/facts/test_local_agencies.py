"""Agencies made of a kind and a place, in the graphs of both servers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.cypher import Cypher
from graph.dump import dump
from graph.settings import Settings
from graph.store import Store
from loaders.assemble.extraction import extract_notices
from loaders.derive.deriving import derive
from loaders.formats.reading import Source
from loaders.lexicon.knowledge import Knowledge
from loaders.run.installing import install
from loaders.run.loading import retract
from loaders.run.pipeline import stream_facts
from loaders.run.reading import Reading
from loaders.run.writing import write
from ontology.identities import Decision, Identities
from ontology.kinds import Model
from ontology.vocabulary import load_vocabulary
from queries.answer import answer
from queries.catalog import load_catalog
from queries.entities.entity import merged_into

Load = Callable[..., list[str]]


def notice(issuer: str, year: int, *activities: str) -> str:
    """The text of a notice of an issuer with these activities."""
    items = "".join(
        f"（{number}）{each}。\n" for number, each in zip("一二三四五六", activities, strict=False)
    )
    head = f"{issuer}关于开展{year}年“质量月”活动的通知\n各有关单位：\n现将有关事项通知如下：\n一、主要活动\n"
    return f"{head}{items}{issuer}\n{year}年8月20日\n"


@pytest.fixture
def store(server: tuple[Settings, Store]) -> Store:
    """Each server in turn, without notices; the vocabulary stays from test to test."""
    return server[1]


@pytest.fixture
def load(store: Store, model: Model, knowledge: Knowledge) -> Load:
    """Install the vocabulary, and return a function that loads texts and derives what follows from them."""
    install(store, model, load_vocabulary())

    def load_texts(*texts: str, knowledge: Knowledge = knowledge) -> list[str]:
        readings = [
            Reading(
                Path(f"{at}.txt"),
                tuple(extract_notices(Source(f"{at}.txt", str(hash(text)), text), knowledge)),
            )
            for at, text in enumerate(texts)
        ]
        outcomes: list[str] = [
            each.outcome for each in write(store, model, stream_facts(readings, knowledge))
        ]
        derive(store, model, knowledge)
        return outcomes

    return load_texts


def organizers(store: Store, printed: str) -> list[tuple[Any, ...]]:
    """Ids and names of the agencies that organise under a printed name."""
    text = (
        "MATCH (a:Agency)-[o:ORGANIZED]->(:Activity) WHERE o.name_as_printed = $name "
        "RETURN DISTINCT a.id, a.name, a.provisional ORDER BY a.id"
    )
    return [tuple(row) for row in store.read(Cypher(text, {"name": printed})).rows]


def in_charge(store: Store, model: Model, region: str, as_of: str) -> list[tuple[str, bool]]:
    """The agencies in charge of the supervision of quality in a region, and whether that is certain."""
    question = load_catalog(model=model).get("bodies-in-charge")
    given = {"remit": "质量监督", "region": region, "as_of": as_of}
    return [(row["agency"], row["certain"]) for row in answer(store, question, given).records()]


def test_the_education_bureaus_of_two_cities_are_two(store: Store, load: Load) -> None:
    load(
        notice("青岛市市场监督管理局", 2024, "市教育局举办青松质量论坛", "质量发展处举办质量讲座"),
        notice("兰州市市场监督管理局", 2024, "市教育局举办红柳质量论坛", "质量发展处举办质量讲座"),
        notice("山东省市场监督管理局", 2024, "青岛市教育局举办海风质量论坛"),
    )
    assert organizers(store, "市教育局") == [
        ("education-370200", "青岛市教育局", False),
        ("education-620100", "兰州市教育局", False),
    ]
    assert organizers(store, "青岛市教育局") == [("education-370200", "青岛市教育局", False)]
    units = organizers(store, "质量发展处")
    assert [name for _, name, _ in units] == [
        "兰州市市场监督管理局质量发展处",
        "青岛市市场监督管理局质量发展处",
    ]
    above = "MATCH (u:Agency {id: $id})-[:SUBORDINATE_TO]->(a:Agency) RETURN a.id"
    assert [store.read(Cypher(above, {"id": each[0]})).value() for each in units] == [
        "amr-620100",
        "qingdao-amr",
    ]


def test_the_agencies_in_charge_in_suzhou(store: Store, model: Model, load: Load) -> None:
    load(
        notice("苏州市质量技术监督局", 2010, "举办青松质量论坛"),
        notice("苏州市市场监督管理局", 2024, "举办海风质量论坛"),
    )
    assert in_charge(store, model, "苏州市", "2010") == [("苏州市质量技术监督局", True)]
    assert in_charge(store, model, "苏州市", "2017") == [
        ("苏州市质量技术监督局", False),
        ("苏州市市场监督管理局", False),
    ]
    assert in_charge(store, model, "苏州市", "2024") == [("苏州市市场监督管理局", True)]
    text = (
        "MATCH (:Agency {id: 'bqts-320500'})-[s:SUCCEEDED_BY]->(a) "
        "RETURN a.id, s.change_kind, s.changed_on_earliest, s.changed_on"
    )
    assert [tuple(row) for row in store.read(Cypher(text)).rows] == [("amr-320500", "merge", "2014", "2019")]


def test_the_predecessors_that_every_city_had_need_not_be_named(
    store: Store, model: Model, load: Load
) -> None:
    load(notice("苏州市市场监督管理局", 2024, "举办海风质量论坛"))
    assert in_charge(store, model, "320500", "2010") == [("苏州市质量技术监督局", True)]


def test_a_place_renamed_between_two_notices_has_one_bureau(store: Store, load: Load) -> None:
    load(
        notice("湖北省质量技术监督局", 2009, "襄樊市质量技术监督局举办青松质量论坛"),
        notice("湖北省质量技术监督局", 2012, "襄阳市质量技术监督局举办海风质量论坛"),
    )
    assert organizers(store, "襄樊市质量技术监督局") == [("bqts-420600", "襄阳市质量技术监督局", False)]
    assert organizers(store, "襄阳市质量技术监督局") == [("bqts-420600", "襄阳市质量技术监督局", False)]
    names = store.read(Cypher("MATCH (a:Agency {id: 'bqts-420600'}) RETURN a.former_names")).value()
    assert names == ["襄樊市质量技术监督局 /2010"]


def test_a_county_that_became_a_district_hands_its_bureau_over(store: Store, load: Load) -> None:
    load(notice("苏州市质量技术监督局", 2010, "吴江市质监局举办青松质量论坛"))
    text = "MATCH (:Agency {id: 'bqts-320584'})-[s:SUCCEEDED_BY]->(a:Agency) RETURN a.id, s.changed_on"
    assert [tuple(row) for row in store.read(Cypher(text)).rows] == [("bqts-320509", "2012")]


def test_loading_and_retracting_leaves_no_trace(store: Store, model: Model, load: Load) -> None:
    first = notice("苏州市市场监督管理局", 2024, "市教育局举办青松质量论坛", "工业园区管委会举办质量讲座")
    second = notice("苏州市教育局", 2024, "举办海风质量论坛", "市总工会举办质量沙龙")
    load(first)
    before = _facts(store)
    load(second)
    assert load(first) == ["unchanged"]
    loaded = "MATCH (n:Notice) WHERE n.sha256 = $sha RETURN n.id"
    retract(store, model, str(store.read(Cypher(loaded, {"sha": str(hash(second))})).value()))
    assert _facts(store) == before


def test_a_reload_of_the_vocabulary_keeps_what_follows_from_made_agencies(
    store: Store, model: Model, load: Load
) -> None:
    load(notice("苏州市市场监督管理局", 2024, "市教育局举办青松质量论坛"))
    before = _facts(store)
    triples = load_vocabulary()
    changed = type(triples)(store="SimpleMemory", identifier="urn:sha256:other")
    changed += triples
    install(store, model, changed)
    assert _facts(store) == before


def test_a_merge_and_its_undoing(store: Store, model: Model, load: Load, knowledge: Knowledge) -> None:
    text = notice("绍兴市市场监督管理局", 2024, "市质量计量中心举办青松质量论坛")
    load(text)
    (before,) = organizers(store, "市质量计量中心")
    assert before[1:] == ("绍兴市质量计量中心", True)
    line = Decision(
        "merge",
        str(before[0]),
        "metrology-institute-330600",
        "",
        "",
        "",
        "",
        "同一机构",
        "",
        "editor",
        "2026-11-28",
    )
    merged = replace(knowledge, identities=Identities((line,)))
    assert load(text, knowledge=merged) == ["replaced"]
    assert organizers(store, "市质量计量中心") == [
        ("metrology-institute-330600", "绍兴市计量科学研究院", False)
    ]
    agency = model.nodes["Agency"]
    assert merged_into(store, agency, str(before[0])) == "metrology-institute-330600"
    assert load(text) == ["replaced"]
    assert organizers(store, "市质量计量中心") == [before]
    assert merged_into(store, agency, str(before[0])) is None


def test_a_name_that_is_two(store: Store, load: Load, knowledge: Knowledge) -> None:
    texts = [
        notice(f"{city}市市场监督管理局", 2024, "青松质量技术协会举办质量论坛") for city in ("绍兴", "湖州")
    ]
    load(*texts)
    assert len(organizers(store, "青松质量技术协会")) == 1
    line = Decision(
        "split",
        "青松质量技术协会",
        "湖州市青松质量技术协会",
        "330500",
        "",
        "",
        "",
        "另一协会",
        "",
        "editor",
        "2026-11-28",
    )
    assert load(*texts, knowledge=replace(knowledge, identities=Identities((line,)))) == [
        "unchanged",
        "replaced",
    ]
    assert sorted(name for _, name, _ in organizers(store, "青松质量技术协会")) == [
        "湖州市青松质量技术协会", "青松质量技术协会",
    ]  # fmt: skip


def _facts(store: Store) -> tuple[str, ...]:
    return dump(store)
