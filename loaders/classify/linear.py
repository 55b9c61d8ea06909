"""A logistic regression over sparse binary features, as trained offline: weights by name, no learning library."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

WEIGHTS = Path(__file__).parent / "weights"
_DECIMALS = 2

Features = tuple[str, ...]  # each a short text: kind and value


@dataclass(frozen=True)
class LinearModel:
    """The log-odds of a class: `bias` and the weight of each feature; a feature without a weight counts nothing."""

    bias: float
    weights: Mapping[str, float]

    def log_odds(self, features: Iterable[str]) -> float:
        """Return the log-odds of the class for an object with these features."""
        weights = self.weights
        return self.bias + sum(weights[each] for each in features if each in weights)

    def contributions(self, features: Iterable[str]) -> list[tuple[str, float]]:
        """Return the features that have a weight, with it, the heaviest first."""
        weighted = {each: self.weights[each] for each in features if each in self.weights}
        return sorted(weighted.items(), key=lambda item: (-abs(item[1]), item[0]))


def probability(log_odds: float) -> float:
    """Return the probability of log-odds."""
    return 1 / (1 + math.exp(-log_odds))


@lru_cache(maxsize=8)
def read_models(name: str) -> Mapping[str, LinearModel]:
    """Read the models of one file of `weights/`, by the names of their classes."""
    classes = json.loads((WEIGHTS / f"{name}.json").read_text("utf-8"))
    return {each: LinearModel(model["bias"], model["weights"]) for each, model in classes.items()}


def models_as_json(models: Mapping[str, LinearModel]) -> str:
    """Return models as the text of a file: classes and features in order, weights rounded, one feature a line."""
    rounded = {
        name: {
            "bias": round(model.bias, _DECIMALS),
            "weights": {each: round(weight, _DECIMALS) for each, weight in sorted(model.weights.items())},
        }
        for name, model in sorted(models.items())
    }
    return json.dumps(rounded, ensure_ascii=False, indent=0) + "\n"
