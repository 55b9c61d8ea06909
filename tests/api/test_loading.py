"""The load before serving, which is skipped for the same files, the same program and the same graph."""

import os
from pathlib import Path

import pytest

from api.loading import InitialLoad, initial_load
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
    """Settings of a separate graph, which the loading process finds in its environment."""
    monkeypatch.setenv("QMG_DATA_DIR", str(tmp_path / "data"))
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    copied = tmp_path / "notice.txt"
    copied.write_bytes(NOTICE.read_bytes())
    return copied


def loads(settings: Settings, store: Store, *paths: Path) -> bool:
    """Tell whether loading these paths starts a process, and wait for it."""
    with initial_load(settings, paths) as load:
        load.finish(store)
        return load._child is not None


def test_unchanged_files_are_not_loaded_again(settings: Settings, notice: Path, model: Model) -> None:
    with open_store(settings) as store:
        assert loads(settings, store, notice)
        assert store.read(COUNT).value() == 1
        assert not loads(settings, store, notice)
        os.utime(notice, (1, 1))
        assert loads(settings, store, notice), "the file has changed"
        assert not loads(settings, store, notice)
        assert retract_notice(store, model, "zhong-zhi-xie-2025-99-ed858c")
        assert loads(settings, store, notice), "the graph has changed"
        assert store.read(COUNT).value() == 1


def test_a_malformed_marker_is_ignored(settings: Settings) -> None:
    settings.data_dir.mkdir()
    for text in ("", "[]", "{"):
        (settings.data_dir / "loaded.json").write_text(text, "utf-8")
        assert not InitialLoad(settings, [])._is_current()


def test_a_failed_load_is_an_error_and_leaves_no_marker(settings: Settings, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", "utf-8")
    with open_store(settings) as store:
        for _ in range(2):
            with initial_load(settings, [empty]) as load, pytest.raises(NoticeError):
                load.finish(store)


def test_without_paths_no_process_is_started(settings: Settings) -> None:
    with initial_load(settings, []) as load:
        assert load._child is None


def test_an_interrupted_load_is_ended(settings: Settings, notice: Path) -> None:
    with initial_load(settings, [notice]) as load:
        child = load._child
        assert child is not None
    assert child.wait(10) is not None
