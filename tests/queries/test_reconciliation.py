"""Reconciliation of names: right candidates first, and a match only where one is certain.

The names of notices with their right agencies are those of the tests of the loaders: what a reader of notices takes a
name for, a table is given too, or it has no match.
"""

import csv
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.search.renewal import renewed_index
from graph.settings import Settings
from graph.store import Store
from ontology.divisions import read_divisions
from ontology.errors import QuestionError
from ontology.kinds import Model
from queries.reconcile.facts import Entity, FactReader
from queries.reconcile.reconciler import LONGEST_NAME, Reconciler, Reconcilers, identifier_of
from queries.reconcile.scores import NameCandidate
from queries.reconcile.table import NameTable
from tests.conftest import retract_all, variables_of

TABLES = Path(__file__).parents[1] / "loaders" / "resolve"
NATIONAL, LOCAL = (
    [*csv.DictReader((TABLES / f"{name}_names.tsv").read_text("utf-8").splitlines(), delimiter="\t")]
    for name in ("national", "local")
)
ISSUERS = ("绍兴市市场监督管理局", "绍兴市质量协会")
NOTICE = (
    "绍兴市市场监督管理局 绍兴市质量协会关于开展2025年“质量月”活动的通知\n各有关单位：\n现将有关事项通知如下：\n"
    "一、主要活动\n（一）举办质量知识竞赛。\n绍兴市市场监督管理局\n绍兴市质量协会\n2025年8月20日\n"
)
BASE = "https://w3id.org/quality-month/"


@pytest.fixture(scope="module")
def reconciler(shipped_store: Store, model: Model, tmp_path_factory: pytest.TempPathFactory) -> Reconciler:
    settings = Settings(data_dir=tmp_path_factory.mktemp("reconcile"))
    return Reconcilers(model, BASE).at(*renewed_index(shipped_store, model, settings))


def ask(reconciler: Reconciler, name: str, *types: str, **given: str) -> list[NameCandidate]:
    return reconciler.candidates(reconciler.query(name, types, given.items()))


def matched(found: Iterable[NameCandidate]) -> str | None:
    """Return the id of the match: the first one, or none."""
    first = next(iter(found), None)
    return first.ref[1] if first and first.match else None


def test_every_national_name_is_found_at_its_time(reconciler: Reconciler) -> None:
    for row in NATIONAL:
        found = ask(reconciler, row["name"], year=row["date"])
        if row["agency"] == "-":
            assert matched(found) is None, row
        else:
            assert (found[0].ref[1], found[0].match) == (row["agency"], True), row


def test_no_name_is_matched_wrongly_without_its_time(reconciler: Reconciler) -> None:
    right: dict[str, set[str]] = {}
    for row in NATIONAL:
        right.setdefault(row["name"], set()).add(row["agency"])
    found = {name: matched(ask(reconciler, name)) for name in right}
    assert {name: each for name, each in found.items() if each and {each} != right[name] - {"-"}} == {}
    assert sum(each is not None for each in found.values()) > 0.85 * len(found)


def test_a_local_name_is_matched_with_what_a_notice_means_by_it(reconciler: Reconciler) -> None:
    found = {
        row["name"]: (matched(ask(reconciler, row["name"], year=row["date"])), row["id"]) for row in LOCAL
    }
    assert {name: each for name, each in found.items() if each[0] is not None and each[0] != each[1]} == {}
    assert sum(each[0] is not None for each in found.values()) > 100


