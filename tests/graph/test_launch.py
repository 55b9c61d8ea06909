"""The start of the embedded server: access to it, and failures."""

import os
import socket
import time
from pathlib import Path

import pytest

from graph import arcade, embedded, launch
from graph.cypher import Cypher
from graph.locks import acquire, release
from graph.settings import Settings
from graph.store import open_store
from ontology.errors import StoreUnavailable

pytestmark = pytest.mark.server
COUNT = Cypher("MATCH (n:Theme) RETURN count(n)")


@pytest.mark.parametrize(
    ("memory", "heap"), [(None, 1024), (2 * 2**30, 1024), (8 * 2**30, 2048), (256 * 2**30, 4096)]
)
def test_the_heap_is_a_quarter_of_the_memory_within_bounds(memory: int | None, heap: int) -> None:
    assert arcade.heap_size(memory) == heap * 2**20


def test_the_memory_of_this_machine_is_known(tmp_path: Path) -> None:
    known = arcade.machine_memory()
    assert known is not None
    assert f"-Xmx{arcade.heap_size(known) >> 20}m" in arcade.command(tmp_path, 1, 2)


def test_a_stale_address_is_not_used(tmp_path: Path) -> None:
    """Another program may use its port by now."""
    folder = tmp_path / "graph"
    folder.mkdir()
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        stale = launch.ServerAddress(1, 1, other.getsockname()[1], 1, "x", "x")
        launch.publish(folder, stale)
        assert launch.published(folder) == stale
        with open_store(Settings(data_dir=tmp_path)) as store:
            assert store.read(COUNT).value() == 0
            assert embedded.start(tmp_path).address().owner == os.getpid()


def test_a_new_owner_deletes_a_stale_address(tmp_path: Path) -> None:
    """Others would otherwise join the old server while the new one starts."""
    folder = tmp_path / "graph"
    folder.mkdir()
    launch.publish(folder, launch.ServerAddress(1, 1, 1, 1, "x", "x"))
    server = embedded.start(tmp_path)
    deadline = time.monotonic() + 5
    while not (folder / "server.log").exists() and time.monotonic() < deadline:
        time.sleep(0.005)
    assert not (folder / "server.json").exists()
    server.stop()
    assert not (folder / "server.json").exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"owner": 1}', '{"bolt": "x"}'])
def test_a_malformed_address_is_ignored(tmp_path: Path, text: str) -> None:
    (tmp_path / "server.json").write_text(text, "utf-8")
    assert launch.published(tmp_path) is None


def test_only_this_user_and_this_machine_reach_it(tmp_path: Path) -> None:
    with open_store(Settings(data_dir=tmp_path)):
        address = embedded.start(tmp_path).address()
        line = Path(f"/proc/{address.java}/cmdline").read_text()
        assert "arcadedb" in line
        kept = [p for p in (tmp_path / "graph").rglob("*") if p.is_file() and p.name != "server.json"]
        for password in (address.password, address.reader_password):
            assert password not in line
            assert not [path for path in kept if password.encode() in path.read_bytes()]
            assert password not in repr(address)
        assert (tmp_path / "graph").stat().st_mode & 0o777 == 0o700
        assert (tmp_path / "graph" / "server.json").stat().st_mode & 0o777 == 0o600
        tables = [Path(f"/proc/net/{name}").read_text().splitlines()[1:] for name in ("tcp", "tcp6")]
        ends = [line.split()[1].split(":") for table in tables for line in table if line.split()[3] == "0A"]
        mine = [host for host, port in ends if int(port, 16) in (address.bolt, address.http)]
        assert len(mine) == 2
        assert {host[-8:] for host in mine} == {"0100007F"}, "127.0.0.1, also where it is written as IPv6"


def test_a_port_that_is_taken_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        free = launch._free_ports
        offers = [(taken.getsockname()[1], free()[1]), free()]
        monkeypatch.setattr(launch, "_free_ports", lambda: offers.pop(0))
        with open_store(Settings(data_dir=tmp_path)) as store:
            assert store.read(COUNT).value() == 0
        assert offers == []


def test_a_start_that_fails_quotes_the_log(tmp_path: Path) -> None:
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "databases").write_text("in the way", "utf-8")
    with pytest.raises(StoreUnavailable) as failure:
        open_store(Settings(data_dir=tmp_path))
    message = str(failure.value)
    assert "could not be started: " in message
    assert "databases" in message
    assert "server.log" in message
    assert "\n" not in message
    with pytest.raises(StoreUnavailable, match="could not be started"):
        open_store(Settings(data_dir=tmp_path))


def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "graph").write_text("in the way", "utf-8")
    with pytest.raises(StoreUnavailable, match="cannot be used"):
        open_store(Settings(data_dir=tmp_path))


def test_the_wait_for_a_server_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "PATIENCE", 0.5)
    (tmp_path / "graph").mkdir()
    lock = acquire(tmp_path / "graph" / "server.lock")
    assert lock is not None
    with pytest.raises(StoreUnavailable, match=r"server\.lock.*QMG_DATA_DIR"):
        open_store(Settings(data_dir=tmp_path))
    release(lock)


def test_the_wait_for_another_writer_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(Settings(data_dir=tmp_path)) as store:
        monkeypatch.setattr(embedded, "PATIENCE", 0.3)
        lock = acquire(tmp_path / "graph" / "writer.lock")
        with pytest.raises(StoreUnavailable, match="has been writing"):
            store.write([COUNT])
        release(lock)
        store.write([COUNT])
