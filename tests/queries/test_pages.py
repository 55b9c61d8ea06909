"""Pages: joined, they are the whole answer; their cursors belong to one answer from the same data."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.cypher import Cypher
from graph.data_state import next_version
from graph.entities import canonical
from graph.store import Store
from ontology.errors import QueryFailed, QuestionError
from queries import page_rows
from queries.answer import answer
from queries.catalog import LIBRARY, Catalog, load_catalog
from queries.cursors import cursor, read_cursor
from queries.pages import MOST, Page, PageStart
from queries.recent import RecentAnswers

NAMES = sorted(path.stem for path in LIBRARY.glob("*.cypher"))
ACTIVITIES = load_catalog().get("activities")


@pytest.mark.parametrize("name", NAMES)
def test_joined_pages_are_the_whole_answer(shipped: Store, catalog: Catalog, name: str) -> None:
    """Whatever their length: the order of the rows leaves no two undecided."""
    question = catalog.get(name)
    whole = answer(shipped, question, question.example).rows
    rows: list[object] = []
    following = None
    limit = max(1, len(whole) // 3)
    for _ in range(5):
        page = answer(shipped, question, question.example, Page(limit, following))
        rows += page.rows
        following = page.next
        if following is None:
            break
        assert len(page.rows) == limit
    assert following is None
    assert repr(tuple(rows)) == repr(whole)


@pytest.mark.parametrize("name", ["activities", "recurring-activities"])
def test_a_page_ends_where_its_rows_are_too_large(
    shipped: Store, catalog: Catalog, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read by year or not, nothing is lost, and a row that is larger than a page is a page."""
    question = catalog.get(name)
    whole = answer(shipped, question, {}).rows
    sizes = [len(canonical(row).encode()) for row in whole]
    room = sum(sizes) // 5
    monkeypatch.setattr(page_rows, "ROOM", room)
    monkeypatch.setattr(page_rows, "ROW", 0)
    pages = [answer(shipped, question, {}, Page())]
    while pages[-1].next is not None and len(pages) <= len(whole):
        pages.append(answer(shipped, question, {}, Page(after=pages[-1].next)))
    assert tuple(row for page in pages for row in page.rows) == whole
    lengths = [len(canonical(page.rows).encode()) - len(page.rows) - 1 for page in pages]
    assert len(pages) >= 5
    assert all(length <= room or len(page.rows) == 1 for length, page in zip(lengths, pages, strict=True))
    monkeypatch.setattr(page_rows, "ROOM", 1)
    assert answer(shipped, question, {}, Page()).rows == whole[:1]


def test_a_page_is_asked_for_with_1_to_5000_rows() -> None:
    for limit in (0, -1, MOST + 1):
        with pytest.raises(QuestionError, match=f"limit is {limit}; it takes 1 to 5000"):
            Page(limit)


@given(st.integers(1, 2**31 - 1))
def test_a_cursor_is_the_place_that_it_was_made_of(skip: int) -> None:
    first = PageStart.of(Page(), "mark", ACTIVITIES, {"year": 2024})
    place = first.behind(skip)
    assert first.skip == 0
    assert PageStart.of(Page(after=place.cursor), "mark", ACTIVITIES, {"year": 2024}) == place


@given(st.integers(0, 2**31 - 1), st.integers(1, 9999))
def test_a_cursor_may_be_a_place_in_a_year(skip: int, year: int) -> None:
    place = replace(PageStart.of(Page(), "mark", ACTIVITIES, {}), skip=skip, year=year)
    assert PageStart.of(Page(after=place.cursor), "mark", ACTIVITIES, {}) == place


def test_the_next_page_begins_within_a_year() -> None:
    first = replace(PageStart.of(Page(), "mark", ACTIVITIES, {}), skip=7, year=2023)
    assert first.at([2023, 2023, 2023]) == replace(first, skip=9)
    assert first.at([2023, 2024, 2024]) == replace(first, skip=1, year=2024)
    assert first.at([2023, 2025]) == replace(first, skip=0, year=2025)


