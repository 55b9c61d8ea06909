"""All derived facts in several transactions: in any batches the same, and begun anew after one that was cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from graph import batches
from graph.derived import DerivationState, Trace, WholeDerivation, derivation_state, put_derived
from graph.dump import dump
from graph.entities import Edge, Node, Value
from graph.loading import load_notice, load_vocabulary_facts, prepare
from graph.store import Store
from ontology.errors import QueryFailed
from ontology.kinds import Model


class _Disturbed(list[Trace]):
    """Traces while which are read something else happens."""

    def __init__(self, traces: list[Trace], happens: Callable[[], None]) -> None:
        super().__init__(traces)
        self._happens = happens

    def __iter__(self) -> Iterator[Trace]:
        self._happens()
        return super().__iter__()


@pytest.fixture
def loaded(store: Store, factory: Any, model: Model) -> Store:
    """A graph of two notices."""
    prepare(store, model)
    load_vocabulary_facts(store, model, factory.vocabulary(("samr", "总局")))
    for owner in ("n-1", "n-2"):
        load_notice(store, model, factory.notice(owner))
    return store


def whole(series: str) -> WholeDerivation:
    """A series that both notices have, and the traces of it."""
    node = Node("ActivitySeries", series, {"name": series, "provisional": True})
    edges, traces = [], []
    for notice in ("n-1", "n-2"):
        properties: dict[str, Value] = {
            "notice": notice,
            "derived": True,
            "certainty": "certain",
            "rule": "same_name",
        }
        ends = ("Activity", f"{notice}.1"), ("ActivitySeries", series)
        edges.append(Edge("IN_SERIES", *ends, properties))
        traces.append({"id": f"{notice}.1", "notice": notice, "core": series})
    return WholeDerivation([node], edges, traces, DerivationState("1", {"n-1": 10**9, "n-2": 10**9}))


@pytest.mark.parametrize("rows", [1, 2, 5_000])
def test_the_last_ones_replace_all_others(
    loaded: Store, model: Model, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_derived(loaded, model, whole("一"))
    wanted = dump(loaded, bookkeeping=True)
    monkeypatch.setattr(batches, "ROWS", rows)
    put_derived(loaded, model, whole("二"))
    assert dump(loaded, bookkeeping=True) != wanted
    put_derived(loaded, model, whole("一"))
    assert dump(loaded, bookkeeping=True) == wanted
    assert derivation_state(loaded).method == "1"


def test_one_that_is_cut_off_has_no_method(loaded: Store, model: Model) -> None:
    def fail() -> None:
        raise KeyboardInterrupt

    put_derived(loaded, model, whole("一"))
    other = whole("二")
    with pytest.raises(KeyboardInterrupt):
        put_derived(
            loaded, model, WholeDerivation(other.nodes, other.edges, _Disturbed(list(other.traces), fail))
        )
    assert derivation_state(loaded).method == ""


def test_of_two_at_once_the_later_one_is_whole(loaded: Store, model: Model) -> None:
    later, earlier = whole("一"), whole("二")
    traces = _Disturbed(list(earlier.traces), lambda: put_derived(loaded, model, later))
    with pytest.raises(
        QueryFailed, match="another process derives facts from this graph; run the command again"
    ):
        put_derived(loaded, model, WholeDerivation(earlier.nodes, earlier.edges, traces, earlier.state))
    found = dump(loaded, bookkeeping=True)
    put_derived(loaded, model, later)
    assert dump(loaded, bookkeeping=True) == found
