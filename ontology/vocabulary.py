"""The vocabularies as the rest of the project reads them: agencies, regions, activity types, cue words.

`load_vocabulary` gives the triples (they become nodes and relationships); `read_vocabulary` gives typed
entries for matching words. What is wrong with a vocabulary is found by `ontology.check`, not here.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.term import Node

from ontology.asking import one, words_in
from ontology.entries import AgencyEntry, RegionEntry, SeriesEntry, TypeEntry, Vocabulary
from ontology.errors import OntologyError
from ontology.terms import CUE, QM, RDF, SKOS, VOCABULARY, local_name
from ontology.turtle import parse_turtle

__all__ = [
    "VOCABULARY", "AgencyEntry", "RegionEntry", "SeriesEntry", "TypeEntry", "Vocabulary",
    "load_vocabulary", "read_vocabulary", "vocabulary_digest", "vocabulary_files",
]  # fmt: skip

_NAMED = "urn:sha256:"


def vocabulary_files(folder: Path = VOCABULARY) -> tuple[Path, ...]:
    """The Turtle files of a vocabulary folder by name; OntologyError when there are none."""
    found = tuple(sorted(folder.glob("*.ttl")))
    if not found:
        raise OntologyError(f"{folder.name}: no vocabulary (*.ttl) in this folder")
    return found


def load_vocabulary(folder: Path = VOCABULARY) -> Graph:
    """The triples of all files of the folder; OntologyError names the file and line that is no Turtle.

    The graph is named after the files' digest (urn:sha256:…), so that what is read from it knows its origin.
    A store without contexts takes half the time of the default one.
    """
    graph = Graph(store="SimpleMemory", identifier=URIRef(_NAMED + vocabulary_digest(folder)))
    for path in vocabulary_files(folder):
        parse_turtle(path, graph)
    return graph


def vocabulary_digest(folder: Path = VOCABULARY) -> str:
    """sha256 over the names and bytes of all files, hexadecimal: equal exactly when the files are."""
    digest = hashlib.sha256()
    for path in (*vocabulary_files(folder), *sorted(folder.glob("*.csv"))):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def read_vocabulary(graph: Graph) -> Vocabulary:
    """The typed entries of the triples; OntologyError names an entry without names, level or position."""
    types = [_type(graph, term) for term in graph.subjects(RDF.type, QM.ActivityType)]
    lists = graph.subjects(SKOS.inScheme, URIRef(str(CUE).rstrip("/")))
    agencies = [_agency(graph, term) for term in graph.subjects(RDF.type, QM.Agency)]
    regions = [_region(graph, term) for term in graph.subjects(RDF.type, QM.Region)]
    series = [_series(graph, term) for term in graph.subjects(RDF.type, QM.ActivitySeries)]
    return Vocabulary(
        agencies={entry.id: entry for entry in agencies},
        regions={entry.id: entry for entry in sorted(regions, key=lambda entry: entry.id)},
        activity_types={entry.id: entry for entry in sorted(types, key=lambda entry: entry.position)},
        series={entry.id: entry for entry in series},
        cues={local_name(str(term)): _longest_first(graph.objects(term, QM.word)) for term in lists},
        digest=str(graph.identifier).removeprefix(_NAMED) if graph.identifier.startswith(_NAMED) else "",
    )


def _agency(graph: Graph, term: Node) -> AgencyEntry:
    return AgencyEntry(
        id=local_name(str(term)),
        name=words_in(graph, term, SKOS.prefLabel, "zh"),
        name_en=words_in(graph, term, SKOS.prefLabel, "en"),
        short_name=_text(graph, term, QM.shortName),
        names=_names(graph, term),
        level=str(one(graph, term, QM.level)),
        valid_from=_text(graph, term, QM.validFrom),
        valid_to=_text(graph, term, QM.validTo),
        jurisdiction=_id(graph, term, QM.hasJurisdiction),
        superior=_id(graph, term, QM.subordinateTo),
        campaign_scope=_text(graph, term, QM.campaignScope),
    )


def _region(graph: Graph, term: Node) -> RegionEntry:
    return RegionEntry(
        id=local_name(str(term)),
        name=words_in(graph, term, SKOS.prefLabel, "zh"),
        name_en=words_in(graph, term, SKOS.prefLabel, "en"),
        short_name=_text(graph, term, QM.shortName),
        names=_names(graph, term),
        level=str(one(graph, term, QM.level)),
        within=_id(graph, term, QM.within),
        abbreviation=_text(graph, term, QM.abbreviation),
        campaign_scope=_text(graph, term, QM.campaignScope),
    )


def _type(graph: Graph, term: Node) -> TypeEntry:
    return TypeEntry(
        id=local_name(str(term)),
        name=words_in(graph, term, SKOS.prefLabel, "zh"),
        name_en=words_in(graph, term, SKOS.prefLabel, "en"),
        definition=words_in(graph, term, SKOS.definition, "zh"),
        definition_en=words_in(graph, term, SKOS.definition, "en"),
        position=int(str(one(graph, term, QM.position))),
        head_cues=_longest_first(graph.objects(term, QM.headCue)),
        cues=_longest_first(graph.objects(term, QM.cue)),
        unless=_longest_first(graph.objects(term, QM.unless)),
    )


def _series(graph: Graph, term: Node) -> SeriesEntry:
    return SeriesEntry(
        id=local_name(str(term)),
        name=words_in(graph, term, SKOS.prefLabel, "zh"),
        name_en=words_in(graph, term, SKOS.prefLabel, "en"),
        names=_names(graph, term),
        signs=_signs(graph.objects(term, QM.sign)),
        likely=_signs(graph.objects(term, QM.likelySign)),
        unless=_longest_first(graph.objects(term, QM.unless)),
    )


def _signs(found: Iterable[Node]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(sign.split()) for sign in _longest_first(found))


def _names(graph: Graph, term: Node) -> tuple[str, ...]:
    """Every printed form once: full name, short name, then the others in the order of the file."""
    full = words_in(graph, term, SKOS.prefLabel, "zh")
    others = [str(o) for p in (QM.shortName, SKOS.altLabel) for o in graph.objects(term, p)]
    return tuple(dict.fromkeys([full, *others]))


def _text(graph: Graph, term: Node, predicate: URIRef) -> str | None:
    found = graph.value(term, predicate)
    return None if found is None else str(found)


def _id(graph: Graph, term: Node, predicate: URIRef) -> str | None:
    found = graph.value(term, predicate)
    return None if found is None else local_name(str(found))


def _longest_first(words: Iterable[Node]) -> tuple[str, ...]:
    """The words, longest first: read in this order, a word never hides a longer one."""
    return tuple(sorted(map(str, words), key=lambda word: (-len(word), word)))
