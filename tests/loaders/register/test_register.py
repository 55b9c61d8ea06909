"""Registers: files as saved by spreadsheets, errors with line and remedy, and their facts."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.cypher import Cypher
from graph.dump import dump
from graph.entities import check_facts
from graph.loading import load_register, retract_notice, retract_register, summary, version
from graph.store import Store
from loaders.lexicon.knowledge import Knowledge
from loaders.register.facts import register_facts
from loaders.register.files import Register, read_register, read_registers
from loaders.register.kinds import CAMPAIGNS
from loaders.register.rules import Rules
from ontology.errors import NoticeError, OntologyError
from ontology.kinds import Model

COLUMNS = CAMPAIGNS.header
SHIPPED = sorted((Path(__file__).parents[3] / "loaders" / "register" / "sheets").glob("*.csv"))
VALID = {
    "year": "2014", "scope": "national", "fact": "joint_issuers", "value": "37", "source_title": "科技日报",
    "source_url": "https://example.org/a", "status": "confirmed", "note": "",
}  # fmt: skip
Read = Callable[..., Register]


@pytest.fixture(scope="session")
def rules(model: Model, knowledge: Knowledge) -> Rules:
    return Rules(model, knowledge)


@pytest.fixture
def read(tmp_path: Path, rules: Rules) -> Read:
    """Read rows that differ from a valid one, saved with an encoding and line ends."""

    def reading(*rows: dict[str, str], encoding: str = "utf-8", newline: str = "\n") -> Register:
        path = tmp_path / "sheet.csv"
        path.write_bytes(sheet([{**VALID, **row} for row in rows], newline).encode(encoding))
        return read_register(path, rules)

    return reading


def sheet(rows: list[dict[str, str]], newline: str = "\n") -> str:
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, COLUMNS, lineterminator=newline)
    table.writeheader()
    table.writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_file_saved_by_a_spreadsheet_is_read(read: Read, encoding: str, newline: str) -> None:
    register = read({}, {"fact": "theme", "value": "甲，乙,丙"}, encoding=encoding, newline=newline)
    assert (register.name, [each.value for each in register.entries]) == ("sheet", ["37", "甲，乙,丙"])


def test_blank_rows_reordered_columns_and_cells_of_two_lines(tmp_path: Path, rules: Rules) -> None:
    path = tmp_path / "sheet.csv"
    names = [*reversed(COLUMNS), "", ""]
    cells = [{**VALID, "note": "一\n二", "value": f" {VALID['value']} "}[name] for name in names[:-2]]
    text = io.StringIO()
    csv.writer(text).writerows([names, [], cells, [""] * 10, [*cells[:1], "不对", *cells[2:]]])
    path.write_text(text.getvalue(), "utf-8")
    with pytest.raises(NoticeError, match=r"sheet\.csv, line 6: status is '不对'"):
        read_register(path, rules)
    path.write_text(text.getvalue().replace("不对", "unconfirmed").replace("37 ", "38 ", 1), "utf-8")
    assert [each.value for each in read_register(path, rules).entries] == ["38", "37"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"year": "2014年"}, "year is '2014年'; write four digits"),
        ({"year": "1977"}, "from 1978 on"),
        ({"scope": "moon"}, "scope is 'moon'; write national"),
        ({"fact": "themes"}, "fact is 'themes'; write one of theme, joint_issuers"),
        ({"status": "sure"}, "status is 'sure'; write one of confirmed, unconfirmed"),
        ({"value": ""}, "value is empty"),
        ({"value": "三十七"}, "write a number in digits"),
        ({"fact": "issue_date", "value": "2014/8/1"}, "write an ISO date"),
        ({"fact": "rally_date", "value": "2014-02-30"}, "write an ISO date"),
        ({"source_url": ""}, "source_url is empty; a confirmed fact needs both"),
        ({"source_title": ""}, "source_title is empty"),
        ({"source_url": "www.gov.cn"}, "write the whole address"),
        ({"note": "联系人：张三，电话：13812345678"}, "note contains personal contact data; remove it"),
    ],
)
def test_a_wrong_cell_is_refused_with_file_line_and_remedy(
    read: Read, row: dict[str, str], message: str
) -> None:
    with pytest.raises(NoticeError) as refusal:
        read({"value": "36"}, row)
    assert "sheet.csv, line 3: " in str(refusal.value)
    assert message in str(refusal.value)


def test_a_repeated_row_is_refused_and_a_second_source_of_one_fact_is_not(read: Read) -> None:
    with pytest.raises(NoticeError, match="line 4: repeats line 2; delete one of them"):
        read({}, {"value": "36"}, {"note": "另注"})
    assert len(read({}, {"source_url": "https://example.org/b"}, {"value": "36"}).entries) == 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (",".join((*COLUMNS, "author")), "line 1: unknown column 'author'; the columns are year, scope"),
        (",".join(COLUMNS[1:]), "line 1: no column year"),
        (",".join((*COLUMNS, "year")), "line 1: column year is repeated"),
        (";".join(COLUMNS), "line 1: the columns are not separated by commas"),
        (",".join(COLUMNS), "no row below the header"),
        (" , \n", "line 1: no header"),
        (",".join(COLUMNS) + "\n2014,national,theme,甲,乙,https://a.b/,confirmed,,丁", "line 2: more cells"),
        (",".join(COLUMNS) + '\n2014,"nat"ional', "line 2: not CSV"),
        ("\x00", "NUL"),
        ("", "empty"),
    ],
)
def test_a_malformed_sheet_is_refused(tmp_path: Path, rules: Rules, text: str, message: str) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(NoticeError, match="sheet.csv") as refusal:
        read_register(path, rules)
    assert message in str(refusal.value)


def test_two_registers_of_one_name_are_refused(tmp_path: Path, rules: Rules) -> None:
    (tmp_path / "a").mkdir()
    paths = [tmp_path / "sheet.csv", tmp_path / "a" / "sheet.csv"]
    for path in paths:
        path.write_text(sheet([VALID]), "utf-8")
    with pytest.raises(NoticeError, match="are both the register sheet; rename one of them"):
        read_registers(paths, rules)


def test_a_theme_and_the_campaign_of_a_region(read: Read, knowledge: Knowledge, model: Model) -> None:
    register = read({"fact": "theme", "value": "甲 乙"}, {"scope": "fujian", "value": "5"})
    facts = register_facts(register, knowledge)
    check_facts(facts, model)
    assert facts.owner == "register:sheet"
    nodes = {node.type: node for node in facts.nodes}
    assert nodes["Theme"].properties == {"text": "甲 乙"}
    campaigns = {n.id: n.properties["level"] for n in facts.nodes if n.type == "Campaign"}
    assert campaigns == {"national-2014": "national", "fujian-2014": "provincial"}
    (theme,) = [edge for edge in facts.edges if edge.type == "HAS_THEME"]
    assert theme.properties == {
        "registered_in": "sheet", "basis": "register", "source": "科技日报",
        "source_url": "https://example.org/a", "status": "confirmed",
    }  # fmt: skip


@pytest.mark.parametrize("sheet", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_entry_names_its_source(
    sheet: Path, rules: Rules, knowledge: Knowledge, model: Model
) -> None:
    shipped = read_register(sheet, rules)
    check_facts(register_facts(shipped, knowledge), model)
    if sheet.stem == "campaigns":
        assert {2005, 2007, 2008, 2011, 2014, 2022} <= {each.year for each in shipped.entries}
    for each in shipped.entries:
        assert each.cell("source_title")
        assert each.cell("status") == "confirmed" or each.cell("note"), "an unconfirmed fact needs a note"


def test_a_register_is_loaded_once_replaced_and_retracted_entirely(
    store: Store, read: Read, knowledge: Knowledge, model: Model
) -> None:
    before = dump(store, bookkeeping=True)
    facts = register_facts(read({}, {"fact": "theme", "value": "甲"}, {"year": "2013"}), knowledge)
    assert load_register(store, model, facts) == "loaded"
    once = dump(store, bookkeeping=True), version(store)
    assert load_register(store, model, facts) == "unchanged"
    assert (dump(store, bookkeeping=True), version(store)) == once
    assert (summary(store).campaigns, summary(store).records, summary(store).notices) == (2, 3, 0)

    assert load_register(store, model, register_facts(read({"value": "38"}), knowledge)) == "replaced"
    rows = store.read(Cypher("MATCH (r:Record)-[:DESCRIBES]->(c:Campaign) RETURN r.value, c.id")).rows
    assert rows == (("38", "national-2014"),)
    assert store.read(Cypher("MATCH (t:Theme) RETURN count(t)")).value() == 0

    assert not retract_notice(store, model, "register:sheet")
    assert not retract_register(store, model, "sheet")
    assert retract_register(store, model, "register:sheet")
    assert dump(store, bookkeeping=True) == before == ()


def test_facts_of_another_owner_are_refused(
    read: Read, knowledge: Knowledge, model: Model, embedded_store: Any
) -> None:
    facts = register_facts(read({}), knowledge)
    with pytest.raises(OntologyError, match="which is no register"):
        load_register(embedded_store, model, type(facts)("n-1", facts.nodes, facts.edges))
