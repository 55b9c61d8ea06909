"""Labelled examples for the classifiers: the candidates of annotated notices, and the types of their activities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from loaders.assemble.notice import read_activities
from loaders.classify.linear import Features
from loaders.extract.candidate import Candidate
from loaders.extract.candidate_features import candidate_features
from loaders.extract.trained import ACTIVITY
from loaders.extract.type_features import type_features
from loaders.extract.types import OTHER
from loaders.formats.reading import read_source
from loaders.lexicon.knowledge import Knowledge
from loaders.lexicon.lexicon import Lexicon
from loaders.outline.separation import separate
from loaders.scoring.reference import Reference
from loaders.text.normal import normal_form
from ontology.errors import NoticeError

_LEAST_SIMILARITY = 0.75
# An event printed in the body and again in an annex is annotated once; the name of the other is nearly the same.
_SAME_EVENT, _LONG_NAME = 0.9, 8


@dataclass(frozen=True)
class Example:
    """One labelled object with its features; `labels`: the classes that it belongs to."""

    features: Features
    labels: frozenset[str]
    weight: float = 1.0


@dataclass
class Oracle:
    """The choice by the annotation, which keeps every candidate it was asked about as an example."""

    activities: Sequence[tuple[str, str]]  # name and text of each annotated activity
    lexicon: Lexicon
    examples: list[tuple[Features, bool]] = field(default_factory=list)

    @classmethod
    def of(cls, activities: Iterable[Mapping[str, Any]], lexicon: Lexicon) -> Oracle:
        """Return the oracle of annotated activities."""
        names = [(normal_form(each["name"]), normal_form(each["text"])) for each in activities]
        return cls(names, lexicon)

    def accepts(self, candidate: Candidate) -> bool:
        """Return whether the candidate is annotated as an activity."""
        label = self._is_annotated(normal_form(candidate.name), normal_form(candidate.clause.text))
        self.examples.append((tuple(candidate_features(candidate, self.lexicon)), label))
        return label

    def score(self, candidate: Candidate) -> float:
        """Return 1 for an annotated activity, else 0."""
        return self._is_annotated(normal_form(candidate.name), normal_form(candidate.clause.text))

    def types(self, _verb: str, _name: str, _text: str) -> Sequence[str]:
        """Return no type: none is needed."""
        return [OTHER]

    def targets(self, _name: str, _text: str) -> tuple[str, ...]:
        """Return no target: none is needed."""
        return ()

    def _is_annotated(self, name: str, text: str) -> bool:
        return any(
            ((clause in text or text in clause) and _alike(annotated, name)) or _is_repeated(annotated, name)
            for annotated, clause in self.activities
        )


def _is_repeated(annotated: str, name: str) -> bool:
    """Return whether a name is that of an annotated event, printed once more."""
    if min(len(annotated), len(name)) < _LONG_NAME or abs(len(annotated) - len(name)) > 2:
        return False
    return SequenceMatcher(None, annotated, name, autojunk=False).ratio() >= _SAME_EVENT


def _alike(one: str, other: str) -> bool:
    if one in other or other in one:
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _LEAST_SIMILARITY


def candidate_examples(reference: Reference, knowledge: Knowledge, weight: float = 1.0) -> list[Example]:
    """Return the candidates of an annotated file, of the class `activity` or of none; empty for a refused file."""
    try:
        notices = separate(read_source(reference.text), knowledge)
    except NoticeError:
        return []
    oracle = Oracle.of(annotated_activities(reference), knowledge.lexicon)
    for notice in notices:
        read_activities(notice, knowledge, oracle)
    return [
        Example(features, frozenset({ACTIVITY} if label else ()), weight)
        for features, label in oracle.examples
    ]


def type_examples(reference: Reference, knowledge: Knowledge, weight: float = 1.0) -> list[Example]:
    """Return the annotated activities of a file, each of the classes of its types."""
    return [
        Example(_features(each, knowledge.lexicon), frozenset(each["types"]), weight)
        for each in annotated_activities(reference)
    ]


def annotated_activities(reference: Reference) -> list[Mapping[str, Any]]:
    """Return the annotated activities of all notices of a file."""
    return [each for notice in reference.notices for each in notice.get("activities", ())]


def _features(activity: Mapping[str, Any], lexicon: Lexicon) -> Features:
    name, text = activity["name"], activity["text"]
    return tuple(type_features(verb_before(name, text, lexicon), name, text, lexicon))


def verb_before(name: str, text: str, lexicon: Lexicon) -> str:
    """Return the verb by which a clause introduces a name, or with which the name begins; empty without one."""
    before, found, _ = text.partition(name)
    before = before if found else ""
    verbs = [before[word.start : word.end] for word in lexicon.words(before) if word.is_verb]
    first = [
        name[word.start : word.end] for word in lexicon.words(name)[:1] if word.is_verb and not word.start
    ]
    return next(iter([*reversed(verbs), *first]), "")
