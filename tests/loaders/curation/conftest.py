"""A small notice of our own with its correction file, as read and corrected; tables of what is wrong are beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.assemble.extraction import extract
from loaders.contract.record import NoticeRecord
from loaders.curation.applying import apply
from loaders.curation.files import read_corrections
from loaders.formats.reading import read_source
from loaders.lexicon.knowledge import Knowledge

HERE = Path(__file__).parent
FILE = HERE / "fujian-amr-2025-tong-zhi.yaml"


@pytest.fixture(scope="module")
def plain(knowledge: Knowledge) -> NoticeRecord:
    """The small notice as read."""
    (record,) = extract(read_source(HERE / "notice.txt"), knowledge)
    return record


@pytest.fixture(scope="module")
def curated(plain: NoticeRecord, knowledge: Knowledge) -> NoticeRecord:
    """The small notice with its corrections."""
    return apply(plain, read_corrections(FILE), knowledge)


@pytest.fixture(scope="session")
def misfits() -> Callable[[NoticeRecord], list[str]]:
    """The codes of the corrections of a record that do not fit."""
    return lambda record: [each.code for each in record.warnings if each.code.startswith("curation-")]


@pytest.fixture(scope="session")
def held() -> Callable[[NoticeRecord], None]:
    """Holds that every fact of a record is at its words, and no id there twice."""
    return _held


def _held(record: NoticeRecord) -> None:
    for evidence in record.evidence:
        assert record.text[evidence.start : evidence.end] == evidence.quote
    for activity in record.activities:
        assert record.text[activity.start : activity.end] == activity.text
        assert all(record.text[m.start : m.end] == m.quote for m in activity.mentions)
        assert (activity.mentions[0].start, activity.mentions[0].section) == (
            activity.start,
            activity.section,
        )
        assert len(activity.organizers) <= len(activity.organizer_ids)
        assert len(activity.partners) == len(activity.partner_ids)
    ids = [activity.id for activity in record.activities]
    assert len(ids) == len(set(ids))
