"""The output of extraction: one `NoticeRecord` per notice, printed as JSON by `python -m loaders extract`.

A missing value is `None` or an empty list, never an empty string. Spans are in characters of `NoticeRecord.text`.
"""

from __future__ import annotations

from typing import Final, Literal

from loaders.contract.details import ActivityDetails, Record

Level = Literal["national", "provincial", "municipal", "county", "industry", "enterprise"]
Basis = Literal["explicit", "heading", "issuer", "curated"]
Action = Literal["add", "change", "drop"]
NATIONAL: Final = "national"  # the level and the scope of a notice of the whole country


class SourceRecord(Record):
    """The file a notice was read from.

    `ocr`: whether OCR read it, wholly or in part; `ocr_score`: the mean score of that in per cent.
    """

    file: str
    sha256: str
    ocr: bool = False
    ocr_score: int | None = None


class Issuer(Record):
    """An issuer of the notice: the name as printed, layout blanks removed, and the agency id (None: unknown)."""

    name: str
    agency: str | None


class Period(Record):
    """The period of the campaign, ISO 8601 at the printed precision."""

    start: str
    end: str


class RegionRecord(Record):
    """A region as the entry or the issuer names it, and its GB/T 2260 code."""

    name: str
    code: str


class EvidenceRecord(Record):
    """The evidence of a head field: `text[start:end] == quote`; `about` names the field."""

    about: str
    section: str | None
    start: int
    end: int
    quote: str


class MentionRecord(Record):
    """One mention of an activity in the notice; `quote == text[start:end]`."""

    section: str | None
    start: int
    end: int
    quote: str


class _ActivityIdentity(Record):
    """The id, name and types of an activity, and its lead and partner organizers."""

    id: str
    section: str | None
    text: str
    name: str
    organizers: list[str]
    organizer_ids: list[str | None]
    basis: Basis | None
    region: RegionRecord | None
    partners: list[str]
    partner_ids: list[str | None]
    types: list[str]


class ActivityRecord(ActivityDetails, _ActivityIdentity):
    """One activity as the annotation rules define it; section, start and end are those of the first mention.

    `text` is the clause there; where its cells stand on lines of their own, it joins them by blanks.
    """

    series: str | None
    start: int
    end: int
    mentions: list[MentionRecord]


class CuratedRecord(Record):
    """A fact that a curator added, changed or dropped, with the reason; `about` names the field.

    `activity`: the id of the activity, None for a head field. `value`: the new value, or the dropped one.
    `start`, `end`: the span of the value, None where the notice does not print it.
    """

    action: Action
    about: str
    activity: str | None
    value: str | None
    start: int | None
    end: int | None
    reason: str
    source: str
    by: str
    date: str


class Warning(Record):
    """A remark on the quality of the facts: something missing, doubtful or displaced."""

    code: str
    message: str
    start: int | None
    end: int | None


class NoticeRecord(Record):
    """All facts read from one notice, with the stored text that every span refers to.

    `issuing_agency`: the full name of the agency by which the notice is identified. `former_ids`: ids by earlier
    rules, which still lead to it. `issuers_complete`: False where the text states more issuers than `issuers`, or names
    the first of many (甲局等).
    """

    source: SourceRecord
    id: str
    former_ids: list[str] = []
    issuing_agency: str | None = None
    title: str | None
    doc_number: str | None
    issue_date: str | None
    campaign_year: int | None
    level: Level | None
    kind: str | None
    issuers: list[Issuer]
    issuers_complete: bool
    issuer_count_stated: int | None
    recipients: list[str]
    cc: list[str]
    theme: str | None
    slogans: list[str]
    period: Period | None
    forwards: str | None
    references: list[str]
    activities: list[ActivityRecord]
    warnings: list[Warning]
    evidence: list[EvidenceRecord]
    curated: list[CuratedRecord] = []
    text: str
