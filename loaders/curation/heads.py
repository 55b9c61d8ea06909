"""Corrections of head fields: title, theme, issuers, slogans and so on. Pure functions over a record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from loaders.contract.marks import values_with_evidence
from loaders.contract.record import CuratedRecord, EvidenceRecord, Issuer, NoticeRecord, Period
from loaders.curation.corrections import MANY, SUPERFLUOUS, Correction, HeadValue, Rejection
from loaders.curation.quotations import find_value_spans
from loaders.resolve.resolver import Resolver
from loaders.text.normal import normal_form
from loaders.text.spans import Span

ValueWithEvidence = tuple[str, EvidenceRecord | None]


def correct_head(
    record: NoticeRecord, correction: Correction, target: HeadValue, resolver: Resolver
) -> NoticeRecord | Rejection:
    """Return the record with one head field corrected and marked, or why it is not."""
    new_value = _format_value(_new_value(correction, target))
    spans = find_value_spans(record.text, new_value, target.words, target.after)
    if target.words and not spans and correction.action != "drop":
        return Rejection("unfit", f"the words are not in the notice: {target.words}")
    correct = _correct_list if target.about in MANY else _correct_single
    return correct(record, correction, target, spans, resolver)


def _format_value(value: Any) -> str:
    """Return a value as the mark of a correction records it."""
    return f"{value.start}/{value.end}" if isinstance(value, Period) else str(value)


def _new_value(correction: Correction, target: HeadValue) -> Any:
    return target.to if correction.action == "change" else target.value


def _correct_single(
    record: NoticeRecord, correction: Correction, target: HeadValue, spans: Sequence[Span], _: Resolver
) -> NoticeRecord | Rejection:
    """Correct a field with one value."""
    current, action = getattr(record, target.about), correction.action
    new = None if action == "drop" else _new_value(correction, target)
    if current == new:
        return SUPERFLUOUS
    if action == "add" and current is not None:
        return Rejection("unfit", f"{_format_value(current)!r} was extracted; make this a change")
    if action != "add" and (current is None or not _same(current, target.value)):
        extracted = "nothing" if current is None else repr(_format_value(current))
        return Rejection("unfit", f"{extracted} was extracted")
    evidence = _evidence(record, target, spans[:1]) if new is not None else []
    corrected = _with_evidence(record.model_copy(update={target.about: new}), target.about, evidence)
    return _marked(corrected, correction, target, evidence)


def _correct_list(
    record: NoticeRecord,
    correction: Correction,
    target: HeadValue,
    spans: Sequence[Span],
    resolver: Resolver,
) -> NoticeRecord | Rejection:
    """Correct a field with a list of values."""
    values, new_value = values_with_evidence(record, target.about), _new_value(correction, target)
    index = _index(values, target.value)
    rejection = _rejection(correction, values, index, new_value)
    if rejection:
        return rejection
    taken = {evidence.start for _, evidence in values if evidence}
    free = [each for each in spans if each.start not in taken]
    new = next(iter(_evidence(record, target, free)), None)
    if index is None:
        values.insert(_insertion_index(values, target, new), (new_value, new))
    elif correction.action == "change":
        new = new or (values[index][1] if _same(values[index][0], new_value) else None)
        values[index] = (new_value, new)
    else:
        new = None
        del values[index]
    evidence = [each for _, each in values if each]
    corrected = _with_evidence(_with_values(record, target.about, values, resolver), target.about, evidence)
    return _marked(corrected, correction, target, [new] if new else [])


def _rejection(
    correction: Correction, values: Sequence[ValueWithEvidence], index: int | None, new_value: str
) -> Rejection | None:
    """Return why a list is not corrected; `index`: that of the value meant, None where it was not extracted."""
    if correction.action == "change":
        if index is None and _index(values, new_value) is None:
            return Rejection("unfit", "no such value was extracted")
        fits = index is not None and values[index][0] != new_value
    else:
        fits = (index is None) == (correction.action == "add")
    return None if fits else SUPERFLUOUS


def _with_values(
    record: NoticeRecord, about: str, values: Sequence[ValueWithEvidence], resolver: Resolver
) -> NoticeRecord:
    names = [value for value, _ in values]
    if about == "issuers":
        resolved = [(name, resolver.agency(name)) for name in names]
        issuers = [Issuer(name=name, agency=entry.id if entry else None) for name, entry in resolved]
        return record.model_copy(update={about: issuers})
    return record.model_copy(update={about: names})


def _with_evidence(record: NoticeRecord, about: str, evidence: Sequence[EvidenceRecord]) -> NoticeRecord:
    """Return the record with the evidence of a field replaced, at its place in the list."""
    place = next((n for n, each in enumerate(record.evidence) if each.about == about), len(record.evidence))
    before, behind = record.evidence[:place], record.evidence[place:]
    rest = [each for each in behind if each.about != about]
    return record.model_copy(update={"evidence": [*before, *evidence, *rest]})


def _evidence(record: NoticeRecord, target: HeadValue, spans: Sequence[Span]) -> list[EvidenceRecord]:
    """Return evidence at the spans, in the section of the field's other evidence, if it has any."""
    section = next((each.section for each in record.evidence if each.about == target.about), None)
    return [
        EvidenceRecord(
            about=target.about, section=section, start=start, end=end, quote=record.text[start:end]
        )
        for start, end in spans
    ]


def _insertion_index(
    values: Sequence[ValueWithEvidence], target: HeadValue, evidence: EvidenceRecord | None
) -> int:
    """Return the index for a new value: as the correction gives it, else by the order of the evidence."""
    if target.position is not None:
        return target.position - 1
    if evidence is None:
        return len(values)
    behind = (n for n, (_, other) in enumerate(values) if other and other.start > evidence.start)
    return next(behind, len(values))


def _index(values: Sequence[ValueWithEvidence], value: str) -> int | None:
    """Return the index of a value: compared exactly, else without punctuation and blanks."""
    names = [name for name, _ in values]
    if value in names:
        return names.index(value)
    return next((n for n, each in enumerate(names) if _same(each, value)), None)


def _same(one: Any, other: Any) -> bool:
    return normal_form(_format_value(one)) == normal_form(_format_value(other))


def _marked(
    record: NoticeRecord, correction: Correction, target: HeadValue, evidence: Sequence[EvidenceRecord]
) -> NoticeRecord:
    first = evidence[0] if evidence else None
    mark = CuratedRecord(
        action=correction.action,
        about=target.about,
        activity=None,
        value=_format_value(_new_value(correction, target)),
        start=first.start if first else None,
        end=first.end if first else None,
        **correction.signature.model_dump(),
    )
    return record.model_copy(update={"curated": [*record.curated, mark]})
