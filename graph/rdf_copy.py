"""The RDF copy: the whole graph and the ontology as triples on the disk, on which SPARQL is evaluated.

    data_dir/rdf/store         the store of triples that is renewed, by one process at a time
    data_dir/rdf/owners.json   the owners in it, each with the digest of its facts; missing while it is renewed
    data_dir/rdf/copy-7        a copy of it (graph/copies.py), of which the disk holds only what differs

A copy that is not in step with the graph is renewed: only the owners whose digests differ are read
again, and the derived facts. Measured with the seven shipped notices (110,000 triples): 7 s and 26 MB at first,
about 2 s after a notice was loaded.
"""

import contextlib
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import Store as TripleStore

from graph.copies import Copy, Shelf, read_state, write_state
from graph.identity import files_digest
from graph.launch import PATIENCE
from graph.loading import data_mark
from graph.locks import locked
from graph.rdf_graphs import first_quads, renew_graphs
from graph.settings import PROJECT_ROOT, Settings
from graph.store import Store
from graph.stored_facts import stored_digests
from ontology.errors import StoreUnavailable
from ontology.kinds import Model
from ontology.terms import QUALITY_TTL

_ATTEMPTS = 5  # while others load notices, until two marks in succession are equal
_FOLDER, _STORE, _OWNERS, _LOCK = "rdf", "store", "owners.json", "lock"


def rdf_copy(store: Store, model: Model, settings: Settings) -> Copy:
    """Return a copy in step with the graph, renewed where it was not.

    Raises StoreUnavailable where the graph is written all the time, or the data folder cannot be.
    """
    shelf = _RdfShelf(settings.data_dir / _FOLDER, store, model, settings.base_iri)
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


class _RdfShelf(Shelf):
    """The folder of the copies, and of the store of triples that they are of."""

    def __init__(self, folder: Path, store: Store, model: Model, base: str) -> None:
        super().__init__(folder)
        self._store, self._model, self._base = store, model, base
        self.origin = f"{_program_digest()} {base}"  # another one makes other triples of equal facts

    def renewed(self, mark: list[Any]) -> Copy | None:
        """Renew the copy; return None where the graph has changed meanwhile."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(self.folder / _LOCK, PATIENCE):
            return self.current(mark) or self._renew(mark)

    def _renew(self, mark: list[Any]) -> Copy | None:
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
            in_step = data_mark(self._store) == mark[-1]
            return self.publish(mark, lambda folder: triples.backup(folder)) if in_step else None

    @contextlib.contextmanager
    def _renewing(self) -> Iterator[dict[str, str]]:
        """Yield the owners in the store of triples, and record what the block makes of them. Without the record, as
        after a crash, all is read again."""
        path = self.folder / _OWNERS
        state = read_state(path)
        known: dict[str, str] = state["owners"] if state.get("origin") == self.origin else {}
        path.unlink(missing_ok=True)
        if not known:
            shutil.rmtree(self.folder / _STORE, ignore_errors=True)
        yield known
        write_state(path, {"origin": self.origin, "owners": known})


@cache
def _program_digest() -> str:
    """Return a digest of the ontology and of the program that makes triples of facts."""
    return files_digest([*(PROJECT_ROOT / "graph").glob("*.py"), QUALITY_TTL])[:16]
