"""The process of the embedded server: ports, passwords, start, readiness, end."""

import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from graph import arcade
from graph.lifeline import tied_command
from ontology.errors import StoreUnavailable

PATIENCE = 60.0  # seconds until a start counts as failed; 1.1-3 s is usual
_PORT_TRIES = 3  # another program may take a free port before the server does
STOPPING = 10.0  # seconds for a clean end; 0.4 s is usual
_FAILED = 'Exception in thread "main"'  # printed when the start fails; the process then hangs


@dataclass(frozen=True)
class ServerAddress:
    """A running server: the process that owns it, its own process, its ports on 127.0.0.1, and the passwords of
    the user that may write and of the user that may only read."""

    owner: int
    java: int
    bolt: int
    http: int
    password: str = field(repr=False)
    reader_password: str = field(repr=False)

    @property
    def uri(self) -> str:
        """The address of its Bolt port."""
        return f"bolt://127.0.0.1:{self.bolt}"

    def answers(self) -> bool:
        """Tell whether something listens at the Bolt port."""
        try:
            socket.create_connection(("127.0.0.1", self.bolt), 1.0).close()
        except OSError:
            return False
        return True


def launch(
    folder: Path, deadline: float, cancelled: Callable[[], bool], role: arcade.Role = arcade.HOLDER
) -> tuple[subprocess.Popen[bytes], ServerAddress]:
    """Start a server in `folder`, with its data there unless its role names another place, and wait until it answers.

    Call it from a thread that lives as long as the server (see graph/lifeline.py). Raises StoreUnavailable, which
    quotes the last line of the log, where the server ends early, is not ready at `deadline` (time.monotonic), or
    was `cancelled`.
    """
    for attempt in range(1, _PORT_TRIES + 1):
        process, address = _start(folder, role)
        if _ready(process, folder, deadline, cancelled):
            return process, address
        reason = _last_line(folder)
        stop_process(process)
        if attempt == _PORT_TRIES or "Unable to listen" not in _log(folder):
            break
    log = folder / "server.log"
    raise StoreUnavailable(f"the embedded graph server could not be started: {reason} (log: {log})")


def stop_process(process: subprocess.Popen[bytes], patience: float = STOPPING) -> None:
    """Ask the server to stop, and kill it if it does not within `patience` seconds."""
    process.terminate()
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def publish(folder: Path, address: ServerAddress) -> None:
    """Write the address to a file for other processes of this user."""
    _write_private(folder / "server.json", json.dumps(asdict(address)))


def published(folder: Path) -> ServerAddress | None:
    """Return the address that another process published, if that server still answers."""
    try:
        address = ServerAddress(**json.loads((folder / "server.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return address if address.answers() else None


def withdraw(folder: Path) -> None:
    """Delete the published address, or that of an owner that was killed."""
    with contextlib.suppress(FileNotFoundError):
        (folder / "server.json").unlink()


def _start(folder: Path, role: arcade.Role) -> tuple[subprocess.Popen[bytes], ServerAddress]:
    bolt, http = _free_ports()
    passwords = {user: secrets.token_urlsafe(32) for user in (arcade.WRITER, arcade.READER)}
    config = folder / "config"
    config.mkdir(exist_ok=True)
    for name, text in arcade.configuration(passwords).items():
        _write_private(config / name, text)
    command = tied_command(arcade.command(folder, bolt, http, role))
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder, start_new_session=True
        )  # a session of its own: Ctrl-C reaches the owner alone, which stops the server when it is done
    writer, reader = passwords[arcade.WRITER], passwords[arcade.READER]
    return process, ServerAddress(os.getpid(), process.pid, bolt, http, writer, reader)


def _ready(
    process: subprocess.Popen[bytes], folder: Path, deadline: float, cancelled: Callable[[], bool]
) -> bool:
    while time.monotonic() < deadline and process.poll() is None and not cancelled():
        log = _log(folder)
        if arcade.READY in log:
            return True
        if "\n" in log.partition(_FAILED)[2]:  # the whole line with the cause is there
            return False
        time.sleep(0.02)
    return False


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        for each in (one, other):
            each.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def _write_private(path: Path, text: str) -> None:
    """Write a file that only this user can read, whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)


def _log(folder: Path) -> str:
    return (folder / "server.log").read_text("utf-8", "replace")


def _last_line(folder: Path) -> str:
    """Return the line of the log with the cause: the error that ended the main thread, or the last line that is
    not blank and not part of a stack trace."""
    lines = [line.strip() for line in _log(folder).splitlines()]
    messages = [line for line in lines if line and not line.startswith(("at ", "... "))]
    failed = [line.partition(_FAILED)[2].strip() for line in messages if _FAILED in line]
    return [f"it printed nothing within {PATIENCE:.0f} s", *messages, *failed][-1]


def exit_status(process: subprocess.Popen[bytes]) -> str:
    """Return how the process ended, for a message."""
    code = process.returncode
    return f"killed by {signal.Signals(-code).name}" if code and code < 0 else f"status {code}"
