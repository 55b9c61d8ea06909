"""Drafts of corrections: applied, they make a notice equal to its annotation; and all shipped corrections fit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from graph.entities import check_facts
from loaders.contract.record import NoticeRecord
from loaders.curation.applying import apply_corrections
from loaders.curation.files import Curation, parse_corrections, to_yaml
from loaders.facts.notice import notice_facts
from loaders.lexicon.knowledge import Knowledge
from loaders.scoring.comparing import compare, find_same_notice
from loaders.scoring.drafting import draft
from loaders.scoring.reference import read_reference
from ontology.kinds import Model

ROOT = Path(__file__).parents[3]
SEVEN = sorted((ROOT / "tests" / "reference" / "seven").glob("*.json"))
Shipped = dict[str, list[NoticeRecord]]
CurationWarnings = Callable[[NoticeRecord], list[str]]
Check = Callable[[NoticeRecord], None]


def corrected(annotated: dict[str, Any], record: NoticeRecord, knowledge: Knowledge) -> NoticeRecord:
    """Return the record with the drafted corrections applied, as written to and read from their file."""
    drafted = draft(annotated, record, knowledge, "2025-10-08")
    if drafted is None:
        return record
    return apply_corrections(record, parse_corrections(to_yaml(drafted), "draft.yaml"), knowledge)


@pytest.mark.parametrize("path", SEVEN, ids=[path.stem for path in SEVEN])
def test_a_draft_makes_the_record_equal_to_the_annotation(
    path: Path,
    shipped: Shipped,
    knowledge: Knowledge,
    model: Model,
    curation_warnings: CurationWarnings,
    assert_consistent: Check,
) -> None:
    unmatched = list(shipped[path.stem])
    for annotated in read_reference(path).notices:
        index = find_same_notice(annotated, [record.model_dump() for record in unmatched])
        assert index is not None
        record = corrected(dict(annotated), unmatched.pop(index), knowledge)
        assert compare(record.id, annotated, record.model_dump()).differences == []
        assert curation_warnings(record) == []
        assert_consistent(record)
        check_facts(notice_facts(record, [record], knowledge), model)
        assert draft(annotated, record, knowledge, "2025-10-08") is None


@pytest.mark.parametrize("seed", range(14))
def test_a_draft_corrects_every_kind_of_error(
    seed: int,
    shipped: Shipped,
    knowledge: Knowledge,
    curation_warnings: CurationWarnings,
    assert_consistent: Check,
) -> None:
    random = Random(seed)
    records = [record for of_file in shipped.values() for record in of_file]
    correct = records[seed % len(records)]
    errors: list[dict[str, Any]] = [
        {"types": ["other"]}, {"partners": [], "partner_ids": []}, {"targets": ("甲",)}, {"place": "乙"}, {"edition": 7}
    ]  # fmt: skip
    not_missed = [activity for activity in correct.activities if random.random() > 0.2]
    changed = [activity.model_copy(update=random.choice([{}, *errors])) for activity in not_missed]
    head = {"theme": None, "title": "误读", "doc_number": None, "period": None}
    update = {name: value for name, value in head.items() if random.random() < 0.5}
    evidence = [each for each in correct.evidence if each.about not in update]
    extracted = correct.model_copy(update={**update, "activities": changed, "evidence": evidence})
    result = corrected(correct.model_dump(), extracted, knowledge)
    assert compare(correct.id, correct.model_dump(), result.model_dump()).differences == []
    assert curation_warnings(result) == []
    assert_consistent(result)


def test_every_shipped_correction_fits(
    shipped: Shipped, knowledge: Knowledge, curation_warnings: CurationWarnings, assert_consistent: Check
) -> None:
    records = {record.id: record for of_file in shipped.values() for record in of_file}
    curation = Curation.read()
    assert set(curation.notices) <= set(records)
    for notice, corrections in curation.notices.items():
        record = apply_corrections(records[notice], corrections, knowledge)
        assert_consistent(record)
        assert curation_warnings(record) == [], notice


@pytest.mark.parametrize("path", SEVEN, ids=[path.stem for path in SEVEN])
def test_the_shipped_notices_are_as_annotated(path: Path, shipped: Shipped, knowledge: Knowledge) -> None:
    curation, records = Curation.read(), shipped[path.stem]
    for annotated in read_reference(path).notices:
        index = find_same_notice(annotated, [record.model_dump() for record in records])
        assert index is not None
        record = records[index]
        corrections = curation.notices.get(record.id)
        right = apply_corrections(record, corrections, knowledge) if corrections else record
        assert compare(record.id, annotated, right.model_dump()).differences == []
