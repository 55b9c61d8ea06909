"""A record with its corrections applied. Pure: the record as read stays what it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.assemble.warnings import issuer_warnings
from loaders.contract.marks import has_curated_span, is_curated, values_with_evidence
from loaders.contract.record import EvidenceRecord, Issuer, NoticeRecord, Warning
from loaders.curation.activities import Slot, Workplace
from loaders.curation.corrections import Correction, Corrections, HeadValue, Misfit
from loaders.curation.heads import correct_head
from loaders.curation.making import Maker
from loaders.lexicon.knowledge import Knowledge
from loaders.resolve.resolver import resolver_of
from loaders.text.spans import Span

# What is found missing, and the field that a curator may have found in the text after all.
_MISSING = {
    "no-title": "title", "no-doc-number": "doc_number", "no-issue-date": "issue_date", "no-theme": "theme",
    "no-issuer-list": "issuers",
}  # fmt: skip
_ISSUERS = ("issuer-count-differs", "unknown-agency")
_RESOLVING = ("issuers", "issue_date", "campaign_year")


def apply(record: NoticeRecord, corrections: Corrections, knowledge: Knowledge) -> NoticeRecord:
    """The record as a curator has it.

    Untouched activities keep their ids; the notice keeps its own whatever is corrected. What does not fit
    is left out with a warning: `curation-unfit`, or `curation-superfluous` where the record is right already.
    """
    if corrections.sha256 not in (None, record.source.sha256):
        misfit = Misfit("unfit", "it is for a file with another sha256, so nothing of it is applied")
        return _warned(record, [_warning(corrections.file, misfit)])
    head, told = _heads(record, corrections.items, knowledge)
    place, more = _activities(_resolved_again(head, knowledge), corrections.items, knowledge)
    corrected = place.maker.record.model_copy(
        update={"activities": place.activities, "curated": [*head.curated, *place.marks]}
    )
    corrected = corrected.model_copy(update={"warnings": _still_true(corrected)})
    return _warned(corrected, [warning for _, warning in sorted((told | more).items())])


def _heads(
    record: NoticeRecord, corrections: Sequence[Correction], knowledge: Knowledge
) -> tuple[NoticeRecord, dict[int, Warning]]:
    """The head as corrected, and the warnings by the number of their correction."""
    told: dict[int, Warning] = {}
    for number, each in enumerate(corrections):
        if isinstance(each.given, HeadValue):
            done = correct_head(record, each, each.given, resolver_of(record, knowledge))
            if isinstance(done, Misfit):
                told[number] = _misfit(each, done)
            else:
                record = done
    return record, told


def _activities(
    record: NoticeRecord, corrections: Sequence[Correction], knowledge: Knowledge
) -> tuple[Workplace, dict[int, Warning]]:
    told: dict[int, Warning] = {}
    maker = Maker(record, resolver_of(record, knowledge))
    place = Workplace(maker, tuple(Slot(each, each) for each in record.activities))
    for number, each in enumerate(corrections):
        if not isinstance(each.given, HeadValue):
            done = place.correct(each)
            if isinstance(done, Misfit):
                told[number] = _misfit(each, done)
            else:
                place = done
    return place, told


def _resolved_again(record: NoticeRecord, knowledge: Knowledge) -> NoticeRecord:
    """Names resolved anew where the issuers or the date were corrected: they decide which body a name means."""
    if not any(is_curated(record, about) for about in _RESOLVING):
        return record
    plain = resolver_of(record, knowledge)
    known = [(issuer.name, plain.agency(issuer.name)) for issuer in record.issuers]
    issuers = [Issuer(name=name, agency=entry.id if entry else None) for name, entry in known]
    record = record.model_copy(update={"issuers": issuers})
    maker = Maker(record, resolver_of(record, knowledge))
    return record.model_copy(update={"activities": [maker.again(each) for each in record.activities]})


def _still_true(record: NoticeRecord) -> list[Warning]:
    """The warnings without those that a correction answers, and those about the issuers as they are now."""
    found = {code for code, about in _MISSING.items() if has_curated_span(record, about)}
    if record.activities:
        found.add("no-activities")
    new: list[Warning] = []
    if is_curated(record, "issuers") or is_curated(record, "issuer_count_stated"):
        found |= set(_ISSUERS)
        new = [each for each in _issuers(record) if each.code in _ISSUERS]
    return [*(each for each in record.warnings if each.code not in found), *new]


def _issuers(record: NoticeRecord) -> Iterator[Warning]:
    stated = next((each for each in record.evidence if each.about == "issuer_count_stated"), None)
    count = record.issuer_count_stated
    known = {issuer.name for issuer in record.issuers if issuer.agency}
    names = [(name, name in known, _span(words)) for name, words in values_with_evidence(record, "issuers")]
    yield from issuer_warnings(count, _span(stated), names)


def _span(words: EvidenceRecord | None) -> Span | None:
    return Span(words.start, words.end) if words else None


def _misfit(correction: Correction, misfit: Misfit) -> Warning:
    return _warning(f"{correction.place}: {correction.action} {correction.about}", misfit)


def _warning(where: str, misfit: Misfit) -> Warning:
    return Warning(code=f"curation-{misfit.kind}", message=f"{where}: {misfit.why}", start=None, end=None)


def _warned(record: NoticeRecord, warnings: Sequence[Warning]) -> NoticeRecord:
    return record.model_copy(update={"warnings": [*record.warnings, *warnings]})
