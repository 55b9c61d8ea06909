"""Extraction scored on annotated notices, and the F1 below which it may not fall."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.cli.scores import markdown
from loaders.contract.details import DETAIL_FIELDS
from loaders.lexicon.knowledge import Knowledge
from loaders.scoring.comparing import compare, find_same_notice, score_extra_notice, score_missed_notice
from loaders.scoring.counts import Tally, count_values, total
from loaders.scoring.pairing import pair
from loaders.scoring.reference import read_reference, read_references
from loaders.scoring.scoring import overall, score_all
from ontology.errors import NoticeError

ROOT = Path(__file__).parents[3]
REFERENCE = ROOT / "tests" / "reference"
# F1 reached on each set of annotated notices; when extraction improves, raise it here and in the README.
FLOORS: dict[str, dict[str, float]] = json.loads(Path(__file__).with_name("figures.json").read_text("utf-8"))


@pytest.mark.parametrize("name", FLOORS)
def test_f1_does_not_fall(name: str, knowledge: Knowledge) -> None:
    scores = list(score_all(read_references(REFERENCE / name), knowledge))
    reached = {group: counts.f1 for group, counts in overall(scores).items()}
    details = [name for name, field in DETAIL_FIELDS.items() if field.scored]
    reached |= {name: total(score.group(name) for score in scores).f1 for name in details}
    below = {
        group: (reached[group], floor)
        for group, floor in FLOORS[name].items()
        if not _at_least(reached[group], floor)
    }
    assert not below, f"F1 (reached, floor): {below}; see python -m loaders score tests/reference/{name}"


def _at_least(reached: float | None, floor: float) -> bool:
    return reached is not None and int(reached * 1000) >= round(floor * 1000)


@pytest.mark.parametrize("name", ["open", "held"])
def test_texts_annotated_as_no_notice_are_refused(name: str, knowledge: Knowledge) -> None:
    refused = [each for each in read_references(REFERENCE / name) if not each.notices]
    assert len(refused) >= 3
    assert all("refused" in score.counts for score in score_all(refused, knowledge))


def test_the_readme_has_the_scores(knowledge: Knowledge) -> None:
    table = markdown(list(score_all(read_references(REFERENCE / "seven"), knowledge)))
    assert table in (ROOT / "loaders" / "README.md").read_text("utf-8")


def activity(name: str, text: str = "", **fields: Any) -> dict[str, Any]:
    return {
        "section": "一",
        "name": name,
        "text": text or name,
        "organizers": [],
        "types": ["other"],
    } | fields


def test_repeated_values_are_counted_repeatedly() -> None:
    assert count_values(["甲", "甲", "乙"], ["甲", "丙"]) == Tally(correct=1, extra=1, missed=2)
    counts = Tally(3, 1, 2)
    assert (counts.precision, counts.recall) == (0.75, 0.6)
    assert counts.f1 == pytest.approx(6 / 9)
    assert Tally().f1 is None


def test_activities_are_paired_one_to_one() -> None:
    annotated = [
        activity("质量知识竞赛", organizers=["甲"]),
        activity("质量知识竞赛", organizers=["乙"]),
        activity("发布案例"),
    ]
    extracted = [
        activity("质量知识竞赛", organizers=["乙"]),
        activity("质量知识竞赛", organizers=["甲"]),
        activity("电梯检查"),
    ]
    assert pair(annotated, extracted) == [(0, 1), (1, 0)]


def test_a_name_that_is_part_of_another_in_the_same_text_is_the_same() -> None:
    long, short = (
        activity("为全市规模以上工业企业校准计量器具", "免费为全市规模以上工业企业校准计量器具"),
        activity("校准计量器具", "免费为全市规模以上工业企业校准计量器具"),
    )
    assert pair([long], [short]) == [(0, 0)]
    assert pair([long], [activity("校准计量器具", "另一句话")]) == []


def test_missed_and_extra_activities_are_listed_by_name() -> None:
    annotated = {
        "title": "甲",
        "issuers": [{"name": "省局"}],
        "activities": [activity("知识竞赛"), activity("发布案例")],
    }
    extracted = {
        "title": "乙",
        "issuers": [{"name": "省局"}],
        "activities": [activity("知识竞赛"), activity("电梯检查")],
    }
    score = compare("甲.txt", annotated, extracted)
    assert score.group("issuers") == Tally(1, 0, 0)
    assert score.group("activities") == Tally(1, 1, 1)
    assert score.differences[:3] == [
        "title: 甲 → 乙",
        "activity missed: [一] 发布案例",
        "activity extra: [一] 电梯检查",
    ]


def test_fields_that_the_annotation_leaves_out_are_not_counted() -> None:
    score = compare(
        "甲.txt", {"title": "甲"}, {"title": "甲", "theme": "质量", "activities": [activity("竞赛")]}
    )
    assert score.counts == {"title": Tally(1, 0, 0)}


def test_a_notice_may_be_missed_or_extra() -> None:
    annotated = {"title": "甲", "activities": [activity("竞赛")]}
    assert score_missed_notice("甲", annotated).group("activities") == Tally(0, 0, 1)
    assert score_extra_notice("甲", {"activities": [activity("竞赛")]}).group("activities") == Tally(0, 1, 0)


def test_the_same_notice_is_found_by_number_title_or_activities() -> None:
    extracted = [
        {"doc_number": "〔2025〕1号", "activities": []},
        {"title": "关于“质量月”的通知", "activities": []},
    ]
    assert find_same_notice({"doc_number": "〔2025〕１号"}, extracted) == 0
    assert find_same_notice({"title": "关于质量月的通知"}, extracted) == 1
    assert find_same_notice({"title": "别的", "activities": [activity("竞赛")]}, extracted) is None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "甲.txt").write_text("正文", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "not valid JSON"),
        ("{}", "JSON array"),
        ('[{"titel": "甲"}]', "unknown keys: titel"),
        ('[{"activities": [{"name": "甲"}]}]', "lacks name or text"),
    ],
)
def test_a_malformed_annotation_is_refused(folder: Path, content: str, message: str) -> None:
    (folder / "甲.json").write_text(content, "utf-8")
    with pytest.raises(NoticeError, match=message) as error:
        read_references(folder)
    assert "甲.json" in str(error.value)


def test_an_annotation_without_text_and_a_folder_without_annotation_are_refused(folder: Path) -> None:
    with pytest.raises(NoticeError, match="no annotated notice"):
        read_references(folder)
    (folder / "乙.json").write_text("[]", "utf-8")
    with pytest.raises(NoticeError, match="no text"):
        read_reference(folder / "乙.json")
