"""Scores as tables: for a terminal, and as Markdown for the README."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table

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
_FIELDS = (*HEAD, *ISSUERS, "activities", *ACTIVITY)


def per_notice(scores: Sequence[Score]) -> Table:
    """F1 of each group of fields, a row a notice, all of them last."""
    table = Table("通知 notice", *(TITLES[group] for group in GROUPS), box=SIMPLE_HEAD)
    for score in scores:
        if "refused" in score.counts:
            table.add_row(score.notice, "已拒绝 refused", *[""] * (len(GROUPS) - 1))
        else:
            table.add_row(score.notice, *(shown(score.group(group)) for group in GROUPS))
    table.add_section()
    table.add_row("全部 all", *(shown(figure) for figure in overall(scores).values()))
    return table


def per_field(scores: Sequence[Score]) -> Table:
    """Precision, recall and F1 of each field over all notices. Fields of activities are counted on the
    activities that both readers tell of."""
    titles = (
        "字段 field",
        "准确率 precision",
        "召回率 recall",
        "F1",
        "正确 right",
        "多出 extra",
        "遗漏 missed",
    )
    table = Table(*titles, box=SIMPLE_HEAD)
    for name in _FIELDS:
        figure = total(score.counts.get(name, Tally()) for score in scores)
        numbers = (figure.correct, figure.extra, figure.missed)
        if any(numbers):
            shares = map(shown_share, (figure.precision, figure.recall, figure.f1))
            table.add_row(name, *shares, *map(str, numbers))
    return table


def markdown(scores: Sequence[Score]) -> str:
    """The table per notice, as the README prints it."""
    rows = [["通知 notice", *(TITLES[group] for group in GROUPS)], ["---"] * (len(GROUPS) + 1)]
    for score in scores:
        rows.append([score.notice, *(shown(score.group(group)) for group in GROUPS)])
    rows.append(["全部 all", *(shown(figure) for figure in overall(scores).values())])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def shown(figure: Tally) -> str:
    """F1, and the three counts where something is wrong."""
    wrong = figure.extra or figure.missed
    counts = f" ({figure.correct} +{figure.extra} −{figure.missed})" if wrong else ""
    return shown_share(figure.f1) + counts


def shown_share(share: float | None) -> str:
    """Three decimals, cut rather than rounded: 1.000 means all."""
    return "—" if share is None else f"{int(share * 1000) / 1000:.3f}"
