"""The seven shipped notices: their head fields against expected/*.json, their evidence and annex entries.

The expected values were copied by hand from the printed notices; an issuer is "name = agency id".
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from loaders.contract.record import NoticeRecord
from loaders.facts.notice import notice_facts
from loaders.lexicon.knowledge import Knowledge

EXPECTED = sorted(Path(__file__).with_name("expected").glob("*.json"))
Shipped = dict[str, list[NoticeRecord]]


def head(record: NoticeRecord) -> dict[str, object]:
    """Return the head fields of a record, its issuers and warnings in short form."""
    fields = record.model_dump(exclude={"source", "activities", "evidence", "curated", "text"})
    fields["issuers"] = [f"{issuer.name} = {issuer.agency}" for issuer in record.issuers]
    fields["warnings"] = [warning.code for warning in record.warnings]
    return fields


@pytest.mark.parametrize("path", EXPECTED, ids=[path.stem for path in EXPECTED])
def test_head_fields(path: Path, shipped: Shipped) -> None:
    assert [head(record) for record in shipped[path.stem]] == json.loads(path.read_text("utf-8"))


def test_there_are_seven_notices(shipped: Shipped) -> None:
    assert sum(map(len, shipped.values())) == 7


def test_every_span_matches_its_quote(shipped: Shipped) -> None:
    for record in (record for records in shipped.values() for record in records):
        for evidence in record.evidence:
            assert record.text[evidence.start : evidence.end] == evidence.quote
        for activity in record.activities:
            assert record.text[activity.start : activity.end] == activity.text
            for mention in activity.mentions:
                assert record.text[mention.start : mention.end] == mention.quote


def test_every_field_with_a_value_has_evidence(shipped: Shipped) -> None:
    for record in (record for records in shipped.values() for record in records):
        counts = Counter(evidence.about for evidence in record.evidence)
        for field in ("issuers", "slogans", "references", "recipients", "cc"):
            assert counts[field] == len(getattr(record, field)), (record.id, field)
        for field in (
            "title",
            "doc_number",
            "issue_date",
            "theme",
            "period",
            "forwards",
            "issuer_count_stated",
        ):
            assert counts[field] == (getattr(record, field) is not None), (record.id, field)


@pytest.mark.parametrize(("annex", "entries"), [(1, 23), (2, 9), (3, 32)])
def test_no_annex_entry_of_2023_is_lost(annex: int, entries: int, shipped: Shipped) -> None:
    sections = [
        mention.section or ""
        for record in shipped["2023-national"]
        for activity in record.activities
        for mention in activity.mentions
    ]
    numbers = {section.split()[1] for section in sections if section.startswith(f"附件{annex} ")}
    assert len(numbers) == entries


def test_annex_entries_have_organizers(shipped: Shipped) -> None:
    (record,) = shipped["2023-national"]
    for activity in record.activities:
        if re.match("附件[123] ", activity.section or ""):
            assert activity.organizers, activity
            assert activity.basis in {"explicit", "heading"}
    annex = [each for each in record.activities if (each.section or "").startswith("附件3 ")]
    assert len({each.region.code for each in annex if each.region}) == 32


def test_ids_are_unique_and_stable(shipped: Shipped) -> None:
    records = [record for records in shipped.values() for record in records]
    ids = [activity.id for record in records for activity in record.activities]
    assert len(ids) == len(set(ids))
    assert shipped["2024-national"][0].id == "samr-2024-07-26-tong-zhi-f68ed3"


def test_no_value_is_an_empty_string(shipped: Shipped) -> None:
    for record in (record for records in shipped.values() for record in records):
        assert '""' not in record.model_dump_json()


def test_facts_fit_the_ontology(shipped: Shipped, knowledge: Knowledge) -> None:
    from graph.entities import check_facts
    from ontology.model import load_model

    model = load_model()
    for records in shipped.values():
        for record in records:
            check_facts(notice_facts(record, records, knowledge), model)
