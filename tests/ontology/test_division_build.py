"""The file of divisions is what its source gives: the same bytes, no later year, every successor."""

import csv
from pathlib import Path

import pytest

from ontology.divisions import DIVISIONS_CSV, Divisions, read_divisions
from ontology.errors import OntologyError
from ontology.regions.areacodes import AREACODES_CSV, NameSpan, read_spans
from ontology.regions.build import file_text
from ontology.regions.compare import comparison
from ontology.regions.lives import lives

Row = dict[str, str]


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return read_divisions()


@pytest.fixture(scope="module")
def source() -> list[Row]:
    with AREACODES_CSV.open(encoding="utf-8-sig", newline="") as lines:
        return [
            row for row in csv.DictReader(lines) if "群岛" not in row["名称"] and "海域" not in row["名称"]
        ]


def test_the_file_is_what_the_source_gives() -> None:
    assert file_text().encode() == DIVISIONS_CSV.read_bytes()


def test_every_division_in_use_is_in_the_source(divisions: Divisions, source: list[Row]) -> None:
    used = {(row["代码"], row["名称"]) for row in source if row["状态"] == "在用"}
    assert {(d.code, d.latest.name) for d in divisions.by_code.values() if not d.latest.end} == used


def test_no_year_is_later_than_in_the_source(divisions: Divisions, source: list[Row]) -> None:
    begins: dict[tuple[str, str], set[str]] = {}
    ends: dict[tuple[str, str], set[str]] = {}
    for row in source:
        begins.setdefault((row["代码"], row["名称"]), set()).add(row["启用时间"])
        ends.setdefault((row["代码"], row["名称"]), set()).add(row["变更/弃用时间"])
    for division in divisions.by_code.values():
        for each in division.names:
            key = division.code[:6], each.name
            if key != ("512100", "江津地区"):  # before the source begins
                assert (each.begin or "1981") in begins[key], key
                assert (each.end or "") in ends[key], key


def test_every_successor_of_the_source_is_there(divisions: Divisions, source: list[Row]) -> None:
    given = {
        (division.code[:6], each.code[:6], each.year)
        for division in divisions.by_code.values()
        for each in division.successions
    }
    missing = {
        (row["代码"], code[:6], code[7:11] or row["变更/弃用时间"])
        for row in source
        for code in filter(None, row["新代码"].split(";"))
        if code[:6] != row["代码"]
    } - given
    assert not missing


def test_a_code_used_again_is_two_divisions() -> None:
    spans = [NameSpan("511421", "垫江县", 1995, 1997), NameSpan("511421", "仁寿县", 2000, None)]
    assert list(lives(spans).names) == ["511421-1997", "511421"]
    again = [NameSpan("542233", "浪卡子县", None, 1983), NameSpan("542233", "浪卡子县", 1986, 2016)]
    assert list(lives(again).names) == ["542233"]


def test_the_comparison_counts_years(divisions: Divisions) -> None:
    revisions = [
        NameSpan("350112", "长乐区", 2018, None), NameSpan("350182", "长乐市", None, 2017),
        NameSpan("110228", "密云县", None, 2016), NameSpan("999999", "某县", None, None),
    ]  # fmt: skip
    assert list(comparison(revisions, divisions)) == [
        "names: 3 of 4 in both",
        "from: 1 earlier by 1",
        "to: 1 equal, 1 earlier by 1",
        "not in the file: 999999 某县",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("代码,名称\n", "has no column"),
        (
            "代码,名称,启用时间,变更/弃用时间,新代码\n110000,北京市,soon,,\n",
            "110000 北京市: .*: correct the row",
        ),
        (
            "代码,名称,启用时间,变更/弃用时间,新代码\n110000,北京市,1981,,12\n",
            "12 is no successor with a year",
        ),
    ],
)
def test_a_malformed_source_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "areacodes.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(OntologyError, match=message):
        read_spans(path)
