"""Output of the loaders' commands: lines, tables and warnings, and a progress bar for slow work."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from loaders.contract.record import Warning
from ontology.console import UNLIMITED, show

PATIENCE = 2.0  # seconds after which slow work gets a progress bar
INTERVAL = 30.0  # seconds between the lines where there is no bar
_LONGEST_LIST = 100  # lines about files that are not tried
out = Console(markup=False, emoji=False, highlight=False)
err = Console(markup=False, emoji=False, highlight=False, stderr=True)


def natural_width(table: Table) -> int:
    """Return the width of a table that is neither folded nor cut."""
    return Console(markup=False, emoji=False, width=UNLIMITED).measure(table).maximum


def print_table(table: Table) -> None:
    """Print a table in the width of the terminal; into a file or a pipe, as wide as it is."""
    show([table])


def print_line(line: str = "", style: str | None = None) -> None:
    """Print a line of any length."""
    out.print(line, style=style, soft_wrap=True)


def print_warnings(notice: str, warnings: Sequence[Warning]) -> None:
    """Print one line per warning on stderr."""
    for warning in warnings:
        line = f"{notice}: {warning.code}: {warning.message}"
        err.print(line, style="yellow", soft_wrap=True)


def print_note(note: str) -> None:
    """Print one line on stderr about a file that is not tried."""
    err.print(note, style="yellow", soft_wrap=True)


def print_untried(reasons: Sequence[str]) -> None:
    """Print why files in folders are not tried, a line each; of very many, the number of those that follow."""
    for reason in reasons[:_LONGEST_LIST]:
        print_note(reason)
    more = len(reasons) - _LONGEST_LIST
    if more > 0:
        print_note(f"另有 {more} 个文件未读 / {more} more files not tried")


class _Rate(ProgressColumn):
    """Steps a second, of late."""

    def render(self, task: Task) -> Text:
        return Text("" if task.speed is None else f"{task.speed:.1f}/s")


class ProgressSteps:
    """Counts the steps of slow work. On a terminal a bar is shown on stderr after `PATIENCE`; elsewhere, as in a log,
    a line is printed every `INTERVAL`, with rate and time left too."""

    def __init__(self, progress: Progress, label: str, total: int) -> None:
        self._progress, self._label, self._total, self._done = progress, label, total, 0
        self._started = self._printed = time.monotonic()
        self._task = progress.add_task(label, total=total)

    def __call__(self, _: str) -> None:
        self._progress.advance(self._task)
        self._done += 1
        now = time.monotonic()
        if not err.is_terminal:
            self._print_line(now)
        elif now - self._started > PATIENCE and not self._progress.live.is_started:
            self._progress.start()

    def _print_line(self, now: float) -> None:
        if now - self._printed < INTERVAL:
            return
        self._printed, rate = now, self._done / max(now - self._started, 0.001)
        left = (self._total - self._done) / rate
        line = (
            f"{self._label} {self._done}/{self._total}, {rate:.1f}/s, 尚需 {left:.0f} 秒 / {left:.0f} s left"
        )
        err.print(line, soft_wrap=True)


@contextmanager
def progress_steps(label: str, total: int) -> Iterator[ProgressSteps]:
    """Count steps under a label; a bar is removed when the work is done."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
    )
    progress = Progress(*columns, console=err, transient=True)
    try:
        yield ProgressSteps(progress, label, total)
    finally:
        if progress.live.is_started:
            progress.stop()
