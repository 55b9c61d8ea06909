"""The search index in step with the graph: only owners that changed are read again, and the derived entities.

data_dir/search/index.sqlite
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby, islice
from typing import Any, TypeVar

from graph.claims import LEDGER, about
from graph.cypher import Cypher
from graph.derived import derived_nodes
from graph.entities import NOTICE, Ref
from graph.identity import files_digest
from graph.loading import data_mark
from graph.owners import home_of, keeper_of, kind_of
from graph.search.entries import is_named, search_entry, searched_classes
from graph.search.index import DERIVED, IndexWriter, SearchIndex, recorded_state, stored
from graph.settings import PROJECT_ROOT, Settings
from graph.store import Store
from graph.stored_facts import stored_digests
from ontology.errors import StoreUnavailable
from ontology.kinds import Model, NodeClass
from ontology.terms import QUALITY_TTL

_ATTEMPTS = 5  # while others load notices, until two marks in succession are equal
_OWNERS, _ENTITIES = 200, 2_000  # read by one query
_LEDGERS = f"UNWIND $ids AS id MATCH (l:{LEDGER} {{id: id}}) RETURN l.id, l.claims"
_YEARS = f"UNWIND $ids AS id MATCH (n:{NOTICE} {{id: id}}) RETURN n.id, n.campaign_year"
_FOLDER, _FILE = "search", "index.sqlite"
T = TypeVar("T")


def search_index(settings: Settings) -> SearchIndex:
    """Return the index of a data folder, which may not be in step, or not yet exist."""
    return SearchIndex(settings.data_dir / _FOLDER / _FILE)


def renewed_index(store: Store, model: Model, settings: Settings) -> tuple[SearchIndex, str]:
    """Return the index in step with the graph, renewed where it was not, and the mark of the data that it is of.

    Raises StoreUnavailable where the graph is written all the time, or the data folder cannot be used.
    """
    index = search_index(settings)
    for _ in range(_ATTEMPTS):
        mark = data_mark(store)
        state = {"origin": f"{_program_digest()} {settings.graph_uri or ''}", "mark": mark}
        if _is_in_step(index, state) or _renew(index, store, model, state):
            return index, mark
    raise StoreUnavailable(
        "the graph is being written, so that its search index is never in step; try again later"
    )


def _is_in_step(index: SearchIndex, state: Mapping[str, str]) -> bool:
    if not index.path.exists():
        return False
    with index.reading() as connection:
        return recorded_state(connection) == state


def _renew(index: SearchIndex, store: Store, model: Model, state: Mapping[str, str]) -> bool:
    """Renew the index; return False where the graph has changed meanwhile."""
    with index.writing() as writer:
        recorded = writer.state()
        if recorded == state:
            return True
        if recorded.get("origin") != state["origin"]:
            writer.clear()
        known, digests = writer.owners(), stored_digests(store)
        changed = [owner for owner in {**known, **digests} if known.get(owner) != digests.get(owner)]
        _Renewal(writer, store, model).renew(changed)
        # An owner that was loaded anew meanwhile is one to be read again; it may be half of each.
        after = stored_digests(store)
        writer.set_owners(
            {owner: each if after.get(owner) == each else "" for owner, each in digests.items()}
        )
        in_step = data_mark(store) == state["mark"]
        writer.set_state(**{**state, "mark": state["mark"] if in_step else ""})
        return in_step


class _Renewal:
    """Reads what changed from the graph and writes it into the index."""

    def __init__(self, writer: IndexWriter, store: Store, model: Model) -> None:
        self._writer, self._store = writer, store
        self._classes = {each.name: each for each in searched_classes(model)}
        self._derived = [
            (self._classes[node.type], {**node.properties, "id": node.id})
            for node in derived_nodes(store, model)
            if node.type in self._classes
        ]

    def renew(self, owners: Iterable[str]) -> None:
        """Replace the entities of these owners, and those that they refer to or did; then the derived ones."""
        shared: set[Ref] = set()
        for each in _slices(owners, _OWNERS):
            shared |= self._renew_mentions(each)
            self._renew_owned(each)
        derived = {(node_class.name, properties["id"]) for node_class, properties in self._derived}
        for refs in _slices(sorted(shared - derived), _ENTITIES):
            self._writer.drop(refs)
            for name, group in groupby(refs, key=lambda ref: ref[0]):
                match = f"UNWIND $ids AS id MATCH (n:{name} {{id: id}})"
                for properties in self._properties(name, match, [ref[1] for ref in group]):
                    self._put(name, properties)
        self._renew_derived()

    def _renew_mentions(self, owners: Sequence[str]) -> set[Ref]:
        """Replace the mentions of these owners; return the entities that the old ones and the new ones are of."""
        found = self._writer.take_mentions(owners)
        for owner, claims in self._rows(_LEDGERS, owners):
            claimed = {tuple(about(claim).split(" ", 1)) for claim in claims}
            refs = {(name, entity) for name, entity in claimed if name in self._classes}
            home = home_of(owner)
            refs |= {home} if home is not None else set()
            self._writer.put_mentions(owner, refs)
            found |= refs
        return found

    def _renew_owned(self, owners: Sequence[str]) -> None:
        """Replace the entities that belong to these owners."""
        for owner in owners:
            self._writer.drop_owned(owner)
        years = dict(self._rows(_YEARS, owners))
        for name, node_class in self._classes.items():
            kind = keeper_of(node_class)
            if kind is not None and kind.mark is not None:
                owned = {kind.mark_value(owner): owner for owner in owners if kind_of(owner) is kind}
                match = f"UNWIND $ids AS id MATCH (n:{name}) WHERE n.{kind.mark} = id"
                for properties in self._properties(name, match, list(owned), kind.mark):
                    owner = owned[properties[kind.mark]]
                    self._put(name, properties, owner, years.get(owner))

    def _properties(
        self, name: str, match: str, ids: Sequence[str], *others: str
    ) -> Iterator[Mapping[str, Any]]:
        """Yield the properties that are searched, and others, of the entities of a class that a pattern matches for
        these ids."""
        names = list(dict.fromkeys((*_columns(self._classes[name]), *others)))
        for row in self._rows(f"{match} RETURN {', '.join(f'n.{each}' for each in names)}", ids):
            yield {key: value for key, value in zip(names, row, strict=True) if value is not None}

    def _put(
        self, name: str, properties: Mapping[str, Any], owner: str | None = None, year: int | None = None
    ) -> None:
        node_class = self._classes[name]
        self._writer.put(search_entry(node_class, properties, owner, year), is_named(node_class))

    def _renew_derived(self) -> None:
        """Replace the derived entities that differ from those in the index."""
        old = self._writer.derived()
        for node_class, properties in self._derived:
            each = search_entry(node_class, properties, DERIVED)
            if old.pop(each.ref, None) != stored(each):
                self._writer.drop([each.ref])
                self._writer.put(each, is_named(node_class))
        self._writer.drop(old)

    def _rows(self, text: str, ids: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        if ids:
            yield from self._store.read(Cypher(text, {"ids": list(ids)})).rows


def _columns(node_class: NodeClass) -> list[str]:
    """Return the properties of which the words of an entity are made."""
    searched = [name for name, declared in node_class.properties.items() if declared.searched_as]
    years = [name for name in ("year", "campaign_year") if name in node_class.properties]
    return ["id", node_class.display, *searched, *years]


def _slices(values: Iterable[T], most: int) -> Iterator[list[T]]:
    rest = iter(values)
    while part := list(islice(rest, most)):
        yield part


@cache
def _program_digest() -> str:
    """Return a digest of the ontology and of the program that makes the index."""
    folder = PROJECT_ROOT / "graph" / "search"
    return files_digest([*folder.glob("*.py"), PROJECT_ROOT / "ontology" / "script.py", QUALITY_TTL])[:16]
