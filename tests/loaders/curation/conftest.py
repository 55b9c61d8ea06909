"""A small invented notice with its correction file, as extracted and as corrected."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.assemble.extraction import extract_notices
from loaders.contract.record import NoticeRecord
from loaders.curation.applying import apply_corrections
from loaders.curation.files import read_corrections
from loaders.formats.reading import read_source
from loaders.lexicon.knowledge import Knowledge

HERE = Path(__file__).parent
FILE = HERE / "fujian-amr-2025-09-01-tong-zhi-569397.yaml"


@pytest.fixture(scope="module")
def extracted(knowledge: Knowledge) -> NoticeRecord:
    """The small notice as extracted."""
    (record,) = extract_notices(read_source(HERE / "notice.txt"), knowledge)
    return record


@pytest.fixture(scope="module")
def curated(extracted: NoticeRecord, knowledge: Knowledge) -> NoticeRecord:
    """The small notice with its corrections applied."""
    return apply_corrections(extracted, read_corrections(FILE), knowledge)
