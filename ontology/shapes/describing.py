"""Violations in words: the fact, the notice it was read from, and the sentence that is its evidence. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from rdflib import Literal, URIRef
from rdflib.term import Node

from ontology.kinds import EdgeClass, Model
from ontology.shapes.kinds import Violation
from ontology.shapes.triples import TripleIndex
from ontology.terms import BASE, QM, RDF, SH, curie, entity_namespace, local_name, snake

_LONGEST = 80  # characters of a sentence or value in a message
_ENDS = (RDF.subject, RDF.object)
_SEVERITIES: Mapping[str, Mapping[Node, str]] = {
    "zh": {SH.Violation: "违规", SH.Warning: "警告", SH.Info: "提示"},
    "en": {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "remark"},
}
_HAS = {"zh": ("有", "没有"), "en": ("has", "has no")}
_WORDS = {"zh": ("通知", "原文"), "en": ("notice", "text")}


@dataclass(frozen=True)
class FactPlace:
    """The place of a fact: the fact in words, and the notice and sentence that it was read from, if known."""

    fact: str
    notice: str | None
    sentence: str | None


def fact_place(focus: Node, predicate: Node | None, triples: TripleIndex, model: Model) -> FactPlace:
    """Return the place of a fact, given the term that stands for it and the predicate at fault."""
    notice = next((str(each) for each in triples.values(focus, QM.notice)), None)
    if notice is None and triples.is_instance(focus, QM.Notice):
        notice = _id(focus)
    sentence = next(_sentences(focus, predicate, triples), None)
    return FactPlace(_fact(focus, triples, model), notice, None if sentence is None else _shortened(sentence))


def describe(found: Violation, triples: TripleIndex, model: Model, language: str) -> str:
    """Return a violation in one line, its severity first."""
    return f"{_SEVERITIES[language][found.severity]}: {in_words(found, triples, model, language)}"


def in_words(found: Violation, triples: TripleIndex, model: Model, language: str) -> str:
    """Return a violation in one line: fact, fault, message with remedy, shape, notice and sentence."""
    place = fact_place(found.focus, found.predicate, triples, model)
    notice, text = _WORDS[language]
    origin = [curie(found.shape)]
    origin += [f"{notice} {place.notice}"] if place.notice else []
    origin += [f"{text} “{place.sentence}”"] if place.sentence else []
    return f"{place.fact} {fault(found, triples, language)} ({'; '.join(origin)})"


def fault(found: Violation, triples: TripleIndex, language: str) -> str:
    """Return what is wrong with a fact: at a predicate, its value or the number of its values first; the message."""
    message = found.messages[language]
    if found.predicate is None:
        return message
    has, none = _HAS[language]
    values = triples.values(found.focus, found.predicate)
    if found.value is not None:
        return f"{has} {curie(found.predicate)} {_shown(found.value)}: {message}"
    return f"{has if values else none} {len(values) or ''} {curie(found.predicate)}: {message}".replace(
        "  ", " "
    )


def _shown(value: Node) -> str:
    return repr(_shortened(str(value))) if isinstance(value, Literal) else curie(value)


def _fact(focus: Node, triples: TripleIndex, model: Model) -> str:
    for edge in model.edges.values():
        if edge.edge_from is not None and edge.iri in triples.values(focus, RDF.type):
            return _relationship(edge, focus, (edge.edge_from, edge.edge_to), triples, model)
        if edge.edge_from is None and edge.iri in triples.values(focus, RDF.predicate):
            return _relationship(edge, focus, _ENDS, triples, model)
    return _entity(focus, model)


def _relationship(
    edge: EdgeClass,
    focus: Node,
    ends: tuple[URIRef | None, URIRef | None],
    triples: TripleIndex,
    model: Model,
) -> str:
    source, target = (_entity(next(iter(triples.values(focus, end or RDF.nil)), None), model) for end in ends)
    return f"({source})-[{edge.type}]->({target})"


def _entity(term: Node | None, model: Model) -> str:
    """Return class and id of an entity; any other term as messages have it."""
    text = str(term) if term is not None else "?"
    for name in model.nodes:
        if text.startswith(str(entity_namespace(name))):
            return f"{name} {_id(term)}"
    return curie(term).removeprefix(BASE) if term is not None else text


def _id(term: object) -> str:
    return unquote(str(term).rpartition("/")[2])


def _sentences(focus: Node, predicate: Node | None, triples: TripleIndex) -> Iterator[str]:
    """Yield sentences, the nearest first: of the fact, of the property at fault, of a relation of the entity."""
    yield from map(str, triples.values(focus, QM.quote))
    yield from _property_sentences(focus, predicate, triples)
    if not triples.is_instance(focus, QM.Notice):
        yield from map(str, triples.values(focus, QM.text))
    for relation in (*triples.relations(focus), *triples.subjects(RDF.object, focus)):
        yield from map(str, triples.values(relation, QM.quote))


def _property_sentences(focus: Node, predicate: Node | None, triples: TripleIndex) -> Iterator[str]:
    """Yield the evidence of one property, which names it as the graph does."""
    about = Literal(snake(local_name(str(predicate)))) if predicate is not None else None
    for evidence in triples.values(focus, QM.hasEvidence):
        if about is None or about in triples.values(evidence, QM.about):
            yield from map(str, triples.values(evidence, QM.quote))


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
