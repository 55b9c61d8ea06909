"""The weights of all classifiers, from annotated notices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.classify.linear import LinearModel
from loaders.extract.targets import TARGET
from loaders.extract.trained import ACTIVITY
from loaders.lexicon.knowledge import Knowledge
from loaders.scoring.reference import Reference
from loaders.training.examples import Example, candidate_examples, type_examples
from loaders.training.fitting import fit
from loaders.training.target_examples import target_examples

# The rules were tuned on the other sets and are right there more often than elsewhere: notices modelled on public pages
# count more. So do the shipped notices, which must be right.
WEIGHTS = {"modelled": 3.0, "notices": 6.0}
# Inverse strengths of regularisation: the best on notices kept out.
ACTIVITY_STRENGTH, TYPE_STRENGTH, TARGET_STRENGTH = 0.3, 3.0, 1.0
# Smaller weights change no figure and make the files large.
LEAST_ACTIVITY_WEIGHT, LEAST_TYPE_WEIGHT, LEAST_TARGET_WEIGHT = 0.05, 0.1, 0.1


@dataclass(frozen=True)
class Examples:
    """The examples of one annotated file for each task."""

    candidates: Sequence[Example]
    types: Sequence[Example]
    targets: Sequence[Example]

    @classmethod
    def of(cls, reference: Reference, knowledge: Knowledge) -> Examples:
        """Return the examples of a reference, weighted by the folder it lies in."""
        weight = WEIGHTS.get(reference.text.parent.name, 1.0)
        return cls(
            candidate_examples(reference, knowledge, weight),
            type_examples(reference, knowledge, weight),
            target_examples(reference, knowledge),
        )


def train(files: Sequence[Examples]) -> Mapping[str, LinearModel]:
    """Return the model of each task, by the name of its file of weights."""
    candidates = [each for file in files for each in file.candidates]
    types = [each for file in files for each in file.types]
    targets = [each for file in files for each in file.targets]
    names = sorted({name for each in types for name in each.labels})
    return {
        "activities": fit(candidates, [ACTIVITY], ACTIVITY_STRENGTH, LEAST_ACTIVITY_WEIGHT),
        "types": fit(types, names, TYPE_STRENGTH, LEAST_TYPE_WEIGHT),
        "targets": fit(targets, [TARGET], TARGET_STRENGTH, LEAST_TARGET_WEIGHT),
    }
