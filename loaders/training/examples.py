"""Labelled examples for the classifiers: the candidates of annotated notices, and the types of their activities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from loaders.assemble.notice import read_activities
from loaders.extract.candidate import Candidate
from loaders.extract.choosing import candidate_features
from loaders.formats.reading import read_source
from loaders.lexicon.knowledge import Knowledge
from loaders.lexicon.lexicon import Lexicon
from loaders.outline.separation import separate
from loaders.scoring.reference import Reference
from loaders.text.normal import normal_form
from ontology.errors import NoticeError

_LEAST_SIMILARITY = 0.75


@dataclass(frozen=True)
class Example:
    """One labelled object with its features."""

    features: tuple[str, ...]
    label: bool


@dataclass
class Oracle:
    """The choice by the annotation, which keeps every candidate it was asked about as an example."""

    activities: Sequence[tuple[str, str]]  # name and text of each annotated activity
    lexicon: Lexicon
    examples: list[Example] = field(default_factory=list)

    @classmethod
    def of(cls, activities: Iterable[Any], lexicon: Lexicon) -> Oracle:
        """Return the oracle of annotated activities."""
        names = [(normal_form(each["name"]), normal_form(each["text"])) for each in activities]
        return cls(names, lexicon)

    def accepts(self, candidate: Candidate) -> bool:
        """Return whether the candidate is annotated as an activity."""
        label = self._is_annotated(normal_form(candidate.name), normal_form(candidate.clause.text))
        self.examples.append(Example(tuple(candidate_features(candidate, self.lexicon)), label))
        return label

    def _is_annotated(self, name: str, text: str) -> bool:
        for annotated, clause in self.activities:
            if clause in text or text in clause:
                if annotated in name or name in annotated:
                    return True
                if SequenceMatcher(None, annotated, name, autojunk=False).ratio() >= _LEAST_SIMILARITY:
                    return True
        return False


def candidate_examples(reference: Reference, knowledge: Knowledge) -> Iterator[Example]:
    """Yield the candidates of an annotated file, labelled; none of one that is refused."""
    try:
        notices = separate(read_source(reference.text), knowledge)
    except NoticeError:
        return
    activities = [each for notice in reference.notices for each in notice.get("activities", ())]
    for notice in notices:
        oracle = Oracle.of(activities, knowledge.lexicon)
        read_activities(notice, knowledge, oracle)
        yield from oracle.examples
