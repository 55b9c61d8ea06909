"""The API behind a proxy that serves it under a prefix: every path in an answer leads through the proxy."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.serving import server_of
from graph.settings import Settings
from graph.store import Store
from ontology.kinds import Model
from queries.catalog import Catalog
from tests.reverse_proxy import proxied

PREFIX = "/quality/qmg"
Problem = Callable[[httpx.Response, int], dict[str, Any]]


@pytest.fixture(scope="module")
def prefixed(
    shipped_store: Store,
    shipped_settings: Settings,
    model: Model,
    catalog: Catalog,
    served: Callable[[FastAPI], AbstractContextManager[str]],
) -> Iterator[str]:
    """The address of a server that is to be behind a proxy."""
    settings = replace(shipped_settings, api_root_path=PREFIX)
    with served(create_app(shipped_store, settings, model, catalog)) as address:
        yield address


@pytest.fixture(scope="module", params=[True, False], ids=["strips", "keeps"])
def behind(prefixed: str, request: pytest.FixtureRequest) -> Iterator[httpx.Client]:
    """A client of the proxy, which strips the prefix or keeps it."""
    with (
        proxied(prefixed, PREFIX, strips=request.param) as address,
        httpx.Client(base_url=address, timeout=60) as http,
    ):
        yield http


def test_every_link_of_the_index_leads_through_the_proxy(behind: httpx.Client) -> None:
    links = [each["href"] for each in behind.get(f"{PREFIX}/v1").json()["links"]]
    links += [each["href"] for each in behind.get(f"{PREFIX}/v1/questions").json()["items"][:3]]
    assert all(link.startswith(f"{PREFIX}/") for link in links)
    assert {behind.get(link).status_code for link in links} <= {200, 400, 422}  # some need parameters


@pytest.mark.parametrize(
    "path", ["/v1/questions/activities?limit=5", "/v1/agencies?limit=5", "/v1/search?q=a&limit=1"]
)
def test_the_next_page_is_behind_the_prefix(path: str, behind: httpx.Client) -> None:
    following = behind.get(f"{PREFIX}{path}").json()["next"]
    assert following.startswith(f"{PREFIX}{path.partition('?')[0]}?")
    assert behind.get(following).status_code == 200


def test_the_next_page_of_a_graph_is_in_its_link(behind: httpx.Client) -> None:
    link = behind.get(f"{PREFIX}/v1/questions/activities?limit=5&format=nt").headers["link"]
    assert link.startswith(f"<{PREFIX}/v1/questions/activities?")
    assert behind.get(link.partition(">")[0][1:]).status_code == 200


def test_redirects_stay_behind_the_prefix(behind: httpx.Client) -> None:
    slash = behind.get(f"{PREFIX}/v1/agencies/?limit=2")
    assert (slash.status_code, slash.headers["location"]) == (308, f"{PREFIX}/v1/agencies?limit=2")


def test_problems_name_the_address_that_was_asked(behind: httpx.Client, problem: Problem) -> None:
    for path, status in (("/v1/agencies/nobody", 404), ("/v1/agencies?limit=0", 422), ("/v1/nothing", 404)):
        assert problem(behind.get(f"{PREFIX}{path}"), status)["instance"].startswith(f"{PREFIX}/v1/")


def test_the_description_names_the_prefix_as_its_server(behind: httpx.Client) -> None:
    document = behind.get(f"{PREFIX}/openapi.json").json()
    assert [each["url"] for each in document["servers"]] == [PREFIX]
    assert "/v1/agencies" in document["paths"]


def test_answers_are_marked_and_compressed_as_without(behind: httpx.Client) -> None:
    first = behind.get(f"{PREFIX}/v1/questions/activities", headers={"accept-encoding": "gzip"})
    assert first.headers["content-encoding"] == "gzip"
    again = behind.get(f"{PREFIX}/v1/questions/activities", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304


def test_the_ontology_names_its_file_beside_it(behind: httpx.Client) -> None:
    found = behind.get(f"{PREFIX}/ontology", headers={"accept": "text/turtle"})
    place = urljoin(f"{PREFIX}/ontology", found.headers["content-location"])
    assert behind.get(place).content == found.content


def test_the_prefix_alone_leads_to_the_first_page(prefixed: str) -> None:
    """Relative links would lead out of the prefix there."""
    found = httpx.get(f"{prefixed}{PREFIX}?lang=en")
    assert (found.status_code, found.headers["location"]) == (308, f"{PREFIX}/?lang=en")


def test_what_strangers_state_about_proxies_is_not_believed(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "*")
    assert not server_of(app).config.proxy_headers
