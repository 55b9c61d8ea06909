"""Organizers in brackets and behind labels, of items and of headings; labelled details (rule R6)."""

from __future__ import annotations

import pytest

from loaders.extract.activities import ActivityReader
from loaders.extract.activity import Activity
from loaders.extract.organizers import OrganizerReader, Organizers
from loaders.extract.rule_classifier import RuleClassifier
from loaders.lexicon.columns import Columns
from loaders.lexicon.knowledge import Knowledge
from loaders.lexicon.name_lists import NameSplitter
from loaders.outline.sections import read_entries
from loaders.outline.splitting import NoticePart
from loaders.text.paragraphs import read_paragraphs

LED, BOTH = ("市教育局",), ("市教育局", "市公安局")


def activities(text: str, knowledge: Knowledge) -> list[Activity]:
    entries = read_entries([NoticePart(None, read_paragraphs(text))], knowledge.lexicon.words_of("heading"))
    found = ActivityReader(knowledge.lexicon, 2025, RuleClassifier(knowledge.lexicon), length=1000).find(
        entries
    )
    for activity in found:
        start, end = activity.mentions[0].span
        assert text[start:end] == activity.text
    return found


@pytest.mark.parametrize(
    ("printed", "organizers"),
    [
        ("牵头单位：市教育局；配合单位：市公安局、市总工会", Organizers(LED, ("市公安局", "市总工会"))),
        ("牵头单位：市教育局 责任单位：市公安局", Organizers(LED, ("市公安局",))),
        ("责任单位：市教育局、市公安局", Organizers(BOTH)),
        ("主办单位：市教育局，承办单位：市公安局，支持单位：市总工会", Organizers(BOTH, ("市总工会",))),
        ("市教育局牵头，市公安局和市总工会配合", Organizers(LED, ("市公安局", "市总工会"))),
        ("由市教育局牵头，市公安局等按职责分工负责", Organizers(LED, ("市公安局",))),
        ("市教育局、市公安局按职责分工负责", Organizers(BOTH)),
        ("市教育局会同市公安局负责", Organizers(LED, ("市公安局",))),
        ("以下简称质量月", Organizers()),
        ("邀请专家授课并负责答疑", Organizers()),
        ("时间：9月2日", Organizers()),
    ],
)
def test_a_bracket_names_lead_and_partners(
    printed: str, organizers: Organizers, knowledge: Knowledge
) -> None:
    assert OrganizerReader(knowledge.lexicon, Columns.of(knowledge.lexicon)).read(printed) == organizers


@pytest.mark.parametrize(
    "behind",
    [
        "（责任单位：市教育局、市公安局）", "。（责任单位：市教育局、市公安局）", "[市教育局、市公安局分别负责]。",
        "。〔责任单位：市教育局 市公安局〕", "（市教育局、市公安局）", "。\n责任单位：市教育局、市公安局",
        "。责任单位：市教育局、市公安局。", "\n（市教育局、市公安局负责）",
        "【主办单位：市教育局；承办单位：市公安局】",
    ],
)  # fmt: skip
def test_an_item_with_its_organizers_is_one_activity(behind: str, knowledge: Knowledge) -> None:
    text = f"四、活动安排\n1.开展青松质量检查，发布检查报告{behind}\n2.举办青松质量论坛"
    first, second = activities(text, knowledge)
    assert (first.name, first.text) == ("青松质量检查", "开展青松质量检查")
    assert (first.organizers, first.basis) == (BOTH, "explicit")
    assert (second.name, second.organizers) == ("青松质量论坛", ())


@pytest.mark.parametrize(
    "bracket", ["（线上）", "（含研讨会）", "（第三期）", "（见附件）", "（以下简称论坛）"]
)
def test_other_brackets_name_no_organizer(bracket: str, knowledge: Knowledge) -> None:
    (found,) = activities(f"四、活动安排\n1.举办青松质量论坛{bracket}。", knowledge)
    assert found.organizers == ()


def test_organizers_of_several_items_in_one_paragraph(knowledge: Knowledge) -> None:
    body = "举办青松质量论坛（市教育局负责）；开展质量培训，发放资料（市公安局负责）"
    found = activities(f"四、活动安排\n1.{body}", knowledge)
    assert [(each.name, each.organizers) for each in found] == [
        ("青松质量论坛", ("市教育局",)),
        ("质量培训", ("市公安局",)),
    ]


