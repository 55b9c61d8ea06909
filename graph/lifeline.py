"""Processes that end with the one that started them, even when that one is killed.

Linux tells a process of its parent's death (PR_SET_PDEATHSIG). Two things to know: the signal follows the
THREAD that started the process, so start it from a thread that lives as long as the process is wanted; and
a parent that dies before the request is made goes unnoticed, so it is looked for once more afterwards.
Elsewhere nothing of this exists: a process whose parent was killed has to be ended by hand.

Run as a script, `lifeline.py PARENT COMMAND...` becomes COMMAND, tied to the process PARENT. A script, and
not a `preexec_fn`, because code between fork and exec may hang in a program with threads; it takes 20 ms.
"""

import ctypes
import os
import signal
import sys
from pathlib import Path

_SET_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG in <linux/prctl.h>


def end_with_parent(with_signal: int = signal.SIGTERM) -> bool:
    """Asks that this process gets the signal when its parent goes; False where the system cannot do it."""
    return _tie(os.getppid(), with_signal)


def tied(command: list[str]) -> list[str]:
    """The command that runs `command` as a process that is killed when this one goes."""
    return [sys.executable, "-I", "-S", str(Path(__file__).resolve()), str(os.getpid()), *command]


def _tie(parent: int, with_signal: int) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    if prctl(_SET_DEATH_SIGNAL, int(with_signal), 0, 0, 0) != 0:
        return False
    if os.getppid() != parent:  # it went before we asked
        os.kill(os.getpid(), with_signal)
    return True


def main(arguments: list[str]) -> None:
    """Becomes the command given after the parent's process id."""
    _tie(int(arguments[0]), signal.SIGKILL)
    os.execv(arguments[1], arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
