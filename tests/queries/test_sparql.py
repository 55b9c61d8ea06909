"""SPARQL on the shipped notices: results in every format, and limits that no query gets around."""

import csv
import io
import json
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results
from pyoxigraph import Store as TripleStore

from graph.cypher import Cypher
from graph.settings import Settings
from graph.store import Store
from ontology.errors import SparqlExceeded, SparqlRefused
from ontology.kinds import Model
from queries.sparql.engine import SparqlEngine, SparqlQuery, SparqlResult
from queries.sparql.formats import FORMAT_NAMES, ROW_FORMATS, TRIPLE_FORMATS, SparqlFormats, named_formats

JSON = SparqlFormats(ROW_FORMATS[0], TRIPLE_FORMATS[0])
VALUES = """SELECT ?a ?b { VALUES (?a ?b) {
  (1 "x\\ty\\nz"@zh) (1.5 <http://h/b>) (UNDEF "q\\"\\\\") ("2020-01-01"^^xsd:date true) ("," "a\\r\\nb") } }"""
Rows = list[dict[str, str]]


@pytest.fixture
def engine(shipped_store: Store, shipped_settings: Settings, model: Model) -> SparqlEngine:
    return SparqlEngine(shipped_store, model, shipped_settings)


def rows(engine: SparqlEngine, text: str, **graphs: tuple[str, ...]) -> Rows:
    result = engine.answer(SparqlQuery(text, **graphs), JSON)
    found = json.loads(result.content or b"")["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in found]


def counted(engine: SparqlEngine, text: str, **graphs: tuple[str, ...]) -> int:
    (row,) = rows(engine, text, **graphs)
    return int(row["n"])


def test_counts_are_those_of_the_graph(engine: SparqlEngine, shipped_store: Store) -> None:
    counts = {
        "?x a qm:Activity": "MATCH (x:Activity) RETURN count(x)",
        "?x a qm:Theme": "MATCH (x:Theme) RETURN count(x)",
        "?x qm:hasType ?y": "MATCH (x:Activity)-[:HAS_TYPE]->(y) RETURN count(*)",
        "?x a qm:Participation": "MATCH ()-[r:ORGANIZED]->() RETURN count(r)",
    }
    for pattern, cypher in counts.items():
        found = counted(engine, f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")
        assert found == shipped_store.read(Cypher(cypher)).value() > 0, pattern


def test_named_graphs_are_the_owners_and_the_ontology(engine: SparqlEngine) -> None:
    graphs = {row["g"] for row in rows(engine, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}
    begin = "https://w3id.org/quality-month/"
    assert {f"{begin}ontology", f"{begin}facts/vocabulary", f"{begin}facts/derived"} < graphs
    assert sum(each.startswith(f"{begin}facts/notice/") for each in graphs) == 7


def test_a_request_replaces_the_dataset_of_the_query(engine: SparqlEngine) -> None:
    ontology, vocabulary = (
        f"https://w3id.org/quality-month/{each}" for each in ("ontology", "facts/vocabulary")
    )
    text, named = (
        "SELECT (COUNT(*) AS ?n) %s { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
    )
    every, of_ontology = (counted(engine, text % each) for each in ("", f"FROM <{ontology}>"))
    assert 0 < of_ontology < every
    assert counted(engine, text % f"FROM <{vocabulary}>", default_graphs=(ontology,)) == of_ontology
    assert counted(engine, named, named_graphs=(ontology,)) == of_ontology
    assert counted(engine, named, default_graphs=(ontology,)) == 0
    assert counted(engine, text % "", named_graphs=(ontology,)) == 0
    assert counted(engine, text % "", default_graphs=("http://127.0.0.1:9/remote",)) == 0
    with pytest.raises(SparqlRefused):
        counted(engine, text % "", default_graphs=("no iri",))


def test_every_format_has_the_same_rows(engine: SparqlEngine) -> None:
    wanted: Any = TripleStore().query(VALUES, prefixes={"xsd": "http://www.w3.org/2001/XMLSchema#"})
    direct = wanted.serialize(format=QueryResultsFormat.JSON)
    for each in ROW_FORMATS:
        result = engine.answer(SparqlQuery(VALUES), named_formats(each.name))
        assert (result.kind, result.count) == ("solutions", 5)
        assert result.content is not None
        if each.name == "csv":
            cells = list(csv.reader(io.StringIO(result.content.decode(), newline="")))
            assert cells[1][1] == "x\ty\nz"
            continue
        form = QueryResultsFormat.from_extension(each.ending)
        assert form is not None
        again: Any = parse_query_results(result.content, form)
        assert again.serialize(format=QueryResultsFormat.JSON) == direct, each.name


def test_every_format_has_the_same_triples(engine: SparqlEngine) -> None:
    text = "CONSTRUCT { ?s rdfs:label ?n } { ?s a qm:ActivityType ; skos:prefLabel ?n }"
    wanted: set[str] = set()
    for each in TRIPLE_FORMATS:
        result = engine.answer(SparqlQuery(text), named_formats(each.name))
        assert result.content is not None
        found = {str(each) for each in parse(result.content, RdfFormat.from_extension(each.ending))}
        wanted = wanted or found
        assert found == wanted, each.name
        assert len(found) == result.count > 30


def test_a_boolean_and_a_query_without_variables(engine: SparqlEngine) -> None:
    asked = engine.answer(SparqlQuery("ASK { agency:samr a qm:Agency }"), JSON)
    assert json.loads(asked.content or b"")["boolean"] is True
    empty = engine.answer(SparqlQuery("SELECT * {}"), JSON)
    assert json.loads(empty.content or b"") == {"head": {"vars": []}, "results": {"bindings": [{}]}}


def test_a_kind_without_a_format_has_no_content(engine: SparqlEngine) -> None:
    assert engine.answer(SparqlQuery("ASK {}"), named_formats("ttl")) == SparqlResult("solutions")
    assert engine.answer(SparqlQuery("DESCRIBE qm:Agency"), named_formats("csv")) == SparqlResult("triples")
    assert all(named_formats(name) != SparqlFormats(None, None) for name in FORMAT_NAMES)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "more than 1 s"),
        ("SELECT * { ?s (qm:within|!qm:a)+ ?o . ?o (qm:within|!qm:b)* ?p }", "more than 1 s|too much memory"),
        ("SELECT DISTINCT ?a ?d { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c", "more than 1 s|too much memory"),
        ("SELECT * { ?a ?b ?c }", "more than 200 rows"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "more than 200 rows"),
        ("CONSTRUCT WHERE { ?a ?b ?c }", "more than 200 triples"),
        ("SELECT * {" + "{" * 30_000 + "}" * 30_000 + "}", "too much memory"),
    ],
    ids=["time", "paths", "memory", "rows", "rows of a product", "triples", "nesting"],
)
def test_a_query_over_a_limit_is_ended(
    shipped_store: Store, shipped_settings: Settings, model: Model, text: str, reason: str
) -> None:
    # Only the limit under test is narrow: on a busy machine 200 rows may take more than a second.
    seconds = 1 if "1 s" in reason else 60
    narrow = replace(shipped_settings, sparql_seconds=seconds, sparql_rows=200)
    engine = SparqlEngine(shipped_store, model, narrow)
    with pytest.raises(SparqlExceeded, match=reason):
        engine.answer(SparqlQuery(text), JSON)
    assert counted(engine, "SELECT (COUNT(*) AS ?n) { ?s a qm:Campaign }") > 0


