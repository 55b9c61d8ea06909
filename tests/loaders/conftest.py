"""What every test of the loaders needs: the vocabulary read once, and the shipped notices."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner

from loaders.__main__ import app
from loaders.contract import NoticeRecord
from loaders.extraction import extract
from loaders.knowledge import Knowledge
from loaders.reading import Source, read_source
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


@pytest.fixture(scope="session")
def invoke() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `python -m loaders` in this process: starting another one takes longer than most commands."""

    def run(*arguments: str, variables: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        ours = {name: value for name, value in (variables or {}).items() if name.startswith("QMG_")}
        unset = {name: None for name in os.environ if name.startswith("QMG_")}
        done = CliRunner().invoke(app, arguments, env=unset | ours)
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)

    return run
