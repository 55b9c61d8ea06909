"""What every test of the loaders needs: the vocabulary read once, and the shipped notices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.assemble.extraction import extract_notices
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
    return {
        path.stem: extract_notices(read_source(path), knowledge) for path in sorted(NOTICES.glob("*.txt"))
    }


@pytest.fixture
def read(knowledge: Knowledge) -> Callable[[str], list[NoticeRecord]]:
    """Reads a text as if it were a file."""
    return lambda text: extract_notices(Source("case.txt", "0" * 64, text), knowledge)


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
