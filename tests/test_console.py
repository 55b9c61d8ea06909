"""The console of every command, with real processes and pipes: an exit status and one line, never a traceback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ontology.console import command_line
from ontology.errors import NoticeError

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
CHINESE = "质量月"
# A command that prints N lines in one of the three ways that commands print.
PROGRAM = """
import sys
import typer
from rich.console import Console
from ontology.console import command_line
from ontology.errors import NoticeError

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
PRINT = {"print": print, "echo": typer.echo, "rich": Console().print}

@app.command()
def command(way: str, lines: int) -> None:
    "质量月"
    for _ in range(lines):
        PRINT[way]("质量月")
    if lines == 0:
        raise NoticeError("notice.txt: [bold]质量月[/bold] :cn: " + "long " * 40)

with command_line():
    app()
"""
WAYS = ("print", "echo", "rich")
MANY = "20000"  # lines: more than a pipe holds
COMMANDS = (
    ["queries"],
    ["queries", "--help"],
    ["queries", "evidence", "--help"],
    ["api", "--help"],
    ["viz", "--help"],
    ["ontology", "terms"],
    ["loaders", "names", "loaders/notices/2025-fujian.txt"],
)


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("QMG_", "PYTHON"))}
    return kept | {"PYTHONPATH": str(ROOT)} | more


def start(*words: str, stdout: int = subprocess.PIPE, **more: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *words], cwd=ROOT, env=environment(**more), stdout=stdout, stderr=subprocess.PIPE
    )


def run(*words: str, **more: str) -> tuple[int, bytes, str]:
    """Exit status, standard output and stderr of a Python process."""
    with start(*words, stdout=subprocess.PIPE, **more) as process:
        output, errors = process.communicate(timeout=60)
        return process.returncode, output, errors.decode()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_an_encoding_without_chinese_ends_no_command(words: list[str], encoding: str) -> None:
    status, output, errors = run("-m", *words, PYTHONIOENCODING=encoding)
    assert (status, errors) == (0, "")
    if encoding == "ascii":  # help is written as UTF-8 there, all else as escapes; neither is a traceback
        assert output.isascii() or output.decode("utf-8")
    assert b"Traceback" not in output
    assert len(output) > 80


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_c_locale_shows_chinese(words: list[str]) -> None:
    status, output, errors = run("-m", *words, LC_ALL="C")
    assert (status, errors) == (0, "")
    assert any("\u4e00" <= character <= "\u9fff" for character in output.decode("utf-8"))


def test_json_stays_json_in_any_encoding() -> None:
    code = (
        "import json; from ontology.console import command_line\n"
        f"with command_line(): print(json.dumps('{CHINESE}', ensure_ascii=False))"
    )
    _, output, _ = run("-c", code, PYTHONIOENCODING="ascii")
    assert json.loads(output) == CHINESE


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("lines", ["1", MANY])
def test_a_reader_that_goes_is_no_error(way: str, lines: str) -> None:
    with start("-c", PROGRAM, way, lines) as process:
        assert process.stdout is not None
        if lines == MANY:
            assert process.stdout.readline().decode().strip() == CHINESE
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("lines", ["1", MANY])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
def test_a_full_disk_is_one_line(way: str, lines: str) -> None:
    with open("/dev/full", "wb") as full, start("-c", PROGRAM, way, lines, stdout=full.fileno()) as process:
        errors = process.communicate(timeout=60)[1].decode()
    assert (process.returncode, errors) == (1, "the output cannot be written: No space left on device\n")


def test_an_error_of_ours_is_one_line_as_it_is() -> None:
    status, output, errors = run("-c", PROGRAM, "print", "0")
    assert (status, output) == (1, b"")
    assert errors.startswith(f"notice.txt: [bold]{CHINESE}[/bold] :cn: long ")
    assert errors.count("\n") == 1


def test_a_wrong_option_keeps_the_status_of_its_own() -> None:
    status, _, errors = run("-c", PROGRAM, "print")
    assert status == 2
    assert "lines" in errors.lower()


def test_unbuffered_output_is_not_held_back() -> None:
    code = "from ontology.console import command_line\nwith command_line(): print('x'); input()"
    words, piped = [sys.executable, "-u", "-c", code], subprocess.PIPE
    with subprocess.Popen(words, cwd=ROOT, env=environment(), stdin=piped, stdout=piped) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"x\n"
        process.communicate(b"\n", timeout=60)


def test_it_may_wrap_a_part_and_leaves_the_streams_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    stdout, stderr = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdout", stdout)
    monkeypatch.setattr(sys, "stderr", stderr)
    with pytest.raises(SystemExit) as end, command_line(), command_line():
        raise NoticeError("empty.txt: the file is empty")
    assert end.value.code == 1
    assert (sys.stdout, sys.stderr) == (stdout, stderr)
    assert (stdout.getvalue(), stderr.getvalue()) == ("", "empty.txt: the file is empty\n")


def test_an_error_that_is_not_ours_is_not_hidden() -> None:
    with pytest.raises(KeyError), command_line():
        raise KeyError("a defect of the program")
