"""Labelled examples for the classifier of targets: the spans of annotated clauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from loaders.extract.target_spans import ClauseSpans
from loaders.extract.targets import TARGET, features_of
from loaders.lexicon.knowledge import Knowledge
from loaders.lexicon.lexicon import Lexicon
from loaders.scoring.reference import Reference
from loaders.text.extracted import without_blanks
from loaders.training.examples import Example, annotated_activities
from ontology.script import to_simplified

Span = tuple[int, int]


def target_examples(reference: Reference, knowledge: Knowledge) -> list[Example]:
    """Return the candidate spans of all annotated activities of a file, of the class `target` or of none."""
    return [
        example
        for activity in annotated_activities(reference)
        for example in _examples(activity, knowledge.lexicon)
    ]


def _examples(activity: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Example]:
    clause = ClauseSpans.of(_bare(activity["name"]), _bare(activity["text"]), lexicon)
    targets = set(_target_spans([_bare(each) for each in activity.get("targets") or ()], clause))
    for span, features in features_of(clause):
        yield Example(features, frozenset({TARGET} if span in targets else ()))


def _target_spans(targets: Sequence[str], clause: ClauseSpans) -> Iterator[Span]:
    """Yield the span of each target in a clause: the first in the name, else the first that is free."""
    taken: list[Span] = []
    for target in targets:
        found = [span for span in _occurrences(target, clause.text) if not _overlaps(span, taken)]
        in_name = [
            (start, end) for start, end in found if clause.name_start <= start and end <= clause.name_end
        ]
        if found:
            taken.append((in_name or found)[0])
            yield taken[-1]


def _occurrences(words: str, text: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _bare(printed: str) -> str:
    """Return printed words as the reader sees them: in Simplified script, without blanks."""
    return without_blanks(to_simplified(printed))
