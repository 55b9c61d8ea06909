"""Identifiers that are the same on every machine and in every run."""

from __future__ import annotations

import re

from pypinyin import lazy_pinyin

from graph.identity import content_id, provisional_agency_id

__all__ = [
    "activity_id", "campaign_id", "content_id", "doc_number_id", "provisional_agency_id", "slug",
]  # fmt: skip

_NOT_IN_ID = re.compile(r"[^0-9a-z]+")


def slug(text: str) -> str:
    """Return `text` as lower-case letters, digits and hyphens, Chinese as pinyin.

    国市监质发〔2025〕77号 becomes guo-shi-…-77.
    """
    syllables = lazy_pinyin(text, errors=str.lower)
    return _NOT_IN_ID.sub("-", "-".join(syllables)).strip("-")


def doc_number_id(number: str) -> str:
    """Return the id of the notice with this document number; the style of brackets and the final 号 do not count."""
    return slug(number.removesuffix("号"))


def activity_id(notice: str, section: str, name: str) -> str:
    """Return the id of an activity, made from the notice id, the section path and the name."""
    return f"{notice}.{content_id(section, name)}"


def campaign_id(scope: str, year: int) -> str:
    """Return the id of a campaign, e.g. `national-2025`."""
    return f"{scope}-{year}"
