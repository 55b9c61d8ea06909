"""Identifiers that are the same on every machine and in every run."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.identity import content_id, provisional_agency_id
from ontology.ids import slug

__all__ = [
    "NoticeIdentity", "activity_id", "campaign_id", "content_id", "former_notice_id", "is_notice_id",
    "provisional_agency_id", "slug",
]  # fmt: skip

_HASH_DIGITS = (
    6  # of the Chinese identity, which pinyin without tones does not keep apart: 豫 and 渝, 晋 and 津
)
_NOTICE_ID = re.compile(rf"(?:[0-9a-z]+-)+[0-9a-f]{{{_HASH_DIGITS}}}")


@dataclass(frozen=True)
class NoticeIdentity:
    """The identity of a notice: its issuing agency and document number, or agency, date and title.

    `agency`: the full name of the agency, None where the notice names none, and `agency_slug` its readable form.
    `number` and `title`: normal forms (loaders/text/keys.py). `date`: the date of issue, else the campaign year.
    `text`: the letters of the notice, which identify it where the agency is lost, so that two pages of which nobody
    knows who issued them are two notices.
    """

    agency: str | None
    agency_slug: str | None
    number: str | None
    date: str | None = None
    title: str | None = None
    kind: str | None = None
    text: str = ""

    @property
    def id(self) -> str:
        """The id of the notice: readable words, and a hash of the Chinese identity."""
        if self.number:
            return _hashed([self.number], [self.agency or "", self.number])
        words = [self.agency_slug or "unknown", self.date or "undated", self.kind or "notice"]
        known = [self.agency or "", self.date or "", self.title or ""]
        return _hashed(words, known if self.agency or not self.text else [*known, self.text])

    @property
    def former_id(self) -> str:
        """The id that it had while the text did not count: the same where the agency is known."""
        return replace(self, text="").id


def _hashed(words: Iterable[str], identity: Iterable[str]) -> str:
    return "-".join(filter(None, [*map(slug, words), content_id(*identity)[:_HASH_DIGITS]]))


def is_notice_id(text: str) -> bool:
    """Return whether a text has the form of the id of a notice; ids of the former rule have no hash."""
    return _NOTICE_ID.fullmatch(text) is not None


def former_notice_id(number: str | None, agency: str, year: int | None, kind: str | None) -> str:
    """Return the id that the former rule gave a notice: the slug of its number, else agency, year and kind.

    `agency`: an id or a slug. Such ids still lead to the notice.
    """
    if number:
        return slug(number.removesuffix("号"))
    return f"{agency}-{year or 'undated'}-{slug(kind or 'notice')}"


def activity_id(notice: str, section: str, name: str) -> str:
    """Return the id of an activity, made from the notice id, the section path and the name."""
    return f"{notice}.{content_id(section, name)}"


def campaign_id(scope: str, year: int) -> str:
    """Return the id of a campaign, e.g. `national-2025`."""
    return f"{scope}-{year}"


def year_of_campaign(key: str) -> int | None:
    """Return the year in the id of a campaign; None where the id is not of that form."""
    year = key.rpartition("-")[2]
    return int(year) if year.isdecimal() else None
