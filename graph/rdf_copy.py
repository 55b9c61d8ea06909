"""The RDF copy: the whole graph and the ontology as triples on the disk, on which SPARQL is evaluated.

    data_dir/rdf/store         the store of triples that is renewed, by one process at a time
    data_dir/rdf/owners.json   the owners in it, each with the digest of its facts; missing while it is renewed
    data_dir/rdf/copy-7        a copy of it that no longer changes, of which the disk holds only what differs
    data_dir/rdf/current.json  the latest copy, and the mark of the graph that it is of

A copy is in step while the graph has its mark. Otherwise it is renewed: only the owners whose digests differ are read
again, and the derived facts. Measured with the seven shipped notices (110,000 triples): 7 s and 26 MB at first,
about 2 s after a notice was loaded.
"""

import contextlib
import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import Store as TripleStore

from graph.launch import PATIENCE
from graph.loading import data_mark
from graph.locks import acquire, locked, release
from graph.rdf_graphs import first_quads, renew_graphs
from graph.settings import PROJECT_ROOT, Settings
from graph.store import Store
from graph.stored_facts import stored_digests
from ontology.errors import StoreUnavailable
from ontology.kinds import Model

_ATTEMPTS = 5  # while others load notices, until two marks in succession are equal
_KEPT = 2  # copies, besides those that are being read
_FOLDER, _STORE, _OWNERS, _CURRENT, _LOCK = "rdf", "store", "owners.json", "current.json", "lock"


@dataclass(frozen=True)
class RdfCopy:
    """A copy that no longer changes. A process that reads it holds a shared lock on `lock`."""

    folder: Path

    @property
    def lock(self) -> Path:
        """The file whose lock keeps the copy from being removed."""
        return self.folder.with_suffix(".lock")


def rdf_copy(store: Store, model: Model, settings: Settings) -> RdfCopy:
    """Return a copy in step with the graph, renewed where it was not.

    Raises StoreUnavailable where the graph is written all the time, or the data folder cannot be.
    """
    shelf = _Shelf(settings.data_dir / _FOLDER, store, model, settings.base_iri)
    try:
        for _ in range(_ATTEMPTS):
            mark = [shelf.origin, settings.graph_uri, data_mark(store)]
            found = shelf.current(mark) or shelf.renewed(mark)
            if found is not None:
                return found
    except OSError as error:
        raise StoreUnavailable(
            f"the RDF copy in {shelf.folder} cannot be used ({error}); set QMG_DATA_DIR to a folder with space"
        ) from error
    raise StoreUnavailable(
        "the graph is being written, so that its RDF copy is never in step; try again later"
    )


class _Shelf:
    """The folder of the copies."""

    def __init__(self, folder: Path, store: Store, model: Model, base: str) -> None:
        self.folder, self._store, self._model, self._base = folder, store, model, base
        self.origin = f"{_program_digest()} {base}"  # another one makes other triples of equal facts

    def current(self, mark: list[Any]) -> RdfCopy | None:
        """Return the latest copy if it has the mark."""
        state = _read_json(self.folder / _CURRENT)
        return self._copy(state["number"]) if state.get("mark") == mark else None

    def renewed(self, mark: list[Any]) -> RdfCopy | None:
        """Renew the copy; return None where the graph has changed meanwhile."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(self.folder / _LOCK, PATIENCE):
            return self.current(mark) or self._renew(mark)

    def _renew(self, mark: list[Any]) -> RdfCopy | None:
        with self._renewing() as known:
            digests = stored_digests(self._store)
            triples = TripleStore(self.folder / _STORE)
            if known:
                changed = [owner for owner in {**known, **digests} if known.get(owner) != digests.get(owner)]
                renew_graphs(triples, self._store, self._model, self._base, changed)
            else:
                triples.bulk_extend(first_quads(self._store, self._model, self._base, digests))
            # An owner that was loaded anew meanwhile is one to be read again; it may be half of each.
            after = stored_digests(self._store)
            known.clear()
            known.update({owner: each if after.get(owner) == each else "" for owner, each in digests.items()})
            return self._publish(triples, mark) if data_mark(self._store) == mark[-1] else None

    @contextlib.contextmanager
    def _renewing(self) -> Iterator[dict[str, str]]:
        """Yield the owners in the store of triples, and record what the block makes of them. Without the record, as
        after a crash, all is read again."""
        path = self.folder / _OWNERS
        state = _read_json(path)
        known: dict[str, str] = state["owners"] if state.get("origin") == self.origin else {}
        path.unlink(missing_ok=True)
        if not known:
            shutil.rmtree(self.folder / _STORE, ignore_errors=True)
        yield known
        _write_json(path, {"origin": self.origin, "owners": known})

    def _publish(self, triples: TripleStore, mark: list[Any]) -> RdfCopy:
        number = max((int(each.stem.removeprefix("copy-")) for each in self._locks()), default=0) + 1
        copy = self._copy(number)
        shutil.rmtree(copy.folder, ignore_errors=True)
        copy.lock.touch(0o600)
        triples.backup(copy.folder)
        _write_json(self.folder / _CURRENT, {"mark": mark, "number": number})
        for each in range(number - _KEPT, 0, -1):
            self._remove(self._copy(each))
        return copy

    def _remove(self, copy: RdfCopy) -> None:
        """Remove a copy, unless a process reads it."""
        if copy.lock.exists() and (lock := acquire(copy.lock)) is not None:
            shutil.rmtree(copy.folder, ignore_errors=True)
            copy.lock.unlink()
            release(lock)

    def _copy(self, number: int) -> RdfCopy:
        return RdfCopy(self.folder / f"copy-{number}")

    def _locks(self) -> Iterator[Path]:
        return self.folder.glob("copy-*.lock")


@cache
def _program_digest() -> str:
    """Return a digest of the ontology and of the program that makes triples of facts."""
    files = sorted([*(PROJECT_ROOT / "graph").glob("*.py"), PROJECT_ROOT / "ontology" / "quality.ttl"])
    return hashlib.sha256(b"".join(each.read_bytes() for each in files)).hexdigest()[:16]


def _read_json(path: Path) -> Mapping[str, Any]:
    """Return the content of a file; nothing where it is missing or was not written to its end."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write_json(path: Path, content: Mapping[str, Any]) -> None:
    part = path.with_suffix(".part")
    part.write_text(json.dumps(content), "utf-8")
    part.replace(path)
