"""Shapes as values: targets, path, checks and messages by language; and their results."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rdflib.term import Node

from ontology.shapes.triples import Row, TripleIndex
from ontology.terms import SH, curie

_VARIABLE = re.compile(r"\{[?$](\w+)\}")


@dataclass(frozen=True)
class Hit:
    """A finding of a check: the value that breaks it, and the variables of a query, which its messages may name."""

    value: Node | None = None
    row: Row = field(default_factory=dict)
    messages: Mapping[str, str] = field(default_factory=dict)


Check = Callable[[Node, Sequence[Node], TripleIndex], Iterable[Hit]]  # focus, values at the path, triples
Path = Callable[[Node, TripleIndex], Sequence[Node]]
Target = Callable[[TripleIndex], Iterable[Node]]


@dataclass(frozen=True)
class Violation:
    """A result: the shape, the term it is about, the predicate and the value at fault, severity, messages."""

    shape: Node
    focus: Node
    predicate: Node | None
    value: Node | None
    severity: Node
    messages: Mapping[str, str]

    @property
    def refuses(self) -> bool:
        """Return whether facts with it are not loaded; a warning or a remark refuses nothing."""
        return self.severity == SH.Violation


@dataclass(frozen=True)
class CompiledShape:
    """A node shape, or with a path a property shape. `predicate` is its path, where that is one; `vacuous` is one that
    holds wherever there are no values at the path."""

    term: Node
    targets: tuple[Target, ...]
    path: Path | None
    predicate: Node | None
    checks: tuple[Check, ...]
    properties: tuple[CompiledShape, ...]
    severity: Node
    messages: Mapping[str, str]
    vacuous: bool = False

    def focus_nodes(self, triples: TripleIndex) -> dict[Node, None]:
        """Return the terms that the shape is for, each once, in the order of the triples."""
        return dict.fromkeys(term for target in self.targets for term in target(triples))

    def violations(self, focus: Node, triples: TripleIndex) -> Iterator[Violation]:
        """Yield the violations of one term."""
        return self._at(focus, self._values(focus, triples), triples)

    def _values(self, focus: Node, triples: TripleIndex) -> Sequence[Node]:
        return (focus,) if self.path is None else self.path(focus, triples)

    def _at(self, focus: Node, values: Sequence[Node], triples: TripleIndex) -> Iterator[Violation]:
        for check in self.checks:
            for hit in check(focus, values, triples):
                yield self._violation(focus, hit)
        for shape in self.properties:
            for value in values:
                inner = shape._values(value, triples)
                if inner or not shape.vacuous:  # most properties of most entities have no value
                    yield from shape._at(value, inner, triples)

    def accepts(self, term: Node, triples: TripleIndex) -> bool:
        """Return whether a term has no violation."""
        return next(self.violations(term, triples), None) is None

    def _violation(self, focus: Node, hit: Hit) -> Violation:
        messages = {
            language: _VARIABLE.sub(lambda found: curie(hit.row.get(found[1], "")), text)
            for language, text in (hit.messages or self.messages).items()
        }
        return Violation(self.term, focus, self.predicate, hit.value, self.severity, messages)
