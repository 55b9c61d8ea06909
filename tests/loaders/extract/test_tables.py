"""Tables: in every layout each row that announces something is one activity (rule R6)."""

from __future__ import annotations

import pytest

from loaders.extract.activities import ActivityReader
from loaders.extract.activity import Activity
from loaders.extract.rule_classifier import RuleClassifier
from loaders.lexicon.columns import Columns, settle_roles
from loaders.lexicon.knowledge import Knowledge
from loaders.outline.flattened import Tables
from loaders.outline.sections import read_entries
from loaders.outline.splitting import NoticePart
from loaders.text.paragraphs import read_paragraphs

HEADER = ["序号", "活动内容", "牵头单位", "配合单位", "时间"]
ROWS = [
    ["1", "举办青松质量大会", "市市场监管局", "市总工会、市科协", "9月2日上午"],
    ["2", "职工QC成果竞赛", "市总工会", "—", "9月下旬"],
    ["3", "开展松脂产品质量检查，公布检查结果", "市住房和城乡建设局", "市公安局", "9月"],
]
NAMES = ["青松质量大会", "职工QC成果竞赛", "松脂产品质量检查"]


def activities(text: str, knowledge: Knowledge, annex: int | None = None) -> list[Activity]:
    part = NoticePart(annex, read_paragraphs(text))
    headings = knowledge.lexicon.words_of("heading")
    entries = read_entries([part], headings, Tables.of(knowledge.lexicon))
    found = ActivityReader(knowledge.lexicon, 2025, RuleClassifier(knowledge.lexicon), length=1000).find(
        entries
    )
    for activity in found:
        start, end = activity.mentions[0].span
        assert text[start:end] == activity.text
    return found


def piped(rows: list[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


PRINTED = {
    "pipes": piped([HEADER, *ROWS]),
    "markdown": piped([HEADER, ["---"] * 5, *ROWS]),
    "tabs": "\n".join("\t".join(row) for row in [HEADER, *ROWS]),
    "blanks": "\n".join(" ".join(row) for row in [HEADER, *ROWS]),
    "cell by cell": "\n".join(cell for row in [HEADER, *ROWS] for cell in row),
    "empty cells missing": "\n".join(cell for row in [HEADER, *ROWS] for cell in row if cell != "—"),
    "numbers missing": "\n".join(cell for row in [HEADER, *(row[1:] for row in ROWS)] for cell in row),
}


@pytest.mark.parametrize("printed", PRINTED.values(), ids=PRINTED)
def test_a_row_is_one_activity_in_every_layout(printed: str, knowledge: Knowledge) -> None:
    found = activities(f"四、活动安排\n{printed}\n五、工作要求\n各单位要高度重视。", knowledge)
    assert [each.name for each in found] == NAMES
    assert [each.organizers for each in found] == [("市市场监管局",), ("市总工会",), ("市住房和城乡建设局",)]
    assert [each.partners for each in found] == [("市总工会", "市科协"), (), ("市公安局",)]
    assert [each.mentions[0].section for each in found] == ["四1", "四2", "四3"]
    assert [each.details.date for each in found] == ["9月2日上午", "9月下旬", "9月"]
    assert found[0].details.date_iso == ("2025-09-02", "2025-09-02")
    assert {each.basis for each in found} == {"explicit"}
    assert found[2].text == "开展松脂产品质量检查"


def test_a_flattened_table_ends_before_the_signature(knowledge: Knowledge) -> None:
    cells = "活动名称\n责任单位\n时间\n地点\n青松质量论坛\n市质量协会\n9月下旬\n人民会堂"
    found = activities(f"四、活动安排\n{cells}\n市市场监管局\n2025年8月2日", knowledge)
    assert [(each.name, each.organizers, each.details.place) for each in found] == [
        ("青松质量论坛", ("市质量协会",), "人民会堂")
    ]


def test_merged_cells_name_no_activity(knowledge: Knowledge) -> None:
    rows = [
        ["任务", "活动内容", "责任单位", "完成时间"],
        ["宣传发动", "举办实验室开放日", "市质检院", "9月"],
        ["宣传发动", "召开质量座谈会", "市质检院", "9月"],
    ]
    found = activities(f"重点活动安排表\n{piped(rows)}", knowledge, annex=2)
    assert [each.name for each in found] == ["实验室开放日", "质量座谈会"]
    assert {each.mentions[0].section for each in found} == {"附件2"}
    assert {each.organizers for each in found} == {("市质检院",)}


def test_a_row_with_several_events_is_one_activity(knowledge: Knowledge) -> None:
    rows = [["活动内容", "责任单位"], ["举办质量知识竞赛、质量论坛，开展质量培训", "市总工会 市科协"]]
    (found,) = activities(f"四、活动安排\n{piped(rows)}", knowledge)
    assert found.name == "质量知识竞赛、质量论坛"
    assert found.organizers == ("市总工会", "市科协")


def test_a_table_continues_on_the_next_page(knowledge: Knowledge) -> None:
    pages = f"{piped([HEADER, ROWS[0]])}\n（续表）\n{piped(ROWS[1:])}"
    assert [each.name for each in activities(f"四、活动安排\n{pages}", knowledge)] == NAMES


@pytest.mark.parametrize(
    "rows",
    [
        [["序号", "单位", "联系人", "电话"], ["1", "市教育局", "张某", "＊＊＊"]],
        [["单位", "名额", "备注"], ["市公安局", "3", ""]],
        [["序号", "单位名称", "数量"], ["1", "市科技局", "20份"]],
        [["活动名称", "", "活动时间", ""], ["活动地点", "", "参加人数", ""]],
    ],
    ids=["contacts", "quotas", "recipients", "form"],
)
def test_tables_without_a_content_column_give_no_activity(
    rows: list[list[str]], knowledge: Knowledge
) -> None:
    assert activities(f"四、有关安排\n{piped(rows)}", knowledge) == []


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("市级牵头单位", "lead"), ("责任单位", "either"), ("责任/配合单位", "mixed"), ("协办单位：", "partner"),
        ("主（承）办单位", "lead"), ("活 动 内 容", "content"), ("举办时间", "date"), ("责任人", "other"),
        ("质量第一", None), ("加强组织领导", None),
    ],
)  # fmt: skip
def test_role_of_a_column_by_its_header(header: str, role: str | None, knowledge: Knowledge) -> None:
    assert Columns.of(knowledge.lexicon).role(header) == role


def test_a_responsible_agency_leads_unless_another_does() -> None:
    assert settle_roles(["number", "either", "date"]) == ["number", "lead", "date"]
    assert settle_roles(["lead", "mixed", "either"]) == ["lead", "partner", "partner"]
