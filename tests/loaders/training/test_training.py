"""Training: the weights in the package are those of the annotated notices, and what is left out is not learnt."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.classify.linear import LinearModel, read_weights
from loaders.lexicon.knowledge import Knowledge
from loaders.scoring.reference import Reference, read_references
from loaders.scoring.scoring import overall
from loaders.training.examples import Oracle, candidate_examples, verb_before
from loaders.training.leaving_out import TRAINERS, scores_left_out
from loaders.training.weights import Examples, train

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
REFERENCE = ROOT / "tests" / "reference"
TRAINED_ON = ("seven", "open", "held", "modelled")  # as the Makefile has them
# Rounding, and what another build of the linear algebra may change.
TOLERANCE = 0.03


@pytest.fixture(scope="module")
def references() -> list[Reference]:
    return [each for name in TRAINED_ON for each in read_references(REFERENCE / name)]


@pytest.fixture(scope="module")
def examples(references: list[Reference], knowledge: Knowledge) -> list[Examples]:
    return [Examples.of(each, knowledge) for each in references]


def test_the_weights_in_the_package_are_those_of_the_references(examples: list[Examples]) -> None:
    for name, model in train(examples).items():
        assert _difference(model, read_weights(name)) <= TOLERANCE, f"{name}: run `make train`"


def _difference(one: LinearModel, other: LinearModel) -> float:
    """The largest difference of a bias or weight; a weight that one of them lacks is below its threshold."""
    biases = [abs(value - other.bias[name]) for name, value in one.bias.items()]
    features = one.weights.keys() | other.weights.keys()
    differences = [
        abs(one.weights.get(feature, {}).get(name, 0) - other.weights.get(feature, {}).get(name, 0))
        for feature in features
        for name in one.bias
        if name in one.weights.get(feature, {}) and name in other.weights.get(feature, {})
    ]
    return max(biases + differences)


def test_examples_are_labelled_by_the_annotation(references: list[Reference], knowledge: Knowledge) -> None:
    reference = next(each for each in references if each.name == "m1-01-2009-qinghai-water.txt")
    labelled = candidate_examples(reference, knowledge)
    activities = reference.notices[0]["activities"]
    assert len(activities) <= sum("activity" in each.labels for each in labelled) < len(labelled)
    assert Oracle.of(activities, knowledge.lexicon).examples == []


def test_the_verb_of_an_annotated_activity(knowledge: Knowledge) -> None:
    assert verb_before("质量知识竞赛", "各市要举办质量知识竞赛", knowledge.lexicon) == "举办"
    assert verb_before("发布典型案例", "发布典型案例", knowledge.lexicon) == "发布"
    assert verb_before("质量知识竞赛", "质量知识竞赛", knowledge.lexicon) == ""


def test_scoring_of_what_is_left_out(references: list[Reference], knowledge: Knowledge) -> None:
    modelled = [each for each in references if each.text.parent.name == "modelled"]
    others = [each for each in references if each.text.parent.name in ("open", "held")]
    reached = {
        by: overall(list(scores_left_out(modelled, others, knowledge, TRAINERS[by], groups=2)))
        for by in ("both", "rules")
    }
    activities = {by: groups["activities"].f1 or 0 for by, groups in reached.items()}
    types = {by: groups["types"].f1 or 0 for by, groups in reached.items()}
    assert activities["both"] > max(0.8, activities["rules"] + 0.05)
    assert types["both"] > types["rules"]
