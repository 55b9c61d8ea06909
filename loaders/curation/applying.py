"""Corrections applied to a record. Pure: the record as extracted is not changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.assemble.warnings import issuer_warnings
from loaders.contract.marks import has_curated_span, is_curated, values_with_evidence
from loaders.contract.record import EvidenceRecord, Issuer, NoticeRecord, Warning
from loaders.curation.activities import ActivityState, ActivityWorkspace
from loaders.curation.corrections import Correction, Corrections, HeadValue, Rejection
from loaders.curation.editing import RecordEditor
from loaders.curation.heads import correct_head
from loaders.extract.head.issuer_count import is_complete
from loaders.lexicon.knowledge import Knowledge
from loaders.resolve.resolver import resolver_of
from loaders.text.spans import Span

# Warnings about a missing field, and the field whose correction answers them.
_MISSING = {
    "no-title": "title", "no-doc-number": "doc_number", "no-issue-date": "issue_date", "no-theme": "theme",
    "no-issuer-list": "issuers",
}  # fmt: skip
_ISSUER_FIELDS = ("issuers", "issuer_count_stated")
_ISSUER_WARNINGS = ("issuer-count-differs", "unknown-agency")
_RESOLVED_BY = ("issuers", "issue_date", "campaign_year")  # fields on which the resolution of names depends


def apply_corrections(record: NoticeRecord, corrections: Corrections, knowledge: Knowledge) -> NoticeRecord:
    """Return the record with its corrections applied.

    The notice and the activities that no correction changes keep their ids. A correction that does not fit is
    left out, with the warning `curation-unfit`, or `curation-superfluous` where it changes nothing.
    """
    if corrections.sha256 not in (None, record.source.sha256):
        rejection = Rejection(
            "unfit", "the corrections are for a file with another sha256; none of them is applied"
        )
        return _with_warnings(record, [_warning(corrections.file, rejection)])
    head, head_warnings = _correct_heads(record, corrections.items, knowledge)
    resolved = _resolve_again(_complete_again(head), knowledge)
    workspace, activity_warnings = _correct_activities(resolved, corrections.items, knowledge)
    corrected = workspace.editor.record.model_copy(
        update={"activities": workspace.activities, "curated": [*head.curated, *workspace.marks]}
    )
    corrected = corrected.model_copy(update={"warnings": _remaining_warnings(corrected)})
    in_order = sorted((head_warnings | activity_warnings).items())
    return _with_warnings(corrected, [warning for _, warning in in_order])


def _correct_heads(
    record: NoticeRecord, corrections: Sequence[Correction], knowledge: Knowledge
) -> tuple[NoticeRecord, dict[int, Warning]]:
    """Return the record with its head corrected, and the warnings by the number of their correction."""
    warnings: dict[int, Warning] = {}
    for number, each in enumerate(corrections):
        if isinstance(each.target, HeadValue):
            result = correct_head(record, each, each.target, resolver_of(record, knowledge))
            if isinstance(result, Rejection):
                warnings[number] = _rejected(each, result)
            else:
                record = result
    return record, warnings


def _correct_activities(
    record: NoticeRecord, corrections: Sequence[Correction], knowledge: Knowledge
) -> tuple[ActivityWorkspace, dict[int, Warning]]:
    """Return the corrected activities, and the warnings by the number of their correction."""
    warnings: dict[int, Warning] = {}
    editor = RecordEditor(record, resolver_of(record, knowledge))
    workspace = ActivityWorkspace(editor, tuple(ActivityState(each, each) for each in record.activities))
    for number, each in enumerate(corrections):
        if not isinstance(each.target, HeadValue):
            result = workspace.apply(each)
            if isinstance(result, Rejection):
                warnings[number] = _rejected(each, result)
            else:
                workspace = result
    return workspace, warnings


def _complete_again(record: NoticeRecord) -> NoticeRecord:
    """Return the record with `issuers_complete` as its corrected issuers and their stated number make it."""
    if not any(is_curated(record, about) for about in _ISSUER_FIELDS):
        return record
    stated = next((each.quote for each in record.evidence if each.about == "issuer_count_stated"), "")
    complete = is_complete(len(record.issuers), record.issuer_count_stated, stated, is_open=False)
    return record.model_copy(update={"issuers_complete": complete})


def _resolve_again(record: NoticeRecord, knowledge: Knowledge) -> NoticeRecord:
    """Resolve all names again where the issuers or the date were corrected, on which their agencies depend."""
    if not any(is_curated(record, about) for about in _RESOLVED_BY):
        return record
    resolver = resolver_of(record, knowledge)
    resolved = [(issuer.name, resolver.agency(issuer.name)) for issuer in record.issuers]
    issuers = [Issuer(name=name, agency=entry.id if entry else None) for name, entry in resolved]
    record = record.model_copy(update={"issuers": issuers})
    editor = RecordEditor(record, resolver_of(record, knowledge))
    return record.model_copy(
        update={"activities": [editor.resolve_again(each) for each in record.activities]}
    )


def _remaining_warnings(record: NoticeRecord) -> list[Warning]:
    """Return the warnings that no correction answers; those about corrected issuers are made anew."""
    answered = {code for code, about in _MISSING.items() if has_curated_span(record, about)}
    if record.activities:
        answered.add("no-activities")
    new: list[Warning] = []
    if any(is_curated(record, about) for about in _ISSUER_FIELDS):
        answered |= set(_ISSUER_WARNINGS)
        new = [each for each in _issuer_warnings(record) if each.code in _ISSUER_WARNINGS]
    return [*(each for each in record.warnings if each.code not in answered), *new]


def _issuer_warnings(record: NoticeRecord) -> Iterator[Warning]:
    stated = next((each for each in record.evidence if each.about == "issuer_count_stated"), None)
    known = {issuer.name for issuer in record.issuers if issuer.agency}
    names = [
        (name, name in known, _span(evidence)) for name, evidence in values_with_evidence(record, "issuers")
    ]
    words = stated.quote if stated else ""
    yield from issuer_warnings(record.issuer_count_stated, _span(stated), words, names)


def _span(evidence: EvidenceRecord | None) -> Span | None:
    return Span(evidence.start, evidence.end) if evidence else None


def _rejected(correction: Correction, rejection: Rejection) -> Warning:
    return _warning(f"{correction.location}: {correction.action} {correction.about}", rejection)


def _warning(subject: str, rejection: Rejection) -> Warning:
    message = f"{subject}: {rejection.reason}"
    return Warning(code=f"curation-{rejection.kind}", message=message, start=None, end=None)


def _with_warnings(record: NoticeRecord, warnings: Sequence[Warning]) -> NoticeRecord:
    return record.model_copy(update={"warnings": [*record.warnings, *warnings]})
