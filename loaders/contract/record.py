"""What extraction gives: one `NoticeRecord` per notice, printed as JSON by `python -m loaders extract`.

Missing is `None` or an empty list, never an empty string. Spans count characters of `NoticeRecord.text`.
"""

from __future__ import annotations

from typing import Final, Literal

from loaders.contract.details import ActivityDetails, Record

Level = Literal["national", "provincial", "municipal", "county", "industry", "enterprise"]
Basis = Literal["explicit", "heading", "issuer", "curated"]
Action = Literal["add", "change", "drop"]
NATIONAL: Final = "national"  # the level and the scope of a notice of the whole country


class SourceRecord(Record):
    """The file a notice was read from."""

    file: str
    sha256: str


class Issuer(Record):
    """A body that issued the notice: as printed, layout blanks removed, and the agency it is (None: unknown)."""

    name: str
    agency: str | None


class Period(Record):
    """When the campaign runs: ISO 8601 at the printed precision."""

    start: str
    end: str


class RegionRecord(Record):
    """A region as named by the entry or the issuer, and its GB/T 2260 code."""

    name: str
    code: str


class EvidenceRecord(Record):
    """The words a head fact was read from: `text[start:end] == quote`; `about` names the field."""

    about: str
    section: str | None
    start: int
    end: int
    quote: str


class MentionRecord(Record):
    """One place where the notice tells of an activity; `quote == text[start:end]`."""

    section: str | None
    start: int
    end: int
    quote: str


class _ActivityIdentity(Record):
    """Which activity it is, and who runs it."""

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
    """One concrete action, labelled by the annotation rules; `text == notice.text[start:end]`."""

    series: str | None
    start: int
    end: int
    mentions: list[MentionRecord]


class CuratedRecord(Record):
    """A fact that a curator added, changed or dropped, and why; `about` names the field.

    `activity`: the id of the activity meant, None for a head fact. `value`: as it is now, or was when dropped.
    `start`, `end`: where its words stand, None where the notice does not print them.
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
    """Something a reader of the facts should know: what is missing, doubtful or out of place."""

    code: str
    message: str
    start: int | None
    end: int | None


class NoticeRecord(Record):
    """Everything read from one notice, with the stored text that every span points into."""

    source: SourceRecord
    id: str
    title: str | None
    doc_number: str | None
    issue_date: str | None
    campaign_year: int | None
    level: Level | None
    kind: str | None
    issuers: list[Issuer]
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
