"""Look-up of printed place names at a date: the division, the rule that applied, and names without a match."""

import csv
from pathlib import Path

import pytest

from ontology.gazetteer import Gazetteer, gazetteer

_LINES = (Path(__file__).parent / "divisions.csv").read_text("utf-8").splitlines()
CASES = [tuple(row.values()) for row in csv.DictReader(line for line in _LINES if not line.startswith("#"))]


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return gazetteer()


@pytest.mark.parametrize(
    ("name", "date", "within", "code", "official", "rule"),
    [
        ("福建省厦门市思明区", None, None, "350203", "思明区", "chain"),
        ("厦门市思明区", None, None, "350203", "思明区", "chain"),
        ("福建思明区", None, None, "350203", "思明区", "chain"),
        ("思明区", None, "350000", "350203", "思明区", "within"),
        ("思明区", None, "350200", "350203", "思明区", "within"),
        ("鼓楼区", "2020", "320100", "320106", "鼓楼区", "within"),
        ("襄樊市", "2005-09-01", None, "420600", "襄樊市", "full-name"),
        ("襄阳市", "2011-08-25", None, "420600", "襄阳市", "full-name"),
        ("襄樊市", "2015", None, "420600", "襄阳市", "former-name"),
        ("湖北省襄樊市", "2015", None, "420600", "襄阳市", "former-name"),
        ("长乐市", "2015-09-01", None, "350182", "长乐市", "full-name"),
        ("长乐区", "2019-09-01", None, "350112", "长乐区", "full-name"),
        ("长乐市", "2019-09-01", None, "350182", "长乐市", "former-name"),
        ("厦门", None, None, "350200", "厦门市", "short-name"),
        ("福建厦门", None, None, "350200", "厦门市", "short-name"),
        ("厦门思明", None, None, "350203", "思明区", "short-name"),
        ("新疆乌鲁木齐", None, None, "650100", "乌鲁木齐市", "short-name"),
        ("吉林", None, None, "220000", "吉林省", "short-name"),
        ("吉林市", None, None, "220200", "吉林市", "full-name"),
        ("延边州", None, None, "222400", "延边朝鲜族自治州", "short-name"),
        ("景宁县", None, None, "331127", "景宁畲族自治县", "short-name"),
        ("伊犁州伊宁市", None, None, "654002", "伊宁市", "chain"),
        ("重庆市北碚区", "2025", None, "500109", "北碚区", "chain"),
        ("通州区", "2005", None, "110112", "通州区", "full-name"),
        ("普洱市", "2007-09", None, "530800", "普洱市", "full-name"),
        ("巢湖市", "2010", None, "341400", "巢湖市", "full-name"),
        ("巢湖市", "2015", None, "340181", "巢湖市", "full-name"),
    ],
)
def test_the_place_at_the_date(
    places: Gazetteer, name: str, date: str | None, within: str | None, code: str, official: str, rule: str
) -> None:
    place = places.find(name, date, within)
    assert place is not None
    assert (place.code, place.name, place.rule) == (code, official, rule)


@pytest.mark.parametrize(
    ("name", "date", "within"),
    [
        ("鼓楼区", None, None),  # in four cities
        ("通州区", "2012", None),  # in 北京, and in 南通 since 2009
        ("市中区", None, "510000"),
        ("思明", None, None),  # a county by its proper name alone
        ("和平", None, None),
        ("长乐区", "2010", None),  # not yet
        ("思明区", None, "330000"),
        ("有关部门", None, None),
        ("", None, None),
        ("市", None, None),
    ],
)
def test_an_ambiguous_or_unknown_name_has_no_place(
    places: Gazetteer, name: str, date: str | None, within: str | None
) -> None:
    assert places.find(name, date, within) is None


@pytest.mark.parametrize(("name", "province", "year", "code"), CASES)
def test_the_name_means_the_place_of_its_year_and_province(
    places: Gazetteer, name: str, province: str, year: str, code: str
) -> None:
    upper = places.find(province, year) if province else None
    place = places.find(name, year, upper.code if upper else None)
    assert (place.code if place else "") == code
    assert bool(upper) == bool(province)


def test_a_successor_of_the_same_name_has_it_in_the_year_of_the_change(places: Gazetteer) -> None:
    changed = places.candidates("垫江县", "1997")
    assert [each.code for each in changed] == ["500231"]
    assert len(places.candidates("大庸市", "1988")) == 2  # the county and the prefecture: two places


def test_an_ambiguous_name_has_candidates(places: Gazetteer) -> None:
    found = places.candidates("鼓楼区", "2020")
    assert {each.code for each in found} == {"320106", "320302", "350102", "410204"}
    assert {each.rule for each in found} == {"ambiguous"}


def test_a_place_has_its_end_and_its_successors(places: Gazetteer) -> None:
    ended = places.find("长乐市", "2015")
    assert ended
    assert (ended.valid_to, ended.successors, ended.level) == ("2017", ("350112",), "county")
    renamed = places.find("襄樊市", "2005")
    assert renamed
    assert (renamed.name, renamed.today, renamed.name_en) == ("襄樊市", "襄阳市", "Xiangfan City")


@pytest.mark.parametrize(
    ("agency", "code"),
    [
        ("厦门市市场监督管理局", "350200"),
        ("厦门市场监管局", "350200"),
        ("南京市鼓楼区市场监督管理局", "320106"),
        ("江苏省徐州市鼓楼区市场监督管理局", "320302"),
        ("重庆市北碚区质量强区工作领导小组办公室", "500109"),
        ("延边州市场监督管理局", "222400"),
        ("霍山县质量强县工作领导小组办公室", "341525"),
        ("朝阳区市场监督管理局", None),
        ("长江水利委员会", None),
        ("市场监管总局", None),
        ("海关总署广东分署", None),
    ],
)
def test_the_place_at_the_beginning_of_an_agency_name(
    places: Gazetteer, agency: str, code: str | None
) -> None:
    place = places.beginning(agency, "2021")
    assert (place.code if place else None) == code
