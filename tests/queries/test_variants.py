"""Variants: the lines that given parameters choose, and the errors of malformed choices."""

import pytest

from ontology.errors import OntologyError
from queries.catalog import load_catalog
from queries.question import ParameterValue
from queries.variants import check_variants, names_of_choices, variant

TEXT = """\
// when: agency
one
// when: count = events,probable
two
// otherwise
three
// end
always
// when: agency
four
// otherwise
// end"""


@pytest.mark.parametrize(
    ("agency", "count", "lines"),
    [
        ("samr", None, "one always four"),
        ("samr", "events", "one always four"),
        (None, "events", "two always"),
        (None, "probable", "two always"),
        (None, "activities", "three always"),
        (None, None, "three always"),
    ],
)
def test_the_first_choice_that_applies_is_taken(agency: str | None, count: str | None, lines: str) -> None:
    assert variant(TEXT, {"agency": agency, "count": count}).split() == lines.split()


def test_false_and_zero_are_values() -> None:
    for value in (False, 0, ()):
        assert variant(TEXT, {"agency": value, "count": None}).split() == ["one", "always", "four"]


NESTED = """\
// when: agency
one
  // when: rollup = true or as_of
two
  // otherwise
three
  // end
four
// otherwise
five
  // when: rollup = true
six
  // otherwise
  // end
// end"""


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        ({"agency": "samr", "rollup": True}, "one two four"),
        ({"agency": "samr", "rollup": False, "as_of": "2018"}, "one two four"),
        ({"agency": "samr", "rollup": False}, "one three four"),
        ({"rollup": True}, "five six"),
        ({"as_of": "2018"}, "five"),
    ],
)
def test_a_choice_within_another(values: dict[str, ParameterValue], lines: str) -> None:
    assert variant(NESTED, values).split() == lines.split()
    check_variants("x.cypher", NESTED, {"agency", "rollup", "as_of"})


def test_the_names_of_choices_are_those_of_all_tests() -> None:
    assert names_of_choices(NESTED) == ["agency", "rollup", "as_of"]
    assert names_of_choices(TEXT) == ["agency", "count"]


@pytest.mark.parametrize(
    "text",
    [
        "// when: agency\n  // when: count\n// otherwise\n// end",
        "  // when: agency\n// otherwise\n// end",
        "// when: agency\nx",
        "// when: agency\nx\n// end",
        "// otherwise\nx\n// end",
        "// when: agency\n// otherwise\n// otherwise\n// end",
        "// when: agency\n// when: count\n// otherwise\n// end\n// otherwise\n// end",
    ],
)
def test_a_choice_that_is_not_whole_is_refused(text: str) -> None:
    with pytest.raises(OntologyError, match=r"x\.cypher: write a choice as"):
        check_variants("x.cypher", text, {"agency", "count"})


def test_a_choice_by_an_unknown_parameter_is_refused() -> None:
    with pytest.raises(OntologyError, match="'when: body' names no parameter of the question"):
        check_variants("x.cypher", TEXT.replace("agency", "body", 1), {"agency", "count"})


def test_no_mark_is_left_in_a_question() -> None:
    for question in load_catalog().questions.values():
        empty = {parameter.name: parameter.default for parameter in question.parameters}
        full = {parameter.name: "x" for parameter in question.parameters}
        for values in (empty, full):
            text = variant(question.cypher, values)
            assert not [
                line for line in text.split("\n") if line.strip().startswith(("// when", "// page", "// end"))
            ]
            assert text.count("SKIP $_skip LIMIT $_limit") == 1
