"""Corrections of head facts: title, theme, issuers, slogans and the like. Pure functions over a record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from loaders.contract.marks import values_with_evidence
from loaders.contract.record import CuratedRecord, EvidenceRecord, Issuer, NoticeRecord, Period
from loaders.curation.corrections import MANY, Correction, HeadValue, Misfit
from loaders.curation.words import find_value
from loaders.resolve.resolver import Resolver
from loaders.text.normal import normal_form
from loaders.text.spans import Span

Worded = tuple[str, EvidenceRecord | None]


def correct_head(
    record: NoticeRecord, correction: Correction, given: HeadValue, resolver: Resolver
) -> NoticeRecord | Misfit:
    """The record with one head fact corrected and marked, or why it does not fit."""
    places = find_value(record.text, shown(_target(correction, given)), given.words, given.after)
    if given.words and not places and correction.action != "drop":
        return Misfit("unfit", f"the words are not in the notice: {given.words}")
    change = _several if given.about in MANY else _single
    return change(record, correction, given, places, resolver)


def shown(value: Any) -> str:
    """A value as a curator's mark keeps it."""
    return f"{value.start}/{value.end}" if isinstance(value, Period) else str(value)


def _target(correction: Correction, given: HeadValue) -> Any:
    return given.to if correction.action == "change" else given.value


def _single(
    record: NoticeRecord, correction: Correction, given: HeadValue, places: Sequence[Span], _: Resolver
) -> NoticeRecord | Misfit:
    current, action = getattr(record, given.about), correction.action
    wanted = None if action == "drop" else _target(correction, given)
    if current == wanted:
        return Misfit("superfluous", "the notice is read so already")
    if action == "add" and current is not None:
        return Misfit("unfit", f"it is read as {shown(current)!r}: make it a change")
    if action != "add" and (current is None or not _same(current, given.value)):
        return Misfit("unfit", f"it is read as {shown(current)!r}" if current is not None else "none is read")
    evidence = _evidence(record, given, places[:1]) if wanted is not None else []
    corrected = with_evidence(record.model_copy(update={given.about: wanted}), given.about, evidence)
    return _marked(corrected, correction, given, evidence)


def _several(
    record: NoticeRecord, correction: Correction, given: HeadValue, places: Sequence[Span], resolver: Resolver
) -> NoticeRecord | Misfit:
    values, target = values_with_evidence(record, given.about), _target(correction, given)
    at = _place_of(values, given.value)
    misfit = _misfit(correction, values, at, target)
    if misfit:
        return misfit
    taken = {evidence.start for _, evidence in values if evidence}
    new = next(iter(_evidence(record, given, [each for each in places if each.start not in taken])), None)
    if at is None:
        values.insert(_position(values, given, new), (target, new))
    elif correction.action == "change":
        new = new or (values[at][1] if _same(values[at][0], target) else None)
        values[at] = (target, new)
    else:
        new = None
        del values[at]
    told = [words for _, words in values if words]
    corrected = with_evidence(_with_values(record, given.about, values, resolver), given.about, told)
    return _marked(corrected, correction, given, [new] if new else [])


def _misfit(correction: Correction, values: Sequence[Worded], at: int | None, target: str) -> Misfit | None:
    """Why a list cannot be corrected so; `at`: the place of the value meant, None where it is not read."""
    if correction.action == "change":
        if at is None and _place_of(values, target) is None:
            return Misfit("unfit", "no such value is read")
        fits = at is not None and values[at][0] != target
    else:
        fits = (at is None) == (correction.action == "add")
    return None if fits else Misfit("superfluous", "the notice is read so already")


def _with_values(
    record: NoticeRecord, about: str, values: Sequence[Worded], resolver: Resolver
) -> NoticeRecord:
    names = [value for value, _ in values]
    if about == "issuers":
        known = [(name, resolver.agency(name)) for name in names]
        issuers = [Issuer(name=name, agency=entry.id if entry else None) for name, entry in known]
        return record.model_copy(update={about: issuers})
    return record.model_copy(update={about: names})


def with_evidence(record: NoticeRecord, about: str, evidence: Sequence[EvidenceRecord]) -> NoticeRecord:
    """The record with this evidence for the field in place of what it had, and at its place in the list."""
    place = next((n for n, each in enumerate(record.evidence) if each.about == about), len(record.evidence))
    before, behind = record.evidence[:place], record.evidence[place:]
    rest = [each for each in behind if each.about != about]
    return record.model_copy(update={"evidence": [*before, *evidence, *rest]})


def _evidence(record: NoticeRecord, given: HeadValue, places: Sequence[Span]) -> list[EvidenceRecord]:
    """The evidence at the places, in the section that the same field is read from, if any is."""
    section = next((each.section for each in record.evidence if each.about == given.about), None)
    return [
        EvidenceRecord(about=given.about, section=section, start=start, end=end, quote=record.text[start:end])
        for start, end in places
    ]


def _position(values: Sequence[Worded], given: HeadValue, words: EvidenceRecord | None) -> int:
    """Where a value goes in its list: where it is said to, else where its words stand among the others'."""
    if given.position is not None:
        return given.position - 1
    if words is None:
        return len(values)
    behind = (n for n, (_, other) in enumerate(values) if other and other.start > words.start)
    return next(behind, len(values))


def _place_of(values: Sequence[Worded], wanted: str) -> int | None:
    """The place of a value: as it is written, else as it is read without marks and blanks."""
    names = [value for value, _ in values]
    if wanted in names:
        return names.index(wanted)
    return next((n for n, each in enumerate(names) if _same(each, wanted)), None)


def _same(one: Any, other: Any) -> bool:
    return normal_form(shown(one)) == normal_form(shown(other))


def _marked(
    record: NoticeRecord, correction: Correction, given: HeadValue, evidence: Sequence[EvidenceRecord]
) -> NoticeRecord:
    first = evidence[0] if evidence else None
    mark = CuratedRecord(
        action=correction.action,
        about=given.about,
        activity=None,
        value=shown(_target(correction, given)),
        start=first.start if first else None,
        end=first.end if first else None,
        **correction.signature.model_dump(),
    )
    return record.model_copy(update={"curated": [*record.curated, mark]})
