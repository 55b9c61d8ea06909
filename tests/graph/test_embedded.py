"""The life of the embedded server, with real processes: start, join, end, crash."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from graph import embedded
from graph.cypher import Cypher
from graph.settings import PROJECT_ROOT, Settings
from graph.store import open_store
from ontology.errors import StoreUnavailable

pytestmark = pytest.mark.server
COUNT = Cypher("MATCH (n:Theme) RETURN count(n)")

# Opens the store, prints the address of its server, and executes commands from stdin, one a line.
COMMAND = """
import json, os, sys
from pathlib import Path
from graph.cypher import Cypher
from graph.settings import Settings
from graph.store import open_store
with open_store(Settings(data_dir=Path(sys.argv[1]))) as store:
    address = store._connection.server.address()
    print(json.dumps({"owner": address.owner, "java": address.java}), flush=True)
    for line in sys.stdin:
        match line.split():
            case ["write", name]:
                store.write([Cypher("CREATE (n:Theme {id: $id})", {"id": name})])
                print("written", flush=True)
            case ["fork"]:
                child = os.fork()
                if child == 0:
                    import time; time.sleep(60); os._exit(0)
                print(child, flush=True)
            case ["read"]:
                try:
                    print(store.read(Cypher("MATCH (n:Theme) RETURN count(n)")).value(), flush=True)
                except Exception as error:
                    print(f"{type(error).__name__}: {error}", flush=True)
"""


class Command:
    """Another process with a store open on the same data."""

    def __init__(self, data: Path, code: str = COMMAND) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            cwd=PROJECT_ROOT, env=os.environ | {"PYTHONPATH": str(PROJECT_ROOT)},
        )  # fmt: skip

    @property
    def out(self) -> IO[str]:
        assert self.process.stdout is not None
        return self.process.stdout

    def opened(self) -> dict[str, int]:
        found: dict[str, int] = json.loads(self.out.readline())
        return found

    def send(self, line: str) -> str:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.out.readline().strip()

    def finish(self) -> None:
        """Let it close its store and end."""
        self.process.communicate(timeout=60)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def command() -> Iterator[Callable[..., Command]]:
    """A function that starts commands, which end with the test."""
    started: list[Command] = []

    def start(*arguments: Any) -> Command:
        started.append(Command(*arguments))
        return started[-1]

    yield start
    for each in started:
        each.kill()


def alive(pid: int) -> bool:
    """Tell whether the process runs; a zombie does not count."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(pid: int, seconds: float = 10) -> bool:
    """Tell whether the process ends within that time."""
    deadline = time.monotonic() + seconds
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not alive(pid)


def test_one_process_shares_one_server_until_its_last_store_closes(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    with open_store(settings) as one:
        server = embedded.start(tmp_path)
        java = server.address().java
        with open_store(settings) as other:
            other.write([Cypher("CREATE (n:Theme {id: 'a'})")])
            assert embedded.start(tmp_path) is server
        assert one.read(COUNT).value() == 1
        assert alive(java)
    assert not alive(java)
    assert not (tmp_path / "graph" / "server.json").exists()


def test_others_join_and_leave_it_running(tmp_path: Path, command: Callable[..., Command]) -> None:
    with open_store(Settings(data_dir=tmp_path)) as store:
        address = embedded.start(tmp_path).address()
        guest = command(tmp_path)
        assert guest.opened() == {"owner": os.getpid(), "java": address.java}
        assert guest.send("write a") == "written"
        guest.finish()
        assert store.read(COUNT).value() == 1


def test_commands_started_together_end_up_on_one_server(
    tmp_path: Path, command: Callable[..., Command]
) -> None:
    racing = [command(tmp_path) for _ in range(3)]
    found = [each.opened() for each in racing]
    assert len({each["java"] for each in found}) == 1
    assert [each.send(f"write {place}") for place, each in enumerate(racing)] == ["written"] * 3
    assert {each.send("read") for each in racing} == {"3"}
    for each in racing:
        each.finish()
    assert gone(found[0]["java"])


def test_a_killed_owner_leaves_no_server_and_an_intact_graph(
    tmp_path: Path, command: Callable[..., Command]
) -> None:
    """Not even where a forked worker survives it."""
    owner, guest = command(tmp_path), None
    java = owner.opened()["java"]
    guest = command(tmp_path)
    guest.opened()
    assert [owner.send(f"write {n}") for n in range(5)] == ["written"] * 5
    worker = int(owner.send("fork"))
    owner.kill()
    assert gone(java)
    message = guest.send("read")
    assert message.startswith("StoreUnavailable: no graph server answers at bolt://127.0.0.1:")
    assert f"process {owner.process.pid}, has ended; run this command again" in message
    assert (tmp_path / "graph" / "server.json").exists(), "stale: no process was left to delete it"
    with open_store(Settings(data_dir=tmp_path)) as store:
        assert store.read(COUNT).value() == 5
    assert alive(worker)
    os.kill(worker, signal.SIGKILL)


def test_a_killed_server_is_an_error_and_is_started_again(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    store = open_store(settings)
    store.write([Cypher("CREATE (n:Theme {id: 'a'})")])
    os.kill(embedded.start(tmp_path).address().java, signal.SIGKILL)
    with pytest.raises(StoreUnavailable, match=r"ended \(killed by SIGKILL\), see .*server\.log"):
        store.read(COUNT)
    with open_store(settings) as again:
        assert again.read(COUNT).value() == 1
    store.close()


def test_a_forked_child_leaves_the_server_alone(tmp_path: Path) -> None:
    """Workers that read notices are forked from a process with an open store."""
    with open_store(Settings(data_dir=tmp_path)) as store:
        worker = multiprocessing.get_context("fork").Process(target=embedded._stop_all)
        worker.start()
        worker.join()
        assert worker.exitcode == 0
        assert store.read(COUNT).value() == 0


def test_an_early_start_does_not_wait_and_is_ended(tmp_path: Path, command: Callable[..., Command]) -> None:
    """A program that starts the server early and then fails leaves nothing behind."""
    code = (
        "import sys; from pathlib import Path; from graph.settings import Settings\n"
        "from graph.embedded import start_early\n"
        "start_early(Settings(graph_uri='bolt://127.0.0.1:1'))\n"
        "start_early(Settings(data_dir=Path(sys.argv[1])))\n"
        "ready = (Path(sys.argv[1]) / 'graph' / 'server.json').exists()\n"
        "print(ready, 'neo4j' in sys.modules, flush=True); sys.stdin.read()"
    )
    early = command(tmp_path, code)
    ready, driver = early.out.readline().split()
    assert ready == "False", "it waited for the server"
    assert driver == "False", "the server is on its way before the driver is imported"
    guest = command(tmp_path)
    java = guest.opened()["java"]
    early.finish()
    assert gone(java)
