"""The RDF copy: in step with the graph after whatever happens to it, and equal to one that is made from nothing."""

import fcntl
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad
from pyoxigraph import Store as TripleStore

from graph.copies import Copy
from graph.cypher import Cypher
from graph.derived import WholeDerivation, put_derived
from graph.entities import Edge, Facts, Value
from graph.export import owner_pieces
from graph.iris import DERIVED_GRAPH, owner_graph
from graph.loading import load_notice, load_register, load_vocabulary_facts, prepare, retract_notice
from graph.rdf_copy import rdf_copy
from graph.rdf_files import rdf_quads
from graph.rdf_graphs import ONTOLOGY_GRAPH, renew_graphs
from graph.settings import Settings
from graph.store import Store
from graph.stored_facts import stored_digests
from ontology.errors import StoreUnavailable
from ontology.kinds import Model
from ontology.terms import BASE

ONTOLOGY = NamedNode(str(ONTOLOGY_GRAPH))


def quads(copy: Copy) -> set[Quad]:
    return set(TripleStore.read_only(str(copy.folder)))


def facts_of(copy: Copy) -> set[Quad]:
    """The quads of named graphs without those of the ontology, which have blank nodes."""
    return {quad for quad in quads(copy) if quad.graph_name not in (DefaultGraph(), ONTOLOGY)}


def exported(store: Store, model: Model) -> set[Quad]:
    return set(rdf_quads(owner_pieces(store, model), BASE, named=True))


def clear(store: Store, model: Model) -> None:
    store.write([Cypher("MATCH (n) DETACH DELETE n")])
    prepare(store, model)


def load_all(store: Store, factory: Any, model: Model) -> None:
    """Two notices that state one theme, a vocabulary, a register and a derived relationship."""
    load_vocabulary_facts(store, model, factory.vocabulary(("samr", "总局")))
    for owner in ("n-1", "n-2"):
        load_notice(store, model, factory.notice(owner))
    load_register(store, model, factory.register("register:r", "质量第一"))
    derive(store, model, "n-2")


def derive(store: Store, model: Model, notice: str) -> None:
    properties: dict[str, Value] = {
        "notice": notice,
        "derived": True,
        "role": "lead",
        "basis": "series",
        "rule": "x",
    }
    edge = Edge("ORGANIZED", ("Agency", "samr"), ("Activity", f"{notice}.1"), properties)
    put_derived(store, model, WholeDerivation(edges=[edge]))


def test_it_has_what_is_exported_and_the_ontology(
    store: Store, factory: Any, model: Model, tmp_path: Path
) -> None:
    load_all(store, factory, model)
    copy = rdf_copy(store, model, Settings(data_dir=tmp_path))
    assert facts_of(copy) == exported(store, model)
    assert {quad.graph_name for quad in quads(copy)} >= {ONTOLOGY, NamedNode(str(DERIVED_GRAPH))}
    stated = {(q.subject, q.predicate, q.object) for q in quads(copy) if q.graph_name != DefaultGraph()}
    default = [(q.subject, q.predicate, q.object) for q in quads(copy) if q.graph_name == DefaultGraph()]
    assert set(default) == stated
    assert len(default) == len(stated)


def test_it_follows_every_change(embedded_store: Store, factory: Any, model: Model, tmp_path: Path) -> None:
    store, settings = embedded_store, Settings(data_dir=tmp_path)
    clear(store, model)
    load_all(store, factory, model)
    first = rdf_copy(store, model, settings)
    assert rdf_copy(store, model, settings) == first
    changes: tuple[Callable[[], object], ...] = (
        lambda: load_notice(store, model, factory.notice("n-1", factory.NoticeContent(theme="别的主题"))),
        lambda: load_notice(store, model, factory.notice("n-3")),
        lambda: retract_notice(store, model, "n-2"),
        lambda: derive(store, model, "n-3"),
        lambda: load_vocabulary_facts(store, model, factory.vocabulary(("miit", "工信部"))),
    )
    for number, change in enumerate(changes):
        change()
        copy = rdf_copy(store, model, settings)
        assert copy != first
        assert facts_of(copy) == exported(store, model), number
        default = {replaced(q) for q in quads(copy) if q.graph_name != DefaultGraph()}
        assert {q for q in quads(copy) if q.graph_name == DefaultGraph()} == default, number


def replaced(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())


