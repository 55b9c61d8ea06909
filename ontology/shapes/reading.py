"""Shapes from triples: the SHACL of the files compiled to values. Pure; a construct that is unknown is an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from pyoxigraph import Store
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.errors import OntologyError
from ontology.shapes.components import (
    SIMPLE,
    in_check,
    language_check,
    not_check,
    or_check,
    qualified_check,
    query_check,
)
from ontology.shapes.kinds import Check, CompiledShape, Path, Target
from ontology.shapes.triples import ShapeQuery, TripleIndex
from ontology.term_lookup import single_value
from ontology.terms import RDF, RDFS, SH, curie

_FULL = re.compile(r"<([^<>\s]+:[^<>\s]+)>")
_SHORT = re.compile(r"(\w+):(\w+)")
_OPEN = re.compile(r"(?:[?$]\w+\s|;)\s*[?$]\w+\s+[?$<\"'\w]")  # a variable where a predicate is expected
_SEVERITIES = (SH.Violation, SH.Warning, SH.Info)
_KINDS = (SH.NodeShape, SH.PropertyShape)
_COUNTING = {SH.minCount, SH.hasValue, SH.qualifiedValueShape, SH.sparql}  # may fail where there is no value
# What a shape has besides its constraints.
_OTHERS = {
    RDF.type, SH.path, SH.targetClass, SH.targetSubjectsOf, SH.property, SH.severity, SH.message, SH.name,
    SH.description, SH.qualifiedMinCount, RDFS.comment, RDFS.seeAlso,
}  # fmt: skip


def read_shapes(graph: Graph) -> tuple[CompiledShape, ...]:
    """Return the shapes that have targets, in the order of the graph. Raises OntologyError, which names the shape."""
    reader = _Reader(graph)
    terms = dict.fromkeys(term for kind in _KINDS for term in graph.subjects(RDF.type, kind))
    found = [reader.shape(term) for term in terms]
    return tuple(shape for shape in found if shape.targets)


class _Reader:
    """Compiles the shapes of a graph, each once."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._found: dict[Node, CompiledShape] = {}
        self._parts: Mapping[URIRef, Callable[[Node, Node], Check]] = {
            SH["in"]: lambda _, value: in_check(self._list(value)),
            SH.languageIn: lambda _, value: language_check(self._list(value)),
            SH["or"]: lambda _, value: or_check([self.shape(each) for each in self._list(value)]),
            SH["not"]: lambda _, value: not_check(self.shape(value)),
            SH.node: lambda _, value: or_check([self.shape(value)]),
            SH.qualifiedValueShape: self._qualified,
            SH.sparql: lambda _, value: self._query(value),
        }

    def shape(self, term: Node) -> CompiledShape:
        """Return the shape of a term; shapes that refer to themselves are not supported."""
        if term not in self._found:
            try:
                self._found[term] = self._read(term)
            except OntologyError as error:
                raise (
                    error
                    if isinstance(term, BNode)
                    else OntologyError(f"{curie(term)}: {error}; correct the file of shapes")
                ) from error
            except RecursionError as error:
                raise OntologyError(f"{curie(term)} refers to itself; correct the file of shapes") from error
        return self._found[term]

    def _read(self, term: Node) -> CompiledShape:
        path = self._graph.value(term, SH.path)
        severity = self._graph.value(term, SH.severity) or SH.Violation
        if severity not in _SEVERITIES:
            raise OntologyError(f"has sh:severity {curie(severity)}")
        return CompiledShape(
            term=term,
            targets=tuple(self._targets(term)),
            path=None if path is None else self._path(path),
            predicate=path if isinstance(path, URIRef) else None,
            checks=tuple(self._checks(term)),
            properties=tuple(self.shape(each) for each in self._graph.objects(term, SH.property)),
            severity=severity,
            messages=self._messages(term),
            vacuous=path is not None and _COUNTING.isdisjoint(self._graph.predicates(term)),
        )

    def _targets(self, term: Node) -> Iterator[Target]:
        for each in self._graph.objects(term, SH.targetClass):
            yield _instances(each)
        for each in self._graph.objects(term, SH.targetSubjectsOf):
            yield _subjects(each)

    def _path(self, path: Node) -> Path:
        """Return a path: a predicate, or one in the other direction."""
        if isinstance(path, URIRef):
            return lambda focus, triples: triples.values(focus, path)
        inverse = self._graph.value(path, SH.inversePath)
        if isinstance(inverse, URIRef) and len(list(self._graph.predicates(path))) == 1:
            return lambda focus, triples: triples.subjects(inverse, focus)
        raise OntologyError("sh:path is neither a predicate nor an sh:inversePath")

    def _checks(self, term: Node) -> Iterator[Check]:
        for predicate, value in self._graph.predicate_objects(term):
            if predicate in SIMPLE:
                yield SIMPLE[URIRef(str(predicate))](value)
            elif predicate in self._parts:
                yield self._parts[URIRef(str(predicate))](term, value)
            elif predicate not in _OTHERS:
                raise OntologyError(f"has {curie(predicate)}, which is not supported (components.py)")

    def _qualified(self, term: Node, value: Node) -> Check:
        return qualified_check(self.shape(value), single_value(self._graph, term, SH.qualifiedMinCount))

    def _query(self, constraint: Node) -> Check:
        known = {RDF.type, SH.select, SH.message, SH.prefixes}
        for each in set(self._graph.predicates(constraint)) - known:
            raise OntologyError(f"its sh:sparql has {curie(each)}, which is not supported")
        select = str(single_value(self._graph, constraint, SH.select))
        prefixes = self._prefixes(self._graph.value(constraint, SH.prefixes))
        query = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in prefixes.items()) + select
        if "$this" not in select:
            raise OntologyError("its sh:sparql does not select $this")
        if _OPEN.search(select.partition("{")[2].rpartition("}")[0]):
            raise OntologyError("its sh:sparql has a variable as predicate, which is not supported")
        try:
            Store().query(query)
        except SyntaxError as error:
            raise OntologyError(f"its sh:sparql is no query: {error}") from error
        return query_check(ShapeQuery(query, _terms(select, prefixes)), self._messages(constraint))

    def _prefixes(self, document: Node | None) -> dict[str, str]:
        declared = [] if document is None else self._graph.objects(document, SH.declare)
        pairs = (
            (single_value(self._graph, each, SH.prefix), single_value(self._graph, each, SH.namespace))
            for each in declared
        )
        return {str(prefix): str(namespace) for prefix, namespace in sorted(pairs)}

    def _messages(self, term: Node) -> dict[str, str]:
        found = self._graph.objects(term, SH.message)
        return {each.language or "": str(each) for each in found if isinstance(each, Literal)}

    def _list(self, head: Node) -> Sequence[Node]:
        return tuple(self._graph.items(head))


def _terms(query: str, prefixes: Mapping[str, str]) -> frozenset[Node]:
    """Return the terms that a query names: in full, with a prefix, or as `a`."""
    full = {URIRef(iri) for iri in _FULL.findall(query)}
    short = {URIRef(prefixes[prefix] + name) for prefix, name in _SHORT.findall(query) if prefix in prefixes}
    return frozenset({*full, *short, RDF.type})


def _instances(cls: Node) -> Target:
    return lambda triples: triples.subjects(RDF.type, cls)


def _subjects(predicate: Node) -> Target:
    def target(triples: TripleIndex) -> Sequence[Node]:
        return triples.subjects_of(predicate)

    return target
