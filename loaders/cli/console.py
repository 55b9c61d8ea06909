"""What the loaders' command line shows: tables, warnings, and a progress bar when there is time for one."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from graph.loading import Outcome, Summary
from loaders.contract.record import NoticeRecord, Warning
from loaders.register.files import Register
from loaders.run.pipeline import Loaded

_LONGEST_LIST = 100  # notices that are listed one by one
PATIENCE = 2.0  # seconds without a sign before a bar is shown
_OUTCOMES = {"loaded": "新载入 loaded", "replaced": "已更新 replaced", "unchanged": "无变化 unchanged"}
out = Console()
err = Console(stderr=True)


class Steps:
    """Tally steps towards `total`; shows a bar on stderr once they take longer than `PATIENCE`."""

    def __init__(self, progress: Progress, label: str, total: int) -> None:
        self._progress, self._started = progress, time.monotonic()
        self._task = progress.add_task(label, total=total)

    def __call__(self, _: str) -> None:
        self._progress.advance(self._task)
        if not self._progress.live.is_started and time.monotonic() - self._started > PATIENCE:
            self._progress.start()


@contextmanager
def steps(label: str, total: int) -> Iterator[Steps]:
    """Steps under a label; the bar, if it was shown, goes when the work is done."""
    progress = Progress(console=err, transient=True)
    try:
        yield Steps(progress, label, total)
    finally:
        if progress.live.is_started:
            progress.stop()


class LoadTable:
    """What happened to each notice and register, what is in the graph now, and the warnings. Of an archive
    only what was loaded, replaced or left is counted; a line a notice would be read by nobody."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, str, str, str]] = []
        self._outcomes: Counter[str] = Counter()
        self._warned: list[tuple[str, Sequence[Warning]]] = []
        self._warnings = 0

    def add(self, each: Loaded) -> None:
        """One notice that was written."""
        record, outcome = each.record, _OUTCOMES[each.outcome]
        self._outcomes[outcome] += 1
        self._warnings += len(record.warnings)
        if self._outcomes.total() <= _LONGEST_LIST:
            self._rows.append((record.id, record.title or "—", str(len(record.activities)), outcome))
            self._warned.append((record.id, record.warnings))

    def add_register(self, register: Register, outcome: Outcome) -> None:
        """One register that was written."""
        told = f"登记 {len(register.entries)} 条 / {len(register.entries)} records"
        self._outcomes[_OUTCOMES[outcome]] += 1
        self._rows.append((f"register:{register.name}", told, "—", _OUTCOMES[outcome]))

    def show(self, summary: Summary) -> None:
        """Prints it, when everything is written."""
        if self._outcomes.total() <= _LONGEST_LIST:
            table = listing("标题 title", "活动 activities", "结果 outcome")
            for row in self._rows:
                table.add_row(*row)
        else:
            table = Table("结果 outcome", "通知 notices", box=SIMPLE_HEAD)
            for outcome, count in self._outcomes.items():
                table.add_row(outcome, str(count))
        out.print(table)
        out.print(_totals(self._warnings, summary))
        for notice, warnings in self._warned if self._outcomes.total() <= _LONGEST_LIST else ():
            show_warnings(notice, warnings)


class Listing:
    """The notices that were read, without touching the graph: a table, or a JSON array printed as it grows."""

    def __init__(self, as_json: bool) -> None:
        self._json, self._count = as_json, 0
        self._table = listing(
            "标题 title", "文号 number", "发文机关 issuers", "活动 activities", "口号 slogans"
        )
        self._warned: list[tuple[str, Sequence[Warning]]] = []

    def __enter__(self) -> Listing:
        return self

    def show(self, record: NoticeRecord) -> None:
        """One more notice."""
        if self._json:
            text = json.dumps(record.model_dump(), ensure_ascii=False, indent=1)
            print("[" if self._count == 0 else ",", text, sep="\n", flush=True)
        else:
            numbers = (len(record.issuers), len(record.activities), len(record.slogans))
            self._table.add_row(record.id, record.title or "—", record.doc_number or "—", *map(str, numbers))
            self._warned.append((record.id, record.warnings))
        self._count += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._json:
            print("]" if self._count else "[]")
        elif error is None:
            out.print(self._table)
        for notice, warnings in self._warned:
            show_warnings(notice, warnings)


def listing(*columns: str) -> Table:
    """A table of notices; an id is never cut, it is what the other commands take."""
    table = Table(box=SIMPLE_HEAD)
    table.add_column("通知 notice", no_wrap=True, overflow="fold")
    for column in columns:
        table.add_column(column)
    return table


def _totals(warnings: int, summary: Summary) -> Table:
    table = Table(
        "通知 notices",
        "活动届次 campaigns",
        "机构 agencies",
        "活动 activities",
        "地区 regions",
        "登记 records",
        "提示 warnings",
    )
    counts = (
        summary.notices,
        summary.campaigns,
        summary.agencies,
        summary.activities,
        summary.regions,
        summary.records,
        warnings,
    )
    table.add_row(*map(str, counts))
    return table


def show_warnings(notice: str, warnings: Sequence[Warning]) -> None:
    """One line per warning, on stderr."""
    for warning in warnings:
        err.print(
            f"{notice}: {warning.code}: {warning.message}", style="yellow", highlight=False, soft_wrap=True
        )


def show_differences(notice: str, differences: Sequence[str]) -> None:
    """What was read otherwise than annotated, a line each under the notice's name."""
    if differences:
        out.print(notice, style="bold", highlight=False)
    for line in differences:
        out.print(f"  {line}", highlight=False, markup=False, soft_wrap=True)


def complain(message: str) -> None:
    """One line on stderr that says what is wrong."""
    err.print(message, style="red", highlight=False, markup=False, soft_wrap=True)
