"""Targets of activities: products, groups and topics, as printed, each once."""

from __future__ import annotations

import pytest

from loaders.extract.trained import TrainedClassifier
from loaders.lexicon.knowledge import Knowledge


@pytest.mark.parametrize(
    ("name", "targets"),
    [
        ("电热毯、烟花爆竹、儿童玩具质量安全专项整治行动", ("电热毯", "烟花爆竹", "儿童玩具")),
        ("儿童玩具监督抽查", ("儿童玩具",)),
        ("首席质量官培训班", ("首席质量官",)),
        ("走访重点企业", ("重点企业",)),
        ("质量知识竞赛", ()),
    ],
)
def test_targets_of_a_name(name: str, targets: tuple[str, ...], knowledge: Knowledge) -> None:
    classifier = TrainedClassifier.of(knowledge.lexicon)
    assert classifier.targets(name, f"开展{name}") == targets


def test_targets_stand_in_the_clause_as_printed(knowledge: Knowledge) -> None:
    text = "面向中小微企业、个体工商户开展计量技术服务"
    targets = TrainedClassifier.of(knowledge.lexicon).targets("计量技术服务", text)
    assert targets
    assert all(target in text for target in targets)
