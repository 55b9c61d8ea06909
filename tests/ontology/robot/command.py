"""ROBOT, the command-line tool of ontologists, with its reasoners: run as a process, an answer a call."""

import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.maven import MissingError, fetch, find_java

HERE = Path(__file__).resolve().parent
JAVA = range(11, 26)  # what 1.9.6 runs on
PATIENCE = 300.0  # seconds; the longest call takes 10 s
OPTIONS = ("-Xmx2g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


def robot(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run a command of ROBOT; skip the test, with the reason, where Java or Maven is missing."""
    try:
        start = _program()
    except MissingError as reason:
        pytest.skip(str(reason))
    command = [*start, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)


@cache
def _program() -> tuple[str, ...]:
    java, jars = find_java(JAVA, "ROBOT"), fetch("robot", HERE / "pom.xml")
    return java, *OPTIONS, "-cp", f"{jars}/*", "org.obolibrary.robot.CommandLineInterface"
