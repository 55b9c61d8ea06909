"""RDF files of others: read as facts, or refused with file, subject and remedy; nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from graph.entities import Facts
from graph.export import RdfPiece
from graph.iris import owner_graph
from graph.rdf import read_facts
from graph.rdf_files import write_rdf
from graph.shape_check import ShapeRules
from graph.triples import facts_triples
from loaders.exchange.reading import RdfFacts, read_rdf
from loaders.lexicon.knowledge import Knowledge
from ontology import rdf_graphs as graphs
from ontology.errors import UnreadableFile
from ontology.kinds import Model
from ontology.rdf_graphs import read_graphs
from ontology.rdf_terms import RDF_FORMATS
from ontology.terms import BASE
from tests.graph.drawn_facts import MODEL, drawn_facts

HEAD = f"""
@prefix qm: <{BASE}ontology#> .
@prefix : <{BASE}> .
@prefix notice: <{BASE}notice/> .
@prefix agency: <{BASE}agency/> .
@prefix activity: <{BASE}activity/> .
@prefix campaign: <{BASE}campaign/> .
@prefix type: <{BASE}activity-type/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <https://schema.org/> .
"""
NOTICE = """
notice:n a qm:Notice ; dcterms:title "关于开展质量月活动的通知" ; qm:text "举办质量论坛。" ;
    qm:docNumber "质〔2025〕1号" ; qm:warnings "no-issuer-list" ; qm:announces campaign:national-2025 .
campaign:national-2025 a qm:Campaign ; qm:year 2025 ; qm:scope "national" ; qm:level "national" .
[] a rdf:Statement ; rdf:subject notice:n ; rdf:predicate qm:announces ; rdf:object campaign:national-2025 ;
    qm:notice "n" .
activity:n.1 a qm:Activity ; skos:prefLabel "质量论坛"@zh ; qm:text "举办质量论坛" ; qm:notice "n" ;
    qm:partOf campaign:national-2025 ; qm:hasType type:conference_forum .
[] a rdf:Statement ; rdf:subject activity:n.1 ; rdf:predicate qm:partOf ; rdf:object campaign:national-2025 ;
    qm:notice "n" .
[] a rdf:Statement ; rdf:subject activity:n.1 ; rdf:predicate qm:hasType ; rdf:object type:conference_forum ;
    qm:notice "n" .
[] a qm:Participation ; qm:participant agency:name-1 ; qm:organizedActivity activity:n.1 ; qm:notice "n" ;
    qm:role "lead" ; qm:start 0 ; qm:end 6 ; qm:quote "举办质量论坛" .
