"""RDF files to facts: each graph of a file is read, completed and checked as the facts of one owner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from graph.entities import VOCABULARY, Facts, Node, Value, check_facts, without_missing
from graph.iris import DERIVED_GRAPH, owner_graph
from graph.owners import home_of
from graph.rdf import pinyin, read_facts
from graph.shape_check import ShapeRules
from loaders.exchange.checking import check_contents, left_out
from loaders.exchange.owners import find_owner
from loaders.lexicon.knowledge import Knowledge
from loaders.text.keys import agency_title_key, number_key
from ontology.errors import OntologyError, UnreadableFile
from ontology.kinds import Model
from ontology.rdf_graphs import NamedGraph, read_graphs

# The vocabulary is that of ontology/vocabulary, and derived facts follow from the others.
SKIPPED = (owner_graph(VOCABULARY), DERIVED_GRAPH)
_LISTED = 5  # predicates that a note lists


@dataclass(frozen=True)
class RdfFacts:
    """The facts of one owner in a file, and a note about what was left out of them, if anything."""

    path: Path
    facts: Facts
    note: str | None = None


def read_rdf(path: Path, rules: ShapeRules, knowledge: Knowledge, base: str) -> Iterator[RdfFacts]:
    """Yield the facts of each owner in a file; the named graphs of the vocabulary and of derived facts are skipped.

    Raises UnreadableFile, with file, subject and remedy, for a file or fact that cannot be taken.
    """
    owners: set[str] = set()
    try:
        for graph in read_graphs(path, base, SKIPPED):
            found = _facts(path, graph, rules, knowledge)
            if found.facts.owner in owners:
                raise OntologyError(f"two graphs have the facts of {found.facts.owner}; put them into one")
            owners.add(found.facts.owner)
            yield found
    except OntologyError as error:
        raise UnreadableFile(f"{path}: {error}") from error
    if not owners:
        raise UnreadableFile(
            f"{path}: no facts of a notice or register; they are to follow ontology/quality.ttl"
        )


def _facts(path: Path, graph: NamedGraph, rules: ShapeRules, knowledge: Knowledge) -> RdfFacts:
    model = rules.model
    owner = find_owner(graph.name, graph.triples, model)
    reading = read_facts(graph.triples, model, owner)
    facts = completed(reading.facts, model)
    others = left_out(reading.unread, graph.triples, model)
    check_facts(facts, model)
    check_contents(facts, knowledge, model)
    rules.check(facts)
    return RdfFacts(path, facts, _note(path, owner, others) if others else None)


def _note(path: Path, owner: str, others: dict[str, int]) -> str:
    listed = ", ".join(sorted(others)[:_LISTED]) + (" …" if len(others) > _LISTED else "")
    count = sum(others.values())
    return f"{path}: {owner}: {count} triples that the ontology has no place for were left out: {listed}"


def completed(facts: Facts, model: Model) -> Facts:
    """Return the facts with the computed properties that are missing: the pinyin by which names are sorted, and for the
    notice itself the forms by which two texts of it are recognised."""
    home = home_of(facts.owner)
    nodes = (
        replace(node, properties=_read_names(node, model) | (_keys(node) if node.ref == home else {}) | given)
        for node in facts.nodes
        for given in [dict(node.properties)]
    )
    return replace(facts, nodes=tuple(nodes))


def _read_names(node: Node, model: Model) -> dict[str, Value]:
    name = node.properties.get("name")
    sorted_by_name = "pinyin" in model.nodes[node.type].properties and isinstance(name, str)
    return without_missing(pinyin=pinyin(str(name)) if sorted_by_name else None)


def _keys(node: Node) -> dict[str, Value]:
    number, title, agency = (node.properties.get(each) for each in ("doc_number", "title", "issuing_agency"))
    return without_missing(
        number_key=number_key(str(number)) if number else None,
        title_key=agency_title_key(str(agency), str(title)) if agency and title else None,
    )
