"""The file of divisions: known cases, counts, surrounding divisions, and names over time."""

from pathlib import Path

import pytest

from ontology.divisions import DIVISIONS_CSV, Divisions, read_divisions, short_name
from ontology.errors import OntologyError
from ontology.regions.english import english_name

YEARS = [str(year) for year in range(1981, 2026)]


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return read_divisions()


@pytest.mark.parametrize(
    ("code", "year", "name"),
    [
        ("110101", "2024", "东城区"), ("110103", "2009", "崇文区"), ("110103", "2012", None),
        ("110118", "2016", "密云区"), ("110228", "2014", "密云县"), ("120116", "2010", "滨海新区"),
        ("210200", "2024", "大连市"), ("310103", "2010", "卢湾区"), ("310103", "2012", None),
        ("310108", "2014", "闸北区"), ("310119", "2008", "南汇区"), ("320106", "2020", "鼓楼区"),
        ("330103", "2020", "下城区"), ("330103", "2022", None), ("330113", "2022", "临平区"),
        ("330114", "2022", "钱塘区"), ("340181", "2012", "巢湖市"), ("341400", "2010", "巢湖市"),
        ("350112", "2016", None), ("350112", "2018", "长乐区"), ("350182", "2016", "长乐市"),
        ("350205", "2002", "杏林区"), ("350205", "2010", "海沧区"), ("370112", "2024", "历城区"),
        ("370116", "2019", "莱芜区"), ("371200", "2017", "莱芜市"), ("371200", "2020", None),
        ("420600", "2009", "襄樊市"), ("420600", "2011", "襄阳市"), ("530800", "2006", "思茅市"),
        ("530800", "2008", "普洱市"), ("540300", "2015", "昌都市"), ("542100", "2013", "昌都地区"),
        ("429004", "2024", "仙桃市"), ("232701", "2020", "漠河市"), ("469025", "2006", "白沙黎族自治县"),
    ],
)  # fmt: skip
def test_the_name_of_a_code_in_a_year(divisions: Divisions, code: str, year: str, name: str | None) -> None:
    found = divisions.by_code[code].name_in(year)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("code", "successions"),
    [
        ("350182", "rename:350112:2017"), ("110103", "absorb:110101:2010"), ("110104", "absorb:110102:2010"),
        ("310103", "absorb:310101:2011"), ("310108", "absorb:310106:2015"), ("310119", "absorb:310115:2009"),
        ("320502", "merge:320508:2012"), ("371200", "absorb:370100:2018"), ("341402", "rename:340181:2011"),
        ("230713", "rename:230725:2019"), ("320304", "split:320302:2010 split:320311:2010 split:320312:2010"),
        ("410881", "rename:419001:1996"), ("420400", "rename:421002:1994"),
        ("320323", "split:320302:2005 rename:320312:2010"),
        ("510200", "merge:500000:1997"), ("513000", "rename:511700:1999"), ("110223", "rename:110112:1997"),
        ("512300", "rename:511400-1997:1995"), ("511421-1997", "rename:500231:1997"),
        ("330103", "absorb:330105:2021"), ("330104", "split:330102:1996 split:330102:2021 split:330114:2021"),
    ],
)  # fmt: skip
def test_the_successions_of_a_division(divisions: Divisions, code: str, successions: str) -> None:
    assert " ".join(":".join(each) for each in divisions.by_code[code].successions) == successions


def test_there_are_as_many_as_in_the_official_statistics(divisions: Divisions) -> None:
    """The ministry counts 333 prefectures and 2,844 counties at the end of 2023, and 34 provinces."""
    existing = [each for each in divisions.by_code.values() if each.name_in("2023") and not each.latest.end]
    counts = {
        level: sum(each.level == level for each in existing)
        for level in ("provincial", "municipal", "county")
    }
    assert counts == {"provincial": 34, "municipal": 333, "county": 2844}


