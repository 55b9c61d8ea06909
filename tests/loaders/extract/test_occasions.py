"""Dates and places that stand outside the clause of their activity."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.assemble.extraction import extract_notices
from loaders.contract.record import ActivityRecord
from loaders.extract.occasions import OccasionReader
from loaders.formats.reading import read_source
from loaders.lexicon.knowledge import Knowledge

HEAD = "萍乡市市场监督管理局关于开展2022年“质量月”活动的通知\n\n各县区局：\n现将有关事项通知如下。\n\n一、活动内容\n"
TAIL = "\n\n萍乡市市场监督管理局\n2022年8月20日\n"


def activities(body: str, folder: Path, knowledge: Knowledge) -> dict[str, ActivityRecord]:
    path = folder / "notice.txt"
    path.write_text(HEAD + body + TAIL, "utf-8")
    (record,) = extract_notices(read_source(path), knowledge)
    return {each.name: each for each in record.activities}


@pytest.mark.parametrize(
    ("body", "name", "iso", "place"),
    [
        ("（一）9月6日，举办质量咨询日活动，开展家用电器免费检测。", "家用电器免费检测", "2022-09-06", None),
        (
            "（一）9月6日在秋收广场举行颁奖仪式，现场展示获奖产品。",
            "现场展示获奖产品",
            "2022-09-06",
            "秋收广场",
        ),
        ("（一）开展电线电缆专项抽查，9月18日前完成。", "电线电缆专项抽查", "2022-09-18", None),
        ("（一）举办质量知识竞赛。9月22日在工人文化宫举行。", "质量知识竞赛", "2022-09-22", "工人文化宫"),
        ("（一）宣传发动（9月1日—9月5日）。召开动员大会。", "动员大会", "2022-09-01", None),
        ("（一）9月6日，对燃气灶具开展抽查；召开分析会。", "分析会", None, None),
        ("（一）于9月28日前报送总结，召开表彰大会。", "表彰大会", None, None),
    ],
)
def test_occasion_of_an_activity(
    body: str, name: str, iso: str | None, place: str | None, tmp_path: Path, knowledge: Knowledge
) -> None:
    found = activities(body, tmp_path, knowledge)
    assert name in found
    activity = found[name]
    assert (activity.date_iso[0] if activity.date_iso else None, activity.place) == (iso, place)


def test_the_date_of_a_stage_holds_for_its_items(tmp_path: Path, knowledge: Knowledge) -> None:
    body = (
        "第一阶段：宣传发动阶段\n活动时间：9月1日—9月8日\n1、召开动员大会。\n2、在厂区悬挂横幅。\n"
        "第二阶段：组织实施阶段\n活动时间：9月9日—9月24日\n1、开展技能比武。"
    )
    found = activities(body, tmp_path, knowledge)
    dates = {name: each.date_iso for name, each in found.items()}
    assert dates["动员大会"] == ("2022-09-01", "2022-09-08")
    assert dates["技能比武"] == ("2022-09-09", "2022-09-24")


def test_a_date_before_a_report_is_no_date(knowledge: Knowledge) -> None:
    reader = OccasionReader(knowledge.lexicon, 2022)
    assert reader.date_in("于9月25日前报送总结，召开表彰会") is None
    dated = reader.date_in("于9月25日前报送总结，9月28日召开表彰会")
    assert dated is not None
    assert dated.printed == "9月28日"
