"""Tables of the command line: whole in a pipe, readable on a narrow terminal, without cut ids or titles."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from loaders.cli.commands import app
from loaders.contract.record import NoticeRecord
from tests.terminal import lines_on_terminal

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
NOTICES = ROOT / "loaders" / "notices"


def on_terminal(columns: int, *arguments: str) -> list[str]:
    """Return the lines that a command prints on a terminal of this width, without colours."""
    variables = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    return lines_on_terminal([sys.executable, "-m", "loaders", *arguments], columns, variables)


def without_blanks(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def records(shipped: dict[str, list[NoticeRecord]]) -> list[NoticeRecord]:
    return [record for records in shipped.values() for record in records]


def test_a_table_in_a_pipe_has_one_line_per_notice(records: list[NoticeRecord]) -> None:
    result = CliRunner().invoke(app, ["extract", str(NOTICES)], env={"COLUMNS": "80"})
    lines = result.stdout.splitlines()
    for record in records:
        (line,) = [each for each in lines if each.startswith(f"{record.id} ")]
        assert (record.title or "—") in line
        assert (record.doc_number or "—") in line
        assert line == line.rstrip()


@pytest.mark.parametrize("columns", [80, 120, 200])
def test_a_table_on_a_terminal_fits_and_is_complete(columns: int, records: list[NoticeRecord]) -> None:
    lines = on_terminal(columns, "extract", str(NOTICES))
    assert max(map(cell_len, lines)) <= columns
    text = "\n".join(lines)
    assert "…" not in text
    for record in records:
        assert any(line.startswith(f"{record.id} ") for line in lines)
    if columns == 80:  # narrower than one line per notice: the title is below the id
        for record in records:
            assert without_blanks(record.title or "") in without_blanks(
                re.sub(r" {3,}.*", "", text, flags=re.M)
            )


def test_names_on_a_terminal_are_grouped_by_notice(records: list[NoticeRecord]) -> None:
    lines = on_terminal(80, "names", str(NOTICES))
    assert max(map(cell_len, lines)) <= 80
    for record in records:
        assert sum(line.startswith(f"{record.id} ") for line in lines) == 1


@pytest.mark.parametrize("columns", [80, 200])
def test_scores_on_a_terminal_are_not_cut(columns: int) -> None:
    lines = on_terminal(columns, "score", "--brief", str(ROOT / "tests" / "reference" / "seven"))
    assert max(map(cell_len, lines)) <= columns
    assert "…" not in "\n".join(lines)
    assert any(line.startswith("issuer_count_stated ") for line in lines)


@pytest.mark.parametrize("command", ["load", "extract", "names", "score", "retract"])
def test_help_is_not_cut(command: str) -> None:
    assert "…" not in "\n".join(on_terminal(80, command, "--help"))
    assert "..." not in "\n".join(on_terminal(80, "--help")).replace("COMMAND [ARGS]...", "")