@pytest.mark.parametrize("year", YEARS)
def test_every_division_lies_in_a_province_at_its_time(divisions: Divisions, year: str) -> None:
    for division in divisions.by_code.values():
        if division.name_in(year):
            chain = [divisions.by_code[code] for code in divisions.chain(division.code)]
            assert [each.code for each in chain if not each.name_in(year)] == []
            assert chain[-1].level == "provincial"


def test_a_name_inside_a_division_belongs_to_one_at_a_time(divisions: Divisions) -> None:
    """In the year of a change a division has both names, so the year counts for the second only."""
    for year in YEARS:
        seen: dict[tuple[str | None, str], str] = {}
        for code, division in divisions.by_code.items():
            current = [n for n in division.names if (n.begin or "0") <= year < (n.end or "9999")]
            for each in current:
                assert seen.setdefault((divisions.within(code), each.name), code) == code


def test_a_successor_exists_in_the_year_of_the_succession(divisions: Divisions) -> None:
    for division in divisions.by_code.values():
        for each in division.successions:
            assert divisions.by_code[each.code].name_in(each.year), division.code
        full = {each.year for each in division.successions if each.kind != "split"}
        assert full <= {each.end for each in division.names}, division.code
        assert division.successions or not division.latest.end, division.code


def test_no_group_or_zone_is_a_division(divisions: Divisions) -> None:
    names = set(divisions.by_name)
    assert names.isdisjoint({"市辖区", "县", "省直辖县级行政区划", "大柴旦行政委员会"})
    assert not any("开发区" in name or "直辖" in name for name in names)


def test_the_file_is_small_and_names_its_sources() -> None:
    text = DIVISIONS_CSV.read_text("utf-8")
    assert len(text.encode()) < 500_000
    head = "".join(line for line in text.splitlines(True) if line.startswith("#"))
    assert all(
        word in head for word in ("yescallop/areacodes", "November 2025", "CC0", "GB/T 2260", "missing")
    )


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("思明区", "Siming District"), ("闽侯县", "Minhou County"), ("厦门市", "Xiamen City"),
        ("重庆市", "Chongqing Municipality"), ("六安市", "Lu'an City"), ("西安市", "Xi'an City"),
        ("吕梁市", "Luliang City"), ("蚌埠市", "Bengbu City"), ("亳州市", "Bozhou City"),
        ("乐清市", "Yueqing City"), ("番禺区", "Panyu District"), ("涡阳县", "Guoyang County"),
        ("浚县", "Xunxian County"), ("荥阳市", "Xingyang City"), ("城区", "Chengqu District"),
        ("长治市", "Changzhi City"), ("都匀市", "Duyun City"), ("陕西省", "Shaanxi Province"),
        ("延边朝鲜族自治州", "Yanbian Korean Autonomous Prefecture"), ("神农架林区", "Shennongjia Forestry District"),
        ("鄂温克族自治旗", "Evenki Autonomous Banner"), ("锡林郭勒盟", "Xilin Gol League"),
        ("瀍河回族区", "Chanhe Hui District"), ("浦东新区", "Pudong New District"),
    ],
)  # fmt: skip
def test_english_names(name: str, english: str) -> None:
    assert english_name(name) == english


def test_short_names() -> None:
    names = ("厦门市", "恩施土家族苗族自治州", "内蒙古自治区", "赣县", "赣县区", "浦东新区", "井陉矿区")
    assert [short_name(name) for name in names] == [
        "厦门",
        "恩施",
        "内蒙古",
        "赣县",
        "赣县",
        "浦东",
        "井陉矿区",
    ]


def test_a_missing_file_has_no_divisions_and_a_malformed_row_is_refused(tmp_path: Path) -> None:
    assert read_divisions(tmp_path / "none.csv").by_code == {}
    path = tmp_path / "regions-gbt2260.csv"
    path.write_text("# head\ncode,name,from,to,name_en,successions,note\n110000,北京市\n", "utf-8")
    with pytest.raises(OntologyError, match=r"^regions-gbt2260\.csv: a row needs"):
        read_divisions(path)
