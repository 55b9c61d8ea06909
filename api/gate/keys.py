"""Keys of services and readers, of which only digests are kept, with the scopes that each of them has.

A key has 256 random bits, so one round of SHA-256 is enough to keep it: nothing can be tried that would find it.
"""

import hashlib
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from ontology.errors import SettingsError

SCOPES = ("read", "query", "metrics")
"""`read` is for entities, questions, search and pages, `query` for Cypher and SPARQL of one's own, `metrics` for the
numbers of the service."""

_PREFIX = "qmg_"  # by which scanners of secrets find one that was published
_BYTES = 32
_NAME = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_FORM = "NAME SCOPE[,SCOPE] DIGEST, as `python -m api key NAME` prints it"


@dataclass(frozen=True)
class Key:
    """A key: the name of its owner, its scopes, and its SHA-256 digest in hexadecimal."""

    name: str
    scopes: frozenset[str]
    digest: str

    def line(self) -> str:
        """Return its line in the list of keys."""
        return f"{self.name} {','.join(each for each in SCOPES if each in self.scopes)} {self.digest}"


def new_key(name: str, scopes: frozenset[str]) -> tuple[str, Key]:
    """Return a new secret and its key. Raises SettingsError where the name is not one."""
    if not _NAME.fullmatch(name):
        raise SettingsError(f"the name {name!r} of a key: write letters, digits, '.', '_' and '-', up to 64")
    secret = _PREFIX + secrets.token_urlsafe(_BYTES)
    return secret, Key(name, scopes, digest_of(secret))


def digest_of(secret: str) -> str:
    """Return the digest of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def read_keys(setting: str, text: str) -> Mapping[str, Key]:
    """Return the keys of a list by their digests: one a line or between semicolons, `#` begins a comment.

    Raises SettingsError, which names the setting and the line and never what might be a secret.
    """
    found: dict[str, Key] = {}
    for number, line in enumerate(re.split(r"[\n;]", text), 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        key = _key(f"{setting}, key {number}", words)
        if key.digest in found or any(key.name == each.name for each in found.values()):
            raise SettingsError(f"{setting}, key {number}: {key.name} or its digest is there already")
        found[key.digest] = key
    return found


def read_scopes(place: str, text: str) -> frozenset[str]:
    """Return the scopes of a list with commas; `none` is the empty one. Raises SettingsError."""
    names = [each.strip() for each in text.split(",")]
    if names == ["none"]:
        return frozenset()
    wrong = next((each for each in names if each not in SCOPES), None)
    if wrong is not None:
        raise SettingsError(f"{place}: {wrong!r} is not a scope; write {', '.join(SCOPES)} or none")
    return frozenset(names)


def _key(place: str, words: list[str]) -> Key:
    if len(words) != 3 or not _NAME.fullmatch(words[0]) or not _DIGEST.fullmatch(words[2]):
        raise SettingsError(f"{place}: write {_FORM}")
    return Key(words[0], read_scopes(f"{place}, {words[0]}", words[1]), words[2])
