"""The graph as RDF: what was loaded is read back, by owner, from either server; files have equal bytes for it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from rdflib import Dataset, Graph, URIRef
from rdflib.compare import isomorphic

from graph.cypher import Cypher
from graph.entities import VOCABULARY, Edge, Facts, Node
from graph.export import RdfPiece, merged_pieces, owner_piece, owner_pieces
from graph.iris import owner_graph
from graph.loading import load_notice, load_register, load_vocabulary_facts
from graph.rdf_files import rdf_format, write_rdf
from graph.store import Store
from graph.stored_facts import read_stored, stored_owners
from graph.triples import facts_triples
from ontology.errors import QueryFailed, UnwritableFile
from ontology.kinds import Model
from ontology.rdf_terms import RDF_FORMATS
from ontology.terms import BASE
from tests.graph.drawn_facts import MODEL, drawn_facts

PARSERS = {".nq": "nquads", ".jsonld": "json-ld"}  # of rdflib
LOADERS = {VOCABULARY: load_vocabulary_facts, "register:r": load_register}


def load(store: Store, model: Model, *facts: Facts) -> None:
    """Load facts of any owner."""
    for each in facts:
        LOADERS.get(each.owner, load_notice)(store, model, each)


def several(factory: Any) -> list[Facts]:
    """Two notices that state different properties of one policy, a vocabulary and a register."""
    made = Node("Agency", "name-yy", {"name": "某局", "made_by_rule": True})
    forwarding = factory.notice("n-1", factory.NoticeContent(forwards=("n-2", "1号")))
    attached = (Edge("HAS_JURISDICTION", made.ref, ("Region", "350000"), {}),)
    return [
        factory.vocabulary(("samr", "总局"), ("miit", "工信部")),
        replace(forwarding, nodes=(*forwarding.nodes, made), attached=attached),
        factory.notice("n-2", factory.NoticeContent(policy=("另一题", "2号"))),
        factory.register("register:r", "质量第一", "质量"),
    ]


def test_what_was_loaded_is_read_back(store: Store, factory: Any, model: Model) -> None:
    facts = several(factory)
    load(store, model, *facts)
    assert stored_owners(store) == [VOCABULARY, "n-1", "n-2", "register:r"]
    for each in facts:
        found = read_stored(store, model, each.owner)
        assert found.facts.digest == each.digest, each.owner
        assert found.derived == ()
    assert read_stored(store, model, "n-3").facts.nodes == ()
    assert owner_piece(store, model, "n-3") is None


@hypothesis_settings(max_examples=hypothesis_settings().max_examples // 3)
@given(data=st.data())
def test_any_facts_are_read_back(store: Store, data: st.DataObject) -> None:
    store.write([Cypher("MATCH (n) DETACH DELETE n")])
    facts = storable(data.draw(drawn_facts(data.draw(st.sampled_from(["n", "register:r"])))))
    load(store, MODEL, facts)
    found = read_stored(store, MODEL, facts.owner).facts
    assert facts_triples(found, MODEL) == facts_triples(facts, MODEL)
    assert found.digest == facts.digest


def storable(facts: Facts) -> Facts:
    """The facts as loaders state them: no owner but the vocabulary decides what is provisional, and an entity of the
    vocabulary about which nothing is stated is no node."""
    decided = (_undecided(node) for node in facts.nodes)
    sources = {edge.source for edge in facts.attached}
    kept = (
        replace(node, properties={"name": "甲"}) if node.ref in sources and not node.properties else node
        for node in decided
    )
    referred = [n for n in kept if n.properties or MODEL.nodes[n.type].kept_by != "vocabulary"]
    return replace(facts, nodes=tuple(referred))


def _undecided(node: Node) -> Node:
    return replace(node, properties={k: v for k, v in node.properties.items() if k != "provisional"})


def test_derived_facts_have_a_graph_of_their_own(shipped_store: Store, model: Model) -> None:
    owners = stored_owners(shipped_store)
    derived = Cypher("MATCH ()-[r]->() WHERE r.derived = true RETURN count(r)")
    stored = [read_stored(shipped_store, model, owner) for owner in owners]
    assert sum(len(each.derived) for each in stored) == shipped_store.read(derived).value() > 0
    ledgers = dict(shipped_store.read(Cypher("MATCH (l:Ledger) RETURN l.id, l.digest")).rows)
    assert {each.facts.owner: each.facts.digest for each in stored} == ledgers
    pieces = list(owner_pieces(shipped_store, model))
    assert {piece.graph for piece in pieces} == {*map(owner_graph, owners), URIRef(f"{BASE}facts/derived")}


@pytest.mark.parametrize("ending", RDF_FORMATS)
def test_a_file_has_the_facts(factory: Any, model: Model, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"out{ending}"
    pieces = [RdfPiece(owner_graph(each.owner), facts_triples(each, model)) for each in several(factory)]
    count = write_rdf(path, pieces, model, "http://localhost/q/")
    found = Dataset()
    found.parse(path, format=PARSERS.get(ending, ending.removeprefix(".")))
    quads = {(_based(str(g)), *map(_based, map(str, t))) for *t, g in found.quads()}
    wanted = {(str(each.graph), *map(str, triple)) for each in pieces for triple in each.triples}
    assert count == len(wanted)
    if rdf_format(path).supports_datasets:
        assert quads == wanted
    else:
        assert {each[1:] for each in quads} == {each[1:] for each in wanted}


def _based(iri: str) -> str:
    """The IRI under the base of the program; no other IRI of a file begins with that."""
    assert not iri.startswith((f"{BASE}notice/", f"{BASE}agency/", f"{BASE}facts/"))
    return iri.replace("http://localhost/q/", BASE)


def test_merged_facts_are_those_of_the_graph(store: Store, factory: Any, model: Model) -> None:
    facts = several(factory)
    load(store, model, *facts)
    found = {each for piece in merged_pieces(store, model) for each in piece.triples}
    stated = {each for one in facts for each in facts_triples(one, model)}
    added = {(str(s).removeprefix(BASE), str(o)) for s, p, o in found - stated if "provisional" in p}
    assert len(found - stated) == len(added)
    assert added == {
        ("agency/samr", "false"), ("agency/miit", "false"), ("agency/name-xx", "true"), ("agency/name-yy", "false"),
    }  # fmt: skip
    outvoted = {str(s).removeprefix(BASE) for s, _, _ in stated - found}
    assert outvoted == {"policy/p", "theme/t", "notice/n-2"}


def test_equal_graphs_give_equal_bytes(
    embedded_store: Store, store: Store, factory: Any, model: Model, tmp_path: Path
) -> None:
    """In any order of loading, and on either server."""
    written = []
    for number, held in enumerate((store, store, embedded_store)):
        held.write([Cypher("MATCH (n) DETACH DELETE n")])
        facts = several(factory)
        load(held, model, *(facts if number else facts[::-1]))
        for ending, pieces in ((".nq", owner_pieces), (".ttl", merged_pieces)):
            path = tmp_path / f"{number}{ending}"
            write_rdf(path, pieces(held, model), model, BASE)
            written.append(path.read_bytes())
    assert written[:2] == written[2:4] == written[4:]


def test_a_graph_that_changes_is_not_written(
    embedded_store: Store, factory: Any, model: Model, tmp_path: Path
) -> None:
    load(embedded_store, model, factory.notice("n-1"))

    def changing() -> Iterator[RdfPiece]:
        pieces = owner_pieces(embedded_store, model)
        yield next(pieces)
        load(embedded_store, model, factory.notice("n-2"))
        yield from pieces

    path = tmp_path / "out.nq"
    path.write_text("old", "utf-8")
    with pytest.raises(QueryFailed, match="export it again"):
        write_rdf(path, changing(), model, BASE)
    assert [each.name for each in tmp_path.iterdir()] == ["out.nq"]
    assert path.read_text("utf-8") == "old"


def test_a_file_that_cannot_be_written(tmp_path: Path, model: Model) -> None:
    with pytest.raises(UnwritableFile, match=r"x\.rdf.*\.trig"):
        rdf_format(tmp_path / "x.rdf")
    with pytest.raises(UnwritableFile, match=r"nowhere.*name another file"):
        write_rdf(tmp_path / "nowhere" / "x.nq", [], model, BASE)


def test_one_notice_is_one_graph(store: Store, factory: Any, model: Model, tmp_path: Path) -> None:
    facts = several(factory)
    load(store, model, *facts)
    piece = owner_piece(store, model, "n-1")
    assert piece is not None
    write_rdf(tmp_path / "one.ttl", [piece], model, BASE)
    wanted = Graph()
    for triple in facts_triples(facts[1], model):
        wanted.add(triple)
    assert isomorphic(Graph().parse(tmp_path / "one.ttl"), wanted)
