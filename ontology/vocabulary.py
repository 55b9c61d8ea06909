"""Read the vocabularies: agencies, their kinds, regions, activity types, series, word lists.

`load_vocabulary` returns the triples (they become nodes and relationships); `read_vocabulary` returns typed
entries for matching words. Defects of a vocabulary are found by `ontology.check`, not here.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.term import Node

from ontology.entries import (
    AgencyEntry,
    DatedName,
    RegionEntry,
    SeriesEntry,
    Subordination,
    TypeEntry,
    Validity,
    Vocabulary,
)
from ontology.errors import OntologyError
from ontology.kind_entries import read_agency_kinds
from ontology.reforms import add_successions, read_policies
from ontology.term_lookup import single_value, text_in
from ontology.terms import CUE, QM, RDF, SKOS, VOCABULARY, local_name
from ontology.turtle import parse_turtle

__all__ = [
    "VOCABULARY", "AgencyEntry", "RegionEntry", "SeriesEntry", "TypeEntry", "Vocabulary",
    "load_vocabulary", "read_vocabulary", "vocabulary_digest", "vocabulary_files",
]  # fmt: skip

_DIGEST_URN = "urn:sha256:"


def vocabulary_files(folder: Path = VOCABULARY) -> tuple[Path, ...]:
    """Turtle files of a vocabulary folder, sorted by name. Raises `OntologyError` when there are none."""
    found = tuple(sorted(folder.glob("*.ttl")))
    if not found:
        raise OntologyError(f"{folder.name}: no vocabulary (*.ttl) in this folder")
    return found


def load_vocabulary(folder: Path = VOCABULARY) -> Graph:
    """Read the triples of all files of a folder, with the successions that follow from its reforms.

    Raises `OntologyError` with file and line for invalid Turtle, and for a reform without kind, date or event.

    The graph is named after the digest of the files (urn:sha256:…), from which `read_vocabulary` takes it.
    A store without contexts takes half the time of the default one.
    """
    graph = Graph(store="SimpleMemory", identifier=URIRef(_DIGEST_URN + vocabulary_digest(folder)))
    for path in vocabulary_files(folder):
        parse_turtle(path, graph)
    return add_successions(graph)


def vocabulary_digest(folder: Path = VOCABULARY) -> str:
    """Return the sha256 over names and bytes of all files, in hexadecimal: equal exactly when the files are."""
    digest = hashlib.sha256()
    for path in (*vocabulary_files(folder), *sorted(folder.glob("*.csv"))):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def read_vocabulary(graph: Graph) -> Vocabulary:
    """Build typed entries. Raises `OntologyError` for an entry without names, level or position."""
    types = [_type(graph, term) for term in graph.subjects(RDF.type, QM.ActivityType)]
    lists = graph.subjects(SKOS.inScheme, URIRef(str(CUE).rstrip("/")))
    agencies = [_agency(graph, term) for term in graph.subjects(RDF.type, QM.Agency)]
    regions = [_region(graph, term) for term in graph.subjects(RDF.type, QM.Region)]
    series = [_series(graph, term) for term in graph.subjects(RDF.type, QM.ActivitySeries)]
    name = str(graph.identifier)
    return Vocabulary(
        agencies={entry.id: entry for entry in agencies},
        regions={entry.id: entry for entry in sorted(regions, key=lambda entry: entry.id)},
        activity_types={entry.id: entry for entry in sorted(types, key=lambda entry: entry.position)},
        series={entry.id: entry for entry in series},
        word_lists={local_name(str(term)): _longest_first(graph.objects(term, QM.word)) for term in lists},
        agency_kinds=read_agency_kinds(graph),
        policies=read_policies(graph),
        digest=name.removeprefix(_DIGEST_URN) if name.startswith(_DIGEST_URN) else "",
    )


def _agency(graph: Graph, term: Node) -> AgencyEntry:
    life = _validity(graph, term)
    return AgencyEntry(
        id=local_name(str(term)),
        name=text_in(graph, term, SKOS.prefLabel, "zh"),
        name_en=text_in(graph, term, SKOS.prefLabel, "en"),
        short_name=_text(graph, term, QM.shortName),
        names=_names(graph, term),
        dated_names=tuple(sorted(map(_dated_name, graph.objects(term, QM.formerNames)), key=_name_order)),
        level=str(single_value(graph, term, QM.level)),
        valid_from=life.begin,
        valid_to=life.end,
        jurisdiction=_id(graph, term, QM.hasJurisdiction),
        superiors=tuple(sorted(_superiors(graph, term, life), key=lambda each: each.validity.begin or "")),
        campaign_scope=_text(graph, term, QM.campaignScope),
    )


def _superiors(graph: Graph, term: Node, life: Validity) -> Iterator[Subordination]:
    """Yield the superiors of an agency: those of its whole life, and those of a time."""
    for superior in graph.objects(term, QM.subordinateTo):
        yield Subordination(local_name(str(superior)), life)
    for each in graph.subjects(QM.subordinate, term):
        superior = single_value(graph, each, QM.superior)
        yield Subordination(local_name(str(superior)), _validity(graph, each))


def _validity(graph: Graph, term: Node) -> Validity:
    return Validity(_text(graph, term, QM.validFrom), _text(graph, term, QM.validTo))


def _dated_name(text: Node) -> DatedName:
    """Return the name and time of “名称 起/止”; without a blank, the whole is a name without dates."""
    name, _, dates = str(text).partition(" ")
    begin, _, end = dates.partition("/")
    return DatedName(name, Validity(begin or None, end or None))


def _name_order(each: DatedName) -> tuple[str, str]:
    return each.validity.begin or "", each.name


def _region(graph: Graph, term: Node) -> RegionEntry:
    return RegionEntry(
        id=local_name(str(term)),
        name=text_in(graph, term, SKOS.prefLabel, "zh"),
        name_en=text_in(graph, term, SKOS.prefLabel, "en"),
        short_name=_text(graph, term, QM.shortName),
        names=_names(graph, term),
        level=str(single_value(graph, term, QM.level)),
        within=_id(graph, term, QM.within),
        abbreviation=_text(graph, term, QM.abbreviation),
        campaign_scope=_text(graph, term, QM.campaignScope),
    )


def _type(graph: Graph, term: Node) -> TypeEntry:
    return TypeEntry(
        id=local_name(str(term)),
        name=text_in(graph, term, SKOS.prefLabel, "zh"),
        name_en=text_in(graph, term, SKOS.prefLabel, "en"),
        definition=text_in(graph, term, SKOS.definition, "zh"),
        definition_en=text_in(graph, term, SKOS.definition, "en"),
        position=int(str(single_value(graph, term, QM.position))),
        head_triggers=_longest_first(graph.objects(term, QM.headCue)),
        triggers=_longest_first(graph.objects(term, QM.cue)),
        unless=_longest_first(graph.objects(term, QM.unless)),
    )


def _series(graph: Graph, term: Node) -> SeriesEntry:
    return SeriesEntry(
        id=local_name(str(term)),
        name=text_in(graph, term, SKOS.prefLabel, "zh"),
        name_en=text_in(graph, term, SKOS.prefLabel, "en"),
        names=_names(graph, term),
        patterns=_patterns(graph.objects(term, QM.sign)),
        likely_patterns=_patterns(graph.objects(term, QM.likelySign)),
        unless=_longest_first(graph.objects(term, QM.unless)),
    )


def _patterns(found: Iterable[Node]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(pattern.split()) for pattern in _longest_first(found))


def _names(graph: Graph, term: Node) -> tuple[str, ...]:
    """Printed forms, each once: full name, short name, then the others in the order of the file."""
    full = text_in(graph, term, SKOS.prefLabel, "zh")
    others = [str(o) for p in (QM.shortName, SKOS.altLabel) for o in graph.objects(term, p)]
    return tuple(dict.fromkeys([full, *others]))


def _text(graph: Graph, term: Node, predicate: URIRef) -> str | None:
    found = graph.value(term, predicate)
    return None if found is None else str(found)


def _id(graph: Graph, term: Node, predicate: URIRef) -> str | None:
    found = graph.value(term, predicate)
    return None if found is None else local_name(str(found))


def _longest_first(words: Iterable[Node]) -> tuple[str, ...]:
    """Sort words longest first, so that a word never hides a longer one that begins with it."""
    return tuple(sorted(map(str, words), key=lambda word: (-len(word), word)))
