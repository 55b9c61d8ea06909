"""SPARQL queries, read only: each is evaluated on the RDF copy of the graph, within limits, in a process of its own.

The default graph has all triples; the named graphs are those of the owners (graph/iris.py), of the derived facts and
of the ontology. The prefixes of the project need no declaration, as at public endpoints: a query that declares them
too runs elsewhere as well.
"""

import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from graph.copies import Copy
from graph.rdf_copy import rdf_copy
from graph.rdf_files import rdf_prefixes
from graph.settings import Settings
from graph.store import Store
from ontology.errors import SparqlExceeded, SparqlRefused, StoreUnavailable
from ontology.kinds import Model
from ontology.terms import OWL, RDFS
from queries.sparql.formats import SparqlFormats
from queries.sparql.text import check_sparql, parser_message

SparqlKind = Literal["solutions", "boolean", "triples"]

_MEMORY = 512 * 2**20  # bytes for a query, besides those of the process
_SCRIPT = Path(__file__).parent / "process.py"
_KILLED = (-signal.SIGXCPU, -signal.SIGKILL)


@dataclass(frozen=True)
class SparqlQuery:
    """A query, and the graphs that the request names in place of those in its FROM clauses; none keeps them."""

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True)
class SparqlResult:
    """A result in its format. `content` is None where the kind of the result has no format among those asked for."""

    kind: SparqlKind
    count: int = 0
    content: bytes | None = field(default=None, repr=False)


class SparqlEngine:
    """Answers SPARQL queries about a graph."""

    def __init__(self, store: Store, model: Model, settings: Settings) -> None:
        self._store, self._model, self._settings = store, model, settings
        self._prefixes = sparql_prefixes(model, settings.base_iri)
        self._running: set[subprocess.Popen[bytes]] = set()

    def answer(self, query: SparqlQuery, formats: SparqlFormats) -> SparqlResult:
        """Return the result of a query. Raises SparqlRefused, SparqlExceeded, and StoreError."""
        check_sparql(query.text)
        copy = rdf_copy(self._store, self._model, self._settings)
        head, content = self._run(self._task(query, formats, copy), self._settings.sparql_seconds)
        if "refused" in head:
            raise SparqlRefused(parser_message(head["refused"], query.text))
        if "exceeded" in head:
            raise SparqlExceeded(f"{head['exceeded']}: ask for less, with LIMIT and OFFSET for instance")
        return SparqlResult(head["kind"], head.get("rows", 0), content if "rows" in head else None)

    def stop(self) -> None:
        """End the queries that are being evaluated, as the program is to end."""
        for each in tuple(self._running):
            each.kill()

    def _run(self, task: Mapping[str, Any], seconds: int) -> tuple[dict[str, Any], bytes]:
        """Run a task, and return the line about its result, and the result. The process is killed after `seconds`."""
        command, pipe = [sys.executable, str(_SCRIPT)], subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
            self._running.add(process)
            try:
                output, errors = process.communicate(json.dumps(task).encode(), seconds)
            except subprocess.TimeoutExpired as error:
                raise _out_of_time(seconds) from error
            finally:
                process.kill()
                self._running.discard(process)
        _check_status(process.returncode, errors, seconds)
        head, _, content = output.partition(b"\n")
        return json.loads(head), content

    def _task(self, query: SparqlQuery, formats: SparqlFormats, copy: Copy) -> Mapping[str, Any]:
        return {
            "query": query.text,
            "dataset": bool(query.default_graphs or query.named_graphs),
            "default_graphs": query.default_graphs,
            "named_graphs": query.named_graphs,
            "results": formats.rows and formats.rows.ending,
            "triples": formats.triples and formats.triples.ending,
            "base": self._settings.base_iri,
            "prefixes": self._prefixes,
            "rows": self._settings.sparql_rows,
            "seconds": self._settings.sparql_seconds,
            "memory": _MEMORY,
            "folder": str(copy.folder),
            "lock": str(copy.lock),
        }


def sparql_prefixes(model: Model, base: str) -> dict[str, str]:
    """Return the prefixes that a query need not declare."""
    return {"rdfs": str(RDFS), "owl": str(OWL)} | rdf_prefixes(model, base)


def _check_status(status: int, errors: bytes, seconds: int) -> None:
    """Raise what the exit status of the process stands for."""
    if status in _KILLED:
        raise _out_of_time(seconds)
    if status < 0:  # as of memory that cannot be had, or of a query that is nested too deeply
        raise SparqlExceeded("the query needs too much memory: ask for less, or ask in several steps")
    if status > 0:
        raise StoreUnavailable(f"the SPARQL process failed, try again: {errors.decode('utf-8', 'replace')}")


def _out_of_time(seconds: int) -> SparqlExceeded:
    return SparqlExceeded(f"the query took more than {seconds} s: ask for less, or ask in several steps")
