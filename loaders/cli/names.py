"""Printed names and their resolutions, as a table or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from loaders.cli.console import print_line, print_table
from loaders.cli.tables import MISSING, TableColumn, fitted_table
from loaders.resolve.names import ResolvedName, unknown_names
from loaders.resolve.resolution import Resolution
from loaders.resolve.units import UnitAgency
from ontology.console import terminal_width
from ontology.kinds import Model
from ontology.local.places import BARE, IMPLIED
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
         "id": each.resolution.id, "rule": each.resolution.rule, **_agency(each.resolution)}
        for each in names
    ]  # fmt: skip
    print(json.dumps(rows, ensure_ascii=False, indent=1))


def _agency(resolution: Resolution) -> dict[str, Any]:
    """Return full name, level and region of the agency of a name, and the parts it was made of."""
    agency = resolution.agency
    if agency is None:
        return {"agency": None, "level": None, "region": None, "parts": None}
    return {
        "agency": agency.name, "level": agency.level or None, "region": agency.jurisdiction,
        "parts": _parts(resolution),
    }  # fmt: skip


def _parts(resolution: Resolution) -> dict[str, str] | None:
    """Return the parts of which a rule made the agency: kind and place, or agency and unit."""
    agency, reading = resolution.agency, resolution.reading
    if isinstance(agency, UnitAgency) and agency.parent:
        return {"agency": agency.parent.id, "unit": agency.names[0]}
    if reading is None:
        return None
    place = reading.place
    return {
        "kind": reading.kind.id, "kind_name": reading.kind.name, "place": place.code, "place_name": place.name,
        "how": reading.how,
    }  # fmt: skip


def print_names(names: Sequence[ResolvedName], vocabulary: Vocabulary, model: Model) -> None:
    """Print a table of names, and a list of the agencies that the vocabulary lacks."""
    rules = model.schemes["resolvedBy"]
    rows = []
    for each in names:
        rule = rules[each.resolution.rule]
        actor = _actor(each.resolution, vocabulary)
        printed = (each.resolution.name, _ROLES[each.role], str(each.times))
        rows.append((each.notice, *printed, actor, f"{rule.label_zh} {rule.label_en}"))
    print_table(fitted_table(_COLUMNS, rows, terminal_width()))
    unknown = unknown_names(names)
    print_line()
    print_line(f"词表没有的机构 / agencies that the vocabulary lacks: {len(unknown)}")
    for name in unknown:
        print_line(f"  {name}")


def _actor(resolution: Resolution, vocabulary: Vocabulary) -> str:
    """Return name and id of the actor of a name, and for a made agency the parts it was made of."""
    region = vocabulary.regions.get(resolution.id or "") or resolution.place
    name = resolution.agency.name if resolution.agency else region.name if region else ""
    parts = _parts(resolution)
    made = ""
    if parts and "kind" in parts:
        given = "" if parts["how"] not in (IMPLIED, BARE) else "（发文单位所在地 issuer's place）"
        made = f" = {parts['place_name']}{given} × {parts['kind_name']}"
    return f"{name} {resolution.id}{made}".strip() if resolution.id else MISSING
