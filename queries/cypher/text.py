"""The text of a Cypher query as tokens, and the text without its comments. Pure functions.

A query is cut more strictly than a server would: what two servers might cut differently is refused. Comments are
replaced by blanks before a query is sent, and no escape of the form \\u is let through, which Neo4j replaces before it
looks for the ends of strings.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ontology.errors import CypherRefused

LONGEST = 20_000  # characters of a query
TOKENS = 5_000  # of a query
CypherTokenKind = Literal["word", "name", "string", "number", "parameter", "sign"]

# `name` is a name in backticks. A group for each kind; the others are left out or are faults.
_TOKEN = re.compile(
    r"""
      (?P<blank>[ \t\r\n]+)
    | (?P<comment>//[^\r\n]*|/\*.*?\*/)
    | (?P<string>'(?:[^'\\]|\\[\\'"`bfnrt])*'|"(?:[^"\\]|\\[\\'"`bfnrt])*")
    | (?P<name>`(?:[^`\\]|``)+`)
    | (?P<number>(?:0x[0-9a-fA-F]+|0o[0-7]+|[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![\w`]))
    | (?P<parameter>\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9]+)(?!\w))
    | (?P<word>[^\W\d]\w*)
    | (?P<sign>\.\.|<>|<=|>=|=~|\|\||[()\[\]{},.:;|&!=<>+\-*%^]|/(?![*/]))
    """,
    re.VERBOSE | re.DOTALL,
)
_FAULTS = {
    "/*": "the comment does not end",
    "'": "the string does not end on its own, or has an escape other than \\\\ \\' \\\" \\n \\r \\t \\b \\f",
    "`": "the name in backticks does not end, is empty, or has a backslash",
    "$": "a parameter is $name, with letters, digits and _",
}
_FAULTS['"'] = _FAULTS["'"]


@dataclass(frozen=True)
class CypherToken:
    """A token and its place, in characters from the beginning of the query."""

    kind: CypherTokenKind
    text: str
    place: int

    @property
    def upper(self) -> str:
        """The word in capitals; of other tokens, the text."""
        return self.text.upper() if self.kind == "word" else self.text


@dataclass(frozen=True)
class CypherText:
    """A query as tokens, and as the text that is sent: the same without comments and without a ; at its end."""

    tokens: tuple[CypherToken, ...]
    clean: str


def read_cypher(text: str) -> CypherText:
    """Cut a query into tokens. Raises CypherRefused, which names the place, where it cannot be cut without doubt."""
    if len(text) > LONGEST:
        raise CypherRefused(f"the query has {len(text):,} characters; at most {LONGEST:,} are read")
    tokens, clean = [], []
    for found in _cut(text):
        kind, part = str(found.lastgroup), found[0]
        clean.append(part if kind != "comment" else re.sub(r"[^\r\n]", " ", part))
        if kind not in ("blank", "comment"):
            tokens.append(CypherToken(kind, part, found.start()))  # type: ignore[arg-type]
    if len(tokens) > TOKENS:
        raise CypherRefused(f"the query has {len(tokens):,} words and signs; at most {TOKENS:,} are read")
    if tokens and tokens[-1].text == ";":
        last = tokens.pop()
        return CypherText(tuple(tokens), "".join(clean)[: last.place])
    return CypherText(tuple(tokens), "".join(clean))


def position_of(text: str, place: int) -> tuple[int, int]:
    """Return the line and the column of a character, from 1."""
    lines = f"{text[:place]}.".splitlines()  # with a character at the place, which a line that is empty needs
    return len(lines), len(lines[-1])


def line_and_column(text: str, place: int) -> str:
    """Return the position of a character for a message."""
    line, column = position_of(text, place)
    return f"line {line}, column {column}"


def _cut(text: str) -> Iterator[re.Match[str]]:
    """Yield the tokens, blanks and comments of a query, without a gap."""
    place = 0
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            raise CypherRefused(f"{line_and_column(text, place)}: {_fault(text, place)}")
        _check_characters(text, found)
        yield found
        place = found.end()


def _fault(text: str, place: int) -> str:
    for begin, fault in _FAULTS.items():
        if text.startswith(begin, place):
            return fault
    character = text[place]
    if character.isdigit() and character.isascii():
        return "put a blank behind the number"
    return f"{_shown(character)} has no meaning in Cypher{_remedy(character)}"


def _check_characters(text: str, found: re.Match[str]) -> None:
    """Raise CypherRefused for an escape by number, a control character, and letters that have small and capital forms
    beyond ASCII, some of which servers take for letters of keywords."""
    for at in re.finditer(r"\\[uU]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", found[0]):
        shown = "an escape by number" if at[0].startswith("\\") else _shown(at[0])
        place = line_and_column(text, found.start() + at.start())
        raise CypherRefused(f"{place}: {shown} is not read; write the character itself")
    if found.lastgroup == "word":
        for number, character in enumerate(found[0]):
            if not character.isascii() and not _caseless(character):
                place = line_and_column(text, found.start() + number)
                raise CypherRefused(
                    f"{place}: {_shown(character)} may stand only in a string or in backticks{_remedy(character)}"
                )


def _caseless(character: str) -> bool:
    return unicodedata.category(character) == "Lo" and unicodedata.normalize("NFKC", character) == character


def _remedy(character: str) -> str:
    """Return the ASCII character to write in its place, as of a full-width one."""
    plain = unicodedata.normalize("NFKC", character)
    return f"; write {plain}" if plain.isascii() and plain.strip() and plain != character else ""


def _shown(character: str) -> str:
    return character if character.isprintable() and character.strip() else f"U+{ord(character):04X}"
