"""What every test of the loaders needs: the vocabulary read once, and the shipped notices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.assemble.extraction import extract
from loaders.contract.record import NoticeRecord
from loaders.formats.reading import Source, read_source
from loaders.lexicon.knowledge import Knowledge
from ontology.errors import UnreadableFile

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


@pytest.fixture
def refused(tmp_path: Path) -> Callable[[str, bytes, str], None]:
    """Holds that a file of this name and content is refused in one line, which names it and the reason."""

    def hold(name: str, content: bytes, reason: str) -> None:
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(UnreadableFile, match=reason) as caught:
            read_source(path)
        assert str(path) in str(caught.value)
        assert "\n" not in str(caught.value)

    return hold
