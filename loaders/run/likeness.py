"""Likeness of notices: those that are one, or may be one, judged by what identifies notices. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.entities import Facts
from graph.owners import home_of
from loaders.contract.record import NoticeRecord
from loaders.text.keys import agency_title_key, number_key
from loaders.text.normal import normal_form


@dataclass(frozen=True, slots=True)  # there is one for each notice of an archive
class KnownNotice:
    """A notice that was read or is in the graph, as far as it distinguishes notices. `agency`: the issuing one."""

    id: str
    sha256: str
    file: str
    agency: str | None = None
    doc_number: str | None = None
    title: str | None = None
    issue_date: str | None = None
    year: int | None = None
    former_ids: tuple[str, ...] = ()

    @classmethod
    def of(cls, record: NoticeRecord) -> KnownNotice:
        """Return the distinguishing fields of a record."""
        source = record.source
        return cls(
            record.id, source.sha256, source.file, record.issuing_agency, record.doc_number, record.title,
            record.issue_date, record.campaign_year, tuple(record.former_ids),
        )  # fmt: skip

    @classmethod
    def of_facts(cls, facts: Facts, file: str) -> KnownNotice | None:
        """Return the distinguishing properties of the notice that facts are of; None for a register."""
        found = next((node.properties for node in facts.nodes if node.ref == home_of(facts.owner)), None)
        return None if found is None else cls._of_properties(facts.owner, found, file)

    @classmethod
    def _of_properties(cls, notice: str, given: Mapping[str, Any], file: str) -> KnownNotice:
        names = ("issuing_agency", "doc_number", "title", "issue_date", "campaign_year", "former_ids")
        values = {name: given[name] for name in names if name in given}
        values = {
            {"issuing_agency": "agency", "campaign_year": "year"}.get(n, n): v for n, v in values.items()
        }
        return cls(notice, given.get("sha256", ""), file, **values)

    @property
    def name(self) -> str:
        """The number or title by which a user knows it, else its file."""
        return self.doc_number or self.title or self.file

    @property
    def number(self) -> str | None:
        """The normal form of its document number."""
        return number_key(self.doc_number) if self.doc_number else None

    @property
    def agency_title(self) -> str | None:
        """The normal form of agency and title; None where either is unknown."""
        return agency_title_key(self.agency, self.title)


def is_same_notice(one: KnownNotice, other: KnownNotice) -> bool:
    """Return whether two texts with one id are of one notice: the same file, or the same number, or, without
    numbers, the same title and no two dates of issue. Without number and title it cannot be known, unless the agency
    is lost as well: the id is that of the letters of the text then."""
    if one.sha256 == other.sha256:
        return True
    if one.number or other.number:
        return one.number == other.number
    if not one.agency and not other.agency:
        return one.id == other.id
    return bool(one.title) and _equal(one.title, other.title) and not _dates_differ(one, other)


def may_be_one(one: KnownNotice, other: KnownNotice) -> bool:
    """Return whether two notices with different ids may be one of which a field is lost.

    Two agencies, two numbers, or without numbers two dates or years make two notices. Otherwise they may be one where
    they have the same number, or agency and title.
    """
    if one.agency and other.agency and not _equal(one.agency, other.agency):
        return False
    if one.number and other.number:
        return one.number == other.number
    differ = _dates_differ(one, other) or bool(one.year and other.year and one.year != other.year)
    return not differ and one.agency_title is not None and one.agency_title == other.agency_title


@dataclass
class NoticeIndex:
    """Notices found by number, and by agency and title: two numbered notices are compared by number alone, so that
    an archive with one title is not compared pair by pair."""

    _by_number: dict[str, list[KnownNotice]] = field(default_factory=lambda: defaultdict(list))
    _by_title: dict[tuple[str, bool], list[KnownNotice]] = field(default_factory=lambda: defaultdict(list))

    def add(self, notice: KnownNotice) -> None:
        """Add a notice."""
        if notice.number:
            self._by_number[notice.number].append(notice)
        if notice.agency_title:
            self._by_title[notice.agency_title, bool(notice.number)].append(notice)

    def remove(self, notice: str) -> None:
        """Remove the notice of an id, if it was added."""
        for lists in (self._by_number, self._by_title):
            for found in lists.values():
                found[:] = [each for each in found if each.id != notice]

    def find_like(self, notice: KnownNotice) -> KnownNotice | None:
        """Return the first notice that may be the same under another id, or None."""
        candidates = list(self._by_number.get(notice.number, ())) if notice.number else []
        if notice.agency_title:
            candidates += self._by_title.get((notice.agency_title, False), ())
            candidates += () if notice.number else self._by_title.get((notice.agency_title, True), ())
        return next((each for each in candidates if each.id != notice.id and may_be_one(notice, each)), None)


def _equal(one: str | None, other: str | None) -> bool:
    return normal_form(one or "") == normal_form(other or "")


def _dates_differ(one: KnownNotice, other: KnownNotice) -> bool:
    """Return whether two dates are known and neither is the more precise form of the other."""
    first, second = one.issue_date or "", other.issue_date or ""
    return not (first.startswith(second) or second.startswith(first))
