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
            "（一）9月6日在秋收广场举行颁奖仪式，现场发放宣传资料。",
            "现场发放宣传资料",
            "2022-09-06",
            "秋收广场",
        ),
        ("（一）开展电线电缆专项抽查，9月18日前完成。", "电线电缆专项抽查", "2022-09-18", None),
        ("（一）举办质量知识竞赛。9月22日在工人文化宫举行。", "质量知识竞赛", "2022-09-22", "工人文化宫"),
        ("（一）宣传发动（9月1日—9月5日）。召开动员大会。", "动员大会", "2022-09-01", None),
        (
            "（一）召开表彰大会。9月29日，在市会堂召开表彰大会，宣读倡议书。",
            "表彰大会",
            "2022-09-29",
            "市会堂",
        ),
        ("（一）召开表彰大会。9月29日，在市会堂召开表彰大会，宣读倡议书。", "宣读倡议书", "2022-09-29", None),
        (
            "（一）9月6日在秋收广场举行咨询活动，免费检测家用血压计。",
            "免费检测家用血压计",
            "2022-09-06",
            "秋收广场",
        ),
        (
            "（一）9月6日在鹅湖公园启动质量月活动，向市民赠送家用电器选购手册。",
            "向市民赠送家用电器选购手册",
            "2022-09-06",
            "鹅湖公园",
        ),
        (
            "（一）9月6日在文化宫召开首席质量官大会，邀请标杆企业授课。",
            "邀请标杆企业授课",
            "2022-09-06",
            "文化宫",
        ),
        (
            "（一）市局于9月13日派出三个检查组，对电梯维保单位开展专项检查。",
            "专项检查",
            "2022-09-13",
            None,
        ),
        ("（一）9月中旬组成两个专家组，开展质量诊断。", "质量诊断", "2022-09", None),
        ("（一）9月20日会同商务局抽调业务骨干，开展加油机专项检查。", "加油机专项检查", "2022-09-20", None),
        ("（一）举办焊工技能大赛，决赛设在安源技校。", "焊工技能大赛", None, "安源技校"),
        ("（一）举办质量月启动仪式，主会场设在鹅湖公园。", "质量月启动仪式", None, "鹅湖公园"),
        ("（一）召开品牌论坛，定于9月21日在市会展中心举行。", "品牌论坛", "2022-09-21", "市会展中心"),
        ("（一）举办焊工大赛，决赛设在安源技校。（责任单位：市总工会）", "焊工大赛", None, "安源技校"),
        ("（一）9月15日，组织经营户开展质量承诺。（责任单位：市商务局）", "质量承诺", "2022-09-15", None),
        (
            "（一）举办质量讲座。9月16日在市图书馆举行。（责任单位：市文广局）",
            "质量讲座",
            "2022-09-16",
            "市图书馆",
        ),
        ("（一）抽调专家分赴莲花、芦溪，开展质量会诊。", "质量会诊", None, "莲花、芦溪"),
        ("（一）组织服务队深入上栗工业园，开展标准化培训。", "标准化培训", None, "上栗工业园"),
        (
            "（一）质检员走进湘东陶瓷产业园，对电瓷产品开展检测。",
            "对电瓷产品开展检测",
            None,
            "湘东陶瓷产业园",
        ),
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


@pytest.mark.parametrize(
    "text",
    [
        "对8月抽查不合格的企业进行后处理",
        "针对7月以来的投诉进行分析",
        "宣传2022年6月1日施行的计量条例",
        "落实9月1日印发的工作方案",
        "学习《2021年9月抽查情况通报》",
    ],
)
def test_a_date_of_something_else_is_no_date(text: str, knowledge: Knowledge) -> None:
    assert OccasionReader(knowledge.lexicon, 2022).date_in(text) is None
