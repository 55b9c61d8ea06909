"""Printed names and their resolutions, as a table or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from loaders.cli.console import print_line, print_table
from loaders.cli.tables import MISSING, TableColumn, fitted_table
from loaders.resolve.names import ResolvedName, unknown_names
from ontology.console import terminal_width
from ontology.kinds import Model
from ontology.vocabulary import Vocabulary

_ROLES = {
    "issuer": "发文 issuer", "recipient": "主送 recipient", "cc": "抄送 cc", "organizer": "主办 organizer",
    "partner": "合办 partner",
}  # fmt: skip
_COLUMNS = (
    TableColumn("通知 notice", stacked=True, grouping=True),
    TableColumn("原文 printed", stacked=True),
    TableColumn("处 as"),
    TableColumn("次 times", numeric=True),
    TableColumn("认作 taken for", stacked=True),
    TableColumn("规则 rule"),
)


def print_names_json(names: Sequence[ResolvedName]) -> None:
    """Print names as a JSON array."""
    rows = [
        {"notice": each.notice, "role": each.role, "times": each.times, "name": each.resolution.name,
         "id": each.resolution.id, "rule": each.resolution.rule}
        for each in names
    ]  # fmt: skip
    print(json.dumps(rows, ensure_ascii=False, indent=1))


def print_names(names: Sequence[ResolvedName], vocabulary: Vocabulary, model: Model) -> None:
    """Print a table of names, and a list of the agencies that the vocabulary lacks."""
    rules = model.schemes["resolvedBy"]
    rows = []
    for each in names:
        rule = rules[each.resolution.rule]
        actor = _actor(each.resolution.id, vocabulary)
        printed = (each.resolution.name, _ROLES[each.role], str(each.times))
        rows.append((each.notice, *printed, actor, f"{rule.label_zh} {rule.label_en}"))
    print_table(fitted_table(_COLUMNS, rows, terminal_width()))
    unknown = unknown_names(names)
    print_line()
    print_line(f"词表没有的机构 / agencies that the vocabulary lacks: {len(unknown)}")
    for name in unknown:
        print_line(f"  {name}")


def _actor(identity: str | None, vocabulary: Vocabulary) -> str:
    entry = vocabulary.agencies.get(identity or "") or vocabulary.regions.get(identity or "")
    return f"{entry.name} {entry.id}" if entry else identity or MISSING
