"""What every test of the loaders needs: the vocabulary read once, and the shipped notices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.contract import NoticeRecord
from loaders.extraction import extract
from loaders.knowledge import Knowledge
from loaders.reading import Source, read_source

NOTICES = Path(__file__).parents[2] / "loaders" / "notices"


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return Knowledge.load()


@pytest.fixture(scope="session")
def shipped(knowledge: Knowledge) -> dict[str, list[NoticeRecord]]:
    """The records of each shipped file, by its name without suffix."""
    return {path.stem: extract(read_source(path), knowledge) for path in sorted(NOTICES.glob("*.txt"))}


@pytest.fixture
def read(knowledge: Knowledge) -> Callable[[str], list[NoticeRecord]]:
    """Reads a text as if it were a file."""
    return lambda text: extract(Source("case.txt", "0" * 64, text), knowledge)
