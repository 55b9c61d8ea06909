"""One run of the embedded server's process: ports, passwords, start, readiness, end."""

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
from graph.lifeline import tied
from ontology.errors import StoreUnavailable

PATIENCE = 60.0  # seconds until a start counts as failed; 1.1-3 s is usual
_PORT_TRIES = 3  # another program may take a free port before the server does
_STOPPING = 10.0  # seconds for a clean end; 0.4 s is usual
_FAILED = 'Exception in thread "main"'  # printed when the start fails; the process itself then hangs


@dataclass(frozen=True)
class Address:
    """Where a running server is: the process that owns it, its own, its ports on 127.0.0.1, and the
    passwords of the users that may write and that may only read."""

    owner: int
    java: int
    bolt: int
    http: int
    password: str = field(repr=False)
    reader_password: str = field(repr=False)

    def answers(self) -> bool:
        """Whether something listens at the Bolt port."""
        try:
            socket.create_connection(("127.0.0.1", self.bolt), 1.0).close()
        except OSError:
            return False
        return True


def launch(
    folder: Path, deadline: float, unwanted: Callable[[], bool]
) -> tuple[subprocess.Popen[bytes], Address]:
    """Starts a server with its data in `folder` and waits until it answers.

    Call it from a thread that lives as long as the server (see graph/lifeline.py). StoreUnavailable quotes
    the last line of the log when the server ends early, is not ready at `deadline` (time.monotonic), or
    `unwanted` says that nobody waits for it any more.
    """
    for attempt in range(1, _PORT_TRIES + 1):
        process, address = _begin(folder)
        if _ready(process, folder, deadline, unwanted):
            return process, address
        said = _last_line(folder)
        end(process)
        if attempt == _PORT_TRIES or "Unable to listen" not in _log(folder):
            break
    log = folder / "server.log"
    raise StoreUnavailable(f"the embedded graph server could not be started: {said} (log: {log})")


def end(process: subprocess.Popen[bytes]) -> None:
    """Asks the server to stop, and kills it when it does not."""
    process.terminate()
    try:
        process.wait(_STOPPING)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def publish(folder: Path, address: Address) -> None:
    """Tells other processes of this user how to join."""
    _private(folder / "server.json", json.dumps(asdict(address)))


def published(folder: Path) -> Address | None:
    """The server that another process told of, if it still answers."""
    try:
        address = Address(**json.loads((folder / "server.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return address if address.answers() else None


def withdraw(folder: Path) -> None:
    """Takes back what `publish` told, or what a killed owner left behind."""
    with contextlib.suppress(FileNotFoundError):
        (folder / "server.json").unlink()


def _begin(folder: Path) -> tuple[subprocess.Popen[bytes], Address]:
    bolt, http = _free_ports()
    passwords = {user: secrets.token_urlsafe(32) for user in (arcade.WRITER, arcade.READER)}
    config = folder / "config"
    config.mkdir(exist_ok=True)
    for name, text in arcade.configuration(passwords).items():
        _private(config / name, text)
    command = tied(arcade.command(folder, bolt, http))
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder, start_new_session=True
        )  # a session of its own: Ctrl-C in the terminal reaches us alone, and we stop it when we are done
    told = passwords[arcade.WRITER], passwords[arcade.READER]
    return process, Address(os.getpid(), process.pid, bolt, http, *told)


def _ready(
    process: subprocess.Popen[bytes], folder: Path, deadline: float, unwanted: Callable[[], bool]
) -> bool:
    while time.monotonic() < deadline and process.poll() is None and not unwanted():
        log = _log(folder)
        if arcade.READY in log:
            return True
        if _FAILED in log:
            return False
        time.sleep(0.02)
    return False


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        for each in (one, other):
            each.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def _private(path: Path, text: str) -> None:
    """Writes a file that only this user can read, whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)


def _log(folder: Path) -> str:
    return (folder / "server.log").read_text("utf-8", "replace")


def _last_line(folder: Path) -> str:
    """The line of the log that says why: what ended the main thread, or the last one that is not blank and
    not part of a stack trace."""
    lines = [line.strip() for line in _log(folder).splitlines()]
    telling = [line for line in lines if line and not line.startswith(("at ", "... "))]
    failed = [line.partition(_FAILED)[2].strip() for line in telling if _FAILED in line]
    return [f"it said nothing within {PATIENCE:.0f} s", *telling, *failed][-1]


def died(process: subprocess.Popen[bytes]) -> str:
    """How the process ended, for a message."""
    code = process.returncode
    return f"killed by {signal.Signals(-code).name}" if code and code < 0 else f"status {code}"
