"""Answers compared with each other, and with the relationships counted in Python."""

from collections import Counter, defaultdict
from typing import Any

from graph.cypher import Cypher
from graph.store import Store
from ontology.kinds import Model
from queries.answer import answer
from queries.catalog import Catalog
from queries.parameters import RawValue

COUNTED = {"explicit", "heading", "issuer", "curated"}
Rows = list[dict[str, Any]]


def ask(store: Store, catalog: Catalog, name: str, **given: RawValue) -> Rows:
    return answer(store, catalog.get(name), given).records()


def related(store: Store, kind: str) -> list[tuple[Any, ...]]:
    """Return every relationship of a type as (source, target, properties), by the simplest query."""
    return list(store.read(Cypher(f"MATCH (s)-[r:{kind}]->(t) RETURN s.id, t.id, properties(r)")).rows)


def test_the_matrix_counts_every_participation_once(embedded: Store, catalog: Catalog) -> None:
    years = _years(embedded)
    types = defaultdict(set)
    for activity, kind, _ in related(embedded, "HAS_TYPE"):
        types[activity].add(kind)
    expected: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    for actor, activity, part in related(embedded, "ORGANIZED"):
        if part["basis"] in COUNTED and part["role"] in ("lead", "partner"):
            for kind in types[activity]:
                expected[years[activity], actor, kind].add(activity)
    found = ask(embedded, catalog, "agencies-by-type-and-year")
    cells = {(row["year"], row["actor_id"], row["type_id"]): row["activities"] for row in found}
    assert cells == {cell: len(activities) for cell, activities in expected.items()}
    assert all(row["led"] <= row["activities"] for row in found)


def test_types_by_year_counts_every_activity(embedded: Store, catalog: Catalog) -> None:
    years = _years(embedded)
    expected = Counter(
        (years[activity], kind) for activity, kind in {r[:2] for r in related(embedded, "HAS_TYPE")}
    )
    found = ask(embedded, catalog, "types-by-year")
    assert {
        (row["year"], row["type_id"]): row["activities"] for row in found if row["activities"]
    } == expected
    assert {row["year"]: row["total"] for row in found} == Counter(years.values())
    assert len(found) == 20 * len(Counter(years.values()))


def counted(texts: list[str]) -> dict[str, int]:
    """Return counts that are written as "publicity=13"."""
    return {name: int(count) for name, count in (text.rsplit("=", 1) for text in texts)}


def test_rows_of_actors_and_levels_agree_with_the_matrix(embedded: Store, catalog: Catalog) -> None:
    cells: Counter[tuple[str, str]] = Counter()
    for row in ask(embedded, catalog, "agencies-by-type-and-year"):
        cells[row["actor_id"], row["type_id"]] += row["activities"]
    rows = ask(embedded, catalog, "actors-by-type")
    assert {
        (row["actor_id"], kind): count for row in rows for kind, count in counted(row["types"]).items()
    } == cells
    assert all(sum(counted(row["years"]).values()) == row["activities"] for row in rows)
    assert {row["level"]: row["of_level"] for row in rows} == Counter(row["level"] for row in rows)
    levels = {row["level"]: row for row in ask(embedded, catalog, "levels-by-type")}
    assert set(levels) == {row["level"] for row in rows} | {"unnamed", "all"}
    assert levels["unnamed"]["activities"] == len(ask(embedded, catalog, "activities-without-organizer"))
    years = _years(embedded)
    assert counted(levels["all"]["years"]) == {
        str(year): count for year, count in Counter(years.values()).items()
    }


def test_the_first_of_a_level_are_those_of_the_whole_order(embedded: Store, catalog: Catalog) -> None:
    for order in ("pinyin", "size", "official"):
        rows = ask(embedded, catalog, "actors-by-type", order=order)
        first = ask(embedded, catalog, "actors-by-type", order=order, per_level=2)
        for level in {row["level"] for row in rows}:
            of_level = [row for row in rows if row["level"] == level]
            assert [row for row in first if row["level"] == level] == of_level[:2]


def test_an_activity_has_an_organiser_or_not(embedded: Store, catalog: Catalog) -> None:
    every = {row["activity_id"] for row in ask(embedded, catalog, "activities")}
    without = {row["activity_id"] for row in ask(embedded, catalog, "activities-without-organizer")}
    organised = {activity for _, activity, part in related(embedded, "ORGANIZED") if part["basis"] in COUNTED}
    assert without | organised == every
    assert not without & organised


