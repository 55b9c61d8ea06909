"""The decisions of the trained classifiers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from loaders.classify.linear import LinearModel, read_weights
from loaders.extract.candidate import Candidate
from loaders.extract.candidate_features import candidate_features
from loaders.extract.targets import TargetReader
from loaders.extract.type_features import type_features
from loaders.extract.types import MOST_TYPES
from loaders.lexicon.lexicon import Lexicon

ACTIVITY = "activity"  # the class of candidates that are activities
# The least log-odds of an activity: F1 on notices left out of the training is highest and flat within -0.4 to 0.
# The F1 of types is flat there for a least probability of a type of 0.2 to 0.4.
CUT_OFF = -0.4
LEAST_SCORE = 0.35


@dataclass(frozen=True)
class TrainedClassifier:
    """The decisions by trained models: for candidates, for types and for targets."""

    lexicon: Lexicon
    activities: LinearModel
    type_model: LinearModel
    target_model: LinearModel

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, lexicon: Lexicon) -> TrainedClassifier:
        """Return the classifier with the weights in the package."""
        return cls(lexicon, read_weights("activities"), read_weights("types"), read_weights("targets"))

    def accepts(self, candidate: Candidate) -> bool:
        """Return whether a candidate is more likely an activity than not."""
        return self.score(candidate) >= CUT_OFF

    def score(self, candidate: Candidate) -> float:
        """Return the log-odds of a candidate to be an activity."""
        return self.activities.log_odds_of(ACTIVITY, candidate_features(candidate, self.lexicon))

    def types(self, verb: str, name: str, text: str) -> Sequence[str]:
        """Return one or two type ids of an activity, the more certain first."""
        scores = self.type_scores(verb, name, text)
        ranked = sorted(sorted(scores), key=scores.__getitem__, reverse=True)
        return [each for each in ranked[:MOST_TYPES] if scores[each] >= LEAST_SCORE] or ranked[:1]

    def targets(self, name: str, text: str) -> tuple[str, ...]:
        """Return the targets of an activity in printed order."""
        return self._targets.read(name, text)

    @cached_property
    def _targets(self) -> TargetReader:
        return TargetReader(self.lexicon, self.target_model)

    def type_scores(self, verb: str, name: str, text: str) -> Mapping[str, float]:
        """Return the probability of each type."""
        return self.type_model.probabilities(type_features(verb, name, text, self.lexicon))
