"""Processes that end with their parent, even when the parent is killed.

Linux signals the death of its parent to a process (PR_SET_PDEATHSIG). The signal follows the THREAD that started
the process, so start it from a thread that lives as long as the process; and a parent that dies before the
request goes unnoticed, so the parent is checked once more afterwards. Elsewhere this does not exist: a process
whose parent was killed has to be ended by hand.

Run as a script, `lifeline.py PARENT COMMAND...` becomes COMMAND, tied to the process PARENT. It is a script, and
not a `preexec_fn`, because code between fork and exec may hang in a program with threads; it takes 20 ms.
"""

import ctypes
import os
import signal
import sys
from pathlib import Path

_SET_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG in <linux/prctl.h>


def end_with_parent(with_signal: int = signal.SIGTERM) -> bool:
    """Request the signal for this process when its parent ends; return False where the system cannot do it."""
    return _tie(os.getppid(), with_signal)


def tied_command(command: list[str]) -> list[str]:
    """Return a command line that runs `command` as a process that is killed when this one ends."""
    return [sys.executable, "-I", "-S", str(Path(__file__).resolve()), str(os.getpid()), *command]


def _tie(parent: int, with_signal: int) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    if prctl(_SET_DEATH_SIGNAL, int(with_signal), 0, 0, 0) != 0:
        return False
    if os.getppid() != parent:  # it ended before the request
        os.kill(os.getpid(), with_signal)
    return True


def main(arguments: list[str]) -> None:
    """Become the command given after the parent's process id."""
    _tie(int(arguments[0]), signal.SIGKILL)
    os.execv(arguments[1], arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
