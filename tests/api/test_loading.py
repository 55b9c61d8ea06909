"""Loading before serving, and what makes it needless: the same files, the same program, the same graph."""

import os
from pathlib import Path

import pytest

from api.loading import Loading, loading
from graph.cypher import Cypher
from graph.loading import retract_notice
from graph.settings import Settings
from graph.store import Store, open_store
from ontology.errors import NoticeError
from ontology.kinds import Model

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.server
NOTICE = ROOT / "tests" / "browser" / "hostile-notice.txt"
COUNT = Cypher("MATCH (n:Notice) RETURN count(n)")


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Those of a graph of its own, which the process that loads finds in its environment."""
    monkeypatch.setenv("QMG_DATA_DIR", str(tmp_path / "data"))
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    copied = tmp_path / "notice.txt"
    copied.write_bytes(NOTICE.read_bytes())
    return copied


def loads(settings: Settings, store: Store, *paths: Path) -> bool:
    """Whether loading these paths starts a process; it is awaited."""
    with loading(settings, paths) as load:
        load.finish(store)
        return load._child is not None


def test_what_has_not_changed_is_not_loaded_again(settings: Settings, notice: Path, model: Model) -> None:
    with open_store(settings) as store:
        assert loads(settings, store, notice)
        assert store.read(COUNT).value() == 1
        assert not loads(settings, store, notice)
        os.utime(notice, (1, 1))
        assert loads(settings, store, notice), "the file is another one"
        assert not loads(settings, store, notice)
        assert retract_notice(store, model, "zhong-zhi-xie-2025-99")
        assert loads(settings, store, notice), "the graph is another one"
        assert store.read(COUNT).value() == 1


def test_a_mark_that_cannot_be_read_is_none(settings: Settings) -> None:
    settings.data_dir.mkdir()
    for mark in ("", "[]", "{"):
        (settings.data_dir / "loaded.json").write_text(mark, "utf-8")
        assert not Loading(settings, [])._is_marked()


def test_what_could_not_be_loaded_is_told_and_leaves_no_mark(settings: Settings, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", "utf-8")
    with open_store(settings) as store:
        for _ in range(2):
            with loading(settings, [empty]) as load, pytest.raises(NoticeError):
                load.finish(store)


def test_only_what_serves_waits_for_it(settings: Settings) -> None:
    with loading(settings, []) as load:
        assert load._child is None


def test_a_load_that_is_left_is_ended(settings: Settings, notice: Path) -> None:
    with loading(settings, [notice]) as load:
        child = load._child
        assert child is not None
    assert child.wait(10) is not None
