"""Texts compared without what layout, punctuation and script do to them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from loaders.text.script import to_simplified

_LAYOUT = re.compile(r"[\s\W_]+")


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """A text without layout, quotes and punctuation, full-width as half-width, in Simplified script: what two
    readers agree on."""
    return _LAYOUT.sub("", unicodedata.normalize("NFKC", to_simplified(text))).casefold()
