"""The search index: in step with the graph after whatever happens to it, and equal to one made from nothing."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.cypher import Cypher
from graph.derived import WholeDerivation, put_derived
from graph.entities import Node
from graph.loading import (
    load_notice,
    load_register,
    load_vocabulary_facts,
    prepare,
    retract_notice,
    retract_register,
)
from graph.search import renewal
from graph.search.renewal import renewed_index, search_index
from graph.settings import Settings
from graph.store import Store
from ontology.errors import StoreUnavailable
from ontology.kinds import Model

CONTENT = (
    "SELECT class, id, owner, title, year, names, texts FROM entity",
    "SELECT class, id, property, value, folded, words, readings, facets FROM entity e JOIN name n ON n.entity = e.key "
    "JOIN name_words w ON w.rowid = n.key",
    "SELECT class, id, name, text, facets FROM entity e JOIN words w ON w.rowid = e.key",
    "SELECT owner, class, id FROM mention",
    "SELECT id, digest FROM owner",
    "SELECT count(*) FROM name_words",
    "SELECT count(*) FROM words",
)


def content(settings: Settings) -> list[list[tuple[Any, ...]]]:
    """Return all that is in the index but its keys."""
    with search_index(settings).reading() as connection:
        return [sorted(connection.execute(each).fetchall(), key=repr) for each in CONTENT]


def titles(settings: Settings, name: str) -> list[str]:
    with search_index(settings).reading() as connection:
        rows = connection.execute("SELECT title FROM entity WHERE class = ? ORDER BY title", (name,))
        return [title for (title,) in rows]


def load_all(store: Store, factory: Any, model: Model) -> None:
    store.write([Cypher("MATCH (n) DETACH DELETE n")])
    prepare(store, model)
    load_vocabulary_facts(store, model, factory.vocabulary(("samr", "国家市场监督管理总局")))
    for owner in ("n-1", "n-2"):
        load_notice(store, model, factory.notice(owner))
    load_register(store, model, factory.register("register:r", "质量第一"))


def found_event(store: Store, model: Model, *names: str) -> None:
    nodes = [Node("Event", f"e{number}", {"name": name, "year": 2025}) for number, name in enumerate(names)]
    put_derived(store, model, WholeDerivation(nodes=nodes))


def test_it_follows_every_change(store: Store, factory: Any, model: Model, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "kept")
    load_all(store, factory, model)
    other = factory.NoticeContent(theme="别的主题", organisers=("samr",))
    changes: tuple[Callable[[], object], ...] = (
        lambda: None,
        lambda: load_notice(store, model, factory.notice("n-1", other)),
        lambda: load_notice(
            store, model, factory.notice("n-3", factory.NoticeContent(forwards=("n-9", "9号")))
        ),
        lambda: found_event(store, model, "中国质量大会", "质量开放日"),
        lambda: retract_notice(store, model, "n-2"),
        lambda: found_event(store, model, "第五届中国质量大会"),
        lambda: retract_register(store, model, "register:r"),
        lambda: load_vocabulary_facts(store, model, factory.vocabulary(("miit", "工信部"))),
        lambda: retract_notice(store, model, "n-3"),
    )
    for number, change in enumerate(changes):
        change()
        renewed_index(store, model, settings)
        anew = Settings(data_dir=tmp_path / str(number))
        renewed_index(store, model, anew)
        assert content(settings) == content(anew), number


def test_it_has_the_entities_by_their_words(
    embedded_store: Store, factory: Any, model: Model, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path)
    load_all(embedded_store, factory, model)
    found_event(embedded_store, model, "中国质量大会")
    renewed_index(embedded_store, model, settings)
    assert titles(settings, "Agency") == ["国家市场监督管理总局", "机构name-xx"]
    assert titles(settings, "Region") == ["福建省"]
    assert titles(settings, "Notice") == ["关于n-1的通知", "关于n-2的通知"]
    assert titles(settings, "Activity") == ["活动0", "活动0", "活动1", "活动1"]
    assert titles(settings, "Event") == ["中国质量大会"]
    assert titles(settings, "Record") == ["质量第一"]
    assert titles(settings, "Evidence") == []


def test_only_what_changed_is_read_again(
    embedded_store: Store, factory: Any, model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(data_dir=tmp_path)
    load_all(embedded_store, factory, model)
    renewed_index(embedded_store, model, settings)
    load_notice(embedded_store, model, factory.notice("n-3"))
    renewed: list[str] = []
    original = renewal._Renewal.renew

    def recorded(self: Any, owners: list[str]) -> None:
        renewed.extend(owners)
        original(self, owners)

    monkeypatch.setattr(renewal._Renewal, "renew", recorded)
    for _ in range(2):
        renewed_index(embedded_store, model, settings)
    assert renewed == ["n-3"]


def test_a_failure_while_it_is_renewed_leaves_the_old_one(
    embedded_store: Store, factory: Any, model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(data_dir=tmp_path)
    load_all(embedded_store, factory, model)
    renewed_index(embedded_store, model, settings)
    before = content(settings)
    load_notice(embedded_store, model, factory.notice("n-3"))

    def failing(*_: object) -> None:
        raise StoreUnavailable("the server is gone")

    with monkeypatch.context() as patched:
        patched.setattr(renewal._Renewal, "_renew_derived", failing)
        with pytest.raises(StoreUnavailable, match="gone"):
            renewed_index(embedded_store, model, settings)
    assert content(settings) == before
    renewed_index(embedded_store, model, settings)
    assert "关于n-3的通知" in titles(settings, "Notice")


def test_a_file_that_is_none_is_named_with_a_remedy(
    embedded_store: Store, factory: Any, model: Model, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path)
    load_all(embedded_store, factory, model)
    path = search_index(settings).path
    path.parent.mkdir()
    path.write_text("no database, and longer than a header of one would be" * 20, "utf-8")
    with pytest.raises(StoreUnavailable, match=r"index\.sqlite cannot be used .* delete it"):
        renewed_index(embedded_store, model, settings)


def test_another_program_makes_another_index(
    embedded_store: Store, factory: Any, model: Model, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path)
    load_all(embedded_store, factory, model)
    renewed_index(embedded_store, model, settings)
    before = content(settings)
    with sqlite3.connect(search_index(settings).path) as connection:
        connection.execute("UPDATE state SET value = 'older' WHERE name = 'origin'")
        connection.execute("DELETE FROM entity")
    renewed_index(embedded_store, model, settings)
    assert content(settings) == before


def test_several_may_renew_it_at_once(
    embedded_store: Store, factory: Any, model: Model, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path)
    load_all(embedded_store, factory, model)
    marks: list[str] = []
    threads = [
        threading.Thread(target=lambda: marks.append(renewed_index(embedded_store, model, settings)[1]))
        for _ in range(4)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    assert len(set(marks)) == 1
    assert len(marks) == 4
    with search_index(settings).reading() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_graph_that_is_always_being_written_has_none(
    embedded_store: Store, factory: Any, model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_all(embedded_store, factory, model)
    marks: Iterator[int] = iter(range(100))
    monkeypatch.setattr(renewal, "data_mark", lambda _store: f"mark {next(marks)}")
    with pytest.raises(StoreUnavailable, match="being written"):
        renewed_index(embedded_store, model, Settings(data_dir=tmp_path))