def test_an_item_without_a_known_verb_is_an_activity(knowledge: Knowledge) -> None:
    (found,) = activities("四、活动安排\n1.“质量在我心”快闪。（市教育局）", knowledge)
    assert (found.name, found.organizers) == ("“质量在我心”快闪", LED)


def test_organizers_behind_a_heading_hold_below_it(knowledge: Knowledge) -> None:
    text = (
        "四、宣传（责任单位：市教育局）\n（一）举办青松质量论坛。\n（二）市公安局开展质量培训。"
        "\n（三）发布质量报告（市总工会负责）\n五、整治\n（一）开展质量检查。"
    )
    found = activities(text, knowledge)
    assert [each.organizers for each in found] == [LED, ("市公安局",), ("市总工会",), ()]
    assert [each.basis for each in found] == ["heading", "explicit", "explicit", None]


DETAILS = {
    "on lines": "活动时间：9月2日\n活动地点：青松会堂\n主办单位：市教育局\n协办单位：市公安局\n参加对象：各科室",
    "on one line": "活动时间：9月2日 活动地点：青松会堂 主办单位：市教育局 协办单位：市公安局",
    "numbered": "1.时间：9月2日\n2.地点：青松会堂\n3.主办单位：市教育局\n4.协办单位：市公安局",
}


@pytest.mark.parametrize("details", DETAILS.values(), ids=DETAILS)
@pytest.mark.parametrize("head", ["举办青松质量论坛", "青松质量论坛"])
def test_labelled_details_belong_to_the_heading(head: str, details: str, knowledge: Knowledge) -> None:
    (found,) = activities(f"四、活动安排\n（一）{head}\n{details}", knowledge)
    assert (found.name, found.details.place, found.details.date) == ("青松质量论坛", "青松会堂", "9月2日")
    assert (found.organizers, found.partners) == (LED, ("市公安局",))


def test_contents_describe_unless_they_are_another_event(knowledge: Knowledge) -> None:
    text = (
        "四、活动安排\n（一）举办青松经验交流会\n主要内容：开展质量管理经验交流；搭建合作平台；组织优秀论文征集。"
        "实施日期：2025年9月"
    )
    found = activities(text, knowledge)
    assert [each.name for each in found] == ["青松经验交流会", "优秀论文征集"]
    assert {each.details.date_iso for each in found} == {("2025-09", "2025-09")}


def test_contents_without_an_activity_above_are_read(knowledge: Knowledge) -> None:
    (found,) = activities("四、安排\n主要内容：举办青松质量论坛。", knowledge)
    assert found.name == "青松质量论坛"


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("市住房和城乡建设局和市教育局", ("市住房和城乡建设局", "市教育局")),
        ("市 教 育 局", ("市教育局",)),
        ("市教育局 市科协", ("市教育局", "市科协")),
        ("青松区街道办事处白云区街道办事处", ("青松区街道办事处", "白云区街道办事处")),
        ("各县（市、区）人民政府、各街道、镇", ("各县（市、区）人民政府", "各街道、镇")),
        ("市教育局等有关部门", ("市教育局",)),
        ("—", ()),
    ],
)
def test_split_a_list_of_names(printed: str, names: tuple[str, ...], knowledge: Knowledge) -> None:
    assert NameSplitter(knowledge.lexicon).split(printed) == names


@pytest.mark.parametrize(
    "office", ["计量股", "质安部", "城东所", "稽查队", "质监站", "食安办", "二车间", "各科室"]
)
def test_offices_have_a_form(office: str, knowledge: Knowledge) -> None:
    names = NameSplitter(knowledge.lexicon)
    assert names.is_office(office)
    assert names.is_unambiguous_name(office)


@pytest.mark.parametrize(
    "words", ["三楼会议室", "会展中心", "举办的部", "开展进车间", "为中心", "QC小组", "质量月"]
)
def test_other_words_are_no_offices(words: str, knowledge: Knowledge) -> None:
    assert not NameSplitter(knowledge.lexicon).is_office(words)
