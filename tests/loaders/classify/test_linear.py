"""Linear models: log-odds, explanations, and their files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loaders.classify import linear
from loaders.classify.linear import LinearModel, model_as_json, probability, read_weights

MODEL = LinearModel(
    {"contest": -1.0, "training": 0.5},
    {"ends 赛": {"contest": 2.0}, "ends 班": {"training": 1.25, "contest": -0.5}},
)


def test_log_odds_are_bias_and_weights_of_the_features() -> None:
    assert MODEL.log_odds([]) == {"contest": -1.0, "training": 0.5}
    assert MODEL.log_odds(["ends 赛", "ends 班", "unknown"]) == {"contest": 0.5, "training": 1.75}


def test_contributions_come_heaviest_first_and_only_where_there_is_a_weight() -> None:
    features = ["ends 班", "unknown", "ends 赛"]
    assert MODEL.contributions("contest", features) == [("ends 赛", 2.0), ("ends 班", -0.5)]
    assert MODEL.contributions("training", features) == [("ends 班", 1.25)]


def test_probability() -> None:
    assert probability(0) == 0.5
    assert probability(3) == pytest.approx(1 - probability(-3))


def test_a_model_is_read_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linear, "WEIGHTS", tmp_path)
    (tmp_path / "model.json").write_text(model_as_json(MODEL), "utf-8")
    assert read_weights("model") == MODEL


@pytest.mark.parametrize("name", ["activities", "types", "targets"])
def test_the_files_are_sorted_and_have_a_feature_a_line(name: str) -> None:
    text = (linear.WEIGHTS / f"{name}.json").read_text("utf-8")
    weights = json.loads(text)["weights"]
    assert list(weights) == sorted(weights)
    assert text.count("\n") == len(weights) + 3