def test_a_running_query_is_ended_with_the_program(
    shipped_store: Store, shipped_settings: Settings, model: Model
) -> None:
    engine = SparqlEngine(shipped_store, model, replace(shipped_settings, sparql_seconds=300))
    slow = SparqlQuery("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(engine.answer, slow, JSON)
        while not running.done():
            engine.stop()
        with pytest.raises(SparqlExceeded):
            running.result()


def test_as_many_rows_as_are_allowed(shipped_store: Store, shipped_settings: Settings, model: Model) -> None:
    engine = SparqlEngine(shipped_store, model, replace(shipped_settings, sparql_rows=200))
    result = engine.answer(SparqlQuery("SELECT * { ?a ?b ?c } LIMIT 200"), JSON)
    assert result.count == 200


@contextmanager
def listener() -> Iterator[tuple[str, list[str]]]:
    """Listen on a free port, and yield its address and a list of those that connected."""
    callers: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            while True:
                try:
                    connection, (host, _) = server.accept()
                except OSError:
                    return
                callers.append(host)
                connection.close()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/sparql", callers
        server.shutdown(socket.SHUT_RDWR)
        thread.join(10)


def ask_here(address: str) -> None:
    """Ask the other server in this process."""
    found: Any = TripleStore().query(f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}")
    list(found)


@pytest.mark.parametrize("silent", ["", "SILENT"])
def test_no_other_server_is_asked(engine: SparqlEngine, monkeypatch: Any, silent: str) -> None:
    """Not even where the search for SERVICE were to miss it: the process can open no socket."""
    with listener() as (address, callers):
        text = f"SELECT * {{ SERVICE {silent} <{address}> {{ ?s ?p ?o }} }}"
        with pytest.raises(SparqlRefused, match="SERVICE is not offered"):
            engine.answer(SparqlQuery(text), JSON)
        monkeypatch.setattr("queries.sparql.engine.check_sparql", len)
        if silent:
            assert engine.answer(SparqlQuery(text), JSON).count == 1
        else:
            with pytest.raises(SparqlRefused, match="SERVICE is not offered"):
                engine.answer(SparqlQuery(text), JSON)
        for graph in (address, address.replace("/sparql", "/graph")):
            assert rows(engine, f"SELECT * FROM <{graph}> {{ ?s ?p ?o }}") == []
        assert callers == []
        # The same query in a process that may open sockets: this test can fail.
        with pytest.raises(OSError, match="closed|reset|HTTP|response|empty|header"):
            ask_here(address)
        assert callers == ["127.0.0.1"]