def test_only_changed_owners_are_read_again(
    embedded_store: Store, factory: Any, model: Model, tmp_path: Path, monkeypatch: Any
) -> None:
    store = embedded_store
    clear(store, model)
    load_all(store, factory, model)
    rdf_copy(store, model, Settings(data_dir=tmp_path))
    load_notice(store, model, factory.notice("n-3"))
    renewed: list[str] = []

    def recorded(triples: TripleStore, store: Store, model: Model, base: str, owners: list[str]) -> None:
        renewed.extend(owners)
        renew_graphs(triples, store, model, base, owners)

    monkeypatch.setattr("graph.rdf_copy.renew_graphs", recorded)
    rdf_copy(store, model, Settings(data_dir=tmp_path))
    assert renewed == ["n-3"]


def test_a_crash_while_it_is_renewed_is_made_good(
    embedded_store: Store, factory: Any, model: Model, tmp_path: Path
) -> None:
    clear(embedded_store, model)
    load_all(embedded_store, factory, model)
    settings = Settings(data_dir=tmp_path)
    rdf_copy(embedded_store, model, settings)
    half = TripleStore(tmp_path / "rdf" / "store")
    half.remove_graph(NamedNode(str(owner_graph("n-1"))))
    del half
    (tmp_path / "rdf" / "owners.json").unlink()
    (tmp_path / "rdf" / "current.json").write_text('{"mark": [', "utf-8")
    assert facts_of(rdf_copy(embedded_store, model, settings)) == exported(embedded_store, model)


def test_a_graph_that_was_emptied_is_another_one(
    embedded_store: Store, factory: Any, model: Model, tmp_path: Path
) -> None:
    settings, marks = Settings(data_dir=tmp_path), []
    for theme in ("甲", "乙"):
        clear(embedded_store, model)
        load_notice(embedded_store, model, factory.notice("n-1", factory.NoticeContent(theme=theme)))
        copy = rdf_copy(embedded_store, model, settings)
        assert any(getattr(quad.object, "value", "") == theme for quad in facts_of(copy))
        marks.append(json.loads((tmp_path / "rdf" / "current.json").read_text("utf-8"))["mark"])
    assert marks[0] != marks[1]


def test_another_base_is_another_copy(
    embedded_store: Store, factory: Any, model: Model, tmp_path: Path
) -> None:
    clear(embedded_store, model)
    load_all(embedded_store, factory, model)
    settings = Settings(data_dir=tmp_path, base_iri="http://localhost/q/")
    rdf_copy(embedded_store, model, replace(settings, base_iri=BASE))
    found = facts_of(rdf_copy(embedded_store, model, settings))
    assert all(str(quad.graph_name).startswith("<http://localhost/q/facts/") for quad in found)


def test_old_copies_go_unless_they_are_read(
    embedded_store: Store, factory: Any, model: Model, tmp_path: Path
) -> None:
    clear(embedded_store, model)
    load_all(embedded_store, factory, model)
    settings = Settings(data_dir=tmp_path)
    first = rdf_copy(embedded_store, model, settings)
    with first.lock.open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        for notice in ("n-1", "n-2", "n-1", "n-2"):
            derive(embedded_store, model, notice)
            rdf_copy(embedded_store, model, settings)
        assert sorted(each.name for each in (tmp_path / "rdf").glob("copy-?")) == [
            "copy-1",
            "copy-4",
            "copy-5",
        ]
        assert facts_of(first)
    derive(embedded_store, model, "n-1")
    rdf_copy(embedded_store, model, settings)
    assert not first.folder.exists()


def test_a_graph_that_is_always_being_written_has_none(
    embedded_store: Store, factory: Any, model: Model, tmp_path: Path, monkeypatch: Any
) -> None:
    clear(embedded_store, model)
    load_all(embedded_store, factory, model)
    written: list[str] = []

    def writing(store: Store) -> dict[str, str]:
        found = stored_digests(store)
        facts: Facts = factory.notice(f"w-{len(written)}")
        written.append(load_notice(store, model, facts))
        return found

    settings = Settings(data_dir=tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("graph.rdf_copy.stored_digests", writing)
        with pytest.raises(StoreUnavailable, match="try again later"):
            rdf_copy(embedded_store, model, settings)
    assert facts_of(rdf_copy(embedded_store, model, settings)) == exported(embedded_store, model)
    assert len(written) == 10


def test_a_folder_that_cannot_be_written_is_named(
    embedded_store: Store, model: Model, tmp_path: Path
) -> None:
    (tmp_path / "rdf").write_text("", "utf-8")
    with pytest.raises(StoreUnavailable, match=r"rdf cannot be used.*QMG_DATA_DIR"):
        rdf_copy(embedded_store, model, Settings(data_dir=tmp_path))
