"""The kinds of registers: each with its facts, its errors, and its way into and out of the graph."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph

from graph.cypher import Cypher
from graph.dump import dump
from graph.entities import Edge, Facts, check_facts
from graph.loading import load_register, retract_register, version
from graph.rdf import read_facts
from graph.shape_check import ShapeRules
from graph.store import Store
from graph.stored_facts import read_stored
from graph.triples import facts_triples
from loaders.contract.record import NoticeRecord
from loaders.facts.campaigns import campaign_of
from loaders.lexicon.knowledge import Knowledge
from loaders.register.facts import register_facts
from loaders.register.files import read_register, read_registers
from loaders.register.kinds import ACTIVITIES, CAMPAIGNS, ISSUERS, NOTICES, OPENINGS, FactKind, kind_of_header
from loaders.register.rules import Rules
from ontology.errors import NoticeError
from ontology.kinds import Model
from ontology.vocabulary import load_vocabulary

SAMPLES = Path(__file__).parent / "samples"
FILES = sorted(SAMPLES.glob("*.csv"))
SOURCE = {
    "year": "2014", "scope": "national", "source_title": "甲报", "source_url": "https://example.org/a",
    "status": "confirmed",
}  # fmt: skip
VALID: dict[str, tuple[FactKind, dict[str, str]]] = {
    "issuers": (ISSUERS, {"position": "1", "agency": "某某虚构总局"}),
    "activities": (ACTIVITIES, {
        "name": "虚构大会", "organizers": "质检总局、工商总局", "type": "conference_forum", "region": "110000",
        "date": "2014-09-15", "edition": "1", "series": "虚构系列",
    }),
    "notices": (NOTICES, {
        "title": "虚构通知", "doc_number": "虚〔2014〕1号", "issue_date": "2014-08", "issuers": "质检总局、工商总局",
        "forwards": "虚〔2013〕9号",
    }),
    "openings": (OPENINGS, {"date": "2014-09-01", "place": "北京", "region": "110000"}),
}  # fmt: skip
WRONG: list[tuple[str, dict[str, str], str]] = [
    ("issuers", {"position": "第一"}, "position is '第一'; write a number in digits"),
    ("issuers", {"position": "0"}, "position is '0'"),
    ("issuers", {"agency": ""}, "agency is empty; write it as in the source"),
    ("issuers", {"agency": "甲部、乙部"}, "write one agency a row"),
    ("issuers", {"agency": "有关部门"}, "'有关部门', which is no single body"),
    ("issuers", {"agency": "质检总局"}, "position is that of line 2 too; correct one of them"),
    ("issuers", {"position": "2"}, "repeats line 2; delete one of them"),
    ("activities", {"name": ""}, "name is empty"),
    ("activities", {"name": "大会于九月召开。"}, "name is a sentence"),
    ("activities", {"type": "party"}, "type is 'party'; write one of conference_forum"),
    ("activities", {"region": "福建省"}, "region is '福建省'; write 350000"),
    ("activities", {"region": "999999"}, "write the code or the scope of a region"),
    ("activities", {"series": "china-quality"}, "the id of no series; write the id of one, or a name"),
    ("activities", {"organizers": "质检总局，工商总局"}, "write names separated by 、, the lead first"),
    ("activities", {"organizers": "质检总局、"}, "write names separated by 、"),
    ("activities", {"organizers": "质检总局、质检总局"}, "'质检总局' twice; delete one"),
    ("activities", {"organizers": "有关部门"}, "no single body"),
    ("activities", {"date": "2013-09-15"}, "date is '2013-09-15' in a row of 2014; correct the date or the year"),
    ("activities", {"date": "9月15日"}, "write an ISO date"),
    ("activities", {"edition": "首届"}, "edition is '首届'; write a number"),
    ("activities", {"edition": "2"}, "repeats line 2"),
    ("activities", {"organizers": "张三，电话13812345678"}, "separated by"),
    ("activities", {"series": "咨询电话13812345678"}, "series contains personal contact data"),
    ("notices", {"title": "", "doc_number": ""}, "title and doc_number are empty; write it"),
    ("notices", {"issue_date": "2014/8/1"}, "issue_date is '2014/8/1'; write an ISO date"),
    ("notices", {"issue_date": "2014-02-30"}, "write an ISO date"),
    ("notices", {"issuers": "质检总局;工商总局"}, "issuers is '质检总局;工商总局'; write names"),
    ("notices", {"issuers": "工商总局"}, "repeats line 2"),
    ("openings", {"date": "", "place": ""}, "place and date are empty"),
    ("openings", {"date": "2015-09-01"}, "in a row of 2014"),
    ("openings", {"region": "北京"}, "region is '北京'; write 110000"),
    ("openings", {"place": "在北京举行。"}, "place is a sentence"),
]  # fmt: skip
Write = Callable[..., Path]


@pytest.fixture(scope="session")
def rules(model: Model, knowledge: Knowledge) -> Rules:
    return Rules(model, knowledge)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a sheet of a kind, whose rows differ from a valid one."""

    def writing(name: str, *rows: dict[str, str]) -> Path:
        kind, valid = VALID[name]
        text = io.StringIO(newline="")
        table = csv.DictWriter(text, kind.header, restval="", lineterminator="\r\n")
        table.writeheader()
        table.writerows([{**SOURCE, **valid, **row} for row in rows])
        path = tmp_path / f"{name}.csv"
        path.write_text(text.getvalue(), "utf-8-sig")
        return path

    return writing


