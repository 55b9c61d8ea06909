"""Logistic regressions over sparse binary features, as trained offline: weights by name, no learning library."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import repeat
from pathlib import Path

WEIGHTS = Path(__file__).parent / "weights"
_DECIMALS = 2

Features = tuple[str, ...]  # each a short text: kind and value


@dataclass(frozen=True)
class LinearModel:
    """The log-odds of one or more classes: for each class a bias, and for each feature its weight by class.

    A feature without a weight counts nothing.
    """

    bias: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]

    def log_odds(self, features: Iterable[str]) -> Mapping[str, float]:
        """Return the log-odds of each class for an object with these features."""
        rows = filter(None, map(self._rows.get, features))
        return dict(zip(self.bias, map(sum, zip(self.bias.values(), *rows, strict=True)), strict=True))

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """Return the probability of each class for an object with these features."""
        return {name: probability(odds) for name, odds in self.log_odds(features).items()}

    def log_odds_of(self, name: str, features: Iterable[str]) -> float:
        """Return the log-odds of one class, the same for any order of the features: the sum is exact."""
        return self.bias[name] + math.fsum(map(self._columns[name].get, features, repeat(0.0)))

    def contributions(self, name: str, features: Iterable[str]) -> list[tuple[str, float]]:
        """Return the features that have a weight for a class, with it, the heaviest first."""
        weights = {each: self.weights.get(each, {}).get(name, 0.0) for each in features}
        return sorted(
            ((each, weight) for each, weight in weights.items() if weight),
            key=lambda item: (-abs(item[1]), item[0]),
        )

    @cached_property
    def _columns(self) -> Mapping[str, Mapping[str, float]]:
        """The weights of each class by feature."""
        return {
            name: {feature: weights[name] for feature, weights in self.weights.items() if name in weights}
            for name in self.bias
        }

    @cached_property
    def _rows(self) -> Mapping[str, tuple[float, ...]]:
        """The weights of each feature for all classes, in the order of the classes."""
        return {
            feature: tuple(weights.get(name, 0.0) for name in self.bias)
            for feature, weights in self.weights.items()
        }


def probability(log_odds: float) -> float:
    """Return the probability of log-odds."""
    return 1 / (1 + math.exp(-log_odds))


@lru_cache(maxsize=8)
def read_weights(name: str) -> LinearModel:
    """Read the model in one file of `weights/`."""
    model = json.loads((WEIGHTS / f"{name}.json").read_text("utf-8"))
    return LinearModel(model["bias"], model["weights"])


def model_as_json(model: LinearModel) -> str:
    """Return a model as the text of a file: classes and features in order, weights rounded, one feature a line."""
    bias = {name: round(value, _DECIMALS) for name, value in sorted(model.bias.items())}
    lines = [f"{_dump(feature)}: {_dump(weights)}" for feature, weights in sorted(_rounded(model).items())]
    return f'{{"bias": {_dump(bias)},\n"weights": {{\n' + ",\n".join(lines) + "\n}}\n"


def _rounded(model: LinearModel) -> Mapping[str, Mapping[str, float]]:
    return {
        feature: {name: round(weight, _DECIMALS) for name, weight in sorted(weights.items())}
        for feature, weights in model.weights.items()
    }


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
