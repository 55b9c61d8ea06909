"""Raw parameters become typed values; a wrong one is an error in one line."""

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from graph.store import Store
from ontology.errors import QuestionError
from queries.answer import answer, entity_id
from queries.catalog import Catalog
from queries.parameters import RawValue, bind
from queries.question import Parameter

REFUSED: list[tuple[str, dict[str, RawValue], str]] = [
    ("evidence", {}, "evidence needs agency"),
    ("evidence", {"agency": ""}, "evidence needs agency"),
    (
        "evidence",
        {"agency": "samr", "years": "2023"},
        "evidence has no parameter 'years'; it takes agency, type, year, basis",
    ),
    ("evidence", {"agency": "samr", "year": "MMXXIII"}, "year is 'MMXXIII'; it takes a whole number"),
    ("evidence", {"agency": "samr", "year": "1" * 30}, "it takes a whole number"),
    ("evidence", {"agency": "samr", "year": ["2023", "2024"]}, "year takes one value, not 2: 2023, 2024"),
    ("evidence", {"agency": "samr", "year": True}, "year is integer, not boolean (True)"),
    ("evidence", {"agency": 7}, "agency is string, not integer (7)"),
    ("evidence", {"agency": "samr", "rollup": "perhaps"}, "rollup is 'perhaps'; it takes true or false"),
    (
        "evidence",
        {"agency": "samr", "basis": ["explicit", "rumour"]},
        "basis is 'rumour'; it takes explicit, heading",
    ),
    ("evidence", {"agency": "\ud800"}, "not text"),
    ("evidence", {"agency": "x" * 501}, "at most 500 characters"),
    (
        "path-between-actors",
        {"from_actor": "spc", "to_actor": "gacc", "paths": 2**31},
        "paths is 2147483648; it takes 1 to 10000",
    ),
    (
        "path-between-actors",
        {"from_actor": "spc", "to_actor": "gacc", "paths": "-1"},
        "paths is -1; it takes 1 to 10000",
    ),
    ("recurring-activities", {"across": "months"}, "across is 'months'; it takes years, notices"),
]


def test_values_are_converted_to_their_types(catalog: Catalog) -> None:
    question = catalog.get("evidence")
    bound = bind(question, {"agency": "samr", "year": "2023", "rollup": "是", "role": ["lead", "lead", ""]})
    assert bound == {
        "agency": "samr",
        "type": None,
        "year": 2023,
        "basis": ("explicit", "heading", "issuer", "curated"),
        "role": ("lead",),
        "scope": None,
        "region": None,
        "series": None,
        "rollup": True,
        "as_of": None,
    }
    assert list(bound) == [parameter.name for parameter in question.parameters]


def test_typed_values_stay_as_they_are(catalog: Catalog) -> None:
    bound = bind(
        catalog.get("evidence"), {"agency": "samr", "year": 2023, "rollup": False, "role": "support"}
    )
    assert (bound["year"], bound["rollup"], bound["role"]) == (2023, False, ("support",))


def test_an_empty_value_counts_as_missing(catalog: Catalog) -> None:
    question = catalog.get("agencies-by-type-and-year")
    assert bind(question, {"agency": "", "basis": [], "from-year": ""}) == bind(question, {})


@pytest.mark.parametrize(("name", "given", "message"), REFUSED)
def test_a_wrong_parameter_is_refused(
    catalog: Catalog, name: str, given: dict[str, RawValue], message: str
) -> None:
    with pytest.raises(QuestionError) as refusal:
        bind(catalog.get(name), given)
    assert message in str(refusal.value)
    assert "\n" not in str(refusal.value)


@given_any(
    st.dictionaries(st.sampled_from(["year", "rollup", "role", "type", "x"]), st.text() | st.lists(st.text()))
)
def test_no_input_breaks_the_binding(catalog: Catalog, given: dict[str, RawValue]) -> None:
    question = catalog.get("evidence")
    try:
        bound = bind(question, {"agency": "samr", **given})
    except QuestionError:
        return
    kinds = {"string": str, "integer": int, "boolean": bool, "strings": tuple}
    assert all(bound[p.name] is None or type(bound[p.name]) is kinds[p.type] for p in question.parameters)


@pytest.mark.parametrize(
    "name", ["spc", "最高人民法院", "中华人民共和国最高人民法院", "Supreme People's Court"]
)
def test_an_agency_is_found_by_any_of_its_names(embedded: Store, catalog: Catalog, name: str) -> None:
    found = answer(embedded, catalog.get("evidence"), {"agency": name, "type": "发布政策、报告、案例、名单"})
    assert (found.parameters["agency"], found.parameters["type"]) == ("spc", "policy_publication")
    assert len({row["activity_id"] for row in found.records()}) == 1


def test_a_notice_is_found_by_its_number_or_id(shipped: Store, catalog: Catalog) -> None:
    for given in (
        "国市监质发〔2025〕77号", "guo-shi-jian-zhi-fa-2025-77-156e41", "guo-shi-jian-zhi-fa-2025-77",
    ):  # fmt: skip
        found = answer(shipped, catalog.get("activities"), {"notice": given, "type": "会议论坛"})
        assert {row["notice_id"] for row in found.records()} == {"guo-shi-jian-zhi-fa-2025-77-156e41"}


def test_an_unknown_name_is_refused(shipped: Store, catalog: Catalog) -> None:
    with pytest.raises(QuestionError, match="agency: the graph has no Actor '海关总暑'"):
        answer(shipped, catalog.get("evidence"), {"agency": "海关总暑"})


@pytest.mark.parametrize(("name", "entity"), [("国家药品监督管理局", "nmpa"), ("江达县", "540321")])
def test_of_two_agencies_of_one_name_that_of_today_is_found(shipped: Store, name: str, entity: str) -> None:
    actor = Parameter("agency", "string", None, True, "机构", "agency", (), "Actor")
    assert entity_id(shipped, actor, name) == entity


def test_a_name_of_several_entities_is_refused(shipped: Store) -> None:
    """Activities of seven provinces have this name; no question has such a parameter, so it is built here."""
    activity = Parameter("activity", "string", None, True, "活动", "activity", (), "Activity")
    with pytest.raises(QuestionError) as refusal:
        entity_id(shipped, activity, "“质量月”活动启动仪式")
    assert "activity: '“质量月”活动启动仪式' is the name of samr-2023-" in str(refusal.value)
    assert "give one of these ids" in str(refusal.value)


def test_an_answer_without_rows_has_its_columns(shipped: Store, catalog: Catalog) -> None:
    found = answer(shipped, catalog.get("types-by-year"), {"scope": "nowhere"})
    assert found.rows == ()
    assert [column.name for column in found.columns][:2] == ["year", "type_id"]
    assert found.records() == []