agency:name-1 a qm:Agency ; skos:prefLabel "某局"@zh .
"""


@pytest.fixture
def read(tmp_path: Path, rules: ShapeRules, knowledge: Knowledge) -> Read:
    return Read(tmp_path, rules, knowledge)


class Read:
    """Reads texts as files."""

    def __init__(self, folder: Path, rules: ShapeRules, knowledge: Knowledge) -> None:
        self.folder, self._rules, self._knowledge = folder, rules, knowledge

    def __call__(self, text: str | bytes, name: str = "others.ttl", base: str = BASE) -> list[RdfFacts]:
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return list(read_rdf(path, self._rules, self._knowledge, base))

    def refused(self, text: str | bytes, name: str = "others.ttl") -> str:
        with pytest.raises(UnreadableFile) as refusal:
            self(text, name)
        message = str(refusal.value)
        assert message.startswith(str(self.folder / name))
        assert "\n" not in message
        return message


@pytest.mark.parametrize("ending", RDF_FORMATS)
@hypothesis_settings(max_examples=hypothesis_settings().max_examples // 4)
@given(data=st.data())
def test_no_fact_is_lost_in_a_file(
    tmp_path_factory: pytest.TempPathFactory, ending: str, data: st.DataObject
) -> None:
    owner = data.draw(st.sampled_from(["n", "通知/1 #", "register:r"]))
    facts, base = data.draw(drawn_facts(owner)), data.draw(st.sampled_from([BASE, "http://localhost/#"]))
    path = tmp_path_factory.getbasetemp() / f"drawn{ending}"
    write_rdf(path, [RdfPiece(owner_graph(owner), facts_triples(facts, MODEL))], MODEL, base)
    found = [read_facts(each.triples, MODEL, owner) for each in read_graphs(path, base)]
    expected = [facts] if facts_triples(facts, MODEL) else []
    assert [each.facts.digest for each in found] == [each.digest for each in expected]
    assert not any(each.unread for each in found)


def test_data_of_others_is_read(read: Read) -> None:
    (found,) = read(HEAD + NOTICE)
    nodes = {node.ref: node.properties for node in found.facts.nodes}
    assert found.facts.owner == "n"
    assert found.note is None
    assert nodes["Agency", "name-1"] == {"name": "某局", "pinyin": "mou ju"}, "computed properties are added"
    assert nodes["Notice", "n"]["number_key"] == "质-2025-1"
    assert [edge.type for edge in found.facts.edges] == ["ANNOUNCES", "HAS_TYPE", "ORGANIZED", "PART_OF"]


def test_the_same_in_any_format_and_under_any_base(read: Read, model: Model) -> None:
    (one,) = read(HEAD + NOTICE)
    for ending in RDF_FORMATS:
        path = read.folder / f"again{ending}"
        piece = RdfPiece(owner_graph("n"), facts_triples(one.facts, model))
        write_rdf(path, [piece], model, "http://localhost/q/")
        (again,) = read(path.read_bytes(), path.name, "http://localhost/q/")
        assert again.facts.digest == one.facts.digest, ending


def test_terms_of_other_vocabularies_are_left_out_and_named(read: Read) -> None:
    others = 'notice:n schema:keywords "质量" ; a schema:CreativeWork . <http://example.org/set> dcterms:title "资料" .'
    (found,) = read(HEAD + NOTICE + others)
    (plain,) = read(HEAD + NOTICE)
    assert found.facts.digest == plain.facts.digest
    assert found.note is not None
    assert "3 triples" in found.note
    assert "schema:keywords" in found.note


def test_vocabulary_and_derived_facts_in_a_file_are_skipped(read: Read) -> None:
    triple = f"<{BASE}agency/samr> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{BASE}ontology#Agency>"
    skipped = "".join(f"{triple} <{BASE}facts/{each}> .\n" for each in ("vocabulary", "derived"))
    assert "no facts of a notice or register" in read.refused(skipped, "a.nq")
    own = (
        f"{triple.replace('agency/samr', 'notice/n').replace('Agency', 'Notice')} <{BASE}facts/notice/n> .\n"
    )
    (found,) = read(skipped + own, "a.nq")
    assert found.facts == Facts("n", found.facts.nodes, ())
    assert [node.ref for node in found.facts.nodes] == [("Notice", "n")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("notice:n a qm:Notice ; dcterms:title", ["line 13", "not Turtle", "correct it"]),
        ("", ["no facts", "quality.ttl"]),
        ("agency:a a qm:Agency .", ["no notice or register", "qm:notice", "facts/notice/ID"]),
        (
            "notice:a a qm:Notice . notice:b a qm:Notice .",
            ["2 owners (a, b)", "named graph", "facts/notice/a"],
        ),
        (NOTICE + "notice:n qm:tittle '甲' .", ["notice/n", "qm:tittle", "correct it"]),
        (
            NOTICE + "notice:n qm:campaignYear '2025' .",
            ["notice/n", "qm:campaignYear", "no fact of the model"],
        ),
        (NOTICE + "agency:name-1 skos:altLabel '别名'@en .", ["agency:name-1", "skos:altLabel"]),
        (NOTICE + "notice:n qm:issueDate '8月' .", ["Notice n", "issue_date", "does not match"]),
        (NOTICE + "notice:n qm:level 'global' .", ["Notice n", "level", "not one of"]),
        (NOTICE.replace("qm:end 6", "qm:end 5"), ["ORGANIZED", "举办质量论坛", "0–5", "correct"]),
        (
            NOTICE.replace("qm:start 0 ; ", ""),
            ["ORGANIZED", "has no qm:start", "n: ", "举办质量论坛", "correct it"],
        ),
        (NOTICE.replace("conference_forum", "party"), ["hasType", "known ActivityType", "correct it"]),
        (
            NOTICE.replace("qm:year 2025", "qm:year 2024"),
            ["Campaign national-2025", "national-2024", "correct"],
        ),
        (
            NOTICE.replace(' ; qm:warnings "no-issuer-list"', ""),
            ["Notice n", "no issuer", "add a qm:Issuance"],
        ),
        (NOTICE + "notice:n qm:cc '张三 13812345678' .", ["Notice n", "cc", "contact data", "remove"]),
        (NOTICE.replace("qm:role", "qm:derived true ; qm:role"), ["ORGANIZED", "derived", "leave it out"]),
        (NOTICE.replace('notice "n" ;\n', 'notice "m" ;\n'), ["2 owners"]),
        (NOTICE + "<http://example.org/a> a qm:Activity .", ["http://example.org/a", f"{BASE}activity/"]),
        ("<<( notice:n qm:cites notice:m )>> .", ["not Turtle"]),
        (NOTICE + "notice:n qm:note <<( notice:n qm:cc 'x' )>> .", ["quoted triple", "rdf:Statement"]),
    ],
)
def test_a_refusal_names_subject_and_remedy(read: Read, text: str, words: list[str]) -> None:
    message = read.refused(HEAD + text.replace("'", '"'))
    assert all(word in message for word in words), message


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.ttl", b"\xff\xfe<", ["line 1", "UTF-8"]),
        ("a.nq", b"<http://a/b> <http://a/b>", ["line 1", "N-Quads"]),
        ("a.jsonld", b'{"@id":', ["line 1", "JSON-LD"]),
        ("a.jsonld", b"[" * 100_000, ["JSON-LD"]),
        ("a.ttl", b"<http://a/b> <http://a/b> " + b"[ <http://a/b> " * 300_000, ["Turtle"]),
    ],
)
def test_a_malformed_file_is_refused(read: Read, name: str, content: bytes, words: list[str]) -> None:
    message = read.refused(content, name)
    assert all(word in message for word in words), message


def test_a_file_that_expands_without_end_is_refused(read: Read) -> None:
    """Thirty kilobytes of Turtle that a long prefix makes to more than 64 MiB."""
    prefix = f"@prefix p: <http://example.org/{'a' * 20_000}> .\n"
    message = read.refused(prefix + "".join(f"p:{n} p:b p:c .\n" for n in range(2_000)))
    assert "50 times" in message
    assert "shorter prefixes" in message


def test_a_graph_or_file_over_the_limit_is_refused(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphs, "LARGEST_GRAPH", 5)
    assert "limit of 5; give each notice a named graph" in read.refused(HEAD + NOTICE)
    monkeypatch.setattr(graphs, "LARGEST_RDF", 2**30 // 2**25)
    assert "the limit; split it by notices" in read.refused(HEAD + NOTICE)


@pytest.fixture
def server_log() -> Iterator[tuple[str, list[str]]]:
    """The address of a web server that has a context, and the requests that it gets."""
    requests: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"@context": {}}')

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/context.jsonld", requests
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "text",
    [
        '{"@context": "ADDRESS", "@id": "http://a/b"}',
        '{"@context": ["ADDRESS"], "@id": "http://a/b"}',
        '{"@context": {"@import": "ADDRESS"}, "@id": "http://a/b"}',
        '{"@context": {"p": {"@id": "http://a/p", "@context": "ADDRESS"}}, "@id": "http://a/b", "p": {"q": 1}}',
    ],
)
def test_a_context_elsewhere_is_never_fetched(
    read: Read, server_log: tuple[str, list[str]], text: str
) -> None:
    address, requests = server_log
    message = read.refused(text.replace("ADDRESS", address), "a.jsonld")
    assert "@context is at another address" in message
    assert "put the context into the file" in message
    assert requests == []


def test_a_quoted_address_is_data(read: Read, server_log: tuple[str, list[str]]) -> None:
    """Nothing that an IRI names is fetched either."""
    address, requests = server_log
    read(f"{HEAD}{NOTICE} notice:n schema:url <{address}> . <{address}> a schema:WebPage .")
    assert requests == []
