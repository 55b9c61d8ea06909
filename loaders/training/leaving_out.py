"""Scores of notices by classifiers that were trained without them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from loaders.extract.candidate import Classifier
from loaders.extract.rule_classifier import RuleClassifier
from loaders.extract.trained import TrainedClassifier
from loaders.lexicon.knowledge import Knowledge
from loaders.scoring.comparing import Score
from loaders.scoring.reference import Reference
from loaders.scoring.scoring import score_all
from loaders.training.examples import Example
from loaders.training.weights import Examples, train

# Features by which the classifier knows the verdict of the rules.
_OF_RULES = ("doubt ", "a doubt ", "type ")
_WITH_RULES = (" sure", " unsure")

Trainer = Callable[[Sequence[Examples], Knowledge], Classifier]


def by_both(examples: Sequence[Examples], knowledge: Knowledge) -> Classifier:
    """Return the classifier as it is used: trained, with the verdict of the rules as features."""
    models = train(examples)
    return TrainedClassifier(knowledge.lexicon, models["activities"], models["types"], models["targets"])


def by_scoring(examples: Sequence[Examples], knowledge: Knowledge) -> Classifier:
    """Return a trained classifier that does not look at the verdict of the rules."""
    blind = [
        replace(each, candidates=_without_rules(each.candidates), types=_without_rules(each.types))
        for each in examples
    ]
    models = train(blind)
    return TrainedClassifier(knowledge.lexicon, models["activities"], models["types"], models["targets"])


def by_rules(_: Sequence[Examples], knowledge: Knowledge) -> Classifier:
    """Return the rules alone."""
    return RuleClassifier(knowledge.lexicon)


TRAINERS: dict[str, Trainer] = {"both": by_both, "scoring": by_scoring, "rules": by_rules}


def scores_left_out(
    references: Sequence[Reference],
    others: Sequence[Reference],
    knowledge: Knowledge,
    trainer: Trainer,
    groups: int,
) -> Iterator[Score]:
    """Yield the scores of each reference by a classifier trained on `others` and the references of other groups.

    As many groups as references leave out one at a time.
    """
    examples = {each.text: Examples.of(each, knowledge) for each in (*references, *others)}
    for group in range(groups):
        left_out = references[group::groups]
        known = [each for path, each in examples.items() if path not in {one.text for one in left_out}]
        yield from score_all(left_out, knowledge, trainer(known, knowledge))


def _without_rules(examples: Sequence[Example]) -> list[Example]:
    return [
        replace(each, features=tuple(one for one in each.features if not _is_of_rules(one)))
        for each in examples
    ]


def _is_of_rules(feature: str) -> bool:
    return feature.startswith(_OF_RULES) or feature.endswith(_WITH_RULES)
