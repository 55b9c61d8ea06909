"""Names that the model does not have are found in queries, and none in honest ones."""

import pytest

from ontology.kinds import Model
from queries.catalog import Catalog
from queries.cypher.names import LONGEST, MOST, KnownNames, UnknownName, find_unknown_names, known_names
from tests.queries.cypher_corpus import Example, corpus


@pytest.fixture(scope="module")
def known(model: Model) -> KnownNames:
    return known_names(model)


ABSENT = "properties that are keywords"  # and that nothing has


@pytest.mark.parametrize("example", [each for each in corpus("honest") if each.title != ABSENT], ids=str)
def test_an_honest_query_has_none(known: KnownNames, example: Example) -> None:
    assert find_unknown_names(example.text, example.parameters, known) == []


def test_properties_that_nothing_has_are_named(known: KnownNames) -> None:
    (example,) = (each for each in corpus("honest") if each.title == ABSENT)
    assert [each.name for each in find_unknown_names(example.text, {}, known)] == ["set", "create", "delete"]


def test_the_questions_have_none(known: KnownNames, catalog: Catalog) -> None:
    for question in catalog.questions.values():
        assert find_unknown_names(question.cypher, {}, known) == [], question.name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MATCH (a:Agencies) RETURN a", UnknownName("label", "Agencies", 1, 10, "Agency")),
        ("MATCH (a)-[:ORGANISED]->()\nRETURN a", UnknownName("type", "ORGANISED", 1, 13, "ORGANIZED")),
        ("MATCH (a:Agency)\nRETURN a.Name", UnknownName("property", "Name", 2, 10, "name")),
        ("MATCH (a:Agency {idd: 'x'}) RETURN a", UnknownName("property", "idd", 1, 18, "id")),
        ("MATCH (a:Agency) RETURN a {.name, .nmae}", UnknownName("property", "nmae", 1, 36, "name")),
        ("MATCH (a:`Zzz`) RETURN a", UnknownName("label", "Zzz", 1, 10, None)),
    ],
)
def test_an_unknown_name_has_its_position_and_the_likely_one(
    known: KnownNames, text: str, found: UnknownName
) -> None:
    assert find_unknown_names(text, {}, known) == [found]


def test_as_many_as_a_reader_may_want_are_returned(known: KnownNames) -> None:
    text = "RETURN " + ", ".join(f"a.unheard{number}" for number in range(1_000))
    assert len(find_unknown_names(text, {}, known)) == MOST
    (found,) = find_unknown_names(f"RETURN a.{'x' * 10_000}", {}, known)
    assert found.name == "x" * LONGEST


def test_names_of_the_query_itself_are_its_own_matter(known: KnownNames) -> None:
    for text in (
        "WITH {mine: 1} AS m RETURN m.mine",
        "RETURN date().dayOfWeek",
        "MATCH (n:Theme) RETURN n.text AS foo",
    ):
        assert find_unknown_names(text, {}, known) == []