@given(
    st.text(max_size=40)
    | st.lists(st.integers() | st.text(max_size=5) | st.booleans()).map(lambda v: cursor(*v))
)
def test_no_other_text_is_a_cursor(text: str) -> None:
    with pytest.raises(QuestionError, match="no cursor of activities with these parameters"):
        PageStart.of(Page(after=text), "mark", ACTIVITIES, {})


@given(st.lists(st.integers() | st.text(max_size=5)))
def test_a_cursor_holds_its_values(values: list[str | int]) -> None:
    assert read_cursor(cursor(*values)) == values


@pytest.mark.parametrize(
    ("skip", "year"),
    [(0, 0), (-1, 0), (True, 0), ("1", 0), (2**31, 0), (1, -1), (1, True), (1, "2023"), (1, 2**31)],
)
def test_a_cursor_names_a_number_of_rows_and_a_year(skip: object, year: object) -> None:
    place = PageStart.of(Page(), "mark", ACTIVITIES, {})
    with pytest.raises(QuestionError, match="no cursor"):
        PageStart.of(Page(after=cursor("mark", place.answer, skip, year)), "mark", ACTIVITIES, {})  # type: ignore[arg-type]


def test_a_cursor_of_earlier_data_is_refused() -> None:
    place = PageStart.of(Page(), "before", ACTIVITIES, {}).behind(5)
    with pytest.raises(QuestionError, match="the data has changed since the last page"):
        PageStart.of(Page(after=place.cursor), "after", ACTIVITIES, {})


SLOGANS = Cypher(
    "UNWIND [1, 2, 3] AS number CREATE (:Campaign {id: 'x-' + number, year: 2020 + number, scope: 'x'})"
    "-[:HAS_SLOGAN {notice: 'n'}]->(:Slogan {id: 's' + number, text: '口号' + number})"
)


@pytest.fixture
def slogans(store: Store) -> Store:
    """A graph of three campaigns with a slogan each."""
    store.write([next_version(), SLOGANS])
    return store


def test_a_write_between_two_pages_is_noticed(slogans: Store, catalog: Catalog) -> None:
    question = catalog.get("themes-and-slogans")
    first = answer(slogans, question, {}, Page(2))
    second = answer(slogans, question, {}, Page(2, first.next))
    assert (len(first.rows), len(second.rows), second.next) == (2, 1, None)
    slogans.write([next_version()])
    with pytest.raises(QuestionError, match="the data has changed"):
        answer(slogans, question, {}, Page(2, first.next))


def test_an_answer_is_kept_until_the_data_changes(slogans: Store, catalog: Catalog) -> None:
    recent, question = RecentAnswers(), catalog.get("themes-and-slogans")
    first = recent.page(slogans, question, {}, Page())
    assert recent.page(slogans, question, {}, Page()) is first
    assert recent.page(slogans, question, {"min_years": "2"}, Page()).rows == ()
    slogans.write([next_version(), Cypher("MATCH (s:Slogan {id: 's1'}) DETACH DELETE s")])
    assert len(recent.page(slogans, question, {}, Page()).rows) == 2


def test_the_oldest_answers_are_forgotten(slogans: Store, catalog: Catalog) -> None:
    recent, question = RecentAnswers(rows=4), catalog.get("themes-and-slogans")
    first, second = (recent.page(slogans, question, {}, Page(limit)) for limit in (2, 3))
    assert recent.page(slogans, question, {}, Page(3)) is second
    assert recent.page(slogans, question, {}, Page(2)) is not first


def test_those_who_ask_at_once_share_one_answer(slogans: Store, catalog: Catalog) -> None:
    recent, question = RecentAnswers(), catalog.get("themes-and-slogans")
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: recent.page(slogans, question, {}, Page()), range(40)))
    assert {id(each) for each in found} == {id(found[0])}


def test_an_error_is_not_kept(slogans: Store, catalog: Catalog) -> None:
    recent, broken = RecentAnswers(), replace(catalog.get("themes-and-slogans"), cypher="RETURN nothing")
    for _ in range(2):
        with pytest.raises(QueryFailed):
            recent.page(slogans, broken, {}, Page())
    assert len(recent.page(slogans, replace(broken, cypher="RETURN 1 AS x"), {}, Page()).rows) == 1
