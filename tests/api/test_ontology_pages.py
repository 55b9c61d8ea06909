"""The ontology at its own path: its documentation to readers, RDF to programs, in the form they ask for."""

from collections.abc import Callable

import httpx
import pytest
from rdflib import Graph

from ontology.kinds import Model
from ontology.pages.site import site_file, site_names
from ontology.terms import QM, QUALITY_TTL, RDF
from ontology.versions import version_paths

FORMATS = {
    "text/turtle": "ontology.ttl",
    "application/ld+json": "ontology.jsonld",
    "application/n-triples": "ontology.nt",
    "application/rdf+xml": "ontology.rdf",
}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
# An Accept header, and the type that it prefers.
PREFERENCES = {
    "": "text/html",
    "*/*": "text/html",
    BROWSER: "text/html",
    "text/turtle": "text/turtle",
    "Text/Turtle; charset=utf-8": "text/turtle",
    "text/turtle;q=0.5, application/rdf+xml": "application/rdf+xml",
    "text/html;q=0.1, text/*": "text/turtle",
    "application/n-triples, */*;q=0.1": "application/n-triples",
    "application/ld+json;q=0": "text/html",
    "application/ld+json;q=much, text/turtle;q=0.2": "text/turtle",
    "image/png": "text/html",
}


@pytest.mark.parametrize("accept", PREFERENCES)
def test_the_preferred_type(accept: str, client: httpx.Client) -> None:
    response = client.get("/ontology", headers={"accept": accept})
    assert response.headers["content-type"].partition(";")[0] == PREFERENCES[accept]


@pytest.mark.parametrize("asked", FORMATS)
def test_programs_get_rdf(asked: str, client: httpx.Client) -> None:
    response = client.get("/ontology", headers={"accept": asked})
    assert response.headers["content-type"].partition(";")[0] == asked
    assert response.headers["content-location"] == FORMATS[asked]
    assert {"accept", "accept-language"} == {each.strip() for each in response.headers["vary"].split(",")}
    assert response.content == site_file(FORMATS[asked])


def test_what_a_program_gets_is_the_ontology(client: httpx.Client) -> None:
    response = client.get("/ontology", headers={"accept": "text/turtle"})
    assert (QM.Notice, RDF.type, None) in Graph().parse(data=response.text, format="turtle")


@pytest.mark.parametrize(
    ("query", "language", "lang"),
    [("", "", "zh-CN"), ("", "en-GB,en;q=0.9", "en"), ("?lang=en", "zh", "en"), ("?lang=zh", "en", "zh-CN")],
)
def test_readers_get_a_page_in_their_language(
    query: str, language: str, lang: str, client: httpx.Client
) -> None:
    for path in ("/ontology", "/vocabularies"):
        headers = {"accept": BROWSER, "accept-language": language}
        response = client.get(f"{path}{query}", headers=headers)
        assert response.headers["content-type"] == "text/html; charset=utf-8"
        assert f'<html lang="{lang}">' in response.text


def test_every_file_is_served_as_the_command_writes_it(client: httpx.Client) -> None:
    for name in site_names():
        response = client.get(f"/{name}")
        assert response.content == site_file(name), name
        again = client.get(f"/{name}", headers={"if-none-match": response.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.head(f"/{name}").headers["content-length"] == str(len(response.content))


def test_every_version_has_its_address(client: httpx.Client, model: Model) -> None:
    for number, path in {**version_paths(), model.version: QUALITY_TTL}.items():
        response = client.get(f"/ontology/{number}")
        assert response.headers["content-type"].partition(";")[0] == "text/turtle"
        assert response.content == path.read_bytes()


@pytest.mark.parametrize("path", ["/ontology/9.9.9", "/ontology/..%2fquality", "/ontology/quality.ttl"])
def test_there_is_no_other_version(
    path: str, client: httpx.Client, problem: Callable[[httpx.Response, int], dict[str, object]]
) -> None:
    response = client.get(path)
    if "%2f" in path:
        assert response.status_code == 404
    else:
        assert "the page of the ontology lists them" in str(problem(response, 404)["detail"])


def test_another_language_is_refused(
    client: httpx.Client, problem: Callable[[httpx.Response, int], dict[str, object]]
) -> None:
    problem(client.get("/ontology?lang=fr"), 422)
