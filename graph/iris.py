"""IRIs of entities, relationships and owners: stable, made of ids and content alone. Pure functions.

    …/agency/samr                   an entity: path of its class, id
    …/participation/3f0c…           a relationship with properties: path of its class, digest of its content
    …/statement/91ab…               a statement about a triple, likewise
    …/facts/notice/ID               the named graph of an owner: its kind, its id; also …/facts/vocabulary
    …/facts/derived                 the named graph of derived facts

Inside the program they begin with BASE. Under another base they are rewritten when a file is written or read; the
terms of the ontology (…/ontology#) and its values (…/value/) are the same under every base.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import quote, unquote

from rdflib import URIRef

from graph.entities import DERIVED, Edge, Ref, canonical
from graph.owners import KINDS, VOCABULARY_OWNER, kind_of
from ontology.errors import OntologyError
from ontology.kinds import Model
from ontology.terms import BASE, curie, entity_namespace

FACTS = f"{BASE}facts/"
DERIVED_GRAPH = URIRef(FACTS + DERIVED)
_STATEMENT = "Statement"
_SAFE = "-._~:@"  # what stays in an id besides letters and digits


def entity_iri(base_iri: str, class_name: str, entity: str) -> str:
    """Return the IRI of an entity: base, path of its class (activity-type), id."""
    return _namespace(class_name).replace(BASE, base_iri, 1) + quote(entity, safe=_SAFE)


@lru_cache(maxsize=50_000)
def entity_term(ref: Ref) -> URIRef:
    """Return the IRI of an entity under BASE."""
    return URIRef(entity_iri(BASE, *ref))


def entity_ref(term: URIRef, model: Model) -> Ref | None:
    """Return class and id of an entity from its IRI; None where the IRI is no entity's."""
    namespace, _, name = term.rpartition("/")
    class_name = _classes(tuple(model.nodes)).get(f"{namespace}/")
    return (class_name, _decoded(term, name)) if class_name and name else None


def relation_term(edge: Edge, class_name: str = _STATEMENT) -> URIRef:
    """Return the IRI of a relationship: path of its class, digest of type, ends and properties."""
    return _by_content(class_name, [edge.type, edge.source, edge.target, dict(edge.properties)])


def statement_term(*parts: str | int) -> URIRef:
    """Return the IRI of a statement about a triple, from its content."""
    return _by_content(_STATEMENT, parts)


def owner_graph(owner: str) -> URIRef:
    """Return the IRI of the named graph with the facts of an owner."""
    kind = kind_of(owner)
    path = (
        kind.name if kind is VOCABULARY_OWNER else f"{kind.name}/{quote(kind.mark_value(owner), safe=_SAFE)}"
    )
    return URIRef(FACTS + path)


def owner_of_graph(term: URIRef) -> str | None:
    """Return the owner whose named graph has the IRI; None where it is no owner's."""
    name, _, owner = term.removeprefix(FACTS).partition("/")
    kind = next((kind for kind in KINDS if term.startswith(FACTS) and kind.name == name), None)
    if kind is None or bool(owner) == (kind is VOCABULARY_OWNER):
        return None
    return kind.prefix + _decoded(term, owner)


def _by_content(class_name: str, content: Sequence[object]) -> URIRef:
    """Return an IRI by content: 128 bits of a digest, so that no two of any archive are equal by chance."""
    digest = hashlib.sha256(canonical(content).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return URIRef(_namespace(class_name) + digest)


def _decoded(term: URIRef, name: str) -> str:
    try:
        return unquote(name, errors="strict")
    except UnicodeDecodeError as error:
        raise OntologyError(f"{curie(term)}: its escapes (%…) are not UTF-8; write them as UTF-8") from error


@lru_cache
def _namespace(class_name: str) -> str:
    return str(entity_namespace(class_name))


@lru_cache
def _classes(names: tuple[str, ...]) -> dict[str, str]:
    """Return the classes by the namespace of their entities."""
    return {_namespace(name): name for name in names}
