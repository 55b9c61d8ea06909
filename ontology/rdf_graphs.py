"""RDF files to graphs, one for each named graph, within limits. Nothing that a file refers to is fetched.

The triples go through a store on disk, so that a file may be larger than the memory and its graphs in any order.
"""

from __future__ import annotations

import logging
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse
from pyoxigraph import Literal as OxLiteral
from rdflib import Graph, URIRef
from rdflib.term import Node as Term

from ontology.errors import UnreadableFile
from ontology.rdf_terms import RDF_FORMATS, rdflib_term

LARGEST_RDF = 2 * 2**30  # bytes of a file: the N-Quads of some thousand long notices
EXPANSION = (
    50  # times the file: our Turtle grows fourfold, one made to fill the disk by long prefixes thousandfold
)
ROOM = 64 * 2**20  # characters that any file may expand to
LARGEST_GRAPH = 500_000  # triples of one owner, which are in memory; the longest shipped notice has 12,000

GraphName = NamedNode | BlankNode | DefaultGraph

logging.getLogger("rdflib.term").addHandler(logging.NullHandler())  # it would print what our errors say


@dataclass(frozen=True)
class NamedGraph:
    """The triples of a graph in a file, and its name, if it is an IRI."""

    name: URIRef | None
    triples: Graph


def is_rdf(path: Path) -> bool:
    """Return whether a file is RDF, by its suffix."""
    return path.suffix.lower() in RDF_FORMATS


def read_graphs(path: Path, base: str, skipped: Collection[Term] = ()) -> Iterator[NamedGraph]:
    """Yield the graphs of a file by name, without those that are skipped. IRIs under the base are those of the program.

    Raises UnreadableFile, with file, line and remedy, for a file that is malformed, too large, or refers to others.
    """
    size, form = _size(path), RDF_FORMATS[path.suffix.lower()]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        limits = _Limits(path, max(ROOM, EXPANSION * size))
        store = Store(folder)
        _fill(store, path, form, limits)
        for name, count in sorted(limits.graphs.items(), key=lambda each: str(each[0])):
            term = rdflib_term(name, base) if isinstance(name, NamedNode) else None
            if term is None or term not in skipped:
                _check_graph(path, count)
                yield NamedGraph(term if isinstance(term, URIRef) else None, _graph(store, name, base))
        del store  # it has files in the folder


def _size(path: Path) -> int:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableFile(f"{path}: cannot be opened ({error.strerror})") from error
    if size > LARGEST_RDF:
        raise UnreadableFile(
            f"{path}: larger than {LARGEST_RDF // 2**30} GiB, the limit; split it by notices"
        )
    return size


class _Limits:
    """Counts what a file expands to, and the triples of each graph."""

    def __init__(self, path: Path, room: int) -> None:
        self._path, self._room = path, room
        self.graphs: Counter[GraphName] = Counter()

    def guarded(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Yield the quads. Raises UnreadableFile when there are too many, or they are too long."""
        for quad in quads:
            self._room -= sum(map(_length, (quad.subject, quad.predicate, quad.object, quad.graph_name)))
            if self._room < 0:
                raise UnreadableFile(
                    f"{self._path}: its triples are more than {EXPANSION} times as long as the file; "
                    "write it with shorter prefixes, or as N-Quads"
                )
            self.graphs[quad.graph_name] += 1
            yield quad


def _length(term: object) -> int:
    return len(term.value) if isinstance(term, NamedNode | OxLiteral) else len(str(term))


def _fill(store: Store, path: Path, form: RdfFormat, limits: _Limits) -> None:
    try:
        with path.open("rb") as file:
            store.bulk_extend(limits.guarded(parse(file, form, rename_blank_nodes=True)))
    except SyntaxError as error:
        raise UnreadableFile(_message(path, form, error)) from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(f"{path}: cannot be read ({error}); write it again") from error


def _message(path: Path, form: RdfFormat, error: SyntaxError) -> str:
    if "LoadDocumentCallback" in str(error):
        return f"{path}: its @context is at another address, and nothing is fetched; put the context into the file"
    line = f", line {error.lineno}" if error.lineno else ""
    return f"{path}{line}: not {form.name}: {str(error.msg).partition(': ')[2] or error.msg}; correct it"


def _check_graph(path: Path, count: int) -> None:
    if count > LARGEST_GRAPH:
        raise UnreadableFile(
            f"{path}: a graph of {count:,} triples is larger than the limit of {LARGEST_GRAPH:,}; "
            "give each notice a named graph of its own"
        )


def _graph(store: Store, name: GraphName, base: str) -> Graph:
    graph = Graph(store="SimpleMemory")
    for quad in store.quads_for_pattern(None, None, None, name):
        subject, predicate, value = (
            rdflib_term(each, base) for each in (quad.subject, quad.predicate, quad.object)
        )
        graph.add((subject, predicate, value))
    return graph
