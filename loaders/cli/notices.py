"""Tables of notices: those that were loaded, and those that were only read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from types import TracebackType

from graph.entities import Facts
from graph.loading import Outcome, Summary
from graph.owners import home_of
from loaders.cli.console import print_line, print_table, print_warnings
from loaders.cli.tables import MISSING, TableColumn, fitted_table
from loaders.contract.record import NoticeRecord, Warning
from loaders.register.files import Register
from loaders.run.writing import LoadedNotice
from ontology.console import terminal_width

_LONGEST_LIST = 100  # notices that are listed one by one
_OUTCOMES = {"loaded": "新载入 loaded", "replaced": "已更新 replaced", "unchanged": "无变化 unchanged"}
_ID, _TITLE = TableColumn("通知 notice", stacked=True), TableColumn("标题 title", stacked=True)
_ACTIVITIES = TableColumn("活动 activities", numeric=True)
_LOADED = (_ID, _TITLE, _ACTIVITIES, TableColumn("结果 outcome"))
_READ = (
    _ID,
    _TITLE,
    TableColumn("文号 number", stacked=True),
    TableColumn("发文机关 issuers", numeric=True),
    _ACTIVITIES,
    TableColumn("口号 slogans", numeric=True),
)


class LoadReport:
    """The outcomes of a load, the totals of the graph, and the warnings.

    Of more than 100 notices only the numbers are reported: nobody reads a line for each.
    """

    def __init__(self) -> None:
        self._rows: list[tuple[str, str, str, str]] = []
        self._outcomes: Counter[str] = Counter()
        self._warnings: list[tuple[str, Sequence[Warning]]] = []
        self._warning_count = 0
        self._replaced: list[str] = []
        self._replaced_count = 0

    def add(self, notice: LoadedNotice) -> None:
        """Add a notice that was written."""
        record, outcome = notice.record, _OUTCOMES[notice.outcome]
        self._outcomes[outcome] += 1
        self._warning_count += len(record.warnings)
        self._replaced_count += notice.outcome == "replaced"
        if notice.outcome == "replaced" and self._replaced_count <= _LONGEST_LIST:
            self._replaced.append(_replacement(notice))
        if self._outcomes.total() <= _LONGEST_LIST:
            self._rows.append((record.id, record.title or MISSING, str(len(record.activities)), outcome))
            self._warnings.append((record.id, record.warnings))

    def add_register(self, register: Register, outcome: Outcome) -> None:
        """Add a register that was written."""
        size = f"登记 {len(register.entries)} 条 / {len(register.entries)} records"
        self._outcomes[_OUTCOMES[outcome]] += 1
        self._rows.append((f"register:{register.name}", size, MISSING, _OUTCOMES[outcome]))

    def add_facts(self, facts: Facts, outcome: Outcome) -> None:
        """Add a notice or register that was written from an RDF file."""
        found = Counter(node.type for node in facts.nodes)
        home = next((node for node in facts.nodes if node.ref == home_of(facts.owner)), None)
        title = (
            f"登记 {found['Record']} 条 / {found['Record']} records"
            if home is None
            else home.properties.get("title")
        )
        self._outcomes[_OUTCOMES[outcome]] += 1
        if self._outcomes.total() <= _LONGEST_LIST:
            activities = MISSING if home is None else str(found["Activity"])
            self._rows.append((facts.owner, str(title or MISSING), activities, _OUTCOMES[outcome]))

    def print(self, summary: Summary) -> None:
        """Print the report when everything is written."""
        is_short = self._outcomes.total() <= _LONGEST_LIST
        width = terminal_width()
        if is_short:
            print_table(fitted_table(_LOADED, self._rows, width))
        else:
            columns = (TableColumn("结果 outcome"), TableColumn("通知 notices", numeric=True))
            rows = [(outcome, str(count)) for outcome, count in self._outcomes.items()]
            print_table(fitted_table(columns, rows, width))
        print_line()
        self._print_replaced()
        self._print_totals(summary, width)
        for notice, warnings in self._warnings if is_short else ():
            print_warnings(notice, warnings)

    def _print_replaced(self) -> None:
        for line in self._replaced:
            print_line(line)
        more = self._replaced_count - len(self._replaced)
        if more:
            print_line(f"另有 {more} 份已更新 / {more} more replaced")
        if self._replaced:
            print_line()

    def _print_totals(self, summary: Summary, width: int | None) -> None:
        totals = {
            "通知 notices": summary.notices,
            "活动届次 campaigns": summary.campaigns,
            "机构 agencies": summary.agencies,
            "活动 activities": summary.activities,
            "地区 regions": summary.regions,
            "登记 records": summary.records,
            "提示 warnings": self._warning_count,
        }
        columns = [TableColumn(heading, numeric=True) for heading in totals]
        print_table(fitted_table(columns, [list(map(str, totals.values()))], width))


def _replacement(notice: LoadedNotice) -> str:
    """Return the line about a replaced notice: number or title, id, and the files of the old and the new text."""
    record, old = notice.record, notice.old
    name, ids = record.doc_number or record.title or MISSING, dict.fromkeys((old.id, record.id))
    return f"已更新 / replaced: {name} ({' → '.join(ids)}): {old.file} → {record.source.file}"


class NoticeListing:
    """The notices that were read but not loaded: as a table, or as a JSON array printed notice by notice."""

    def __init__(self, as_json: bool) -> None:
        self._as_json, self._count = as_json, 0
        self._rows: list[tuple[str, ...]] = []
        self._warnings: list[tuple[str, Sequence[Warning]]] = []

    def __enter__(self) -> NoticeListing:
        return self

    def add(self, record: NoticeRecord) -> None:
        """Add a notice."""
        if self._as_json:
            text = json.dumps(record.model_dump(), ensure_ascii=False, indent=1)
            print("[" if self._count == 0 else ",", text, sep="\n", flush=True)
        else:
            numbers = (len(record.issuers), len(record.activities), len(record.slogans))
            texts = (record.id, record.title or MISSING, record.doc_number or MISSING)
            self._rows.append((*texts, *map(str, numbers)))
            self._warnings.append((record.id, record.warnings))
        self._count += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._as_json:
            print("]" if self._count else "[]")
        elif error is None:
            print_table(fitted_table(_READ, self._rows, terminal_width()))
        for notice, warnings in self._warnings:
            print_warnings(notice, warnings)
