"""The graph of many owners as files for an offline import, without a server: the same nodes, relationships, claims and
ledgers as loading them one by one gives. Derived facts are made afterwards, from the imported graph.

Claims are counted in a database file, so that memory does not grow with the archive.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from uuid import uuid4

from graph.changes import stamped_nodes
from graph.claims import CLAIM, DATASET, LEDGER, Claim, claims_of, resolve_claims
from graph.data_state import present_time
from graph.entities import ATTACHED, Edge, Facts, Node, Ref, check_facts, distinct_edges
from graph.import_files import ImportFiles
from graph.owners import home_of
from ontology.kinds import Model

_COUNTS = "counts.sqlite"
_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE claim (id TEXT PRIMARY KEY, about TEXT, content TEXT, authority INTEGER, holders INTEGER) WITHOUT ROWID;
CREATE TABLE attached (edge TEXT PRIMARY KEY, source TEXT) WITHOUT ROWID;
CREATE TABLE home (about TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_COUNT = "INSERT INTO claim VALUES (?, ?, ?, ?, 1) ON CONFLICT (id) DO UPDATE SET holders = holders + 1"
_CLAIMS = "SELECT id, about, content, authority, holders FROM claim ORDER BY about, id"
# An entity of the vocabulary has the relationships that the vocabulary states.
_ATTACHED = (
    "SELECT edge FROM attached WHERE NOT EXISTS (SELECT 1 FROM claim WHERE about = source AND authority) "
    "ORDER BY edge"
)


class ArchiveWriter:
    """Writes the facts of owners to import files in a folder, each owner once; `finish` writes what they share."""

    def __init__(self, folder: Path, model: Model) -> None:
        self._model, self._path = model, folder / _COUNTS
        self._files = ImportFiles(folder, model)
        self._counts = sqlite3.connect(self._path)
        self._counts.executescript(_TABLES)

    def add(self, facts: Facts) -> None:
        """Write the facts of an owner. Raises OntologyError for facts that the ontology does not allow."""
        check_facts(facts, self._model)
        digest, claims = facts.digest, claims_of(facts, self._model)
        for node in stamped_nodes(facts, digest, self._model):
            self._files.write_node(node)
        for edge in distinct_edges(facts.edges):
            self._files.write_edge(edge)
        self._files.write_record(
            LEDGER, facts.owner, {"digest": digest, "claims": [each.id for each in claims]}
        )
        rows = [(each.id, each.about, each.content, each.authority) for each in claims]
        self._counts.executemany(_COUNT, rows)
        attached = [(edge.content, " ".join(edge.source)) for edge in facts.attached]
        self._counts.executemany("INSERT OR IGNORE INTO attached VALUES (?, ?)", attached)
        home = home_of(facts.owner)
        if home is not None:
            self._counts.execute("INSERT OR IGNORE INTO home VALUES (?)", [" ".join(home)])

    def finish(self, vocabulary: str) -> None:
        """Write the nodes that owners share, and the records of the store. `vocabulary`: the source of its facts."""
        self._counts.execute("CREATE INDEX claim_about ON claim (about)")
        for _, group in groupby(self._held(), key=lambda held: held[0].ref):
            self._write_shared(dict(group))
        for (edge,) in self._counts.execute(_ATTACHED):
            kind, source, target, properties = json.loads(edge)
            self._files.write_edge(Edge(kind, tuple(source), tuple(target), properties | {ATTACHED: True}))
        dataset = {
            "version": 1,
            "loaded_at": present_time(),
            "origin": uuid4().hex,
            "vocabulary": vocabulary,
        }
        self._files.write_record(DATASET, "dataset", dataset)

    def _write_shared(self, claims: Mapping[Claim, int]) -> None:
        """Write the claims about a node with their numbers of holders, and the node that results."""
        for each, holders in claims.items():
            stated = {"about": each.about, "content": each.content, "authority": each.authority}
            self._files.write_record(CLAIM, each.id, stated | {"holders": holders})
        ref = next(iter(claims)).ref
        properties = None if self._is_home(ref) else resolve_claims(claims, self._model)
        if properties is not None:
            self._files.write_node(Node(*ref, properties))

    def _held(self) -> Iterator[tuple[Claim, int]]:
        for _, about, content, authority, holders in self._counts.execute(_CLAIMS):
            kind, _, entity = about.partition(" ")
            yield Claim((kind, entity), content, bool(authority)), holders

    def _is_home(self, ref: Ref) -> bool:
        """Return whether a node is a notice of the archive, which states its own properties."""
        found = self._counts.execute("SELECT 1 FROM home WHERE about = ?", [" ".join(ref)])
        return found.fetchone() is not None

    def close(self) -> None:
        """Close the files; what was counted is deleted."""
        self._files.close()
        self._counts.close()
        self._path.unlink()
