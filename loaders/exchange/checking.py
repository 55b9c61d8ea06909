"""Checks of facts that come as RDF, besides those of model and shapes: no triple is lost, contact data stays out. Pure;
each raises OntologyError with subject and remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from rdflib import BNode, Graph, URIRef
from rdflib.term import Node as Term

from graph.batches import LARGEST
from graph.entities import Edge, Facts, Node, Value, canonical
from graph.rdf_statements import AnyTriple
from loaders.lexicon.knowledge import Knowledge
from loaders.repair.contacts import mask_contacts
from loaders.repair.lexicon import RepairLexicon
from loaders.text.spans import Text
from ontology.errors import OntologyError
from ontology.kinds import Model
from ontology.terms import BASE, QM, RDF, curie

_CODES = ("sha256", "fingerprint", "source_url")  # their long numbers are no contact data


def left_out(unread: Iterable[AnyTriple], graph: Graph, model: Model) -> dict[str, int]:
    """Return the predicates of the triples that no fact has, with their number: those of other vocabularies, and of
    what is no entity of the model.

    Raises OntologyError for the first that is of the model, as a fact would be lost: a misspelt property, a value in
    another language or datatype, a relationship in the other direction.
    """
    counts: dict[str, int] = {}
    predicates = _predicates(model)
    for subject, predicate, value in sorted(unread):
        if (predicate in predicates or _is_term(predicate)) and _is_ours(subject, graph):
            raise OntologyError(
                f"{curie(subject)} has {curie(predicate)} {curie(value)!r}, which is no fact of the model; "
                "correct it as ontology/README.md has the property or relationship, or remove it"
            )
        counts[curie(predicate)] = counts.get(curie(predicate), 0) + 1
    return counts


def check_contents(facts: Facts, knowledge: Knowledge, model: Model) -> None:
    """Check contact data and size of facts."""
    for each in _all(facts):
        _check_size(each)
    _check_contacts(facts, RepairLexicon.of(knowledge.lexicon), model)


def _check_contacts(facts: Facts, lexicon: RepairLexicon, model: Model) -> None:
    """Check the texts without the ids of the notice's parts in them, whose digests may look like numbers."""
    ids = re.compile(re.escape(facts.owner) + r"\.[0-9a-z]+")
    for each in _all(facts):
        for name, value in _texts(each, model):
            text = ids.sub("", value)
            if mask_contacts(Text.of(text), lexicon).value != text:
                raise OntologyError(
                    f"{_name(each)}: {name} has personal contact data; remove or mask it (＊)"
                )


def _all(facts: Facts) -> tuple[Node | Edge, ...]:
    return (*facts.nodes, *facts.edges, *facts.attached)


def _predicates(model: Model) -> frozenset[Term]:
    declared = [each.properties for each in model.nodes.values()]
    declared += [each.properties for each in model.edges.values()]
    return frozenset(prop.predicate for properties in declared for prop in properties.values())


def _is_term(term: Term) -> bool:
    return isinstance(term, URIRef) and term in QM


def _is_ours(subject: Term, graph: Graph) -> bool:
    """Return whether a term is of the model: under its base, of one of its classes, or without a name."""
    return (
        isinstance(subject, BNode)
        or str(subject).startswith(BASE)
        or any(map(_is_term, graph.objects(subject, RDF.type)))
    )


def _check_size(each: Node | Edge) -> None:
    if len(canonical(dict(each.properties)).encode("utf-8", "surrogatepass")) > LARGEST:
        raise OntologyError(
            f"{_name(each)} is larger than {LARGEST >> 20} MiB, the limit of an entity; shorten it"
        )


def _texts(each: Node | Edge, model: Model) -> Iterator[tuple[str, str]]:
    """Yield the texts that people write, which may have contact data: no dates, codes or computed values."""
    declared = (model.nodes[each.type] if isinstance(each, Node) else model.edges[each.type]).properties
    for name, value in _free(each.properties):
        prop = declared[name]
        if not (prop.scheme or prop.pattern or prop.computed or name in _CODES):
            yield name, value


def _free(properties: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    for name, value in properties.items():
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, str):
                yield name, each


def _name(each: Node | Edge) -> str:
    if isinstance(each, Node):
        return " ".join(each.ref)
    return f"({' '.join(each.source)})-[{each.type}]->({' '.join(each.target)})"
