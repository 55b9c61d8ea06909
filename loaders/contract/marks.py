"""Queries over the curated facts of a record, so that the graph can mark them as curated."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.contract.record import CuratedRecord, EvidenceRecord, NoticeRecord

ALL = "activity"  # the field name for a whole activity: one that a curator added is curated in every field


def values_with_evidence(record: NoticeRecord, about: str) -> list[tuple[str, EvidenceRecord | None]]:
    """Pair each value of a list field or of the theme with its evidence.

    The evidence is None for a value that a curator added and the notice does not print.
    """
    values: Mapping[str, list[str]] = {
        "issuers": [issuer.name for issuer in record.issuers], "recipients": record.recipients,
        "cc": record.cc, "slogans": record.slogans, "references": record.references,
        "theme": [record.theme] if record.theme else [],
    }  # fmt: skip
    evidence = [each for each in record.evidence if each.about == about]
    unprinted = {each.value for each in _head_corrections(record, about) if each.start is None}
    printed = zip((value for value in values[about] if value not in unprinted), evidence, strict=True)
    return [(value, None if value in unprinted else next(printed)[1]) for value in values[about]]


def is_curated(record: NoticeRecord, about: str, evidence: EvidenceRecord | None = None) -> bool:
    """Return whether a curator set a head field or, given its evidence, the value at that span."""
    return any(evidence is None or each.start == evidence.start for each in _head_corrections(record, about))


def has_curated_span(record: NoticeRecord, about: str) -> bool:
    """Return whether a curator set a head field from a span of the text."""
    return any(each.start is not None for each in _head_corrections(record, about))


def curated_fields(record: NoticeRecord) -> dict[str, set[str]]:
    """Return the curated fields of each activity by its id; `ALL` for an added activity."""
    fields: dict[str, set[str]] = {}
    for each in record.curated:
        if each.activity is not None and each.action != "drop":
            fields.setdefault(each.activity, set()).add(each.about)
    return fields


def describe_correction(correction: CuratedRecord) -> str:
    """Return a correction as the one line that the graph stores on the notice."""
    field = f"{correction.about}: {correction.value}" if correction.value else correction.about
    activity = f" ({correction.activity})" if correction.activity else ""
    signature = f"{correction.reason}; {correction.source}; {correction.by} {correction.date}"
    return f"{correction.action} {field}{activity}; {signature}"


def _head_corrections(record: NoticeRecord, about: str) -> list[CuratedRecord]:
    """Return the corrections that added or changed a head field."""
    return [
        each
        for each in record.curated
        if each.about == about and each.activity is None and each.action != "drop"
    ]