def test_every_region_of_today_is_found_by_its_whole_name(reconciler: Reconciler) -> None:
    divisions = read_divisions()
    today = [each for each in divisions.by_code.values() if each.latest.end is None]
    for each in today[:: 1 if len(today) < 100 else 7]:
        chain = [divisions.by_code[code] for code in reversed(divisions.chain(each.code))]
        name = "".join(dict.fromkeys(outer.latest.name for outer in chain))
        assert matched(ask(reconciler, name, "Region")) == each.code, name


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("国家质检总局", {}, "aqsiq"),
        ("國家質檢總局", {}, "aqsiq"),
        (" “国家 质检总局”。", {}, "aqsiq"),
        ("ＳＡＭＲ", {}, "samr"),
        ("State Administration for Market Regulation", {}, "samr"),
        ("https://w3id.org/quality-month/agency/samr", {}, "samr"),
        ("agency/amr-330600", {}, "amr-330600"),
        ("成都市市场监管局", {}, "chengdu-amr"),
        ("绍兴市监局", {}, "amr-330600"),
        ("Shaoxing Administration for Market Regulation", {}, "amr-330600"),
        ("苏州质监局", {}, "bqts-320500"),
        ("吴江市质量技术监督局", {}, "bqts-320584"),
        ("鼓楼区市场监督管理局", {"region": "南京市"}, "amr-320106"),
        ("鼓楼区市场监督管理局", {"region": "region/350100"}, "amr-350102"),
        ("市教育局", {"region": "苏州"}, "education-320500"),
        ("发展改革委", {"level": "国家级"}, "ndrc"),
        ("发展改革委", {"level": "全国"}, "ndrc"),
        ("市教育局", {"region": "苏州", "level": "市级"}, "education-320500"),
        ("国家药品监督管理局", {"year": "2000"}, "sda"),
        ("国家药品监督管理局", {"year": "2000.0"}, "sda"),
        ("国家药品监督管理局", {"year": "２０００"}, "sda"),
        ("国家药品监督管理局", {"year": "1999/9/1"}, "sda"),
        ("国家药品监督管理局", {"year": "2024年3月"}, "nmpa"),
        ("国家药品监督管理局", {"year": "2024-03-05T00:00:00Z"}, "nmpa"),
        ("", {"kind": "市场监督管理局", "region": "绍兴市"}, "amr-330600"),
        ("", {"name_en": "Ministry of Commerce"}, "mofcom"),
        ("区市场监管局", {"region": "310115", "kind": "amr"}, "amr-310115"),
        ("重庆市江津市", {"year": "1994"}, "510282"),
        ("崇文区", {}, "110103"),
        ("Beijing", {}, "110000"),
        ("柏乡县", {}, "130524"),
    ],
)
def test_a_name_that_is_certain(
    name: str, given: dict[str, str], expected: str, reconciler: Reconciler
) -> None:
    assert matched(ask(reconciler, name, **given)) == expected


@pytest.mark.parametrize(
    ("name", "given", "first"),
    [
        ("市监局", {}, None),  # of every city
        ("市场监管局", {"region": "苏州市"}, "amr-320500"),  # of the city, or of any of its districts
        ("鼓楼区市场监督管理局", {}, "amr-320106"),  # of four cities
        ("朝阳区", {}, "110105"),
        ("吉林", {}, "220000"),  # the province or the city
        ("国家药品监督管理局", {}, "nmpa"),  # two agencies, at two times
        ("人事部", {}, "personnel-ministry"),  # or a department of an enterprise
        ("发展改革委", {}, "ndrc"),  # or that of a region
        ("国家质检总局", {"year": "2024"}, "aqsiq"),  # ended in 2018
        ("国家质检总局", {"year": "unknown"}, "aqsiq"),
        ("国家质检总局", {"level": "county"}, "aqsiq"),
        ("国家质检总局", {"name_en": "Ministry of Commerce"}, "aqsiq"),
        ("苏州市市场监管局", {"region": "福建省"}, "amr-320500"),
        ("苏州市市场监管局", {"region": "乌有市"}, "amr-320500"),
        ("天津市监局", {}, "amr-120000"),  # there it is a commission
        ("通县市场监督管理局", {}, None),  # there was no 通县 when such bureaus began
        ("省委、省政府", {"region": "福建省"}, None),
        ("国家发展改革委、商务部", {}, "ndrc"),
        ("国家市场监督管里总局", {}, "samr"),
        ("国家市场监督管理总局（原国家质检总局）", {}, "samr"),
        ("市场监管总局办公厅", {}, "samr"),
        ("苏州市市场监督管理局办公室", {}, "amr-320500"),
        ("Suzhou Administration for Market Regulation", {}, "amr-320500"),  # 苏州, 宿州
    ],
)
def test_a_name_that_is_not_certain(
    name: str, given: dict[str, str], first: str | None, reconciler: Reconciler
) -> None:
    found = ask(reconciler, name, **given)
    assert matched(found) is None
    assert first is None or found[0].ref[1] == first