def test_a_cell_has_as_many_activities_as_its_evidence(embedded: Store, catalog: Catalog) -> None:
    for actor in ("samr", "fujian-amr", "110000"):
        cells = ask(embedded, catalog, "agencies-by-type-and-year", agency=actor)
        assert cells
        for cell in cells:
            asked: dict[str, RawValue] = {"agency": actor, "type": cell["type_id"], "year": cell["year"]}
            found = ask(embedded, catalog, "evidence", **asked)
            assert len({row["activity_id"] for row in found}) == cell["activities"]
            assert {row["says"] for row in found} >= {"organized"}


def test_quotes_are_the_words_of_the_notice(embedded: Store, catalog: Catalog) -> None:
    texts = dict(embedded.read(Cypher("MATCH (n:Notice) RETURN n.id, n.text")).rows)
    rows = ask(embedded, catalog, "activities-without-organizer") + ask(embedded, catalog, "policy-citations")
    for actor in ("samr", "cmiqma", "fujian-amr", "310000"):
        rows += ask(embedded, catalog, "agency-record", agency=actor)
        rows += ask(embedded, catalog, "evidence", agency=actor)
    assert len(rows) > 300
    for row in rows:
        assert texts[row["notice_id"]][row["start"] : row["end"]] == row["quote"]


def test_a_roll_up_moves_but_loses_nothing(embedded: Store, catalog: Catalog) -> None:
    then, now = (ask(embedded, catalog, "joint-issuers-by-year", rollup=each) for each in (False, True))
    assert [(r["notice_id"], r["position"]) for r in then] == [(r["notice_id"], r["position"]) for r in now]
    pairs = [(before["agency_id"], after["agency_id"]) for before, after in zip(then, now, strict=True)]
    moved = {(before, after) for before, after in pairs if before != after}
    assert {("aqsiq", "samr"), ("saic", "samr"), ("circ", "nfra"), ("moa", "mara")} <= moved
    assert "sapprft" not in {before for before, _ in moved}  # split: no agency of today has all of its duties


def test_issuers_are_in_printed_order_and_as_many_as_stated(embedded: Store, catalog: Catalog) -> None:
    by_notice: dict[str, Rows] = defaultdict(list)
    for row in ask(embedded, catalog, "joint-issuers-by-year"):
        by_notice[row["notice_id"]].append(row)
    for rows in by_notice.values():
        assert [row["position"] for row in rows] == list(range(1, rows[0]["printed"] + 1))
        assert rows[0]["complete"] == (rows[0]["stated"] in (None, rows[0]["printed"]))
    incomplete = {notice for notice, rows in by_notice.items() if not rows[0]["complete"]}
    assert {each.rsplit("-", 1)[0] for each in incomplete} == {"samr-2023-tong-zhi"}


def test_issuers_are_those_that_joined_or_stayed(embedded: Store, catalog: Catalog) -> None:
    rows = ask(
        embedded, catalog, "issuers-joined-and-left", change=["joined", "left", "stayed"], rollup=False
    )
    count = Counter((row["year"], row["change"]) for row in rows)
    assert count[2024, "stayed"] + count[2024, "joined"] == count[2025, "stayed"] + count[2025, "left"] == 27
    assert count[2024, "stayed"] + count[2024, "left"] == 39
    assert count[2025, "stayed"] + count[2025, "joined"] == 26


def test_zeros_fill_the_grid_and_change_no_count(embedded: Store, catalog: Catalog) -> None:
    some, every = (ask(embedded, catalog, "regions-compared", zeros=each) for each in (False, True))
    regions = {row["region_id"] for row in every}
    assert {"710000", "810000", "820000", "660000"} <= regions
    assert len(every) == len(regions) * 20 * 4
    assert [row for row in every if row["activities"]] == some


def test_actors_are_in_the_order_of_pinyin_and_codes(shipped: Store, catalog: Catalog, model: Model) -> None:
    assert "pinyin" in model.nodes["Agency"].properties
    pinyin = dict(shipped.read(Cypher("MATCH (a:Agency) RETURN a.id, a.pinyin")).rows)
    rows = ask(shipped, catalog, "agencies-by-type-and-year", from_year=2023, to_year=2023)
    order = list(dict.fromkeys(row["actor_id"] for row in rows))
    agencies = [actor for actor in order if actor in pinyin]
    regions = [actor for actor in order if actor not in pinyin]
    assert order == agencies + regions
    assert agencies == sorted(agencies, key=lambda actor: (pinyin[actor], actor))
    assert regions == sorted(regions)
    assert len(regions) == 32  # the regions of annex 3, in its order
    assert regions[:3] == ["110000", "120000", "130000"]


def _years(store: Store) -> dict[str, int]:
    campaigns = dict(store.read(Cypher("MATCH (c:Campaign) RETURN c.id, c.year")).rows)
    return {activity: campaigns[campaign] for activity, campaign, _ in related(store, "PART_OF")}
