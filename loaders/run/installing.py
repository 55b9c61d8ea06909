"""Installation of the schema and the vocabulary in the graph, before anything is loaded."""

from __future__ import annotations

import hashlib

from rdflib import Graph

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
    files = str(triples.identifier) if triples.identifier.startswith("urn:") else ""
    source = files and f"{files} {hashlib.sha256(repr(model).encode()).hexdigest()}"
    if not has_vocabulary(store, source):
        triples = add_merges(add_kinds(add_divisions(triples)), read_identities())
        facts = facts_from_rdf(triples, model)
        load_vocabulary_facts(store, model, facts, source)
