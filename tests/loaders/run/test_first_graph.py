"""The graph that a data folder begins with: what installing the vocabulary gives, with an origin of its own."""

from pathlib import Path

import pytest

from graph import first_graph
from graph.dump import dump
from graph.first_graph import begin_graph
from graph.loading import data_mark, prepare
from graph.settings import Settings
from graph.store import Store, open_store
from loaders.run.first_graph import record_first_graph
from loaders.run.installing import install
from ontology.kinds import Model
from ontology.vocabulary import load_vocabulary
from tests.conftest import empty

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a graph that was recorded now."""
    folder = tmp_path_factory.mktemp("share") / "first-graph"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(first_graph, "RECORDED", folder)
        record_first_graph()
    return folder


@pytest.fixture
def used(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_graph, "RECORDED", recorded)


@pytest.mark.usefixtures("used")
def test_it_is_what_an_installation_gives(embedded_store: Store, model: Model, tmp_path: Path) -> None:
    empty(embedded_store)
    install(embedded_store, model, load_vocabulary())
    marks = []
    for name in ("one", "other"):
        settings = Settings(data_dir=tmp_path / name)
        assert begin_graph(settings)
        folder = tmp_path / name / "graph"
        assert [each.name for each in folder.iterdir()] == ["databases"]
        assert folder.stat().st_mode & 0o777 == 0o700
        with open_store(settings) as store:
            prepare(store, model)
            marks.append(data_mark(store))
            assert dump(store, bookkeeping=True) == dump(embedded_store, bookkeeping=True)
            install(store, model, load_vocabulary())
            assert data_mark(store) == marks[-1], "nothing is left to be installed"
    assert marks[0].split() != marks[1].split()
    assert marks[0].split()[1] == marks[1].split()[1]


@pytest.mark.usefixtures("used")
def test_a_graph_is_never_replaced(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    assert not begin_graph(Settings(data_dir=tmp_path, graph_uri="bolt://127.0.0.1:1"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(first_graph, "_ROOMS", ("ontology",))
        assert not begin_graph(settings), "it is that of another program"
    assert not list(tmp_path.iterdir())
    kept = tmp_path / "graph" / "databases" / "neo4j"
    kept.mkdir(parents=True)
    assert not begin_graph(settings)
    assert not list(kept.iterdir())
    file = tmp_path / "file"
    file.touch()
    assert not begin_graph(Settings(data_dir=file)), "the server reports what is wrong with a folder"


def test_a_new_recording_replaces_the_old(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (before,) = recorded.iterdir()
    (recorded / "0123").mkdir()
    monkeypatch.setattr(first_graph, "RECORDED", recorded)
    record_first_graph()
    assert list(recorded.iterdir()) == [before]
    assert list(recorded.parent.iterdir()) == [recorded], "nothing else is left"
