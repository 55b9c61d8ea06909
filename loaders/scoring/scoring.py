"""Scores of a folder of annotated notices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loaders.assemble.extraction import extract_notices
from loaders.contract.record import NoticeRecord
from loaders.formats.reading import read_source
from loaders.lexicon.knowledge import Knowledge
from loaders.scoring.comparing import GROUPS, Notice, Score, compare, same_notice, unread, unwanted
from loaders.scoring.figures import Figure, total
from loaders.scoring.reference import Reference
from ontology.errors import NoticeError


def score_all(references: Iterable[Reference], knowledge: Knowledge) -> Iterator[Score]:
    """One score per annotated notice, per notice too many, and per text that was rightly refused."""
    for reference in references:
        try:
            records: list[NoticeRecord] = extract_notices(read_source(reference.text), knowledge)
        except NoticeError as error:
            yield from _refused(reference, str(error))
            continue
        yield from score_one(reference, [record.model_dump() for record in records])


def score_one(reference: Reference, found: Sequence[Notice]) -> Iterator[Score]:
    """The notices of one text: each annotated one against its own, then those that are too many."""
    left = list(found)
    for place, expected in enumerate(reference.notices):
        name = reference.name if len(reference.notices) == 1 else f"{reference.name} {place + 1}"
        match = same_notice(expected, left)
        yield unread(name, expected) if match is None else compare(name, expected, left.pop(match))
    for each in left:
        yield unwanted(reference.name, each)


def overall(scores: Sequence[Score]) -> dict[str, Figure]:
    """Each group of fields over all notices."""
    return {group: total(score.group(group) for score in scores) for group in GROUPS}


def _refused(reference: Reference, reason: str) -> Iterator[Score]:
    if not reference.notices:
        yield Score(reference.name, {"refused": Figure(hits=1)})
    for expected in reference.notices:
        score = unread(reference.name, expected)
        score.differences.insert(0, f"refused: {reason}")
        yield score
