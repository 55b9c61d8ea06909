"""A small notice of our own with its correction file, as read and corrected; tables of what is wrong are beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.assemble.extraction import extract_notices
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
    (record,) = extract_notices(read_source(HERE / "notice.txt"), knowledge)
    return record


@pytest.fixture(scope="module")
def curated(plain: NoticeRecord, knowledge: Knowledge) -> NoticeRecord:
    """The small notice with its corrections."""
    return apply(plain, read_corrections(FILE), knowledge)
