"""Loading, replacing, retracting: by example on both servers. test_order.py has the general property."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from graph.cypher import Cypher
from graph.dump import dump
from graph.entities import Edge, Facts, Node
from graph.loading import (
    Summary,
    load_notice,
    load_notices,
    load_register,
    load_vocabulary_facts,
    retract_notice,
    retract_register,
    summary,
    version,
)
from graph.store import Store, open_store
from ontology.errors import OntologyError, QueryFailed
from ontology.kinds import Model


def properties(store: Store, label: str, entity: str) -> Any:
    """The properties of one node, or None."""
    return store.read(Cypher(f"MATCH (n:{label} {{id: $id}}) RETURN properties(n)", {"id": entity})).value()


def test_a_notice_is_stored_with_its_evidence(store: Store, factory: Any, model: Model) -> None:
    facts = factory.notice("n-1")
    assert load_notice(store, model, facts) == "loaded"
    evidence = store.read(
        Cypher(
            "MATCH (:Agency {id: 'samr'})-[r:ORGANIZED]->(a:Activity)-[m:MENTIONED_IN]->(n:Notice) "
            "RETURN r.role, r.notice, r.section, r.start, r.end, r.quote, a.targets, m.start, n.fingerprint "
            "ORDER BY m.start"
        )
    )
    shared = ("lead", "n-1", "一", 0, 4, "text", ["甲", "乙"])
    assert evidence.rows == ((*shared, 0, facts.digest), (*shared, 9, facts.digest))


def test_loading_again_writes_nothing(store: Store, factory: Any, model: Model) -> None:
    load_notice(store, model, factory.notice("n-1"))
    before = dump(store, bookkeeping=True), version(store)
    shuffled = factory.notice("n-1")
    again = Facts("n-1", shuffled.nodes[::-1], shuffled.edges[::-1])
    assert load_notice(store, model, again) == "unchanged"
    assert (dump(store, bookkeeping=True), version(store)) == before


def test_a_corrected_notice_replaces_its_facts(store: Store, factory: Any, model: Model) -> None:
    load_notice(store, model, factory.notice("n-2"))
    load_notice(
        store, model, factory.notice("n-1", factory.NoticeContent(theme="旧", organisers=("samr", "name-xx")))
    )
    corrected = factory.notice("n-1", factory.NoticeContent(theme="新", organisers=("miit",)))
    home = corrected.nodes[0]
    corrected = replace(corrected, nodes=(replace(home, properties={"title": "新"}), *corrected.nodes[1:]))
    assert load_notice(store, model, corrected) == "replaced"
    assert properties(store, "Notice", "n-1") == {
        "id": "n-1", "title": "新", "fingerprint": corrected.digest,
    }  # fmt: skip
    own = Cypher("MATCH (a:Activity {notice: 'n-1'}) RETURN a.id ORDER BY a.id")
    assert store.read(own).rows == (("n-1.0",),)
    assert properties(store, "Agency", "name-xx") is not None, "n-2 still refers to it"


def test_a_retracted_notice_leaves_nothing(store: Store, factory: Any, model: Model) -> None:
    nothing = dump(store, bookkeeping=True)
    load_notice(store, model, factory.notice("n-1", factory.NoticeContent(forwards=("n-2", None))))
    assert retract_notice(store, model, "n-1")
    assert dump(store, bookkeeping=True) == nothing == ()


def test_only_a_loaded_notice_can_be_retracted(store: Store, factory: Any, model: Model) -> None:
    load_notice(store, model, factory.notice("n-1", factory.NoticeContent(forwards=("n-2", "1号"))))
    load_vocabulary_facts(store, model, factory.vocabulary(("samr", "市场监管总局")))
    before = dump(store, bookkeeping=True), version(store)
    assert not retract_notice(store, model, "n-2")
    assert not retract_notice(store, model, "n-3")
    assert not retract_notice(store, model, "vocabulary")
    assert (dump(store, bookkeeping=True), version(store)) == before


def test_a_forwarded_notice_is_a_stub_unless_it_is_loaded(store: Store, factory: Any, model: Model) -> None:
    load_notice(store, model, factory.notice("n-1", factory.NoticeContent(forwards=("n-2", "1号"))))
    stub = properties(store, "Notice", "n-2")
    assert stub == {"id": "n-2", "doc_number": "1号"}
    assert summary(store).notices == 1, "a stub is not counted"
    load_notice(store, model, factory.notice("n-2"))
    assert properties(store, "Notice", "n-2")["title"] == "关于n-2的通知"
    assert "doc_number" not in properties(store, "Notice", "n-2")
    retract_notice(store, model, "n-2")
    assert properties(store, "Notice", "n-2") == stub
    forwards = Cypher("MATCH (:Notice {id: 'n-1'})-[r:FORWARDS]->(:Notice {id: 'n-2'}) RETURN count(r)")
    assert store.read(forwards).value() == 1
    retract_notice(store, model, "n-1")
    assert properties(store, "Notice", "n-2") is None


def test_the_vocabulary_has_the_properties_of_agencies_in_notices(
    store: Store, factory: Any, model: Model
) -> None:
    load_notice(store, model, factory.notice("n-1"))
    assert properties(store, "Agency", "samr") == {"id": "samr", "provisional": True}
    assert (
        load_vocabulary_facts(store, model, factory.vocabulary(("samr", "总局"), ("miit", "工信部")))
        == "loaded"
    )
    assert properties(store, "Agency", "samr") == {"id": "samr", "name": "总局", "provisional": False}
    assert (
        load_vocabulary_facts(store, model, factory.vocabulary(("samr", "总局"), ("miit", "工信部")))
        == "unchanged"
    )


def test_an_entry_that_leaves_the_vocabulary(store: Store, factory: Any, model: Model) -> None:
    load_vocabulary_facts(store, model, factory.vocabulary(("samr", "总局"), ("miit", "工信部")))
    load_notice(store, model, factory.notice("n-1"))
    assert load_vocabulary_facts(store, model, factory.vocabulary()) == "replaced"
    assert properties(store, "Agency", "miit") is None, "no notice refers to it"
    assert properties(store, "Agency", "samr") == {"id": "samr", "provisional": True}
    counted = Cypher("MATCH (:Agency {id: 'samr'})-[r]->(t) RETURN type(r), count(r)")
    assert store.read(counted).rows == (("ORGANIZED", 1),)


def test_a_provisional_agency_that_enters_the_vocabulary(store: Store, factory: Any, model: Model) -> None:
    load_notice(store, model, factory.notice("n-1"))
    assert properties(store, "Agency", "name-xx") == {
        "id": "name-xx", "name": "机构name-xx", "provisional": True,
    }  # fmt: skip
    load_vocabulary_facts(store, model, factory.vocabulary(("name-xx", "正式名")))
    retract_notice(store, model, "n-1")
    assert properties(store, "Agency", "name-xx") == {"id": "name-xx", "name": "正式名", "provisional": False}


def test_refused_facts_leave_the_store_unchanged(store: Store, factory: Any, model: Model) -> None:
    load_notice(store, model, factory.notice("n-1"))
    before = dump(store, bookkeeping=True)
    facts = factory.notice("n-1", factory.NoticeContent(theme="新"))
    wrong = Facts("n-1", (*facts.nodes, Node("Theme", "u", {"txt": "x"})), facts.edges)
    for load, stated in (
        (load_notice, wrong),
        (load_notice, factory.vocabulary()),
        (load_vocabulary_facts, facts),
    ):
        with pytest.raises(OntologyError):
            load(store, model, stated)
    assert dump(store, bookkeeping=True) == before


def test_a_load_that_fails_half_way_leaves_the_store_unchanged(
    store: Store, factory: Any, model: Model
) -> None:
    """The server refuses the id of an activity of another notice, after much was written."""
    load_notice(store, model, factory.notice("n-1"))
    before = dump(store, bookkeeping=True), version(store)
    facts = factory.notice("n-2")
    stolen = Node("Activity", "n-1.0", {"notice": "n-2"})
    with pytest.raises(Exception, match="n-1.0"):
        load_notice(store, model, Facts("n-2", (*facts.nodes, stolen), facts.edges))
    assert (dump(store, bookkeeping=True), version(store)) == before


def test_concurrent_loads_of_a_notice_load_it_once(
    store: Store, factory: Any, model: Model, request: pytest.FixtureRequest
) -> None:
    facts = factory.notice("n-1")
    with open_store(request.getfixturevalue(f"{store.kind}_settings")) as other, ThreadPoolExecutor() as pool:
        loads = [pool.submit(load_notice, each, model, facts) for each in (store, other, store, other)]
        outcomes = sorted(load.result() for load in loads)
    assert outcomes == ["loaded", "unchanged", "unchanged", "unchanged"]
    assert store.read(Cypher("MATCH (:Notice)-[r:ANNOUNCES]->() RETURN count(r)")).value() == 1


def test_the_summary_counts(store: Store, factory: Any, model: Model) -> None:
    load_vocabulary_facts(store, model, factory.vocabulary(("samr", "总局"), ("miit", "工信部")))
    load_notice(store, model, factory.notice("n-1"))
    load_notice(store, model, factory.notice("n-2"))
    counts = Summary(notices=2, campaigns=1, agencies=2, activities=4, regions=0)
    assert summary(store) == counts, "an agency or region that only the vocabulary has is not counted"


def test_relationships_between_shared_nodes_go_with_their_notice(
    store: Store, factory: Any, model: Model
) -> None:
    for owner in ("n-1", "n-2"):
        load_notice(store, model, factory.notice(owner))
    retract_notice(store, model, "n-1")
    themes = Cypher("MATCH (:Campaign)-[r:HAS_THEME]->(:Theme) RETURN r.notice")
    assert store.read(themes).rows == (("n-2",),)


def test_a_register_stays_when_notices_and_the_vocabulary_change(
    store: Store, factory: Any, model: Model
) -> None:
    """Both state a theme of one campaign; each statement is deleted with its owner alone."""
    load_register(store, model, factory.register("register:sheet", "加强全面质量管理"))
    alone = dump(store)
    load_notice(store, model, factory.notice("n-1"))
    load_vocabulary_facts(store, model, factory.vocabulary(("samr", "总局")))
    load_vocabulary_facts(store, model, factory.vocabulary())
    themes = Cypher(
        "MATCH (:Campaign)-[r:HAS_THEME]->(:Theme) RETURN r.notice, r.registered_in ORDER BY r.notice"
    )
    assert set(store.read(themes).rows) == {("n-1", None), (None, "sheet")}
    assert summary(store) == Summary(notices=1, campaigns=1, agencies=2, activities=2, regions=0, records=1)
    assert retract_register(store, model, "register:sheet")
    assert store.read(themes).rows == (("n-1", None),)
    load_register(store, model, factory.register("register:sheet", "加强全面质量管理"))
    retract_notice(store, model, "n-1")
    assert [line for line in dump(store) if "Region" not in line] == list(alone)


def test_a_notice_may_join_two_shared_nodes(store: Store, model: Model) -> None:
    """IMPLEMENTS joins two campaigns, neither of which belongs to the notice."""
    own, national = Node("Campaign", "fujian-2025", {"year": 2025}), Node("Campaign", "national-2025", {})
    edge = Edge("IMPLEMENTS", own.ref, national.ref, {"notice": "n"})
    load_notice(store, model, Facts("n", (Node("Notice", "n", {"title": "x"}), own, national), (edge,)))
    assert store.read(Cypher("MATCH (c:Campaign)-[:IMPLEMENTS]->(d) RETURN c.id, d.id")).rows == (
        ("fujian-2025", "national-2025"),
    )
    retract_notice(store, model, "n")
    assert dump(store, bookkeeping=True) == ()


@hypothesis_settings(max_examples=hypothesis_settings().max_examples // 6)
@given(data=st.data())
def test_a_group_is_stored_as_its_notices_one_by_one(
    store: Store, model: Model, factory: Any, data: Any
) -> None:
    """Whatever was stored of them before: new, other or equal facts, and notices that refer to one another."""
    owners = ["n-1", "n-2", "n-3"]
    drawn = {owner: factory.notices(owner, [each for each in owners if each != owner]) for owner in owners}
    before = [data.draw(drawn[owner]) for owner in data.draw(st.lists(st.sampled_from(owners), max_size=3))]
    group = [data.draw(drawn[owner]) for owner in data.draw(st.permutations(owners))]
    dumps, outcomes = [], []
    for load in (one_by_one, load_notices):
        store.write([Cypher("MATCH (n) DETACH DELETE n")])
        one_by_one(store, model, before)
        outcomes.append(load(store, model, group))
        dumps.append(dump(store, bookkeeping=True))
    assert outcomes[0] == outcomes[1]
    assert dumps[0] == dumps[1]


def one_by_one(store: Store, model: Model, group: Sequence[Facts]) -> list[str]:
    return [load_notice(store, model, facts) for facts in group]


def test_a_group_is_stored_whole_or_not_at_all(store: Store, factory: Any, model: Model) -> None:
    load_notice(store, model, factory.notice("n-1"))
    before = dump(store, bookkeeping=True)
    facts = factory.notice("n-3")
    stolen = Node("Activity", "n-1.0", {"notice": "n-3"})
    broken = Facts("n-3", (*facts.nodes, stolen), facts.edges)
    with pytest.raises(QueryFailed, match="n-1.0"):
        load_notices(store, model, [factory.notice("n-2"), broken])
    mine = replace(facts, nodes=(*facts.nodes, Node("Activity", "n-4.0", {"notice": "n-3"})))
    with pytest.raises(QueryFailed, match="n-4.0 would belong to n-4 and to n-3"):
        load_notices(store, model, [factory.notice("n-4"), mine])
    assert dump(store, bookkeeping=True) == before
