"""The triples that shapes are run on, indexed for look-up, and for the queries of shapes in a store of pyoxigraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import QuerySolutions, Store
from rdflib.term import Node

from ontology.rdf_terms import ox_quad, rdflib_term
from ontology.terms import RDF

AnyStatement = tuple[Node, Node, Node]
Row = Mapping[str, Node]  # the variables of one answer

_FOCUS = "this"
_NONE: Sequence[Node] = ()


@dataclass(frozen=True)
class ShapeQuery:
    """A query of a shape: its text, and the terms that it names. Its predicates are among these: a variable as a
    predicate is not supported."""

    text: str
    terms: frozenset[Node]


class TripleIndex:
    """Triples by subject and by object, and `beside`, the classes of entities that they may refer to."""

    def __init__(self, triples: Iterable[AnyStatement], beside: Mapping[Node, Node] | None = None) -> None:
        self._triples = list(triples)
        self._beside = beside or {}
        self._values: dict[Node, dict[Node, list[Node]]] = defaultdict(dict)
        self._store, self._predicates = Store(), frozenset[Node]()  # for queries
        for subject, predicate, value in self._triples:
            self._values[subject].setdefault(predicate, []).append(value)

    @cached_property
    def _subjects(self) -> Mapping[Node, Mapping[Node, Sequence[Node]]]:
        found: dict[Node, dict[Node, list[Node]]] = defaultdict(dict)
        for subject, predicate, value in self._triples:
            found[predicate].setdefault(value, []).append(subject)
        return found

    def values(self, subject: Node, predicate: Node) -> Sequence[Node]:
        """Return the values of a predicate."""
        found = self._values.get(subject)
        return found.get(predicate, _NONE) if found is not None else _NONE

    def subjects(self, predicate: Node, value: Node) -> Sequence[Node]:
        """Return the subjects that have a value."""
        found = self._subjects.get(predicate)
        return found.get(value, _NONE) if found is not None else _NONE

    def subjects_of(self, predicate: Node) -> list[Node]:
        """Return the subjects that have any value of a predicate."""
        return [subject for subject, found in self._values.items() if predicate in found]

    def relations(self, term: Node) -> list[Node]:
        """Return the subjects that have a term as the value of any predicate."""
        return [subject for found in self._subjects.values() for subject in found.get(term, ())]

    def is_instance(self, term: Node, cls: Node) -> bool:
        """Return whether an entity, given here or beside, is of a class."""
        return cls in self.values(term, RDF.type) or self._beside.get(term) == cls

    def answers(self, query: ShapeQuery) -> Mapping[Node, Sequence[Row]]:
        """Return the answers of a query for all values of $this at once."""
        if query.text not in self._answers:
            found: dict[Node, list[Row]] = defaultdict(list)
            solutions = self._stored(query.terms).query(query.text)
            assert isinstance(solutions, QuerySolutions)
            names = [each.value for each in solutions.variables]
            for solution in solutions:
                row = {name: rdflib_term(term) for name in names if (term := solution[name]) is not None}
                found[row[_FOCUS]].append(row)
            self._answers[query.text] = found
        return self._answers[query.text]

    @cached_property
    def _answers(self) -> dict[str, Mapping[Node, Sequence[Row]]]:
        return {}

    def _stored(self, predicates: frozenset[Node]) -> Store:
        """Return the store, in which the triples of these predicates are; most of a notice no query asks for."""
        missing = [each for each in predicates - self._predicates if each in self._subjects]
        self._predicates |= predicates
        self._store.bulk_extend(
            ox_quad((subject, predicate, value))
            for predicate in missing
            for value, subjects in self._subjects[predicate].items()
            for subject in subjects
        )
        return self._store
