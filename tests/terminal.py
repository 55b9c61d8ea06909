"""A command on a terminal, as a reader sees it."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_ROWS = 40
_PATIENCE = 60  # seconds from the end of the output to that of the command


def lines_on_terminal(command: Sequence[str], columns: int, environment: Mapping[str, str]) -> list[str]:
    """Return the lines that a command shows on a terminal of a width, without colours. The command must succeed."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, columns, 0, 0))
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL
    ) as process:
        os.close(theirs)
        chunks = []
        while chunk := _read(ours):
            chunks.append(chunk)
        os.close(ours)
        assert process.wait(_PATIENCE) == 0
    text = _ANSI.sub("", b"".join(chunks).decode("utf-8"))
    return [line.rstrip() for line in text.split("\r\n")]


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""
