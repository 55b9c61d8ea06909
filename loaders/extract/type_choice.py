"""The types of an activity: a trained classifier for each type, with a small fixed vote of the trigger words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from loaders.classify.linear import LinearModel, probability, read_models
from loaders.extract.types import MOST_TYPES, TypeReader
from loaders.lexicon.lexicon import Lexicon

# Votes of the first and the second type by trigger words, and the least score of a type: the values that did best on
# notices kept out of the training.
VOTES, CUT_OFF = (0.3, 0.2), 0.4
_NO_WORDS = re.compile(r"[\s“”‘’\"'「」『』]")
_LONGEST_PIECE = 3


@dataclass(frozen=True)
class TypeChooser:
    """A classifier of activities by their characters and trigger words."""

    models: Mapping[str, LinearModel]
    triggers: TypeReader

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, lexicon: Lexicon) -> TypeChooser:
        """Return the classifier with the trained weights."""
        return cls(read_models("types"), TypeReader.of(lexicon))

    def read(self, verb: str, name: str, text: str = "") -> list[str]:
        """Return one or two type ids, the more certain first."""
        scores = self.scores(verb, name, text)
        ranked = sorted(scores, key=lambda each: (-scores[each], each))
        return [each for each in ranked[:MOST_TYPES] if scores[each] >= CUT_OFF] or ranked[:1]

    def scores(self, verb: str, name: str, text: str = "") -> Mapping[str, float]:
        """Return the probability of each type, with the votes added."""
        features = type_features(verb, name, text)
        scores = {each: probability(model.log_odds(features)) for each, model in self.models.items()}
        for voted, vote in zip(self.triggers.read(verb, name, text), VOTES, strict=False):
            scores[voted] = scores.get(voted, 0.0) + vote
        return scores


def type_features(verb: str, name: str, text: str) -> list[str]:
    """Return the features of an activity: the pieces of its name of one to three characters, its beginning and end,
    its verb, and the pairs of characters of its clause outside the name."""
    bare, clause = _NO_WORDS.sub("", name), _NO_WORDS.sub("", text)
    return [*dict.fromkeys(_features(verb, bare, clause))]


def _features(verb: str, name: str, clause: str) -> Iterator[str]:
    yield f"verb {verb}"
    for length in range(1, _LONGEST_PIECE + 1):
        yield from (name[at : at + length] for at in range(len(name) - length + 1))
        yield f"{name[-length:]}$"
        yield f"^{name[:length]}"
    rest = clause.replace(name, " ", 1)
    yield from (f"~{rest[at : at + 2]}" for at in range(len(rest) - 1) if " " not in rest[at : at + 2])
