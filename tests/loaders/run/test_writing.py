"""Notices written in groups: each with its outcome, and none taken along by one that fails."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.cypher import Cypher
from graph.dump import dump
from graph.entities import Facts, Node
from graph.store import Store
from loaders.contract.record import NoticeRecord
from loaders.lexicon.knowledge import Knowledge
from loaders.run import writing
from loaders.run.pipeline import all_facts
from loaders.run.tools import ReadingTools
from loaders.run.writing import write
from ontology.errors import QueryFailed
from ontology.kinds import Model

TEXT = """{issuer}关于开展2024年“质量月”活动的通知
{number}号

各有关单位：
现就开展2024年“质量月”活动通知如下：
一、主要活动
（一）举办青松质量论坛。
（二）开展家电维修技能大比拼。

{issuer}
2024年8月20日
"""
ISSUERS = ("福建省市场监督管理局", "河南省市场监督管理局", "洛阳市市场监督管理局", "厦门市市场监督管理局")
LOADED = Cypher("MATCH (n:Notice) WHERE n.fingerprint IS NOT NULL RETURN n.id ORDER BY n.id")


@pytest.fixture
def facts(knowledge: Knowledge, tmp_path: Path) -> list[tuple[NoticeRecord, Facts]]:
    paths = [tmp_path / f"{place}.txt" for place in range(len(ISSUERS))]
    for path, issuer in zip(paths, ISSUERS, strict=True):
        path.write_text(TEXT.format(issuer=issuer, number=f"{issuer[:2]}质〔2024〕7"), "utf-8")
    return all_facts(list(ReadingTools(knowledge).read_all(paths)), knowledge)


@pytest.fixture(params=[1, 60, 5_000])
def groups(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups of one notice, of some, and of all."""
    monkeypatch.setattr(writing, "EDGES", request.param)


@pytest.mark.usefixtures("groups")
def test_the_graph_does_not_depend_on_the_groups(
    store: Store, model: Model, facts: list[tuple[NoticeRecord, Facts]]
) -> None:
    names: list[str] = []
    written = list(write(store, model, facts, names.append))
    assert [each.outcome for each in written] == ["loaded"] * len(facts)
    assert [each.record.id for each in written] == names == [record.id for record, _ in facts]
    grouped = dump(store, bookkeeping=True)
    assert [each.outcome for each in write(store, model, facts)] == ["unchanged"] * len(facts)
    store.write([Cypher("MATCH (n) DETACH DELETE n")])
    for each in facts:
        list(write(store, model, [each]))
    assert dump(store, bookkeeping=True) == grouped


def test_a_notice_that_fails_takes_none_before_it_along(
    store: Store, model: Model, facts: list[tuple[NoticeRecord, Facts]]
) -> None:
    """The server refuses the id of an activity of another notice."""
    first, second, third, *_ = facts
    stolen = next(node for node in first[1].nodes if node.type == "Activity")
    mine = Node("Activity", stolen.id, {**stolen.properties, "notice": third[0].id})
    broken = third[0], replace(third[1], nodes=(*third[1].nodes, mine))
    with pytest.raises(QueryFailed):
        list(write(store, model, [first, second, broken]))
    assert store.read(LOADED).rows == tuple((key,) for key in sorted((first[0].id, second[0].id)))
    refused: list[tuple[str, str]] = []
    written = list(
        write(
            store, model, [first, broken, second], refuse=lambda record, why: refused.append((record.id, why))
        )
    )
    assert [each.record.id for each in written] == [first[0].id, second[0].id]
    assert [key for key, _ in refused] == [third[0].id]
    assert stolen.id in refused[0][1]
