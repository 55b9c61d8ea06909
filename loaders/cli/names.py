"""How the names in notices are shown: a table or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from loaders.cli import console
from loaders.resolve.names import ResolvedName, unknown_names
from ontology.kinds import Model
from ontology.vocabulary import Vocabulary

_NAMED_AS = {
    "issuer": "发文 issuer", "recipient": "主送 recipient", "cc": "抄送 cc", "organizer": "主办 organizer",
    "partner": "合办 partner",
}  # fmt: skip


def show_names(found: Sequence[ResolvedName], vocabulary: Vocabulary, model: Model, as_json: bool) -> None:
    """What each printed name was taken for, and why; then the names of bodies that nobody knows."""
    if as_json:
        rows = [
            {"notice": each.notice, "role": each.role, "times": each.times, "name": each.resolution.name,
             "id": each.resolution.id, "rule": each.resolution.rule}
            for each in found
        ]  # fmt: skip
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    rules = model.schemes["resolvedBy"]
    table = console.listing("原文 printed", "处 as", "次 times", "认作 taken for", "规则 rule")
    for each in found:
        rule, body = rules[each.resolution.rule], _called(each.resolution.id, vocabulary)
        told = (each.resolution.name, _NAMED_AS[each.role], str(each.times), body)
        table.add_row(each.notice, *told, f"{rule.label_zh} {rule.label_en}")
    console.out.print(table)
    listed = unknown_names(found)
    console.out.print(f"词表没有的机构 / bodies that the vocabulary lacks: {len(listed)}", highlight=False)
    for name in listed:
        console.out.print(f"  {name}", highlight=False, soft_wrap=True)


def _called(identity: str | None, vocabulary: Vocabulary) -> str:
    meant = vocabulary.agencies.get(identity or "") or vocabulary.regions.get(identity or "")
    return f"{meant.name} {meant.id}" if meant else identity or "—"
