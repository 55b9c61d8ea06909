"""Questions in SPARQL: the same rows as their Cypher gives, in the same order; lists within them are sorted."""

from typing import Any

import pytest

from graph.settings import Settings
from graph.store import Store
from ontology.errors import QuestionError
from queries.answer import RawValue, answer
from queries.catalog import LIBRARY, Catalog
from queries.sparql_question import answer_in_sparql, sparql_of

NAMES = sorted(path.stem for path in LIBRARY.glob("*.rq"))
YEARS: list[dict[str, RawValue]] = [{}, {"from_year": 2024}, {"to_year": 2023}]
GIVEN: dict[str, list[dict[str, RawValue]]] = {
    "new-and-dropped-types": [*YEARS, {"change": ["kept"]}, {"scope": "nowhere"}],
    "policy-citations": [*YEARS, {"policy": "质量强国建设纲要"}, {"level": "provincial"}],
    "slogans-reused": [*YEARS, {"from_year": 2023, "scope": "national"}],
    "series-occurrences": [
        *YEARS, {"series": "中国质量大会"}, {"certainty": ["probable"]}, {"across": "years"}, {"scope": "national"},
        {"type": "policy_publication"},
    ],
}  # fmt: skip


def sorted_lists(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(sorted(each) if isinstance(each, list) else each for each in row)


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_are_those_of_both_servers(
    name: str, both: tuple[Store, Store], shipped_settings: Settings, catalog: Catalog
) -> None:
    embedded, neo4j = both
    filled = 0
    for given in GIVEN[name]:
        question = catalog.get(name)
        found = answer_in_sparql(shipped_settings, embedded, question, given)
        for store in (embedded, neo4j):
            assert found.rows == tuple(map(sorted_lists, answer(store, question, given).rows)), given
        filled += bool(found.rows)
    assert filled >= 2


def test_a_question_without_sparql_is_named(catalog: Catalog) -> None:
    with pytest.raises(
        QuestionError, match="path-between-actors has no SPARQL so far; new-and-dropped-types"
    ):
        sparql_of(catalog.get("path-between-actors"))
