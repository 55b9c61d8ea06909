"""`python -m api` as a process: how it starts, what it refuses, and that no process is left."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.server
PATIENCE = 120.0  # seconds for processes to begin or end
NOTICE = "loaders/notices/2025-fujian.txt"


def variables(data: Path, **more: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    return clean | {"QMG_DATA_DIR": str(data), "QMG_API_PORT": "0"} | more


@contextmanager
def running(
    data: Path, *arguments: str, command: tuple[str, ...] = ()
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run a process that serves, and yield it with the address that it prints."""
    own = (sys.executable, "-m", "api", *arguments)
    with subprocess.Popen(
        command or own, cwd=ROOT, env=variables(data), stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout
            matches = (re.search(r"http://127\.0\.0\.1:\d+", line) for line in process.stdout)
            address = next((match[0] for match in matches if match), None)
            assert address, "it ended without serving"
            yield process, address
        finally:
            if process.poll() is None:
                process.terminate()
            process.wait(PATIENCE)


def refused(data: Path, *arguments: str, **more: str) -> str:
    """Return what a process that cannot serve prints on stderr; it leaves no process."""
    command = [sys.executable, "-m", "api", *arguments]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=variables(data, **more),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    wait_until_gone(data)
    return done.stderr


def processes_of(data: Path) -> list[str]:
    """Return the command lines that name a data folder, as that of the graph server does."""
    lines = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(entry.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue
    return [line for line in lines if str(data) in line]


def wait_until_gone(data: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while processes_of(data):
        assert time.monotonic() < deadline, processes_of(data)
        time.sleep(0.05)


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_ends_cleanly_when_asked(ending: signal.Signals, tmp_path: Path) -> None:
    with running(tmp_path) as (process, address):
        assert httpx.get(f"{address}/readyz", timeout=30).status_code == 200
        assert processes_of(tmp_path)
        process.send_signal(ending)
        assert process.wait(PATIENCE) == 0
        assert not processes_of(tmp_path)


# An app that is asked to end while it answers.
_ASKED_WITHIN = """
import os, socket, sys
from api.serving import answer_requests, server_of

async def app(scope, receive, send):
    os.kill(os.getpid(), int(sys.argv[1]))
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"answered"})

with socket.create_server(("127.0.0.1", 0)) as listener:
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    try:
        answer_requests(server_of(app), listener)
    except KeyboardInterrupt:  # uvicorn raises SIGINT again
        pass
"""


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGHUP])
def test_a_request_under_way_is_answered_before_it_ends(ending: signal.Signals, tmp_path: Path) -> None:
    command = (sys.executable, "-c", _ASKED_WITHIN, str(int(ending)))
    with running(tmp_path, command=command) as (process, address):
        assert httpx.get(address, timeout=30).text == "answered"
        assert process.wait(PATIENCE) == 0


def test_the_graph_server_goes_with_it_when_it_is_killed(tmp_path: Path) -> None:
    with running(tmp_path) as (process, _):
        assert processes_of(tmp_path)
        process.kill()
        process.wait(PATIENCE)
        wait_until_gone(tmp_path)


def test_it_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    script = f"{sys.executable} -m api --with-parent; true"
    with running(tmp_path, command=("bash", "-c", script)) as (parent, address):
        assert httpx.get(f"{address}/healthz", timeout=30).status_code == 200
        parent.kill()
        wait_until_gone(tmp_path)
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{address}/healthz")


def test_it_loads_before_it_serves(tmp_path: Path) -> None:
    with running(tmp_path, "--load", NOTICE) as (_, address):
        assert httpx.get(f"{address}/v1/summary", timeout=30).json()["notices"] == 1
    wait_until_gone(tmp_path)


def test_it_ends_while_it_is_still_loading(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "api", "--load", "loaders/notices"]
    with subprocess.Popen(command, cwd=ROOT, env=variables(tmp_path), stdout=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + PATIENCE
        while not processes_of(tmp_path) and time.monotonic() < deadline:
            time.sleep(0.01)
        process.terminate()
        assert process.wait(PATIENCE) == 0
    wait_until_gone(tmp_path)


def test_a_port_in_use_is_refused_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        message = refused(tmp_path, "--load", NOTICE, QMG_API_PORT=port)
    assert message.count("\n") == 1
    assert port in message
    assert "QMG_API_PORT" in message
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QMG_API_PORT", "many"),
        ("QMG_API_HOST", "no.such.host.invalid"),
        ("QMG_BASE_IRI", "here"),
        ("QMG_APIHOST", "x"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(name: str, value: str, tmp_path: Path) -> None:
    message = refused(tmp_path, **{name: value})
    assert message.count("\n") == 1
    assert name in message


def test_an_unreachable_server_is_refused_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    message = refused(tmp_path, QMG_GRAPH_URI=f"bolt://127.0.0.1:{port}", QMG_GRAPH_PASSWORD="x")
    assert message.count("\n") == 1
    assert str(port) in message


def test_it_does_not_serve_when_loading_fails(tmp_path: Path) -> None:
    strange = tmp_path / "strange.txt"
    strange.write_text("这不是通知。", "utf-8")
    message = refused(tmp_path / "data", "--load", str(strange))
    assert "strange.txt" in message
    assert "not served" in message


def test_the_help_is_in_both_languages() -> None:
    command = [sys.executable, "-m", "api", "--help"]
    output = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True).stdout
    for word in ("启动接口", "Serve the API", "--load", "--with-parent"):
        assert word in output
