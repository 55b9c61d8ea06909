"""Processes that end with their parent, with real processes, on Linux."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph import lifeline
from graph.settings import PROJECT_ROOT

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux signals the death of a parent"
)

TIED = "import time; from graph.lifeline import end_with_parent; print(end_with_parent(), flush=True); time.sleep(60)"
# A parent that starts a command, prints its process id, and waits.
PARENT = """
import subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, text=True)
print(child.pid, child.stdout.readline().strip(), flush=True)
sys.stdin.read()
"""


def ended(pid: int) -> bool:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.02)
    return False


def orphaned(command: list[str]) -> tuple[int, str]:
    """Return process id and first line of a command whose parent is killed."""
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(PROJECT_ROOT)},
    )  # fmt: skip
    assert parent.stdout is not None
    pid, line = parent.stdout.readline().split(maxsplit=1)
    parent.kill()
    parent.communicate()
    return int(pid), line.strip()


def test_a_process_of_ours_ends_with_its_parent() -> None:
    pid, line = orphaned([sys.executable, "-c", TIED])
    assert line == "True"
    assert ended(pid)


def test_a_tied_command_ends_with_its_parent() -> None:
    code = (
        "import subprocess, sys; from graph.lifeline import tied_command\n"
        "child = subprocess.Popen(tied_command(['/bin/sleep', '60'])); print(child.pid, flush=True); sys.stdin.read()"
    )
    owner = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(PROJECT_ROOT)},
    )  # fmt: skip
    assert owner.stdout is not None
    pid = int(owner.stdout.readline())
    time.sleep(0.3)  # the sleep itself is running by now
    assert Path(f"/proc/{pid}/comm").read_text().strip() == "sleep"
    owner.kill()
    owner.communicate()
    assert ended(pid)


def test_a_parent_that_ended_before_is_noticed() -> None:
    """Tied to a process that is not its parent, a command does not start."""
    script = [sys.executable, "-I", "-S", str(Path(lifeline.__file__)), str(2**22 + 1), "/bin/echo", "begun"]
    finished = subprocess.run(script, capture_output=True, text=True, timeout=20, check=False)
    assert finished.returncode == -9
    assert finished.stdout == ""
