"""Batches: every row once and in order, none too large for a message, and no input in a statement."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from graph import batches
from graph.changes import Ledger, StoredState, drop_facts, put_facts
from graph.claims import claims_of
from graph.cypher import Cypher
from graph.entities import Node
from graph.store import Store
from ontology.errors import QueryFailed
from ontology.kinds import Model


@given(sizes=st.lists(st.integers(0, 3_000_000), max_size=12))
@hypothesis_settings(max_examples=hypothesis_settings().max_examples // 6)
def test_every_row_once_in_order_and_none_too_large(sizes: list[int]) -> None:
    rows = [{"id": place, "text": "质" * (size // 3)} for place, size in enumerate(sizes)]
    sliced = list(batches.sliced(rows))
    assert [row for batch in sliced for row in batch] == rows
    assert all(len(json.dumps(batch, ensure_ascii=False).encode()) < 2 * batches.BYTES for batch in sliced)


def test_no_more_rows_than_a_message_takes() -> None:
    assert [len(batch) for batch in batches.sliced({"id": n} for n in range(12_001))] == [5000, 5000, 2001]


def test_a_row_that_fits_no_message_is_refused() -> None:
    with pytest.raises(QueryFailed, match="17 MiB"):
        list(batches.sliced([{"text": "x" * (17 * 2**20)}]))


def test_input_is_in_parameters_alone(factory: Any, model: Model) -> None:
    nasty = "x'}) DETACH DELETE n //"
    facts = factory.notice(
        nasty, factory.NoticeContent(theme=nasty, organisers=(nasty,), forwards=(nasty + "2", nasty))
    )
    claims = claims_of(facts, model)
    state = StoredState({nasty: Ledger("d", tuple(claim.id for claim in claims))}, {}, frozenset())
    queries = *put_facts([facts], {nasty: claims}, state, model), *drop_facts(nasty, state, model)
    texts = [query.text for query in queries]
    assert len(texts) > 20
    assert not [text for text in texts if "x'" in text]


def test_a_first_load_deletes_nothing(factory: Any, model: Model) -> None:
    """An archive must not search the stored graph for every notice."""
    facts = factory.notice("n-1")
    queries = put_facts([facts], {"n-1": claims_of(facts, model)}, StoredState(), model)
    texts = [query.text for query in queries]
    assert not [text for text in texts if "DELETE" in text]


def test_equal_relationships_are_created_once(factory: Any) -> None:
    facts = factory.notice("n-1")
    rows = [row for query in batches.create_edges(facts.edges * 2) for row in query.parameters["rows"]]
    assert len(rows) == len(facts.edges)


def test_a_large_notice_reaches_both_servers(store: Store, model: Model) -> None:
    """20 MiB in one transaction: in one message the embedded server would refuse it."""
    home = Node("Notice", "n", {"title": "x"})
    texts = [Node("Activity", f"n.{i}", {"notice": "n", "text": f"{i}" + "质" * 700_000}) for i in range(10)]
    store.write(batches.create_nodes([home, *texts], model))
    counted = store.read(Cypher("MATCH (n:Activity) RETURN count(n), sum(size(n.text))"))
    assert counted.rows == ((10, 7_000_010),)


def test_nodes_get_all_labels_and_lose_stale_properties(store: Store, model: Model) -> None:
    first = Node("Agency", "samr", {"name": "旧", "level": "national", "alt_names": ("甲", "乙")})
    store.write(batches.put_nodes([first], model))
    store.write(batches.put_nodes([replace(first, properties={"name": "新"})], model))
    for label in ("Actor", "Agency"):
        found = store.read(Cypher(f"MATCH (n:{label}) RETURN n")).rows
        assert found == (({"labels": ["Actor", "Agency"], "properties": {"id": "samr", "name": "新"}},),)


def test_without_rows_there_is_no_statement(model: Model) -> None:
    assert batches.create_nodes((), model) == []
    assert batches.create_edges(()) == []
    assert batches.drop_nodes(()) == []
