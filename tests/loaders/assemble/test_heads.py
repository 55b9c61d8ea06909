"""Heads of notices: short texts (heads/NAME.txt) and the expected fields of their records (heads/NAME.json).

A case lists only the fields it tests; issuers are printed names; an empty list means that the text is refused.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from loaders.contract.record import NoticeRecord
from ontology.errors import NotANotice

Read = Callable[[str], list[NoticeRecord]]
CASES = sorted(Path(__file__).with_name("heads").glob("*.json"))
NOTICES = [path for path in CASES if json.loads(path.read_text("utf-8"))]


def select(record: NoticeRecord, names: dict[str, Any]) -> dict[str, Any]:
    """Return the fields `names` of a record."""
    fields = record.model_dump(mode="json")
    fields["issuers"] = [issuer["name"] for issuer in fields["issuers"]]
    return {name: fields[name] for name in names}


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_head(path: Path, read: Read) -> None:
    expected = json.loads(path.read_text("utf-8"))
    text = path.with_suffix(".txt").read_text("utf-8")
    if not expected:
        with pytest.raises(NotANotice):
            read(text)
        return
    records = read(text)
    assert [select(record, names) for record, names in zip(records, expected, strict=True)] == expected


@pytest.mark.parametrize("path", NOTICES, ids=[path.stem for path in NOTICES])
def test_every_span_matches_its_quote(path: Path, read: Read) -> None:
    for record in read(path.with_suffix(".txt").read_text("utf-8")):
        for evidence in record.evidence:
            assert evidence.quote
            assert record.text[evidence.start : evidence.end] == evidence.quote


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 25
