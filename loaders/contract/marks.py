"""What is curated in a record: read by the facts, so that the graph says which of them a curator made."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.contract.record import CuratedRecord, EvidenceRecord, NoticeRecord

ALL = "activity"  # an added activity is curated in every field


def worded(record: NoticeRecord, about: str) -> list[tuple[str, EvidenceRecord | None]]:
    """The values of a head fact that has several, or of the theme, each with the words it was read from.

    None where a curator brought a value that the notice does not print.
    """
    values: Mapping[str, list[str]] = {
        "issuers": [issuer.name for issuer in record.issuers], "recipients": record.recipients,
        "cc": record.cc, "slogans": record.slogans, "references": record.references,
        "theme": [record.theme] if record.theme else [],
    }  # fmt: skip
    evidence = [each for each in record.evidence if each.about == about]
    silent = {each.value for each in _present(record, about) if each.start is None}
    quoted = zip((value for value in values[about] if value not in silent), evidence, strict=True)
    return [(value, None if value in silent else next(quoted)[1]) for value in values[about]]


def is_curated(record: NoticeRecord, about: str, evidence: EvidenceRecord | None = None) -> bool:
    """Whether a head fact is a curator's; with its evidence, whether the value read from there is."""
    return any(evidence is None or each.start == evidence.start for each in _present(record, about))


def has_place(record: NoticeRecord, about: str) -> bool:
    """Whether a curator found a head fact in the text of the notice."""
    return any(each.start is not None for each in _present(record, about))


def curated_fields(record: NoticeRecord) -> dict[str, set[str]]:
    """The curated fields of each activity by its id; `ALL` for one that was added."""
    fields: dict[str, set[str]] = {}
    for each in record.curated:
        if each.activity is not None and each.action != "drop":
            fields.setdefault(each.activity, set()).add(each.about)
    return fields


def told(each: CuratedRecord) -> str:
    """A correction in one line, as the graph keeps it on the notice."""
    what = f"{each.about}: {each.value}" if each.value else each.about
    where = f" ({each.activity})" if each.activity else ""
    return f"{each.action} {what}{where}; {each.reason}; {each.source}; {each.by} {each.date}"


def _present(record: NoticeRecord, about: str) -> list[CuratedRecord]:
    return [
        each
        for each in record.curated
        if each.about == about and each.activity is None and each.action != "drop"
    ]
