"""Drafts of correction files: what would make an extracted notice equal to its annotation. Pure.

A curator edits a draft before it is used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any

from loaders.assemble.extraction import extract_notices
from loaders.contract.record import NoticeRecord
from loaders.curation.applying import apply_corrections
from loaders.curation.corrections import MANY
from loaders.curation.files import parse_corrections, to_yaml
from loaders.formats.reading import read_source
from loaders.lexicon.knowledge import Knowledge
from loaders.scoring.comparing import Fields, find_same_notice
from loaders.scoring.drafting_activities import Draft, differ, draft_activities
from loaders.scoring.fields import HEAD, ISSUERS
from loaders.scoring.reference import AnnotatedNotice, Reference
from loaders.text.normal import normal_form
from ontology.errors import NoticeError

_REASONS = {
    "add": "据人工标注：漏读 / annotation: it was not read",
    "change": "据人工标注：误读 / annotation: it was read otherwise",
    "drop": "据人工标注：原文无此事实 / annotation: the notice does not say so",
}
_SOURCE = "通知原文，据人工标注 / the notice itself, as annotated"


def draft_all(references: Iterable[Reference], knowledge: Knowledge, date: str) -> Iterator[Draft]:
    """Yield a draft for each notice that differs from its annotation; texts that are refused have none."""
    for reference in references:
        try:
            unmatched = extract_notices(read_source(reference.text), knowledge)
        except NoticeError:
            continue
        for annotated in reference.notices:
            index = find_same_notice(annotated, [record.model_dump() for record in unmatched])
            corrections = (
                draft(annotated, unmatched.pop(index), knowledge, date) if index is not None else None
            )
            if corrections:
                yield corrections


def draft(annotated: AnnotatedNotice, record: NoticeRecord, knowledge: Knowledge, date: str) -> Draft | None:
    """Return the content of a correction file that makes a record equal to its annotation; None if it is equal.

    Fields that the annotation leaves out are not corrected.
    """
    head = [_signed(each, date) for each in _draft_head(annotated, record)]
    # The organizers of activities follow from the issuers, so activities are compared after the head is corrected.
    corrections = parse_corrections(to_yaml(_file(record, head)), "draft")
    corrected = apply_corrections(record, corrections, knowledge)
    activities: Iterable[Draft] = ()
    if "activities" in annotated:
        known = frozenset(knowledge.vocabulary.region_names)
        expected = [_without_unknown_region(each, known) for each in annotated["activities"]]
        activities = draft_activities(expected, corrected)
    signed = [*head, *(_signed(each, date) for each in activities)]
    return _file(record, signed) if signed else None


def _without_unknown_region(activity: Fields, known: Container[str]) -> Fields:
    """Return an annotated activity without a region that the vocabulary lacks, which no correction can name."""
    region = activity.get("region")
    if not region or region["name"] in known:
        return activity
    return {name: value for name, value in activity.items() if name != "region"}


def _file(record: NoticeRecord, corrections: Sequence[Draft]) -> Draft:
    return {"notice": record.id, "corrections": list(corrections)}


def _signed(correction: Draft, date: str) -> Draft:
    (action,) = correction
    return {
        **correction, "reason": _REASONS[action], "source": _SOURCE, "by": "annotator", "date": date
    }  # fmt: skip


def _draft_head(annotated: AnnotatedNotice, record: NoticeRecord) -> Iterator[Draft]:
    extracted = record.model_dump()
    for about in (*HEAD, *ISSUERS):
        if about not in annotated:
            continue
        expected, actual = annotated[about], extracted[about]
        if about in MANY:
            yield from _draft_list(about, _names(expected), _names(actual))
        elif differ(HEAD[about], expected, actual):
            if expected in (None, ""):
                yield {"drop": {about: actual}}
            elif actual is None:
                yield {"add": {about: expected}}
            else:
                yield {"change": {about: actual, "to": expected}}


def _names(values: Sequence[Any]) -> list[str]:
    return [each if isinstance(each, str) else each["name"] for each in values]


def _draft_list(about: str, expected: Sequence[str], actual: Sequence[str]) -> Iterator[Draft]:
    """Yield the drops of extra values, then the additions of missed ones at their places in the list."""
    for value in _without(actual, expected):
        yield {"drop": {about: value}}
    for value in _without(expected, actual):
        yield {"add": {about: value, "position": expected.index(value) + 1}}


def _without(values: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return the difference of two multisets of values, in the order of the first."""
    left = Counter(map(normal_form, others))
    difference = []
    for value in values:
        left[normal_form(value)] -= 1
        difference += [value] if left[normal_form(value)] < 0 else []
    return difference
