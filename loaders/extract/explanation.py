"""The decisions of the trained classifiers, each with the features that weighed most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.classify.linear import LinearModel, probability
from loaders.extract.candidate import Candidate
from loaders.extract.candidate_features import candidate_features
from loaders.extract.trained import ACTIVITY, TrainedClassifier
from loaders.extract.type_features import type_features

_MOST_FEATURES = 6

Contributions = tuple[tuple[str, float], ...]  # features and their weights, the heaviest first


@dataclass(frozen=True)
class TypeDecision:
    """A type of an activity with its score (a probability) and its features."""

    type: str
    score: float
    contributions: Contributions


@dataclass
class ClauseDecision:
    """A candidate, whether it is an activity and how probable that is, and the types of its activities."""

    candidate: Candidate
    accepted: bool
    probability: float
    contributions: Contributions
    types: list[TypeDecision] = field(default_factory=list)


@dataclass
class ExplainingClassifier:
    """A trained classifier that keeps its decisions in the order in which it made them."""

    classifier: TrainedClassifier
    decisions: list[ClauseDecision] = field(default_factory=list)

    def accepts(self, candidate: Candidate) -> bool:
        """Return whether a candidate is an activity."""
        accepted, share = self.classifier.accepts(candidate), probability(self.classifier.score(candidate))
        features = candidate_features(candidate, self.classifier.lexicon)
        heaviest = _heaviest(self.classifier.activities, ACTIVITY, features)
        self.decisions.append(ClauseDecision(candidate, accepted, share, heaviest))
        return accepted

    def score(self, candidate: Candidate) -> float:
        """Return the log-odds of a candidate."""
        return self.classifier.score(candidate)

    def types(self, verb: str, name: str, text: str) -> Sequence[str]:
        """Return the types of an activity, and keep them with the candidate from which it was read."""
        chosen = self.classifier.types(verb, name, text)
        scores = self.classifier.type_scores(verb, name, text)
        features = type_features(verb, name, text, self.classifier.lexicon)
        decision = next(
            (each for each in reversed(self.decisions) if each.candidate.clause.text in text), None
        )
        if decision:
            model = self.classifier.type_model
            decision.types += [
                TypeDecision(each, scores[each], _heaviest(model, each, features)) for each in chosen
            ]
        return chosen

    def targets(self, name: str, text: str) -> tuple[str, ...]:
        """Return the targets of an activity."""
        return self.classifier.targets(name, text)


def _heaviest(model: LinearModel, name: str, features: Sequence[str]) -> Contributions:
    return tuple(model.contributions(name, features)[:_MOST_FEATURES])
