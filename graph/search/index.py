"""The file of the search index (SQLite, FTS5), which several processes may read and one at a time writes.

Entities that are found by name have a row for each name (`name`, `name_words`), the others one row with name and
text (`words`); both have the terms of graph/search/folding.py. `mention` has the shared entities that each owner
refers to: those that a change of the owner may change.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.entities import Ref
from graph.search.entries import SearchEntry
from graph.search.folding import fold, joined_terms, readings
from ontology.errors import StoreUnavailable

SHARED, DERIVED = "", " derived"  # in place of the owner of an entity that has none
_BREAK = " qmbreak "  # between the values in a column, lest a phrase begin in one and end in the next
_PATIENCE = 120.0  # seconds to wait for another process that writes
_TABLES = """
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE owner (id TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID;
CREATE TABLE entity (key INTEGER PRIMARY KEY, class TEXT, id TEXT, owner TEXT, title TEXT, year INTEGER, names TEXT,
    texts TEXT);
CREATE UNIQUE INDEX entity_ref ON entity (class, id);
CREATE INDEX entity_owner ON entity (owner);
CREATE TABLE mention (owner TEXT, class TEXT, id TEXT, PRIMARY KEY (owner, class, id)) WITHOUT ROWID;
CREATE INDEX mention_ref ON mention (class, id);
CREATE TABLE name (key INTEGER PRIMARY KEY, entity INTEGER, property TEXT, value TEXT, folded TEXT);
CREATE INDEX name_entity ON name (entity);
CREATE INDEX name_folded ON name (folded);
CREATE VIRTUAL TABLE name_words USING fts5 (words, readings, facets, tokenize = 'unicode61 remove_diacritics 0',
    prefix = '1 2');
CREATE VIRTUAL TABLE words USING fts5 (name, text, facets, tokenize = 'unicode61 remove_diacritics 0');
"""
_NAMES = ("state", "owner", "entity", "mention", "name", "name_words", "words")


class SearchIndex:
    """The index in a file. Several threads may use it: each use has a connection of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection that sees one state of the index."""
        with self._connected(f"{self.path.resolve().as_uri()}?mode=ro") as connection:
            connection.execute("BEGIN")
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator["IndexWriter"]:
        """Yield the writer of the index, which is created where it is missing. All that the block writes is written,
        or nothing where it fails. Raises StoreUnavailable where others write for too long."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._connected(self.path.resolve().as_uri()) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("BEGIN IMMEDIATE")
            yield IndexWriter(connection)
            connection.execute("COMMIT")

    @contextlib.contextmanager
    def _connected(self, uri: str) -> Iterator[sqlite3.Connection]:
        try:
            with contextlib.closing(
                sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None)
            ) as connection:
                yield connection
        except (sqlite3.Error, OSError) as error:
            remedy = "delete it, or set QMG_DATA_DIR to a folder with space"
            raise StoreUnavailable(
                f"the search index {self.path} cannot be used ({error}); {remedy}"
            ) from error


