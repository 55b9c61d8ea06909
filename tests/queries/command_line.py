"""`python -m queries` as tests run it: in this process, as another, and on a terminal."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

from typer.testing import CliRunner, Result

from graph.settings import Settings
from ontology.errors import QualityMonthError
from queries.__main__ import app

ROOT = Path(__file__).parents[2]
ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


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
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    words = tuple(command(*words))
    with subprocess.Popen(
        words, cwd=ROOT, env=environment(settings), stdin=theirs, stdout=theirs, stderr=subprocess.PIPE
    ) as process:
        os.close(theirs)
        chunks = []
        while chunk := _read(ours):
            chunks.append(chunk)
        os.close(ours)
        assert process.wait(60) == 0
    text = ANSI.sub("", b"".join(chunks).decode("utf-8"))
    return [line.rstrip() for line in text.split("\r\n")]


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""
