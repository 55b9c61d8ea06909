"""The pieces of a text of two and three neighbouring characters, which compare and classify short texts."""

from __future__ import annotations

from collections.abc import Iterator
from operator import add


def pairs(text: str) -> Iterator[str]:
    """Yield each two neighbouring characters of a text, in order."""
    return map(add, text, text[1:])


def triples(text: str) -> Iterator[str]:
    """Yield each three neighbouring characters of a text, in order."""
    return map(add, pairs(text), text[2:])
