"""The most likely of all candidates of a sentence, where one of them is an activity in any case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.extract.candidate import Candidate, Classifier


@dataclass
class KeepingClassifier:
    """A classifier that accepts every candidate and keeps the score that another gives it, by where it begins."""

    classifier: Classifier
    scores: dict[int, float] = field(default_factory=dict)

    def accepts(self, candidate: Candidate) -> bool:
        """Return True, and keep the score."""
        self.scores[candidate.clause.start] = self.score(candidate)
        return True

    def score(self, candidate: Candidate) -> float:
        """Return the score of a candidate."""
        return self.classifier.score(candidate)

    def types(self, verb: str, name: str, text: str) -> Sequence[str]:
        """Return the types of an activity."""
        return self.classifier.types(verb, name, text)

    def targets(self, name: str, text: str) -> tuple[str, ...]:
        """Return the targets of an activity."""
        return self.classifier.targets(name, text)
