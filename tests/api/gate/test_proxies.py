"""Behind reverse proxies: limits count by the client that a trusted one names, and nobody else names one."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import httpx
import pytest
from fastapi import FastAPI, Request

from api.gate.access import address_of, read_access
from api.gate.proxies import trusted_networks
from graph.settings import Settings
from ontology.errors import SettingsError
from tests.api.gate.callers import keyed
from tests.api.gate.conftest import Make

Serve = Callable[[FastAPI], AbstractContextManager[str]]
LIMIT = 5


def serving(made: Make, settings: Settings) -> FastAPI:
    """A service, with a route that answers by what limits count a request."""
    app = made(settings)

    def who(request: Request) -> str:
        return address_of(request.scope)

    app.add_api_route("/who", who)
    return app


def ask(client: httpx.Client, *forwarded: str) -> str:
    """By what a request is counted that has these headers X-Forwarded-For."""
    found = client.get("/who", headers=[("x-forwarded-for", each) for each in forwarded])
    return str(found.raise_for_status().json())


def test_a_trusted_proxy_names_the_client(shipped_settings: Settings, made: Make, served: Serve) -> None:
    proxies = ("127.0.0.0/8", "10.0.0.0/8")
    settings = keyed(shipped_settings, api_anonymous="read", api_trusted_proxies=proxies).settings
    with served(serving(made, settings)) as address, httpx.Client(base_url=address, timeout=60) as client:
        assert ask(client, "203.0.113.1") == "203.0.113.1"
        assert ask(client, "203.0.113.2, 203.0.113.1") == "203.0.113.1", (
            "what the client has put in front is not"
        )
        assert ask(client, "203.0.113.2", "203.0.113.1") == "203.0.113.1", "in a header of its own neither"
        assert ask(client, "203.0.113.1, 10.1.2.3") == "203.0.113.1", "past another proxy that is trusted"
        assert ask(client, "203.0.113.1, 198.51.100.7") == "198.51.100.7", "one that is not is the client"
        assert ask(client, "2001:db8::1") == "2001:db8::/64"
        assert ask(client) == ask(client, "") == "127.0.0.1", "the proxy itself"


def test_limits_count_by_the_client(shipped_settings: Settings, made: Make, served: Serve) -> None:
    settings = keyed(
        shipped_settings, api_rate=LIMIT, api_anonymous="read", api_trusted_proxies=("127.0.0.1/32",)
    ).settings
    with served(made(settings)) as address, httpx.Client(base_url=address, timeout=60) as client:
        first = [client.get("/v1", headers={"x-forwarded-for": "203.0.113.1"}) for _ in range(2 * LIMIT)]
        assert {each.status_code for each in first} == {200, 429}
        assert client.get("/v1", headers={"x-forwarded-for": "203.0.113.2"}).status_code == 200


@pytest.mark.parametrize("proxies", [(), ("10.0.0.1/32",)])
def test_nobody_else_does(
    proxies: tuple[str, ...], shipped_settings: Settings, made: Make, served: Serve
) -> None:
    settings = keyed(shipped_settings, api_anonymous="read", api_trusted_proxies=proxies).settings
    with served(serving(made, settings)) as address, httpx.Client(base_url=address, timeout=60) as client:
        assert ask(client, "203.0.113.1") == "127.0.0.1"


@pytest.mark.parametrize(("proto", "scheme"), [("https", "https"), ("gopher", "http")])
def test_the_scheme_is_that_of_the_client(
    proto: str, scheme: str, shipped_settings: Settings, made: Make, served: Serve
) -> None:
    settings = keyed(shipped_settings, api_anonymous="read", api_trusted_proxies=("127.0.0.1/32",)).settings
    with served(made(settings)) as address:
        headers = {"x-forwarded-proto": proto, "host": "example.org"}
        manifest = httpx.get(f"{address}/v1/reconcile", headers=headers, timeout=60).json()
        assert manifest["view"]["url"].startswith(f"{scheme}://example.org/")


def test_others_reach_a_service_behind_a_proxy() -> None:
    behind = Settings.from_environment({"QMG_API_TRUSTED_PROXIES": "127.0.0.1"})
    with pytest.raises(
        SettingsError, match="QMG_API_TRUSTED_PROXIES is 127.0.0.1/32, by which others can reach"
    ):
        read_access(behind)
    assert not read_access(
        Settings.from_environment({"QMG_API_TRUSTED_PROXIES": "127.0.0.1", "QMG_API_ANONYMOUS": "read"})
    ).local


@pytest.mark.parametrize("value", ["*", "proxy.example.org", "10.0.0.0/33", "10.0.0.1,", "0x7f000001"])
def test_a_proxy_is_an_address_or_a_network(value: str) -> None:
    with pytest.raises(SettingsError, match="QMG_API_TRUSTED_PROXIES: .* is no address or network; write"):
        Settings.from_environment({"QMG_API_TRUSTED_PROXIES": value})


def test_networks_are_known_in_both_versions_of_ip() -> None:
    found = Settings.from_environment({"QMG_API_TRUSTED_PROXIES": "10.0.0.7/8, ::1"}).api_trusted_proxies
    assert found == ("10.0.0.0/8", "::1/128")
    assert [*trusted_networks(found)] == ["10.0.0.0/8", "::ffff:10.0.0.0/104", "::1/128"]
