"""Heads of notices: short texts beside the facts that a reader finds in them (heads/NAME.txt, NAME.json).

A case names only the fields it is about; issuers are the printed names; no facts mean that the text is refused.
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
READ = [path for path in CASES if json.loads(path.read_text("utf-8"))]


def told(record: NoticeRecord, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that a case is about, as the record has them."""
    found = record.model_dump(mode="json")
    found["issuers"] = [issuer["name"] for issuer in found["issuers"]]
    return {name: found[name] for name in fields}


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_head(path: Path, read: Read) -> None:
    expected = json.loads(path.read_text("utf-8"))
    text = path.with_suffix(".txt").read_text("utf-8")
    if not expected:
        with pytest.raises(NotANotice):
            read(text)
        return
    records = read(text)
    assert [told(record, fields) for record, fields in zip(records, expected, strict=True)] == expected


@pytest.mark.parametrize("path", READ, ids=[path.stem for path in READ])
def test_every_head_fact_points_at_its_words(path: Path, read: Read) -> None:
    for record in read(path.with_suffix(".txt").read_text("utf-8")):
        for evidence in record.evidence:
            assert evidence.quote
            assert record.text[evidence.start : evidence.end] == evidence.quote


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 25
