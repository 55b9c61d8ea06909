"""Headers: what is read from them, and the error for each defect."""

from pathlib import Path

import pytest

from ontology.errors import NotFound, OntologyError
from ontology.kinds import Model
from queries.catalog import LIBRARY, Catalog, load_catalog, read_question
from queries.question import Column, Parameter

GOOD = """\
// title: 题目 | Title
// answers: 回答什么
//   | What it answers
// parameter: agency string required of Agency | 机构 | agency
// parameter: role strings in role = lead,partner | 角色 | roles
// parameter: sort string in up,down = up | 次序 | order
// parameter: most integer = 5 | 上限 | limit
// parameter: all boolean = false | 全部 | all of them
// example: agency=samr
// column: id string | 标识 | id
// column: years integers | 年度 | years

MATCH (n:Agency {id: $agency}) WHERE $role IS NOT NULL AND $sort = 'up' AND $all
RETURN n.id AS id, [y IN [1, 2] | y + $most] AS years
ORDER BY id
"""
DEFECTS = [
    ("// title: 题目 | Title\n", "", "x.cypher: the header must have one title"),
    ("题目 | Title", "题目", "x.cypher:1: title needs 2 parts"),
    ("题目 | Title", "题目 | ", "x.cypher:1: title needs 2 parts"),
    ("//   | What it answers\n", "", "x.cypher:2: answers needs 2 parts"),
    ("// title: 题", "// titel: 题", "x.cypher:1: not a line of a header"),
    ("// example: agency", "// include: agency", "x.cypher:9: not a line of a header"),
    ("// title: 题", "//title: 题", "x.cypher:1: not a line of a header"),
    ("| 机构 | agency", "| agency", "x.cypher:4: parameter needs 3 parts"),
    ("of Agency", "of Nobody", "x.cypher:4: the model has no class Nobody"),
    (
        "agency string required",
        "agency text required",
        "x.cypher:4: 'text' is not one of string, integer, boolean",
    ),
    (
        "agency string required",
        "Agency string required",
        "x.cypher:4: 'Agency string required of Agency' is not NAME",
    ),
    ("in role", "in rules", "x.cypher:5: the ontology has no scheme rules"),
    ("= lead,partner", "= lead,boss", "x.cypher:5: the default is not one of lead, partner, support"),
    (
        "most integer",
        "limit integer",
        "x.cypher:7: limit is a parameter of every answer; choose another name",
    ),
    ("most integer = 5", "most integer = five", "x.cypher:7: the default 'five' is no integer"),
    ("all boolean = false", "all boolean = no", "x.cypher:8: the default 'no' is no boolean"),
    ("// example: agency=samr\n", "", "x.cypher: the example must give ['agency']"),
    ("agency=samr", "samr", "x.cypher:9: 'samr' is not NAME=VALUE"),
    ("agency=samr", "agency=samr limits=3", "x.cypher: the example must give"),
    (
        "id string |",
        "id text |",
        "x.cypher:10: 'text' is not one of string, integer, boolean, strings, integers",
    ),
    (
        "// column: years integers | 年度 | years\n",
        "",
        "has the columns ['id'], the Cypher returns ['id', 'years']",
    ),
    ("// parameter: most integer = 5 | 上限 | limit\n", "", "x.cypher: the header has the parameters"),
    ("$most", "5", "x.cypher: the header has the parameters"),
    ("ORDER BY id\n", "", "x.cypher: the last RETURN needs an ORDER BY"),
    ("most integer = 5", "most integer from 6 to 9 = 5", "x.cypher:7: an integer has bounds"),
    ("most integer = 5", "most integer from 9 to 6", "x.cypher:7: an integer has bounds"),
    ("most integer = 5", "most string from 1 to 9", "x.cypher:7: an integer has bounds"),
]


def test_every_question_of_the_library_is_documented(catalog: Catalog) -> None:
    assert len(catalog.questions) >= 14
    for question in catalog.questions.values():
        texts = [question.title_zh, question.title_en, question.answers_zh, question.answers_en]
        fields: list[Parameter | Column] = [*question.parameters, *question.columns]
        texts += [text for each in fields for text in (each.meaning_zh, each.meaning_en)]
        assert all(texts)
        assert all(chinese(text) > 0.1 for text in texts[0::2])
        assert all(chinese(text) < 0.1 for text in texts[1::2])  # it may quote a word


def test_a_question_is_named_after_its_file(catalog: Catalog) -> None:
    assert list(catalog.questions) == sorted(path.stem for path in LIBRARY.glob("*.cypher"))
    assert catalog.get("types-by-year").name == "types-by-year"
    with pytest.raises(NotFound, match="did you mean types-by-year?"):
        catalog.get("types-by-years")
    with pytest.raises(NotFound, match="`python -m queries` lists them"):
        catalog.get("")


def test_a_header_is_read(model: Model) -> None:
    question = read_question("x.cypher", GOOD, model, {})
    assert (question.title_zh, question.title_en) == ("题目", "Title")
    assert (question.answers_zh, question.answers_en) == ("回答什么", "What it answers")
    agency, role, sort, most, every = question.parameters
    assert agency == Parameter("agency", "string", None, True, "机构", "agency", (), "Agency")
    assert (role.default, role.values) == (("lead", "partner"), tuple(model.schemes["role"]))
    assert (sort.default, sort.values) == ("up", ("up", "down"))
    assert (most.default, most.option) == (5, "--most")
    assert every.default is False
    assert question.columns == (
        Column("id", "string", "标识", "id"),
        Column("years", "integers", "年度", "years"),
    )
    assert question.example == {"agency": "samr"}
    assert question.cypher.startswith("MATCH")
    assert question.empty_en == ""


def test_an_integer_has_bounds(model: Model) -> None:
    text = GOOD.replace("most integer = 5", "most integer from -2 to 9 = 5")
    most = read_question("x.cypher", text, model, {}).parameter("most")
    assert most is not None
    assert (most.least, most.most, most.default) == (-2, 9, 5)


def test_a_question_without_an_answer_gives_the_reason(model: Model) -> None:
    text = GOOD.replace("// column: id", "// empty: 样例中没有 | none in the samples\n// column: id")
    assert read_question("x.cypher", text, model, {}).empty_en == "none in the samples"


@pytest.mark.parametrize(("old", "new", "message"), DEFECTS)
def test_a_defect_is_an_error_with_its_place(model: Model, old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(OntologyError) as refusal:
        read_question("x.cypher", GOOD.replace(old, new, 1), model, {})
    assert message in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("file", ["X.cypher", "a_b.cypher", "a--b.cypher"])
def test_a_name_is_kebab_case(model: Model, file: str) -> None:
    with pytest.raises(OntologyError, match="lower case with hyphens"):
        read_question(file, GOOD, model, {})


def test_a_folder_without_questions_is_an_error(tmp_path: Path, model: Model) -> None:
    with pytest.raises(OntologyError, match="no question"):
        load_catalog(tmp_path, model)


def chinese(text: str) -> float:
    """Return the share of characters that are Chinese."""
    return sum("\u4e00" <= character <= "\u9fff" for character in text) / len(text)
