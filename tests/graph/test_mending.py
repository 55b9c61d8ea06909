"""A store that lasts: its embedded server is killed, or goes with the command that owned it, and is there again."""

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph import embedded
from graph.cypher import Cypher
from graph.mending import Mender
from graph.settings import Settings
from graph.store import Store, open_store
from ontology.errors import StoreUnavailable
from tests.graph.test_embedded import COUNT, Command, alive, command, gone

__all__ = ["command"]
pytestmark = pytest.mark.server
PATIENCE = 60.0
ONE_MORE = Cypher("CREATE (n:Theme {id: $id})", {"id": "one more"})


def read_again(store: Store) -> object:
    """The number of themes, once the store can be read again."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return store.read(COUNT).value()
        except StoreUnavailable:
            assert time.monotonic() < deadline
            time.sleep(0.1)


def test_a_killed_server_is_started_again_and_again(tmp_path: Path) -> None:
    with open_store(Settings(data_dir=tmp_path), lasting=True) as store:
        killed = []
        for place in range(3):
            store.write([Cypher("CREATE (n:Theme {id: $id})", {"id": str(place)})])
            killed.append(embedded.start(tmp_path).address().java)
            os.kill(killed[-1], signal.SIGKILL)
            with pytest.raises(StoreUnavailable, match="killed by SIGKILL"):
                store.read(COUNT)
            assert read_again(store) == place + 1
        running = embedded.start(tmp_path).address().java
        assert len({*killed, running}) == 4
    assert not alive(running)
    assert not (tmp_path / "graph" / "server.json").exists()


def test_one_that_had_joined_owns_the_server_when_its_owner_has_gone(
    tmp_path: Path, command: Callable[..., Command]
) -> None:
    owner = command(tmp_path)
    java = owner.opened()["java"]
    with open_store(Settings(data_dir=tmp_path), lasting=True) as store:
        assert owner.send("write a") == "written"
        owner.finish()
        assert gone(java)
        assert read_again(store) == 1
        store.write([ONE_MORE])
        guest = command(tmp_path)
        assert guest.opened()["owner"] == os.getpid()
        assert guest.send("read") == "2"


def test_readers_meanwhile_fail_at_once_and_all_read_again(tmp_path: Path) -> None:
    with open_store(Settings(data_dir=tmp_path), lasting=True) as store:
        store.write([ONE_MORE])
        os.kill(embedded.start(tmp_path).address().java, signal.SIGKILL)
        found: list[object] = []
        readers = [threading.Thread(target=lambda: found.append(read_again(store))) for _ in range(8)]
        for each in readers:
            each.start()
        for each in readers:
            each.join(PATIENCE)
        assert found == [1] * 8


def test_a_store_closed_while_it_is_mended_leaves_nothing(tmp_path: Path) -> None:
    store = open_store(Settings(data_dir=tmp_path), lasting=True)
    os.kill(embedded.start(tmp_path).address().java, signal.SIGKILL)
    with pytest.raises(StoreUnavailable):
        store.read(COUNT)
    store.close()
    assert [each for each in Path("/proc").glob("[0-9]*/cmdline") if str(tmp_path) in _text(each)] == []


def test_the_closing_of_a_lost_store_leaves_the_server_of_others_published(
    tmp_path: Path, command: Callable[..., Command]
) -> None:
    store = open_store(Settings(data_dir=tmp_path))
    java = embedded.start(tmp_path).address().java
    os.kill(java, signal.SIGKILL)
    assert gone(java)
    other = command(tmp_path)
    other.opened()
    store.close()
    assert (tmp_path / "graph" / "server.json").exists()
    assert other.send("write a") == "written"


def test_a_mender_tries_until_it_succeeds_and_one_thread_at_a_time() -> None:
    tried, may_end = [], threading.Event()

    def mend() -> None:
        tried.append(threading.get_ident())
        if len(tried) == 1:
            raise StoreUnavailable("not yet")
        may_end.wait(PATIENCE)

    mender = Mender(mend)
    for _ in range(5):
        mender.begin()
    deadline = time.monotonic() + PATIENCE
    while len(tried) < 2 and time.monotonic() < deadline:
        mender.begin()
        time.sleep(0.01)
    may_end.set()
    mender.end()
    mender.begin()
    assert len(tried) == 2
    assert len(set(tried)) == 1


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode(errors="replace")
    except OSError:
        return ""
