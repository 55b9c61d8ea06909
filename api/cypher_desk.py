"""The desk for Cypher queries of clients: one for all ways in which they come, so that its limits hold for all
together."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from api.desk import Desk
from api.metrics import Metrics
from graph.settings import Settings
from graph.store import Store
from graph.untrusted import Excerpt
from ontology.kinds import Model
from queries.cypher.engine import CypherEngine
from queries.cypher.names import UnknownName, find_unknown_names, known_names

_KIND = "cypher"
T = TypeVar("T")


class CypherDesk:
    """Answers Cypher queries, checked and within limits, a few at once."""

    def __init__(self, store: Store, settings: Settings, model: Model, metrics: Metrics) -> None:
        self._engine, self._known = CypherEngine(store, settings), known_names(model)
        self._desk, self._metrics = Desk(_KIND, metrics, self._engine.stop), metrics

    async def ask(
        self,
        query: str,
        parameters: Mapping[str, Any],
        present: Callable[[Excerpt, Sequence[UnknownName]], T],
    ) -> T:
        """Return what `present` makes of the first rows of a query and the names in it that the graph does not have.

        Raises CypherRefused, QueryExceeded, StoreError, and HTTPException where too many wait.
        """
        return await self._desk.run(partial(self._answer, query, parameters, present))

    def stop(self) -> None:
        """End the queries that run, and the processes that run them."""
        self._engine.stop()

    def _answer(
        self,
        query: str,
        parameters: Mapping[str, Any],
        present: Callable[[Excerpt, Sequence[UnknownName]], T],
    ) -> T:
        found = self._engine.answer(query, parameters)
        self._metrics.rows(_KIND, len(found.rows))
        return present(found, find_unknown_names(query, parameters, self._known))
