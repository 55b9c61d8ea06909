"""Normalisation of texts for comparison: without layout, punctuation, width and script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ontology.script import to_simplified

_LAYOUT = re.compile(r"[\s\W_]+")


@lru_cache(maxsize=50_000)
def normal_form(text: str) -> str:
    """Return a name or title in the normal form of `letters`; those of an archive repeat."""
    return letters(text)


def letters(text: str) -> str:
    """Return `text` without blanks and punctuation, in half-width characters, Simplified script and lower case."""
    return _LAYOUT.sub("", unicodedata.normalize("NFKC", to_simplified(text))).casefold()
