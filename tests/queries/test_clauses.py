"""Clauses: included text, each include where it is wrong, and the roll-up of the library, in Cypher and in SPARQL."""

from pathlib import Path

import pytest

from ontology.errors import OntologyError
from ontology.kinds import Model
from queries.catalog import LIBRARY, Catalog, load_catalog
from queries.clauses import expand, read_clauses

NAMES = sorted(path.stem for path in LIBRARY.glob("*.cypher"))
IN_SPARQL = sorted(path.stem for path in LIBRARY.glob("*.rq"))
CLAUSES = {"years": "// The years.\nWITH n, n.year AS year", "empty": ""}


def test_a_clause_takes_the_place_of_its_include() -> None:
    lines = [
        "",
        "MATCH (n:Campaign)",
        "// include: years",
        "// a comment",
        "RETURN year",
        "ORDER BY year",
        "",
    ]
    assert expand("x.cypher", lines, 9, CLAUSES) == (
        "MATCH (n:Campaign)\n// The years.\nWITH n, n.year AS year\n// a comment\nRETURN year\nORDER BY year\n"
    )


def test_a_clause_may_be_included_twice_and_indented() -> None:
    lines = ["// include: years", "  // include: years "]
    assert expand("x.cypher", lines, 1, CLAUSES) == f"{CLAUSES['years']}\n{CLAUSES['years']}\n"


def test_an_include_of_sparql_is_a_comment_of_sparql() -> None:
    lines = ["SELECT * {", "  # include: years", "  // include: years", "}"]
    assert expand("x.rq", lines, 1, CLAUSES) == f"SELECT * {{\n{CLAUSES['years']}\n  // include: years\n}}\n"
    assert expand("x.cypher", ["# include: years"], 1, CLAUSES) == "# include: years\n"
    with pytest.raises(OntologyError, match=r"x\.rq:4: write an include as '# include: NAME', not '#include"):
        expand("x.rq", ["#include: years"], 4, CLAUSES)
    with pytest.raises(OntologyError, match=r"x\.rq:4: no clause is called 'year': .* add clauses/year\.rq"):
        expand("x.rq", ["# include: year"], 4, CLAUSES)


def test_the_clauses_of_a_language_are_those_of_its_ending(tmp_path: Path) -> None:
    (tmp_path / "clauses").mkdir()
    (tmp_path / "clauses" / "one.cypher").write_text("WITH n\n# include: other\n", "utf-8")
    (tmp_path / "clauses" / "two.rq").write_text("FILTER(true)\n", "utf-8")
    assert read_clauses(tmp_path) == {"one": "WITH n\n# include: other"}
    assert read_clauses(tmp_path, ".rq") == {"two": "FILTER(true)"}
    (tmp_path / "clauses" / "two.rq").write_text("FILTER(true)\n# include: other\n", "utf-8")
    with pytest.raises(OntologyError, match=r"clauses/two\.rq:2: a clause includes no other"):
        read_clauses(tmp_path, ".rq")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "// include: year",
            "x.cypher:8: no clause is called 'year': use one of years, empty, or add clauses/year.cypher",
        ),
        ("// include years", "x.cypher:8: write an include as '// include: NAME', not '// include years'"),
        ("//include: years", "x.cypher:8: write an include"),
        ("// include:", "x.cypher:8: write an include"),
        ("// include: years, empty", "x.cypher:8: write an include"),
    ],
)
def test_a_wrong_include_is_an_error_with_its_line(line: str, message: str) -> None:
    with pytest.raises(OntologyError) as refusal:
        expand("x.cypher", ["MATCH (n)", line], 7, CLAUSES)
    assert str(refusal.value).startswith(message)


def test_a_clause_includes_no_other(tmp_path: Path, model: Model) -> None:
    folder = tmp_path / "clauses"
    folder.mkdir()
    (folder / "one.cypher").write_text("WITH n\n// include: other\n", "utf-8")
    for read in (lambda: read_clauses(tmp_path), lambda: load_catalog(tmp_path, model)):
        with pytest.raises(OntologyError, match=r"clauses/one\.cypher:2: a clause includes no other"):
            read()


def test_a_question_of_a_library_includes_its_clauses(tmp_path: Path, model: Model) -> None:
    (tmp_path / "clauses").mkdir()
    (tmp_path / "clauses" / "first.cypher").write_text("WITH n LIMIT $most\n", "utf-8")
    question = (
        "// title: 题 | Title\n// answers: 答 | Answers\n// parameter: most integer = 1 | 上限 | limit\n"
        "// column: id string | 标识 | id\n\nMATCH (n)\n// include: first\nRETURN n.id AS id\nORDER BY id\n"
    )
    (tmp_path / "one.cypher").write_text(question, "utf-8")
    (found,) = load_catalog(tmp_path, model).questions.values()
    assert (
        found.cypher
        == "MATCH (n)\nWITH n LIMIT $most\nRETURN n.id AS id\nORDER BY id\nSKIP $_skip LIMIT $_limit\n"
    )
    (tmp_path / "one.cypher").write_text(question.replace("first", "last"), "utf-8")
    with pytest.raises(OntologyError, match=r"one\.cypher:7: no clause is called 'last': use one of first"):
        load_catalog(tmp_path, model)


@pytest.mark.parametrize("name", NAMES)
def test_a_roll_up_is_the_shared_clause(catalog: Catalog, name: str) -> None:
    """A roll-up must mean one thing everywhere."""
    question = catalog.get(name)
    takes = question.parameter("rollup") is not None
    assert takes == (question.parameter("as_of") is not None) or name == "bodies-in-charge"
    times = 2 if name == "activities" else 1  # to select activities, and for those of the page
    assert question.cypher.count(read_clauses(LIBRARY)["rollup"]) == times * takes
    source = (LIBRARY / f"{name}.cypher").read_text("utf-8")
    own = {
        "agency-through-predecessors": 4, "bodies-in-charge": 3, "path-between-actors": 2,
        "issuers-joined-and-left": 1,  # whether the agency of the parameter is a predecessor
    }  # fmt: skip
    assert source.count("SUCCEEDED_BY") == own.get(name, 0)


@pytest.mark.parametrize("name", IN_SPARQL)
def test_a_roll_up_in_sparql_is_the_shared_clause(catalog: Catalog, name: str) -> None:
    source = (LIBRARY / f"{name}.rq").read_text("utf-8")
    assert ("# include: rollup\n" in source) == (catalog.get(name).parameter("rollup") is not None)
    own = {
        "agency-through-predecessors": 3,  # the agencies of today, how one is reached, and the first change
        "bodies-in-charge": 2,  # who handed over a remit, and the agencies of today
    }
    assert source.count("qm:predecessor") == own.get(name, 0)
