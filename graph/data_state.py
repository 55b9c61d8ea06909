"""The state of the data as the graph records it: origin, version, and the time of the last write.

All three are properties of one node, so that every process and both servers give the same.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from graph.claims import DATASET
from graph.cypher import Cypher
from graph.store import Store


@dataclass(frozen=True)
class DataState:
    """The state of the data: origin of the graph, version (a number that every write increments), and time of the last
    write (RFC 3339, UTC). None where the graph has none, as before the first load."""

    origin: str | None = None
    version: int | None = None
    loaded_at: str | None = None

    @property
    def mark(self) -> str:
        """A text that no other state has; "" for a graph that was never prepared."""
        return "" if self.version is None else f"{self.origin} {self.version}"


def data_state(store: Store) -> DataState:
    """Return the state of the data. Raises StoreError."""
    query = Cypher(f"MATCH (d:{DATASET} {{id: 'dataset'}}) RETURN d.origin, d.version, d.loaded_at")
    rows = store.read(query).rows
    return DataState(*rows[0]) if rows else DataState()


def next_version() -> Cypher:
    """Increment the version of the data, and note the time. As the first statement of a transaction it also serialises
    writers: Neo4j blocks the second one at this node, the embedded server refuses it at commit, and it is retried."""
    text = (
        f"MERGE (d:{DATASET} {{id: 'dataset'}}) "
        "SET d.version = coalesce(d.version, 0) + 1, d.loaded_at = $loaded_at"
    )
    return Cypher(text, {"loaded_at": present_time()})


def present_time() -> str:
    """Return the time by the clock of this machine, in UTC, to the second (RFC 3339): 2025-09-01T08:00:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