def facts_of(path: Path, rules: Rules, knowledge: Knowledge) -> Facts:
    return register_facts(read_register(path, rules), knowledge)


def edges_of(facts: Facts, kind: str) -> list[Edge]:
    return [edge for edge in facts.edges if edge.type == kind]


@pytest.mark.parametrize("name", VALID)
def test_a_file_of_each_kind_is_known_by_its_header(write: Write, rules: Rules, name: str) -> None:
    register = read_register(write(name, {}), rules)
    assert [entry.kind for entry in register.entries] == [VALID[name][0]]
    assert kind_of_header(["scope", "year", "value"]) is CAMPAIGNS
    assert kind_of_header([*VALID[name][0].header[:-1], "typo"]) is VALID[name][0]


@pytest.mark.parametrize(("name", "row", "message"), WRONG)
def test_a_wrong_cell_is_refused_with_file_line_and_remedy(
    write: Write, rules: Rules, name: str, row: dict[str, str], message: str
) -> None:
    with pytest.raises(NoticeError) as refusal:
        read_register(write(name, {}, row), rules)
    assert f"{name}.csv, line 3: " in str(refusal.value)
    assert message in str(refusal.value)


def test_the_error_of_a_header_names_what_the_nearest_kind_lacks(write: Write, rules: Rules) -> None:
    path = write("issuers", {})
    path.write_text(path.read_text("utf-8").replace("agency", "机构"), "utf-8")
    with pytest.raises(
        NoticeError, match="unknown column '机构'; the columns are year, scope, position, agency"
    ):
        read_register(path, rules)


def test_facts_with_files_of_their_own_are_no_values(tmp_path: Path, rules: Rules) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(f"{','.join(CAMPAIGNS.header)}\n2014,national,issuer,质检总局,,,unconfirmed,\n", "utf-8")
    with pytest.raises(NoticeError, match="fact is 'issuer'; write one of theme, joint_issuers"):
        read_register(path, rules)


def test_issuers_are_resolved_at_their_time(write: Write, rules: Rules, knowledge: Knowledge) -> None:
    rows = ({"agency": "质检总局"}, {"position": "", "agency": "某某虚构总局"})
    facts = facts_of(write("issuers", *rows), rules, knowledge)
    first, second = edges_of(facts, "NAMES")
    assert (first.target, first.properties["position"]) == (("Agency", "aqsiq"), 1)
    assert first.properties["name_as_printed"] == "质检总局"
    assert "position" not in second.properties
    made = {node.ref: node for node in facts.nodes}[second.target]
    assert made.properties["name"] == "某某虚构总局"


