"""Fixtures of all tests of the loaders: the vocabularies, the shipped notices, and checks of records."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.shape_check import ShapeRules
from loaders.assemble.extraction import extract_notices
from loaders.cli.commands import app
from loaders.contract.record import NoticeRecord
from loaders.formats.reading import Source, read_source
from loaders.lexicon.knowledge import Knowledge
from ontology.errors import QualityMonthError, UnreadableFile
from ontology.kinds import Model
from ontology.vocabulary import load_vocabulary

NOTICES = Path(__file__).parents[2] / "loaders" / "notices"


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return Knowledge.load()


@pytest.fixture(scope="session")
def rules(model: Model) -> ShapeRules:
    """The shapes, beside the vocabulary."""
    return ShapeRules.load(model, load_vocabulary())


@pytest.fixture(scope="session")
def shipped(knowledge: Knowledge) -> dict[str, list[NoticeRecord]]:
    """The records of each shipped file, by the name of the file without its suffix."""
    return {
        path.stem: extract_notices(read_source(path), knowledge) for path in sorted(NOTICES.glob("*.txt"))
    }


@pytest.fixture
def read(knowledge: Knowledge) -> Callable[[str], list[NoticeRecord]]:
    """Extract the records of a text as if it were a file."""
    return lambda text: extract_notices(Source("case.txt", "0" * 64, text), knowledge)


@pytest.fixture
def refused(tmp_path: Path) -> Callable[[str, bytes, str], None]:
    """Assert that a file of this name and content is refused, in one line with its path and the reason."""

    def check(name: str, content: bytes, reason: str) -> None:
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(UnreadableFile, match=reason) as caught:
            read_source(path)
        assert str(path) in str(caught.value)
        assert "\n" not in str(caught.value)

    return check


@pytest.fixture(scope="session")
def curation_warnings() -> Callable[[NoticeRecord], list[str]]:
    """The codes of the warnings about corrections of a record that were not applied."""
    return lambda record: [each.code for each in record.warnings if each.code.startswith("curation-")]


@pytest.fixture(scope="session")
def assert_consistent() -> Callable[[NoticeRecord], None]:
    """Assert that every quote of a record equals its span in the text, and that ids are unique."""
    return _assert_consistent


def _assert_consistent(record: NoticeRecord) -> None:
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


@pytest.fixture(scope="session")
def invoke() -> Callable[..., subprocess.CompletedProcess[str]]:
    """A function that runs `python -m loaders` in this process: starting another takes longer than most commands."""

    def run(*arguments: str, variables: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        ours = {name: value for name, value in (variables or {}).items() if name.startswith("QMG_")}
        unset: dict[str, str | None] = {name: None for name in os.environ if name.startswith("QMG_")}
        done = CliRunner().invoke(app, arguments, env=unset | ours)
        reason = f"{done.exception}\n" if isinstance(done.exception, QualityMonthError) else ""
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr + reason)

    return run
