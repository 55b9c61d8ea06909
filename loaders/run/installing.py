"""Installation of the schema and the vocabulary in the graph, before anything is loaded."""

from __future__ import annotations

import hashlib

from rdflib import Graph

from graph.entities import Facts
from graph.loading import has_vocabulary, load_vocabulary_facts, prepare
from graph.rdf import facts_from_rdf
from graph.store import Store
from ontology.division_triples import add_divisions
from ontology.identities import add_merges, read_identities
from ontology.kind_triples import add_kinds
from ontology.kinds import Model


def install(store: Store, model: Model, triples: Graph) -> None:
    """Put constraints, indexes and the vocabulary with all divisions into the graph, unless it has them.

    Triples that `load_vocabulary` named after their files are converted only if files or model have changed since
    the vocabulary in the graph was written.
    """
    prepare(store, model)
    source = vocabulary_source(model, triples)
    if not has_vocabulary(store, source):
        load_vocabulary_facts(store, model, vocabulary_facts(model, triples), source)


def vocabulary_source(model: Model, triples: Graph) -> str:
    """Return a text that identifies the facts of the vocabulary: files and model; empty for other triples."""
    files = str(triples.identifier) if triples.identifier.startswith("urn:") else ""
    return files and f"{files} {hashlib.sha256(repr(model).encode()).hexdigest()}"


def vocabulary_facts(model: Model, triples: Graph) -> Facts:
    """Return the facts of the vocabulary with all divisions, kinds of bodies and decided identities."""
    return facts_from_rdf(add_merges(add_kinds(add_divisions(triples)), read_identities()), model)