def test_types_are_required(reconciler: Reconciler) -> None:
    assert {each.ref[0] for each in ask(reconciler, "苏州", "Agency")} <= {"Agency"}
    assert matched(ask(reconciler, "苏州", "Region")) == matched(ask(reconciler, "苏州", "Actor")) == "320500"


def test_a_condition_that_is_not_met_costs_more_than_one_that_is_unknown(reconciler: Reconciler) -> None:
    scores = [
        ask(reconciler, "国家质检总局", **each)[0].score
        for each in ({}, {"region": "北京"}, {"level": "county"})
    ]
    assert scores[0] > scores[1] > scores[2]


@pytest.mark.parametrize(
    ("name", "types", "given", "limit", "words"),
    [
        ("质" * (LONGEST_NAME + 1), (), (), None, "at most 200"),
        ("质检总局", ("Notice",), (), None, "no type 'Notice'; there are Agency, Region, Actor"),
        ("质检总局", (), (("remits", "x"),), None, "the property 'remits'; it takes region, level"),
        ("质检总局", (), (), 0, "limit is 0"),
    ],
)
def test_what_cannot_be_asked(
    name: str,
    types: tuple[str, ...],
    given: tuple[tuple[str, str], ...],
    limit: int | None,
    words: str,
    reconciler: Reconciler,
) -> None:
    with pytest.raises(QuestionError, match=words):
        reconciler.query(name, types, given, limit)


@given(st.text(max_size=40), st.text(max_size=10), st.text(max_size=10))
def test_any_text_has_ordered_candidates(reconciler: Reconciler, name: str, region: str, year: str) -> None:
    found = ask(reconciler, name, region=region, year=year)
    scores = [each.score for each in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= each <= 100 for each in scores)
    assert not any(each.match for each in found[1:])


def test_a_local_agency_has_one_id_and_the_same_properties_before_a_notice_names_it_and_after(
    embedded_settings: Settings, embedded_store: Store, reconciler: Reconciler, model: Model, tmp_path: Path
) -> None:
    source = tmp_path / "case.txt"
    source.write_text(NOTICE, "utf-8")
    command = [sys.executable, "-m", "loaders", "load", str(source)]
    subprocess.run(command, env=os.environ | variables_of(embedded_settings), check=True, capture_output=True)
    index = renewed_index(embedded_store, model, Settings(data_dir=tmp_path))
    later = Reconcilers(model, BASE).at(*index)
    facts = FactReader(embedded_store, model, BASE, later)
    names = [name for name in facts.properties if name != "notices"]
    refs = []
    for name in ISSUERS:
        before, after = ask(reconciler, name)[0], ask(later, name)[0]
        assert (before.ref, before.match, before.mentions) == (after.ref, after.match, 0)
        assert after.mentions == 1
        refs.append(after.ref)
    without = replace(later.names, table=NameTable({}, {}, {}))
    by_rule = replace(facts, reconciler=replace(later, names=without))
    stored, ruled = facts.read(refs, names), by_rule.read(refs, names)
    differing = [(ref, name) for ref in refs for name in names if [*stored[ref][name]] != [*ruled[ref][name]]]
    assert {each: (stored[each[0]][each[1]], ruled[each[0]][each[1]]) for each in differing} == {}
    assert matched(ask(later, f"{ISSUERS[0]}质量寻宝科")) is None
    retract_all(embedded_store, model)


def test_properties_of_a_local_agency_that_no_notice_has_named(
    reconciler: Reconciler, shipped_store: Store, model: Model
) -> None:
    facts = FactReader(shipped_store, model, BASE, reconciler)
    ref = ("Agency", "amr-330600")
    row = facts.read([ref], ["region", "predecessor", "kind", "superior"])[ref]
    assert row["region"] == [Entity(("Region", "330600"), "绍兴市")]
    found = {name: [each.ref[1] for each in row[name] if isinstance(each, Entity)] for name in row}
    assert found["predecessor"] == ["aic-330600", "bqts-330600", "fda-330600"]
    assert (found["kind"], found["superior"]) == (["amr"], ["government-330600"])


def test_an_identifier_leads_back(reconciler: Reconciler) -> None:
    for ref in [*reconciler.names.table.titles][::50]:
        assert reconciler.ref_of(identifier_of(ref)) == ref
    assert reconciler.ref_of("agency/nobody") is None
