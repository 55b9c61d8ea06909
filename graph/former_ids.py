"""The entities that have an id by which they were known before: merged entries, and ids of an earlier rule."""

from collections.abc import Sequence

from graph.cypher import Cypher
from graph.entities import NOTICE
from graph.owners import NOTICE_OWNER, keeper_of
from graph.store import Store
from ontology.kinds import NodeClass

FORMER_IDS = "former_ids"


def has_former_ids(node_class: NodeClass) -> bool:
    """Return whether entities of a class have former ids: of their own, or with that of their notice."""
    return FORMER_IDS in node_class.properties or keeper_of(node_class) is NOTICE_OWNER


def current_ids(store: Store, label: str, former: str) -> list[str]:
    """Return the ids of the entities with this label and this former id, in order; several where it was that of
    several."""
    text = f"MATCH (n:{label}) WHERE $id IN n.{FORMER_IDS} RETURN n.id AS id ORDER BY id"
    return [str(row[0]) for row in store.read(Cypher(text, {"id": former})).rows]


def current_ids_of_part(store: Store, label: str, former: str) -> list[str]:
    """Return the ids of the activities or evidence of a notice whose id began with a former id of the notice.

    Where several notices had it, only those count that have such a part.
    """
    notice, _, part = former.partition(".")
    ids = [f"{current}.{part}" for current in current_ids(store, NOTICE, notice)] if part else []
    return _existing(store, label, ids)


def _existing(store: Store, label: str, ids: Sequence[str]) -> list[str]:
    text = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n.id AS id ORDER BY id"
    return [str(row[0]) for row in store.read(Cypher(text, {"ids": ids})).rows] if ids else []