def test_an_activity_has_roles_type_region_and_series(
    write: Write, rules: Rules, knowledge: Knowledge
) -> None:
    known = {"name": "另一大会", "series": "中国质量大会", "organizers": "福建省"}
    facts = facts_of(write("activities", {}, known), rules, knowledge)
    (record, other) = (node for node in facts.nodes if node.type == "Record")
    expected = {"value": "虚构大会", "date_from": "2014-09-15", "edition": 1, "series_name": "虚构系列"}
    assert expected.items() <= record.properties.items()
    assert "series_name" not in other.properties
    roles = [(e.target[1], e.properties["role"]) for e in edges_of(facts, "NAMES")]
    assert roles == [("aqsiq", "lead"), ("saic", "partner"), ("350000", "lead")]
    concerned = [edge.target[0] for edge in edges_of(facts, "CONCERNS") if edge.source == other.ref]
    assert concerned == ["ActivityType", "Region", "ActivitySeries"]


def test_a_slogan_a_notice_and_an_opening(rules: Rules, knowledge: Knowledge) -> None:
    facts = {path.stem: facts_of(path, rules, knowledge) for path in FILES}
    (slogan,) = edges_of(facts["sample-campaigns"], "HAS_SLOGAN")
    assert slogan.properties["basis"] == "register"
    records = [node.properties for node in facts["sample-notices"].nodes if node.type == "Record"]
    assert [each["value"] for each in records] == ["关于开展1991年质量月活动的通知", "闽虚质〔1991〕2号"]
    assert records[1]["forwarded"] == "虚质〔1991〕1号"
    openings = [node.properties for node in facts["sample-openings"].nodes if node.type == "Record"]
    assert [(each.get("date_from"), each["place"]) for each in openings] == [
        ("1991-09-01", "北京"),
        (None, "上海"),
    ]


def test_the_campaign_of_a_sector_is_that_of_its_notices(
    rules: Rules, knowledge: Knowledge, shipped: dict[str, list[NoticeRecord]]
) -> None:
    record = shipped["2025-machinery-and-national"][0].model_copy(update={"campaign_year": 1991})
    campaign = campaign_of(record, knowledge)
    assert campaign is not None
    facts = facts_of(SAMPLES / "sample-campaigns.csv", rules, knowledge)
    assert campaign.node() in facts.nodes


def test_samples_of_all_kinds_conform(rules: Rules, knowledge: Knowledge, model: Model) -> None:
    shapes = ShapeRules.load(model, load_vocabulary())
    for register in read_registers(FILES, rules):
        facts = register_facts(register, knowledge)
        check_facts(facts, model)
        shapes.check(facts)


def test_all_kinds_are_loaded_once_read_back_and_retracted_entirely(
    store: Store, rules: Rules, knowledge: Knowledge, model: Model
) -> None:
    before = dump(store, bookkeeping=True)
    registers = [register_facts(each, knowledge) for each in read_registers(FILES, rules)]
    assert {load_register(store, model, facts) for facts in registers} == {"loaded"}
    once = dump(store, bookkeeping=True), version(store)
    assert {load_register(store, model, facts) for facts in registers} == {"unchanged"}
    assert (dump(store, bookkeeping=True), version(store)) == once
    for facts in registers:
        assert read_stored(store, model, facts.owner).facts.digest == facts.digest
    unmarked = "MATCH (:Record)-[r]->() WHERE r.basis IS NULL OR r.registered_in IS NULL RETURN count(r)"
    assert store.read(Cypher(unmarked)).value() == 0
    for facts in reversed(registers):
        assert retract_register(store, model, facts.owner)
    assert dump(store, bookkeeping=True) == before


def test_no_fact_is_lost_in_rdf(rules: Rules, knowledge: Knowledge, model: Model) -> None:
    for register in read_registers(FILES, rules):
        facts = register_facts(register, knowledge)
        graph = Graph()
        for triple in facts_triples(facts, model):
            graph.add(triple)
        found = read_facts(graph, model, facts.owner)
        assert found.facts.digest == facts.digest
        assert not found.unread
