"""The constraints of SHACL that the shapes use, each compiled to a check. Pure.

A constraint that is not here is an error of the file of shapes, so that none is ignored. More are added here, and in
the test that compares their verdicts with those of pySHACL.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rdflib import Literal, URIRef
from rdflib.term import Node

from ontology.errors import OntologyError
from ontology.shapes.kinds import Check, CompiledShape, Hit
from ontology.shapes.triples import ShapeQuery, TripleIndex
from ontology.terms import RDF, SH, XSD, curie

_ANY: Sequence[Hit] = (Hit(),)


def _each(is_right: Callable[[Node, TripleIndex], bool]) -> Check:
    """Return a check that finds each value that is not right."""

    def check(_: Node, values: Sequence[Node], triples: TripleIndex) -> Sequence[Hit]:
        return [Hit(value) for value in values if not is_right(value, triples)] if values else ()

    return check


def _all(is_right: Callable[[Sequence[Node]], bool]) -> Check:
    """Return a check of all values together."""
    return lambda _focus, values, _triples: () if is_right(values) else _ANY


def _number(parameter: Node) -> int:
    value = parameter.toPython() if isinstance(parameter, Literal) else None
    if type(value) is not int:
        raise OntologyError(f"{curie(parameter)} is no whole number")
    return value


def _min_count(parameter: Node) -> Check:
    fewest = _number(parameter)
    return _all(lambda values: len(values) >= fewest)


def _max_count(parameter: Node) -> Check:
    most = _number(parameter)
    return _all(lambda values: len(values) <= most)


def _datatype(parameter: Node) -> Check:
    return _each(lambda value, _: _datatype_of(value) == parameter and not getattr(value, "ill_typed", False))


def _datatype_of(value: Node) -> Node | None:
    if not isinstance(value, Literal):
        return None
    return RDF.langString if value.language else value.datatype or XSD.string


def _node_kind(parameter: Node) -> Check:
    if parameter != SH.IRI:
        raise OntologyError(f"sh:nodeKind {curie(parameter)} is not supported; only sh:IRI is")
    return _each(lambda value, _: isinstance(value, URIRef))


def _pattern(parameter: Node) -> Check:
    wanted = re.compile(str(parameter))
    return _each(
        lambda value, _: isinstance(value, URIRef | Literal) and wanted.search(str(value)) is not None
    )


def _min_inclusive(parameter: Node) -> Check:
    least = _number(parameter)
    return _each(lambda value, _: _is_number(value) and int(str(value)) >= least)


def _is_number(value: Node) -> bool:
    return isinstance(value, Literal) and type(value.toPython()) is int


def _class(parameter: Node) -> Check:
    return _each(lambda value, triples: triples.is_instance(value, parameter))


def _has_value(parameter: Node) -> Check:
    return _all(lambda values: parameter in values)


def _unique_lang(parameter: Node) -> Check:
    if parameter != Literal(True):
        raise OntologyError("sh:uniqueLang is true or absent")

    def check(_: Node, values: Sequence[Node], __: TripleIndex) -> Iterable[Hit]:
        spoken = (value.language for value in values if isinstance(value, Literal))
        counts = Counter(language.lower() for language in spoken if language)
        return (Hit() for count in counts.values() if count > 1)

    return check


def _not_after(parameter: Node) -> Check:
    """Return the check of sh:lessThanOrEquals: each value is a number not above any value of the other property."""

    def check(focus: Node, values: Sequence[Node], triples: TripleIndex) -> Iterator[Hit]:
        for value in values:
            for other in triples.values(focus, parameter):
                ordered = _is_number(value) and _is_number(other) and int(str(value)) <= int(str(other))
                yield from () if ordered else (Hit(value),)

    return check


# Constraints with one value, by their terms.
SIMPLE: Mapping[URIRef, Callable[[Node], Check]] = {
    SH.minCount: _min_count,
    SH.maxCount: _max_count,
    SH.datatype: _datatype,
    SH.nodeKind: _node_kind,
    SH.pattern: _pattern,
    SH.minInclusive: _min_inclusive,
    SH["class"]: _class,
    SH.hasValue: _has_value,
    SH.uniqueLang: _unique_lang,
    SH.lessThanOrEquals: _not_after,
}


def in_check(listed: Sequence[Node]) -> Check:
    """Return the check of sh:in: each value is one of a list."""
    allowed = frozenset(listed)
    return _each(lambda value, _: value in allowed)


def language_check(listed: Sequence[Node]) -> Check:
    """Return the check of sh:languageIn: each value is a text in one of the languages, or in a regional form of one."""
    ranges = tuple(str(each).lower() for each in listed)

    def is_right(value: Node, _: TripleIndex) -> bool:
        tag = value.language.lower() if isinstance(value, Literal) and value.language else ""
        return any(tag == each or tag.startswith(f"{each}-") for each in ranges)

    return _each(is_right)


def or_check(shapes: Sequence[CompiledShape]) -> Check:
    """Return the check of sh:or: each value has no violation of one of the shapes."""
    return _each(lambda value, triples: any(shape.accepts(value, triples) for shape in shapes))


def not_check(shape: CompiledShape) -> Check:
    """Return the check of sh:not: each value has a violation of the shape."""
    return _each(lambda value, triples: not shape.accepts(value, triples))


def qualified_check(shape: CompiledShape, fewest: Node) -> Check:
    """Return the check of sh:qualifiedValueShape: at least this number of values have no violation of the shape."""
    least = _number(fewest)

    def check(_: Node, values: Sequence[Node], triples: TripleIndex) -> Iterable[Hit]:
        return () if sum(shape.accepts(value, triples) for value in values) >= least else _ANY

    return check


def query_check(query: ShapeQuery, messages: Mapping[str, str]) -> Check:
    """Return the check of sh:sparql: the query, which is run once for all terms, has no answer for the term."""

    def check(focus: Node, _: Sequence[Node], triples: TripleIndex) -> Iterator[Hit]:
        return (Hit(row.get("value", focus), row, messages) for row in triples.answers(query).get(focus, ()))

    return check
