"""Corrections drafted from annotations: they make the reading right, and the shipped ones fit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from graph.entities import check
from loaders.contract.record import NoticeRecord
from loaders.curation.applying import apply_corrections
from loaders.curation.files import Curation, parse_corrections, to_yaml
from loaders.facts.notice import notice_facts
from loaders.lexicon.knowledge import Knowledge
from loaders.scoring.comparing import compare, same_notice
from loaders.scoring.drafting import draft
from loaders.scoring.reference import read_reference
from ontology.kinds import Model

ROOT = Path(__file__).parents[3]
SEVEN = sorted((ROOT / "tests" / "reference" / "seven").glob("*.json"))
Shipped = dict[str, list[NoticeRecord]]
CurationWarnings = Callable[[NoticeRecord], list[str]]
Check = Callable[[NoticeRecord], None]


def corrected(expected: dict[str, Any], record: NoticeRecord, knowledge: Knowledge) -> NoticeRecord:
    """The record after the corrections drafted from an annotation, by way of their file."""
    drafted = draft(expected, record, knowledge, "2025-10-08")
    if drafted is None:
        return record
    return apply_corrections(record, parse_corrections(to_yaml(drafted), "draft.yaml"), knowledge)


@pytest.mark.parametrize("path", SEVEN, ids=[path.stem for path in SEVEN])
def test_a_draft_makes_the_reading_equal_to_the_annotation(
    path: Path,
    shipped: Shipped,
    knowledge: Knowledge,
    model: Model,
    curation_warnings: CurationWarnings,
    assert_consistent: Check,
) -> None:
    left = list(shipped[path.stem])
    for expected in read_reference(path).notices:
        place = same_notice(expected, [record.model_dump() for record in left])
        assert place is not None
        record = corrected(dict(expected), left.pop(place), knowledge)
        assert compare(record.id, expected, record.model_dump()).differences == []
        assert curation_warnings(record) == []
        assert_consistent(record)
        check(notice_facts(record, [record], knowledge), model)
        assert draft(expected, record, knowledge, "2025-10-08") is None


@pytest.mark.parametrize("seed", range(14))
def test_whatever_was_read_wrongly_a_draft_puts_right(
    seed: int,
    shipped: Shipped,
    knowledge: Knowledge,
    curation_warnings: CurationWarnings,
    assert_consistent: Check,
) -> None:
    random = Random(seed)
    records = [record for several in shipped.values() for record in several]
    right = records[seed % len(records)]
    wrong: list[dict[str, Any]] = [
        {"types": ["other"]}, {"partners": [], "partner_ids": []}, {"targets": ("甲",)}, {"place": "乙"}, {"edition": 7}
    ]  # fmt: skip
    kept = [activity for activity in right.activities if random.random() > 0.2]
    blurred = [activity.model_copy(update=random.choice([{}, *wrong])) for activity in kept]
    head = {"theme": None, "title": "误读", "doc_number": None, "period": None}
    update = {name: value for name, value in head.items() if random.random() < 0.5}
    evidence = [each for each in right.evidence if each.about not in update]
    read = right.model_copy(update={**update, "activities": blurred, "evidence": evidence})
    again = corrected(right.model_dump(), read, knowledge)
    assert compare(right.id, right.model_dump(), again.model_dump()).differences == []
    assert curation_warnings(again) == []
    assert_consistent(again)


def test_every_shipped_correction_fits(
    shipped: Shipped, knowledge: Knowledge, curation_warnings: CurationWarnings, assert_consistent: Check
) -> None:
    records = {record.id: record for several in shipped.values() for record in several}
    curation = Curation.read()
    assert set(curation.notices) <= set(records)
    for notice, corrections in curation.notices.items():
        record = apply_corrections(records[notice], corrections, knowledge)
        assert_consistent(record)
        assert curation_warnings(record) == [], notice
