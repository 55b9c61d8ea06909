"""Parsers in child processes with limits of time and memory, for formats that are parsed whole."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

SECONDS = 30  # a file usually takes half a second; one that takes this long is broken, or an attack
MEMORY = 1536 * 2**20  # bytes of address space; the largest file in the tests takes 200 MiB
LARGEST_OUTPUT = 64 * 2**20
_ROOT = Path(__file__).parents[2]


class ChildError(Exception):
    """The child process refused the file, ran out of time or memory, or crashed; the message gives the reason."""


def run_child(module: str, content: bytes, seconds: float = SECONDS) -> bytes:
    """Return what `python -m module` makes of these bytes. Raises `ChildError`."""
    command = [sys.executable, "-m", module]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, cwd=_ROOT, env=environment, timeout=seconds
        )
    except subprocess.TimeoutExpired as error:
        raise ChildError(f"not read within {seconds:g} s") from error
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ChildError(lines[-1][:200] if lines else f"its reader ended with status {done.returncode}")
    return done.stdout


def run_as_child(work: Callable[[bytes], bytes]) -> None:
    """Do the work of a child process: standard input to standard output, or one line on standard error."""
    _limit_memory()
    try:
        output = work(sys.stdin.buffer.read())
    except Exception as error:  # whatever a parser raises is the reason of a refusal
        reason = " ".join(str(error).split())
        sys.exit(f"{type(error).__name__}: {reason}" if reason else type(error).__name__)
    if len(output) > LARGEST_OUTPUT:
        sys.exit(f"more than {LARGEST_OUTPUT // 2**20} MiB when read")
    sys.stdout.buffer.write(output)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ValueError, OSError):  # a lower limit is in force, or the system knows none
        return
