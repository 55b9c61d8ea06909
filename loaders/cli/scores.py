"""Scores as tables: for the terminal, and as Markdown for the README."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rich.table import Table

from loaders.cli.console import natural_width, print_line
from loaders.cli.tables import TableColumn, fitted_table
from loaders.scoring.comparing import GROUPS, Score
from loaders.scoring.counts import Tally, total
from loaders.scoring.fields import ACTIVITY, HEAD, ISSUERS
from loaders.scoring.scoring import overall

TITLES: Mapping[str, str] = {
    "head": "文头 head",
    "issuers": "发文机关 issuers",
    "activities": "活动 activities",
    "organizers": "组织者 organizers",
    "types": "类型 types",
}
_ALL, _REFUSED = "全部 all", "已拒绝 refused"
_FIELD_NAMES = (*HEAD, *ISSUERS, "activities", *ACTIVITY)
_FIELD_COLUMNS = (
    TableColumn("字段 field"),
    TableColumn("准确率 precision", numeric=True),
    TableColumn("召回率 recall", numeric=True),
    TableColumn("F1", numeric=True),
    TableColumn("正确 right", numeric=True),
    TableColumn("多出 extra", numeric=True),
    TableColumn("遗漏 missed", numeric=True),
)


def print_differences(score: Score) -> None:
    """Print the differences of a notice from its annotation, a line each below its name."""
    if score.differences:
        print_line(score.notice, style="bold")
    for line in score.differences:
        print_line(f"  {line}")


def table_per_notice(scores: Sequence[Score], width: int | None) -> Table:
    """Return F1 of each group of fields, one row per notice and a last one for all."""
    table = _table_per_notice(scores, width, format_counts, _REFUSED)
    if width is None or natural_width(table) <= width:
        return table
    return _table_per_notice(scores, width, _format_errors, _REFUSED.replace(" ", "\n"))


def _table_per_notice(
    scores: Sequence[Score], width: int | None, to_cell: Callable[[Tally], str], refused: str
) -> Table:
    columns = [TableColumn("通知 notice"), *(TableColumn(TITLES[group]) for group in GROUPS)]
    rows = []
    for score in scores:
        if "refused" in score.counts:
            rows.append([score.notice, refused, *[""] * (len(GROUPS) - 1)])
        else:
            rows.append([score.notice, *(to_cell(score.group(group)) for group in GROUPS)])
    return fitted_table(columns, rows, width, [_ALL, *map(to_cell, overall(scores).values())])


def table_per_field(scores: Sequence[Score], width: int | None) -> Table:
    """Return precision, recall, F1 and counts of each field over all notices.

    Fields of activities are counted for activities that are both annotated and extracted.
    """
    rows = []
    for name in _FIELD_NAMES:
        counts = total(score.counts.get(name, Tally()) for score in scores)
        numbers = (counts.correct, counts.extra, counts.missed)
        if any(numbers):
            shares = map(format_share, (counts.precision, counts.recall, counts.f1))
            rows.append((name, *shares, *map(str, numbers)))
    return fitted_table(_FIELD_COLUMNS, rows, width)


def markdown(scores: Sequence[Score]) -> str:
    """Return the table per notice as Markdown."""
    rows = [["通知 notice", *(TITLES[group] for group in GROUPS)], ["---"] * (len(GROUPS) + 1)]
    for score in scores:
        rows.append([score.notice, *(format_counts(score.group(group)) for group in GROUPS)])
    rows.append([_ALL, *map(format_counts, overall(scores).values())])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def format_counts(counts: Tally) -> str:
    """Return F1, with the three counts if there are errors."""
    has_errors = counts.extra or counts.missed
    numbers = f" ({counts.correct} +{counts.extra} −{counts.missed})" if has_errors else ""
    return format_share(counts.f1) + numbers


def _format_errors(counts: Tally) -> str:
    """Return F1, and below it the errors: a narrower cell than that of `format_counts`."""
    has_errors = counts.extra or counts.missed
    return format_share(counts.f1) + (f"\n+{counts.extra} −{counts.missed}" if has_errors else "")


def format_share(share: float | None) -> str:
    """Return three decimals, truncated and not rounded, so that 1.000 means no error."""
    return "—" if share is None else f"{int(share * 1000) / 1000:.3f}"
