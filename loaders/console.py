"""What the loaders' command line shows: tables, warnings, and a progress bar when there is time for one."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from graph.loading import Summary
from loaders.contract import NoticeRecord
from loaders.pipeline import Loaded

PATIENCE = 2.0  # seconds without a sign before a bar is shown
_OUTCOMES = {"loaded": "新载入 loaded", "replaced": "已更新 replaced", "unchanged": "无变化 unchanged"}
out = Console()
err = Console(stderr=True)


class Steps:
    """Counts steps towards `total`; shows a bar on stderr once they take longer than `PATIENCE`."""

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


def show_loaded(loaded: Sequence[Loaded], summary: Summary) -> None:
    """What happened to each notice, what is in the graph now, and the warnings."""
    table = _table("标题 title", "活动 activities", "结果 outcome")
    for each in loaded:
        record = each.record
        table.add_row(record.id, record.title or "—", str(len(record.activities)), _OUTCOMES[each.outcome])
    out.print(table)
    out.print(_totals(loaded, summary))
    show_warnings([each.record for each in loaded])


def _table(*columns: str) -> Table:
    """A table of notices; an id is never cut, it is what the other commands take."""
    table = Table(box=SIMPLE_HEAD)
    table.add_column("通知 notice", no_wrap=True, overflow="fold")
    for column in columns:
        table.add_column(column)
    return table


def _totals(loaded: Sequence[Loaded], summary: Summary) -> Table:
    table = Table(
        "通知 notices",
        "活动届次 campaigns",
        "机构 agencies",
        "活动 activities",
        "地区 regions",
        "提示 warnings",
    )
    warnings = sum(len(each.record.warnings) for each in loaded)
    counts = (
        summary.notices,
        summary.campaigns,
        summary.agencies,
        summary.activities,
        summary.regions,
        warnings,
    )
    table.add_row(*map(str, counts))
    return table


def show_records(records: Sequence[NoticeRecord]) -> None:
    """The notices that were read, without touching the graph."""
    table = Table(
        "通知 notice", "标题 title", "文号 number", "发文机关 issuers", "活动 activities", "口号 slogans"
    )
    for record in records:
        numbers = (len(record.issuers), len(record.activities), len(record.slogans))
        table.add_row(record.id, record.title or "—", record.doc_number or "—", *map(str, numbers))
    out.print(table)
    show_warnings(records)


def show_warnings(records: Sequence[NoticeRecord]) -> None:
    """One line per warning, on stderr."""
    for record in records:
        for warning in record.warnings:
            err.print(
                f"{record.id}: {warning.code}: {warning.message}",
                style="yellow",
                highlight=False,
                soft_wrap=True,
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
