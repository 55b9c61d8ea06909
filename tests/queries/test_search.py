"""Search over what is shipped: what readers type leads to what they mean, the same on both servers."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.cypher import Cypher
from graph.loading import data_mark
from graph.search.folding import fold, terms_of
from graph.search.index import SearchIndex
from graph.search.renewal import renewed_index
from graph.settings import Settings
from graph.store import Store
from ontology.errors import QuestionError
from ontology.kinds import Model
from queries.search.matches import is_abbreviation, text_match
from queries.search.search import DEEPEST, Found, Search, SearchHit, search, suggest
from queries.search.words import Choice, phrases, words_of

# What a reader types, and the entity that is to be first.
FIRST = [
    ("市场监管总局", "samr"),
    ("國家市場監督管理總局", "samr"),
    ("国家市场监督管理总局", "samr"),
    ("samr", "samr"),
    ("ＳＡＭＲ", "samr"),
    ("scjgzj", "samr"),
    ("shichangjianguanzongju", "samr"),
    ("质检总局", "aqsiq"),
    ("質檢總局", "aqsiq"),
    ("AQSIQ", "aqsiq"),
    ("zhijian zongju", "aqsiq"),
    ("中质检协", "caqi"),
    ("市监总局", "samr"),
    ("福建", "350000"),
    ("fujian", "350000"),
    ("350000", "350000"),
    ("海关", "gacc"),
    ("State Administration for Market", "samr"),
    ("质量强国建设纲要", "f172e4c63f9b"),
    ("“质量强国”建设纲要", "f172e4c63f9b"),
    ("2025 全国", "national-2025"),
    ("培训", "training_education"),
    ("QC小组", "quality-circles"),
    ("国市监质发〔2025〕77号", "guo-shi-jian-zhi-fa-2025-77-156e41"),
    ("国市监质发[2025]77", "guo-shi-jian-zhi-fa-2025-77-156e41"),
    ("中国质量（南京）大会", "china-quality-conference"),
]
TYPED = [*dict.fromkeys(text for text, _ in FIRST), "质量", "质", "质量 安全", "监督检验", "z", "sjj", "2025"]


@pytest.fixture(scope="module")
def index(shipped_store: Store, model: Model, tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    return renewed_index(shipped_store, model, Settings(data_dir=tmp_path_factory.mktemp("search")))[0]


def ids(found: Found) -> list[str]:
    return [each.id for each in found.items]


def pages(index: SearchIndex, model: Model, asked: Search) -> Iterator[Found]:
    while True:
        found = search(index, "mark", model, asked)
        yield found
        if found.next is None:
            return
        asked = replace(asked, after=found.next)


@pytest.mark.parametrize(("text", "first"), FIRST)
def test_what_is_typed_leads_to_what_is_meant(
    text: str, first: str, index: SearchIndex, model: Model
) -> None:
    assert ids(search(index, "mark", model, Search(text)))[:1] == [first]


def test_both_servers_have_the_same_hits(both: tuple[Store, Store], model: Model, tmp_path: Path) -> None:
    found = []
    for number, store in enumerate(both):
        index, mark = renewed_index(store, model, Settings(data_dir=tmp_path / str(number)))
        assert mark == data_mark(store)
        found.append([search(index, "mark", model, Search(text, limit=100)) for text in TYPED])
    assert found[0] == found[1]


@pytest.mark.parametrize("text", TYPED)
def test_pages_have_every_hit_once(text: str, index: SearchIndex, model: Model) -> None:
    found = [*pages(index, model, Search(text, limit=37))]
    hits = [(each.type, each.id) for page in found for each in page.items]
    assert len(set(hits)) == len(hits) == min(DEEPEST, sum(found[0].totals.values()))
    assert all(page.totals == found[0].totals for page in found)
    if len(hits) < DEEPEST:
        assert {name: sum(kind == name for kind, _ in hits) for name in found[0].totals} == found[0].totals


@pytest.mark.parametrize("text", TYPED)
def test_marks_are_the_words_where_they_are_said_to_be(
    text: str, index: SearchIndex, shipped_store: Store, model: Model
) -> None:
    asked = "".join(terms_of(fold(text)))
    for hit in search(index, "mark", model, Search(text, limit=100)).items:
        assert hit.matches, hit
        for match in hit.matches:
            query = f"MATCH (n:{hit.type} {{id: $id}}) RETURN n.{match.property}"
            value = shipped_store.read(Cypher(query, {"id": hit.id})).value()
            values = value if isinstance(value, list) else [value]
            assert any(each[match.start : match.end] == match.text for each in values), match
            for start, end in match.marks:
                assert "".join(terms_of(fold(match.text[start:end]))) in asked
        assert not terms_of(fold(text))[0].isdigit() or any(match.marks for match in hit.matches)


@pytest.mark.parametrize("node", ["Agency", "Region", "AgencyKind", "ActivityType", "ActivitySeries"])
def test_every_name_leads_to_its_entity(
    node: str, index: SearchIndex, shipped_store: Store, model: Model
) -> None:
    declared = [name for name in ("name", "short_name", "name_en") if name in model.nodes[node].properties]
    columns = ", ".join(f"n.{name}" for name in declared)
    rows = shipped_store.read(Cypher(f"MATCH (n:{node}) RETURN n.id, {columns} ORDER BY n.id")).rows
    for entity, *names in rows[:: max(1, len(rows) // 150)]:
        for name in filter(None, names):
            found = [each.id for each in suggest(index, model, Search(name, (node,), limit=100))]
            assert entity in found, name


def test_classes_and_years_narrow_a_search(index: SearchIndex, model: Model) -> None:
    whole = search(index, "mark", model, Search("质量", limit=100))
    agencies = [*pages(index, model, Search("质量", ("Agency",), limit=100))]
    assert {each.type for page in agencies for each in page.items} == {"Agency"}
    assert agencies[0].totals == {"Agency": whole.totals["Agency"]}
    by_year = [
        search(index, "mark", model, Search("质量", ("Activity",), year, year)) for year in range(2010, 2030)
    ]
    assert sum(each.totals.get("Activity", 0) for each in by_year) == whole.totals["Activity"]
    assert {each.year for found in by_year for each in found.items} == {2015, 2023, 2024, 2025}


def test_years_without_a_quality_month_have_no_hits(index: SearchIndex, model: Model) -> None:
    for first, last in ((1900, 1950), (3000, 3000), (None, 5), (9000, None)):
        assert search(index, "mark", model, Search("质量", (), first, last)).items == ()


def test_the_id_of_an_entity_without_title_is_no_title(index: SearchIndex, model: Model) -> None:
    (hit,) = search(index, "mark", model, Search("国办发〔2000〕81号", ("Policy",))).items
    assert (hit.id, hit.title) == ("bureaus-notice-2000", "bureaus-notice-2000")
    (by_id,) = search(index, "mark", model, Search("bureaus-notice-2000")).items
    assert [each.property for each in by_id.matches] == ["id"]


def test_an_activity_has_its_notice_and_sentence(index: SearchIndex, model: Model) -> None:
    found = search(index, "mark", model, Search("铁拳 典型案例", ("Activity",)))
    assert found.items[0].notice == "fujian-amr-2025-tong-zhi-fd109c"
    assert [each.property for each in found.items[0].matches] == ["name", "text"]


def test_suggestions_are_found_by_name(index: SearchIndex, model: Model) -> None:
    hits: list[SearchHit] = suggest(index, model, Search("质", limit=5))
    assert len(hits) == 5
    assert {each.type for each in hits}.isdisjoint({"Activity", "Notice", "Record"})


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (Search("！？ “”"), "no letters, digits or Chinese characters"),
        (Search(""), "no letters, digits or Chinese characters"),
        (Search("质" * 201), "too long"),
        (Search("a " * 31), "too long"),
        (Search("质量", ("Evidence",)), "no type 'Evidence' to search; there are Campaign"),
        (Search("质量", after="x"), "no cursor of this search"),
    ],
)
def test_what_cannot_be_searched_is_refused(
    asked: Search, message: str, index: SearchIndex, model: Model
) -> None:
    with pytest.raises(QuestionError, match=message):
        search(index, "mark", model, asked)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"limit": 0}, "it takes 1 to 100"),
        ({"limit": 101}, "it takes 1 to 100"),
        ({"from_year": 2025, "to_year": 2024}, "no year from 2025 to 2024"),
    ],
)
def test_wrong_bounds_are_refused(change: dict[str, int], message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        Search("质量", **change)  # type: ignore[arg-type]


def test_a_cursor_is_of_one_search_and_one_state_of_the_data(index: SearchIndex, model: Model) -> None:
    first = search(index, "mark", model, Search("质量"))
    with pytest.raises(QuestionError, match="the data has changed"):
        search(index, "another", model, Search("质量", after=first.next))
    with pytest.raises(QuestionError, match="no cursor of this search"):
        search(index, "mark", model, Search("安全", after=first.next))


@given(st.text(max_size=30))
def test_no_text_is_taken_for_an_operator(text: str) -> None:
    try:
        words = words_of(text)
    except QuestionError:
        return
    expression = phrases(words, "words", Choice(("Agency",)))
    quoted = expression.split('"')[1::2]
    assert " ".join(quoted).split() == [*words.all]
    assert not any('"' in each or " " in each for each in words.all)


@pytest.mark.parametrize(
    "text",
    ['"', "a OR b", "NEAR(质 量)", "x* -y", "words : z", "(", "质\x00量", "\ud800x", "^a", "a'b; DROP"],
)
def test_operators_are_words(text: str, index: SearchIndex, model: Model) -> None:
    with contextlib.suppress(QuestionError):  # of a text without words
        search(index, "mark", model, Search(text))


def test_an_abbreviation_has_its_characters_in_order() -> None:
    assert is_abbreviation("质检总局", "国家质量监督检验检疫总局")
    assert not is_abbreviation("总局质检", "国家质量监督检验检疫总局")
    assert not is_abbreviation("局局", "总局")


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("前一句。举办“质量 月”活动；后一句。", "举办“质量 月”活动；"),
        ("质量月\n第二行", "质量月\n"),
        ("甲" * 300 + "质量月" + "乙" * 300, "甲" * 40 + "质量月" + "乙" * 77),
        ("没有。", None),
    ],
)
def test_an_excerpt_is_the_sentence_or_a_part_of_it(text: str, excerpt: str | None) -> None:
    match = text_match("text", text, words_of("质量月"))
    assert (match and match.text.strip("\n")) == (excerpt and excerpt.strip("\n"))
    if match is not None:
        assert text[match.start : match.end] == match.text


@given(st.lists(st.sampled_from(["质", "量", "月", "。", "\n", " ", "“", "x"]), max_size=400).map("".join))
def test_an_excerpt_has_all_of_the_first_word(text: str) -> None:
    match = text_match("text", text, words_of("质量"))
    folded = "".join(itertools.chain.from_iterable(terms_of(fold(text))))
    assert (match is None) == ("质量" not in folded)
    if match is not None:
        assert text[match.start : match.end] == match.text
        start, end = match.marks[0]
        assert "".join(terms_of(match.text[start:end])) == "质量"
