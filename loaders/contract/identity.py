"""Names for things that stay the same on every machine and at every reading."""

from __future__ import annotations

import re

from pypinyin import lazy_pinyin

from graph.identity import content_id, provisional_agency_id

__all__ = [
    "activity_id", "campaign_id", "content_id", "doc_number_id", "provisional_agency_id", "slug",
]  # fmt: skip

_NOT_IN_ID = re.compile(r"[^0-9a-z]+")


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens; Chinese by its pinyin: 国市监质发〔2025〕77号 → guo-shi-…-77."""
    syllables = lazy_pinyin(text, errors=str.lower)
    return _NOT_IN_ID.sub("-", "-".join(syllables)).strip("-")


def doc_number_id(number: str) -> str:
    """The id of the notice with this document number, whatever brackets it is printed with; 号 adds nothing."""
    return slug(number.removesuffix("号"))


def activity_id(notice: str, section: str, name: str) -> str:
    """Named by its notice, the section path and its name."""
    return f"{notice}.{content_id(section, name)}"


def campaign_id(scope: str, year: int) -> str:
    """`national-2025`."""
    return f"{scope}-{year}"
