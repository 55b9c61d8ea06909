"""The text of a SPARQL query: what is refused before it is evaluated, and messages of its parser. Pure functions."""

import re
from collections.abc import Iterator

from ontology.errors import SparqlRefused

_LONGEST = 100_000  # characters of a query
_PROLOGUE = {"PREFIX", "BASE"}
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
# Tokens that may hold any word, and the words between them. The prefix of a name counts as a word, since a keyword
# needs no blank behind it: SERVICEx:y is SERVICE x:y to the parser. Strings need no end, and prefixes have a longest
# length, lest a hostile text takes time that grows with its square.
_TOKEN = re.compile(
    r"""
      \#[^\n\r]*
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*+(?:\"{3})? | '{3}(?:'{0,2}(?:[^'\\]|\\.))*+(?:'{3})?
    | "(?:[^"\\\n\r]|\\.)*+"? | '(?:[^'\\\n\r]|\\.)*+'?
    | [?$]\w+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)*
    | (?P<prefix>[^\W\d][\w.-]{0,99})?:(?:[\w.:%-]|\\.)*
    | (?P<keyword>[^\W\d]+)
    """,
    re.VERBOSE | re.DOTALL,
)
# Otherwise `<` may be the operator, behind which a quote, a comment or the end of a FILTER would be hidden.
_CLEAR_IRI = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]*://.*|[^#')]*)>")
_PLACE = re.compile(r"error at (\d+):(\d+): ")
_BEFORE = 30  # characters before the place of an error that are shown


def check_sparql(text: str) -> None:
    """Raise SparqlRefused for an update, a query that asks other servers, and one that is too long."""
    if len(text) > _LONGEST:
        raise SparqlRefused(f"the query has {len(text):,} characters; at most {_LONGEST:,} are read")
    words = list(_words(text))
    if any("SERVICE" in word for word, _ in words):
        raise SparqlRefused(
            "SERVICE is not offered: no other server is asked; ask it yourself and join the results"
        )
    first = next((word for word, keyword in words if keyword and word not in _PROLOGUE), "")
    if first in _UPDATES:
        raise SparqlRefused(
            f"{first} is an update, but the graph is only read here; `python -m loaders` writes it"
        )


def parser_message(message: str, text: str) -> str:
    """Return what the parser found wrong in one line: the place, and the words before it. What it would have expected
    there is left out, as it lists a part of that alone."""
    found = _PLACE.match(message)
    if found is None:
        return " ".join(message.split())[:300]
    line, column = map(int, found.groups())
    lines = text.splitlines()
    before = lines[line - 1][max(column - 1 - _BEFORE, 0) : column - 1] if line <= len(lines) else ""
    fault = (
        "a prefix is not declared; add PREFIX name: <IRI>"
        if "Prefix not found" in message
        else "this is not SPARQL"
    )
    return f"line {line}, column {column}, after {before!r}: {fault}"


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words outside of strings, comments, variables and IRIs in capitals, and whether each is a keyword."""
    for found in _TOKEN.finditer(text):
        if found["iri"] and not _CLEAR_IRI.fullmatch(found["iri"]):
            raise SparqlRefused(
                f"{found['iri'][:60]} is ambiguous: write an IRI as <http://…>, and a < with blanks"
            )
        if found["keyword"] or found["prefix"]:
            yield (found["keyword"] or found["prefix"]).upper(), bool(found["keyword"])