class IndexWriter:
    """Writes the index, within a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._run, self._run_all = connection.execute, connection.executemany

    def state(self) -> dict[str, str]:
        """Return the state that was recorded; nothing of a new index."""
        return recorded_state(self._connection)

    def set_state(self, **values: str) -> None:
        """Record a state."""
        self._run_all("INSERT OR REPLACE INTO state VALUES (?, ?)", values.items())

    def clear(self) -> None:
        """Empty the index."""
        for name in _NAMES:
            self._run(f"DROP TABLE IF EXISTS {name}")
        for statement in _TABLES.split(";")[:-1]:
            self._run(statement)

    def owners(self) -> dict[str, str]:
        """Return the digest of each owner in the index."""
        return dict(self._run("SELECT id, digest FROM owner"))

    def set_owners(self, digests: Mapping[str, str]) -> None:
        """Make these the owners in the index."""
        self._run("DELETE FROM owner")
        self._run_all("INSERT INTO owner VALUES (?, ?)", digests.items())

    def take_mentions(self, owners: Iterable[str]) -> set[Ref]:
        """Remove the mentions of owners; return the entities."""
        taken: set[Ref] = set()
        for owner in owners:
            taken.update(self._run("SELECT class, id FROM mention WHERE owner = ?", (owner,)))
            self._run("DELETE FROM mention WHERE owner = ?", (owner,))
        return taken

    def put_mentions(self, owner: str, refs: Iterable[Ref]) -> None:
        """Record the shared entities that an owner refers to."""
        self._run_all("INSERT OR IGNORE INTO mention VALUES (?, ?, ?)", ((owner, *ref) for ref in refs))

    def drop_owned(self, owner: str) -> None:
        """Remove the entities that belong to an owner."""
        self._drop(key for (key,) in self._run("SELECT key FROM entity WHERE owner = ?", (owner,)).fetchall())

    def drop(self, refs: Iterable[Ref]) -> None:
        """Remove entities, of which some may be missing."""
        for ref in refs:
            self._drop(
                key
                for (key,) in self._run("SELECT key FROM entity WHERE class = ? AND id = ?", ref).fetchall()
            )

    def derived(self) -> dict[Ref, tuple[Any, ...]]:
        """Return what is stored of the derived entities, as `stored` returns it of an entry."""
        columns = "class, id, title, year, names, texts"
        rows = self._run(f"SELECT {columns} FROM entity WHERE owner = ?", (DERIVED,))
        return {(row[0], row[1]): tuple(row[2:]) for row in rows}

    def put(self, each: SearchEntry, named: bool) -> None:
        """Add an entity that is not in the index; `named` where it is found by its names."""
        (key,) = self._run(
            "INSERT INTO entity (class, id, owner, title, year, names, texts) VALUES (?, ?, ?, ?, ?, ?, ?) "
            "RETURNING key",
            (*each.ref, SHARED if each.owner is None else each.owner, *stored(each)),
        ).fetchone()
        facets = _facets(each)
        if named:
            for property, name in (("", each.title), *each.names):
                self._put_name(key, property, name, facets)
        else:
            names = [each.title, *(value for _, value in each.names)]
            texts = [value for _, value in each.texts]
            row = (key, *(joined_terms(fold(_BREAK.join(values))) for values in (names, texts)), facets)
            self._run("INSERT INTO words (rowid, name, text, facets) VALUES (?, ?, ?, ?)", row)

    def _put_name(self, entity: int, property: str, name: str, facets: str) -> None:
        folded = fold(name)
        (key,) = self._run(
            "INSERT INTO name (entity, property, value, folded) VALUES (?, ?, ?, ?) RETURNING key",
            (entity, property, name, joined_terms(folded)),
        ).fetchone()
        row = (key, joined_terms(folded), readings(folded), facets)
        self._run("INSERT INTO name_words (rowid, words, readings, facets) VALUES (?, ?, ?, ?)", row)

    def _drop(self, keys: Iterable[int]) -> None:
        for key in keys:
            self._run("DELETE FROM words WHERE rowid = ?", (key,))
            self._run("DELETE FROM name_words WHERE rowid IN (SELECT key FROM name WHERE entity = ?)", (key,))
            self._run("DELETE FROM name WHERE entity = ?", (key,))
            self._run("DELETE FROM entity WHERE key = ?", (key,))


def recorded_state(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the state that was recorded in an index; nothing of a new one."""
    exists = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'state'").fetchone()
    return dict(connection.execute("SELECT name, value FROM state")) if exists else {}


def stored(each: SearchEntry) -> tuple[Any, ...]:
    """Return the columns of an entry: title, year, names and texts."""
    return each.title, each.year, json.dumps(each.names), json.dumps(each.texts)


def _facets(each: SearchEntry) -> str:
    """Return the terms by which a class and a year are selected."""
    return " ".join([class_facet(each.ref[0]), *([] if each.year is None else [year_facet(each.year)])])


def class_facet(name: str) -> str:
    """Return the term of a class."""
    return f"class{name.lower()}"


def year_facet(year: int) -> str:
    """Return the term of a year."""
    return f"year{year}"
