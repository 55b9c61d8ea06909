"""Answers that are read year by year: the same rows however the years are grouped, and no state between two."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.cypher import Cypher, ResultTable
from graph.data_state import next_version
from graph.store import Store
from ontology.errors import OntologyError, QuestionError
from ontology.kinds import Model
from queries import yearly
from queries.answer import Answer, answer
from queries.catalog import Catalog, load_catalog, read_question
from queries.pages import Page
from queries.parameters import RawValue
from queries.yearly import CAMPAIGNS, LAST, Years, groups_of_years, is_yearly

YEARLY = [each.name for each in load_catalog().questions.values() if is_yearly(each.cypher)]
ASKED: list[Mapping[str, RawValue]] = [
    {},
    {"from_year": 2023},
    {"from_year": 2022, "to_year": 2024},
    {"to_year": 1977},
]
CAMPAIGNS_BY_YEAR = st.dictionaries(st.integers(1978, 2030), st.integers(1, 3 * CAMPAIGNS)).map(
    lambda found: dict(sorted(found.items()))
)
BOUND = st.none() | st.integers(1970, 2040)


@given(CAMPAIGNS_BY_YEAR, BOUND, BOUND, st.integers(0, 2040), st.booleans())
def test_groups_are_the_years_that_are_asked_for(
    campaigns: dict[int, int], low: int | None, high: int | None, start: int, undated: bool
) -> None:
    groups = list(groups_of_years(campaigns, {"from_year": low, "to_year": high}, start, undated))
    whole = undated and low is None and high is None
    assert (groups[-1:] == [Years(LAST, LAST)]) == whole
    dated = groups[:-1] if whole else groups
    covered = [[year for year in campaigns if each.first <= year <= each.last] for each in dated]
    asked = [year for year in campaigns if max(low or 0, start) <= year <= (high or LAST)]
    assert [year for years in covered for year in years] == asked
    for place, years in enumerate(covered):
        assert len(years) == 1 or sum(campaigns[year] for year in years) <= CAMPAIGNS * 2**place


def test_most_questions_over_years_are_read_so() -> None:
    assert {"activities", "agencies-by-type-and-year", "regions-compared", "measures-carried"} <= set(YEARLY)


@pytest.mark.parametrize("name", YEARLY)
def test_the_rows_are_the_same_for_any_groups(
    shipped: Store, catalog: Catalog, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One year at a time, and all years together; in one page, and in pages that begin within a year."""
    for asked in ASKED:
        question = catalog.get(name)
        monkeypatch.setattr(yearly, "CAMPAIGNS", 10_000)
        whole = answer(shipped, question, asked).rows
        monkeypatch.setattr(yearly, "CAMPAIGNS", 1)
        assert answer(shipped, question, asked).rows == whole
        limit = max(1, len(whole) // 4)
        page = answer(shipped, question, asked, Page(limit))
        rows = list(page.rows)
        while page.next is not None and len(rows) <= len(whole):
            page = answer(shipped, question, asked, Page(limit, page.next))
            rows += page.rows
        assert tuple(rows) == whole


def test_activities_without_a_year_come_last(store: Store, catalog: Catalog) -> None:
    store.write([next_version(), *map(_activity, range(3))])
    store.write([Cypher("CREATE (:Activity {id: 'u1', notice: 'n'}), (:Activity {id: 'u2', notice: 'n'})")])
    question, following, found = catalog.get("activities"), None, []
    for _ in range(5):
        page = answer(store, question, {}, Page(1, following))
        found += [(row["year"], row["activity_id"]) for row in page.records()]
        following = page.next
    assert found == [(2020, "a0"), (2021, "a1"), (2022, "a2"), (None, "u1"), (None, "u2")]
    assert following is None
    assert len(answer(store, question, {"from_year": 2021}).rows) == 2


def _activity(number: int) -> Cypher:
    values = {"year": 2020 + number, "activity": f"a{number}", "campaign": f"c{number}"}
    return Cypher(
        "CREATE (:Activity {id: $activity, notice: 'n'})-[:PART_OF]->(:Campaign {id: $campaign, year: $year})",
        values,
    )


class _Disturbed:
    """A store into which somebody writes after some of the queries for rows of activities."""

    def __init__(self, store: Store, times: int) -> None:
        self._store, self._times = store, times

    def read(self, query: Cypher) -> ResultTable:
        found = self._store.read(query)
        if "activity_id" in query.text and self._times:
            self._times -= 1
            self._store.write([next_version()])
        return found


def test_a_page_is_of_one_state_of_the_data(
    store: Store, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of a single query always is; of several, a first page is read again, and a later one refused."""
    store.write([next_version(), *map(_activity, range(3))])
    question = catalog.get("activities")

    def page(times: int, asked: Page) -> Answer:
        disturbed: Store = _Disturbed(store, times)  # type: ignore[assignment]
        return answer(disturbed, question, {}, asked)

    monkeypatch.setattr(yearly, "CAMPAIGNS", 3)
    first = page(99, Page(2))
    assert len(first.rows) == 2
    monkeypatch.setattr(yearly, "CAMPAIGNS", 1)
    whole = answer(store, question, {}).rows
    for times in (1, 4):
        assert page(times, Page(3)).rows == whole
    refusal = "has changed while the answer was read; begin with the first page"
    with pytest.raises(QuestionError, match=refusal):
        page(99, Page(3))
    with pytest.raises(QuestionError, match=refusal):
        page(1, Page(2, answer(store, question, {}, Page(1)).next))


QUESTION = """\
// title: 题 | Title
// answers: 答 | Answers
// parameter: from_year integer | 起 | first
// parameter: to_year integer | 止 | last
// column: year integer | 年 | year

// by year
MATCH (c:Campaign) WHERE c.year >= $from_year AND c.year <= $to_year
RETURN DISTINCT c.year AS year
ORDER BY year, year
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ORDER BY year, year", "ORDER BY size(year), year"),
        ("// parameter: to_year integer | 止 | last\n", ""),
    ],
)
def test_a_question_that_cannot_be_read_so_is_refused(model: Model, old: str, new: str) -> None:
    assert is_yearly(read_question("x.cypher", QUESTION, model, {}).cypher)
    with pytest.raises(OntologyError, match=r"x\.cypher: with 'by year' it takes from_year and to_year"):
        read_question(
            "x.cypher",
            QUESTION.replace(old, new).replace("$to_year", "9" if not new else "$to_year"),
            model,
            {},
        )
