"""Small notices that each show one kind of fault met in print, with the fields that must be right.

`NAME.txt` is read; `NAME.json` holds fields of the contract, and `issuers` as names, `issuer_agency` (the id of one of
the issuers), `refused`, `provisional` (names of bodies that must be made), `activities` (exactly these, in any order,
each with the fields that must be right; `alt` are names as good), `optional` (names of activities that may be there)
and `activities_exactly` (names alone). `pending.txt` names the cases that fail as yet: one that passes must leave it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from loaders.assemble.extraction import extract_notices
from loaders.contract.record import ActivityRecord, NoticeRecord
from loaders.formats.reading import read_source
from loaders.lexicon.knowledge import Knowledge
from loaders.resolve.names import resolved_names, unknown_names
from loaders.text.normal import normal_form
from ontology.errors import NoticeError

FILES = Path(__file__).parent / "files"
PENDING = set((Path(__file__).parent / "pending.txt").read_text("utf-8").split())
NAMES = sorted(path.stem for path in FILES.glob("*.json"))


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, knowledge: Knowledge, request: pytest.FixtureRequest) -> None:
    if name in PENDING:
        request.applymarker(pytest.mark.xfail(strict=True, reason="listed in pending.txt"))
    assert faults(name, knowledge) == []


def test_pending_names_cases() -> None:
    assert set(NAMES) >= PENDING


def faults(name: str, knowledge: Knowledge) -> list[str]:
    """Return the fields of a case that are not as they must be, each with both values."""
    expected = json.loads((FILES / f"{name}.json").read_text("utf-8"))
    try:
        records = extract_notices(read_source(FILES / f"{name}.txt"), knowledge)
    except NoticeError as error:
        return [] if expected.get("refused") else [f"refused: {error}"]
    if expected.pop("refused", False):
        return ["read, but must be refused"]
    return _faults(records[0], expected, knowledge)


def _faults(record: NoticeRecord, expected: Mapping[str, Any], knowledge: Knowledge) -> list[str]:
    found = []
    for field, value in expected.items():
        if field == "issuer_agency":
            found += [] if value in _field(record, field, knowledge) else [f"no issuer is {value}"]
        elif field == "activities":
            found += _activity_faults(record, value, expected.get("optional", ()))
        elif field == "activities_exactly":
            found += _activity_faults(record, [{"name": each} for each in value], ())
        elif field != "optional" and (actual := _field(record, field, knowledge)) != value:
            found.append(f"{field}: {actual!r} instead of {value!r}")
    return found


def _field(record: NoticeRecord, field: str, knowledge: Knowledge) -> Any:
    if field == "issuers":
        return [each.name for each in record.issuers]
    if field == "issuer_agency":
        return [each.resolution.id for each in resolved_names(record, knowledge) if each.role == "issuer"]
    if field == "provisional":
        return unknown_names(resolved_names(record, knowledge))
    if field == "period":
        return record.period.model_dump() if record.period else None
    return getattr(record, field)


def _activity_faults(
    record: NoticeRecord, expected: Sequence[Mapping[str, Any]], optional: Sequence[str]
) -> list[str]:
    left = list(record.activities)
    found = []
    for each in expected:
        match = next((one for one in left if _is_named(one, each)), None)
        if match is None:
            found.append(f"missed: {each['name']}")
            continue
        left.remove(match)
        found += [
            f"{each['name']}: {field} {list(getattr(match, field))!r} instead of {value!r}"
            for field, value in each.items()
            if field in {"organizers", "partners", "types"} and not _same(field, getattr(match, field), value)
        ]
        if "text" in each and normal_form(match.text) != normal_form(each["text"]):
            found.append(f"{each['name']}: text {match.text!r} instead of {each['text']!r}")
    allowed = {normal_form(name) for name in optional}
    return found + [f"extra: {one.name}" for one in left if normal_form(one.name) not in allowed]


def _same(field: str, actual: Sequence[str], expected: Sequence[str]) -> bool:
    """Return whether values are the same; the order of types, which is that of certainty, does not count."""
    return sorted(actual) == sorted(expected) if field == "types" else list(actual) == list(expected)


def _is_named(activity: ActivityRecord, expected: Mapping[str, Any]) -> bool:
    names = {normal_form(name) for name in (expected["name"], *expected.get("alt", ()))}
    return normal_form(activity.name) in names
