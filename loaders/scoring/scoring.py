"""Scores of a folder of annotated notices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loaders.assemble.extraction import extract_notices
from loaders.contract.record import NoticeRecord
from loaders.extract.candidate import Classifier
from loaders.formats.reading import read_source
from loaders.lexicon.knowledge import Knowledge
from loaders.scoring.comparing import (
    GROUPS,
    Fields,
    Score,
    compare,
    find_same_notice,
    score_extra_notice,
    score_missed_notice,
)
from loaders.scoring.counts import Tally, total
from loaders.scoring.reference import Reference
from ontology.errors import NoticeError


def score_all(
    references: Iterable[Reference], knowledge: Knowledge, classifier: Classifier | None = None
) -> Iterator[Score]:
    """Yield a score for each annotated notice, each extra notice, and each correctly refused text."""
    for reference in references:
        try:
            records: list[NoticeRecord] = extract_notices(read_source(reference.text), knowledge, classifier)
        except NoticeError as error:
            yield from _score_refused(reference, str(error))
            continue
        yield from score_one(reference, [record.model_dump() for record in records])


def score_one(reference: Reference, extracted: Sequence[Fields]) -> Iterator[Score]:
    """Yield the scores of one text: of each annotated notice, then of each extra one."""
    unmatched = list(extracted)
    for number, annotated in enumerate(reference.notices, start=1):
        name = reference.name if len(reference.notices) == 1 else f"{reference.name} {number}"
        index = find_same_notice(annotated, unmatched)
        if index is None:
            yield score_missed_notice(name, annotated)
        else:
            yield compare(name, annotated, unmatched.pop(index))
    for each in unmatched:
        yield score_extra_notice(reference.name, each)


def overall(scores: Sequence[Score]) -> dict[str, Tally]:
    """Return the counts of each group of fields over all notices."""
    return {group: total(score.group(group) for score in scores) for group in GROUPS}


def _score_refused(reference: Reference, reason: str) -> Iterator[Score]:
    if not reference.notices:
        yield Score(reference.name, {"refused": Tally(correct=1)})
    for annotated in reference.notices:
        score = score_missed_notice(reference.name, annotated)
        score.differences.insert(0, f"refused: {reason}")
        yield score
