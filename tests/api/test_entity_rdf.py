"""Entities as RDF: the same address by content negotiation, in pages, and as the export has them."""

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from pyoxigraph import DefaultGraph, RdfFormat, parse
from pyoxigraph import Store as TripleStore
from rdflib import RDF, Graph
from typer.testing import CliRunner

from graph.cypher import Cypher
from graph.rdf_copy import rdf_copy
from graph.rdf_files import rdf_bytes
from graph.settings import Settings
from graph.store import Store
from loaders.cli.commands import app
from ontology.kinds import Model
from ontology.terms import AGENCY, BASE, QM, REGION
from queries.entities.rdf import MOST_EDGES, entity_triples

Problem = Callable[[httpx.Response, int], dict[str, Any]]
SAMR = "/v1/agencies/samr"
TYPES = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
    "application/ld+json": "jsonld",
}


def triples(content: bytes, ending: str) -> set[str]:
    form = RdfFormat.from_extension(ending)
    assert form is not None
    return {str(each.triple) for each in parse(content, form)}


def test_every_format_has_the_same_triples(client: httpx.Client) -> None:
    found = []
    for media_type, ending in TYPES.items():
        asked = client.get(SAMR, headers={"accept": media_type})
        named = client.get(SAMR, params={"format": ending}, headers={"accept": "application/json"})
        for response in (asked, named):
            assert response.status_code == 200, response.text
            assert response.headers["content-type"].partition(";")[0] == media_type
            assert response.headers["vary"] == "accept, Accept-Encoding"
            found.append(triples(response.content, ending))
    assert all(each == found[0] for each in found)
    assert len(found[0]) > 50


@pytest.mark.parametrize("accept", ["", "*/*", "application/json", "text/html,*/*;q=0.8", "image/png"])
def test_json_is_what_others_get(client: httpx.Client, accept: str) -> None:
    response = client.get(SAMR, headers={"accept": accept})
    assert response.headers["content-type"] == "application/json"
    assert response.headers["vary"] == "accept, Accept-Encoding"
    assert response.json()["id"] == "samr"


def test_it_has_properties_relationships_and_evidence(client: httpx.Client, model: Model) -> None:
    quote = model.edges["ORGANIZED"].properties["quote"]
    graph = Graph().parse(data=client.get(f"{SAMR}?format=ttl").text, format="turtle")
    assert (AGENCY["samr"], RDF.type, QM.Agency) in graph
    parts = list(graph.subjects(QM.participant, AGENCY["samr"]))
    assert parts
    for part in parts:
        assert graph.value(part, QM.organizedActivity) is not None
        assert graph.value(part, QM.derived) is None
    assert any(graph.value(part, quote.predicate) for part in parts)


def test_a_notice_is_what_is_exported(
    client: httpx.Client, shipped_settings: Settings, tmp_path: Path
) -> None:
    notice = client.get("/v1/notices?from_year=2023&to_year=2023").json()["items"][0]["id"]
    served = triples(client.get(f"/v1/notices/{notice}", headers={"accept": "text/turtle"}).content, "ttl")
    out = tmp_path / "notice.ttl"
    words = ["export", str(out), "--notice", notice]
    result = CliRunner().invoke(app, words, env={"QMG_DATA_DIR": str(shipped_settings.data_dir)})
    assert result.exit_code == 0, result.output
    assert served == triples(out.read_bytes(), "ttl")
    assert len(served) > 1_000


def test_pages_have_every_triple(shipped_store: Store, shipped_settings: Settings, model: Model) -> None:
    """Together they are the whole, which is what owners state and, of shared entities, what follows from it."""
    node_class = model.nodes["Agency"]
    whole = entity_triples(shipped_store, model, node_class, "samr", derived=True)
    assert whole.next is None
    for limit in (1, 7):
        page = entity_triples(shipped_store, model, node_class, "samr", derived=True, limit=limit)
        found = set(page.triples)
        while page.next is not None:
            page = entity_triples(
                shipped_store, model, node_class, "samr", derived=True, limit=limit, after=page.next
            )
            found |= set(page.triples)
        assert found == set(whole.triples), limit
    copy = TripleStore.read_only(str(rdf_copy(shipped_store, model, shipped_settings).folder))
    known = {str(each.triple) for each in copy.quads_for_pattern(None, None, None, DefaultGraph())}
    served = triples(rdf_bytes(whole.triples, RdfFormat.N_TRIPLES, model, BASE), "nt")
    assert {each for each in served - known if "provisional" not in each} == set()


def test_a_hub_has_a_link_to_the_next_page(client: httpx.Client, shipped_store: Store) -> None:
    text = "MATCH (n:Region)<-[:WITHIN]-(x) RETURN n.id, count(x) AS n ORDER BY n DESC, n.id LIMIT 1"
    ((region, within),) = shipped_store.read(Cypher(text)).rows
    path: str | None = f"/v1/regions/{region}?format=nt"
    found: set[str] = set()
    pages = 0
    while path:
        response = client.get(path)
        assert response.status_code == 200, response.text
        found |= triples(response.content, "nt")
        path = response.links.get("next", {}).get("url")
        pages += 1
    assert pages > within / MOST_EDGES
    assert sum(f"<{QM.within}> <{REGION[region]}>" in each for each in found) == within


def test_derived_relationships_are_asked_for(client: httpx.Client) -> None:
    plain, derived = (
        triples(client.get(f"{SAMR}?format=nt{more}").content, "nt") for more in ("", "&derived=true")
    )
    assert plain <= derived


@pytest.mark.parametrize(
    ("path", "status", "message"),
    [
        ("/v1/agencies/nobody?format=ttl", 404, "has no Agency 'nobody'"),
        (f"{SAMR}?format=xls", 422, "format"),
        (f"{SAMR}?format=ttl&after=x", 422, "no cursor"),
        (f"{SAMR}?format=ttl&after={base64.b64encode(b'[1,2]').decode()}", 422, "no cursor"),
    ],
)
def test_what_is_wrong_is_named(
    client: httpx.Client, problem: Problem, path: str, status: int, message: str
) -> None:
    assert message in problem(client.get(path), status)["detail"]
