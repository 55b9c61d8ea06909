"""`python -m queries` as tests run it: in this process, as another, and on a terminal."""

import os
import sys

from typer.testing import CliRunner, Result

from graph.settings import Settings
from ontology.errors import QualityMonthError
from queries.__main__ import app
from tests.terminal import lines_on_terminal


def run(settings: Settings, *words: str) -> Result:
    """Run `python -m queries WORDS` in this process, on the data of the tests."""
    unset = dict.fromkeys((name for name in os.environ if name.startswith("QMG_GRAPH")), "")
    return CliRunner().invoke(
        app, words, env=unset | {"QMG_DATA_DIR": str(settings.data_dir), "COLUMNS": "80"}
    )


def refused(settings: Settings, *words: str) -> str:
    """Return the message of a command that fails; tests/test_console.py checks how it is printed."""
    result = run(settings, *words)
    assert isinstance(result.exception, QualityMonthError), result.output
    assert result.output == ""
    message = str(result.exception)
    assert "\n" not in message
    return message


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "queries", *words]


def environment(settings: Settings, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    kept.pop("COLUMNS", None)
    return kept | {"QMG_DATA_DIR": str(settings.data_dir)} | more


def on_terminal(settings: Settings, columns: int, *words: str) -> list[str]:
    """Return the lines that a command shows on a terminal of that width, without colours."""
    return lines_on_terminal(command(*words), columns, environment(settings))
