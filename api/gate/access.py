"""Callers and their rights: by the key that a request brings, or without one.

A key comes as `Authorization: Bearer KEY`, or as the password of `Basic`, which browsers ask their user for: so the
explorer works behind keys too. It never stands in an address, which logs and histories keep.
"""

import base64
import binascii
import ipaddress
import socket
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import Scope

from api.gate.keys import SCOPES, Key, digest_of, read_keys, read_scopes
from api.language import both
from graph.settings import Settings
from ontology.errors import SettingsError

OPEN = frozenset({"/healthz", "/readyz"})  # of machines that start, watch and balance; they give no data
_QUERIES = frozenset({"/v1/cypher", "/v1/sparql", "/mcp"})
_METRICS = "/metrics"
_CHALLENGE = {"www-authenticate": 'Basic realm="quality-month-graph", Bearer realm="quality-month-graph"'}
_REMEDY = (
    "give keys in QMG_API_KEYS or QMG_API_KEYS_FILE (`python -m api key NAME` makes one), or let everyone have "
    "scopes by QMG_API_ANONYMOUS=read"
)
SECURITY_SCHEMES = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "basic": {
        "type": "http",
        "scheme": "basic",
        "description": both("密码为密钥", "the password is the key"),
    },
}
"""The ways to bring a key, for OpenAPI."""


@dataclass(frozen=True)
class Caller:
    """Whoever makes a request: the name of a key, or empty; what limits count by; the scopes."""

    name: str
    counted_as: str
    scopes: frozenset[str]


@dataclass(frozen=True)
class Access:
    """The keys by their digests, the scopes of requests without one, and whether only this machine can ask."""

    keys: Mapping[str, Key]
    anonymous: frozenset[str]
    local: bool

    def caller(self, scope: Scope) -> Caller:
        """Return the caller of a request. Raises HTTPException 401 where it brings a key that is none."""
        secret = secret_of(Headers(scope=scope).get("authorization", ""))
        address = address_of(scope)
        if secret is None:
            return Caller("", f"address {address}", self.anonymous)
        key = self.keys.get(digest_of(secret))
        if key is None and self.keys:
            raise HTTPException(401, "the key is not known", _CHALLENGE)
        if key is None:  # nobody has a key, so a client that sends one everywhere is as welcome as others
            return Caller("", f"address {address}", self.anonymous)
        return Caller(key.name, f"key {key.name}", key.scopes | self.anonymous)


def read_access(settings: Settings) -> Access:
    """Return who may ask what. Raises SettingsError where others than this machine could ask and nothing is said
    about them, or where the keys are malformed."""
    keys = read_keys("QMG_API_KEYS", settings.api_keys)
    local = is_local(settings.api_host) and not settings.api_trusted_proxies
    if settings.api_anonymous:
        return Access(keys, read_scopes("QMG_API_ANONYMOUS", settings.api_anonymous), local)
    if not local and not keys:
        proxies = ", ".join(settings.api_trusted_proxies)
        way = f"QMG_API_TRUSTED_PROXIES is {proxies}" if proxies else f"QMG_API_HOST is {settings.api_host}"
        raise SettingsError(f"{way}, by which others can reach the service: {_REMEDY}")
    return Access(keys, frozenset() if keys else frozenset(SCOPES), local)


def check_scope(caller: Caller, path: str) -> None:
    """Raise HTTPException 401 or 403 where the caller may not ask for a path."""
    needed = scope_needed(path)
    if needed is None or needed in caller.scopes:
        return
    if caller.name:
        raise HTTPException(403, f"the key {caller.name} lacks the scope {needed}")
    raise HTTPException(
        401, f"a key with the scope {needed} is needed: Authorization: Bearer KEY", _CHALLENGE
    )


def scope_needed(path: str) -> str | None:
    """Return the scope that a path needs, None for one that is open."""
    first = "/" + path.strip("/")
    if first in OPEN:
        return None
    if first == _METRICS:
        return "metrics"
    return "query" if first in _QUERIES else "read"


def secret_of(authorization: str) -> str | None:
    """Return the key of an Authorization header, None without one."""
    scheme, _, value = authorization.strip().partition(" ")
    match scheme.lower():
        case "bearer":
            return value.strip()
        case "basic":
            try:
                return base64.b64decode(value.strip(), validate=True).decode("utf-8").partition(":")[2]
            except (binascii.Error, UnicodeDecodeError):
                return ""
    return None if not authorization.strip() else ""


def address_of(scope: Scope) -> str:
    """Return the address that limits count by: of IPv6 the /64 network, which one household or server has whole."""
    host = (scope.get("client") or ("unknown", 0))[0]
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return str(host)
    mapped = getattr(address, "ipv4_mapped", None)
    if address.version == 6 and mapped is None:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(mapped or address)


def is_local(host: str) -> bool:
    """Return whether a server that listens at an address is reached from this machine alone."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return False  # it is reported where the server is to listen
    return all(ipaddress.ip_address(str(each[4][0]).partition("%")[0]).is_loopback for each in found)
