"""Blanks, Markdown left-overs and page furniture: marks of layout that no author wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.text import Edit, Text

# Blank-like characters become one plain blank each, so that offsets stay easy to follow.
_BLANKS = str.maketrans(dict.fromkeys("\t\x0b\xa0\u2002\u2003\u2009\u3000", " "))
_LAYOUT = re.compile(
    r"[\u200b\u200c\u200d\u2060\ufeff\u00ad]"  # zero-width characters
    r"|^[ ]*[-—–]{0,2}[ ]*\d{1,3}[ ]*[-—–]{0,2}[ ]*$"  # page numbers, bare or between dashes
    r"|^[ ]*第[ ]*\d+[ ]*页(?:[ ]*共[ ]*\d+[ ]*页)?[ ]*$"
    r"|\*\*|__(?=\S)|(?<=\S)__"  # Markdown bold
    r"|^[ ]*(?:#{1,6}|>|[-*+])[ ]+"  # Markdown headings, quotes, bullets
    r"|<(?=https?://)|(?<=/)>",  # Markdown links
    re.MULTILINE,
)


def tidy(text: Text) -> Text:
    """The text without layout marks; every kind of blank is a plain one; a form feed ends a line."""
    plain = Text(text.value.replace("\f", "\n").translate(_BLANKS), text.origins)
    return plain.edit(_marks(plain.value))


def _marks(value: str) -> Iterator[Edit]:
    for found in _LAYOUT.finditer(value):
        yield Edit(found.start(), found.end())
