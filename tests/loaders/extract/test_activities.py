"""The annotation rules R1–R6: one hand-written sentence for each case (activities.json)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.contract.details import DETAIL_FIELDS
from loaders.extract.activities import ActivityReader
from loaders.extract.activity import Activity
from loaders.extract.rule_classifier import RuleClassifier
from loaders.lexicon.knowledge import Knowledge
from loaders.outline.sections import read_entries
from loaders.outline.splitting import NoticePart
from loaders.text.paragraphs import read_paragraphs

CASES = json.loads(Path(__file__).with_name("activities.json").read_text("utf-8"))
FIELDS = {
    "texts": "text", "organizers": "organizers", "partners": "partners",
    "editions": "edition", "bases": "basis", "dates": "date_iso", "places": "place",
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any], knowledge: Knowledge) -> None:
    part = NoticePart(
        1 if case.get("annex") else None, read_paragraphs(f"一、主要安排\n（一）{case['body']}")
    )
    if case.get("annex"):
        part = NoticePart(1, read_paragraphs(f"一、{case['body']}"))
    reader = ActivityReader(knowledge.lexicon, 2025, RuleClassifier(knowledge.lexicon), length=1000)
    found = reader.find(read_entries([part], ()))
    assert [activity.name for activity in found] == case["names"]
    for field, attribute in FIELDS.items():
        if field in case:
            values = [_value(activity, attribute) for activity in found]
            assert [list(each) if isinstance(each, tuple) else each for each in values] == case[field], field


def _value(activity: Activity, attribute: str) -> object:
    """Return an attribute of an activity or of its details."""
    return getattr(activity.details if attribute in DETAIL_FIELDS else activity, attribute)


def test_ceremonies_of_one_name_stay_apart(shipped: dict[str, Any]) -> None:
    (record,) = shipped["2023-national"]
    ceremonies = [a for a in record.activities if a.name == "“质量月”活动启动仪式"]
    assert len({tuple(a.organizers) for a in ceremonies}) == len(ceremonies) >= 6


def test_an_event_in_main_text_and_annex_is_one_activity(shipped: dict[str, Any]) -> None:
    (record,) = shipped["2023-national"]
    (congress,) = [a for a in record.activities if a.name == "中国质量（成都）大会"]
    assert congress.organizers == ["市场监管总局"]
    assert {mention.section for mention in congress.mentions} == {"三(一)", "附件1 一"}
