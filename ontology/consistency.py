"""Check that the entries of the vocabularies are consistent: agencies, reforms, regions, triggers, patterns.

A finding is a pair of a term and what is wrong with it; `ontology.check` adds the file.
"""

from collections.abc import Iterator, Mapping, Sequence

from rdflib import Graph
from rdflib.term import Node

from ontology.agency_consistency import agency_findings
from ontology.entries import RegionEntry, SeriesEntry, TypeEntry, Vocabulary
from ontology.findings import Finding
from ontology.reform_consistency import reform_findings
from ontology.terms import AGENCY, CUE, REGION, SERIES, TYPE, curie


def consistency_findings(graph: Graph, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Yield all findings; entries of the graph must conform to their classes."""
    yield from agency_findings(graph, vocabulary)
    yield from reform_findings(graph)
    yield from campaign_scopes(vocabulary)
    yield from region_names(vocabulary.regions)
    yield from type_triggers(vocabulary.activity_types)
    yield from series_patterns(vocabulary.series)
    yield from list_words(vocabulary.word_lists)


def campaign_scopes(vocabulary: Vocabulary) -> Iterator[Finding]:
    """A campaign scope belongs to one agency or region."""
    holders: dict[str, Node] = {}
    for space, entries in ((AGENCY, vocabulary.agencies), (REGION, vocabulary.regions)):
        for each in entries.values():
            scope, term = each.campaign_scope, space[each.id]
            if scope and holders.setdefault(scope, term) != term:
                yield term, f"has the campaign scope {scope}, as {curie(holders[scope])} has"


def region_names(regions: Mapping[str, RegionEntry]) -> Iterator[Finding]:
    """A printed name belongs to one region."""
    owners: dict[str, str] = {}
    for each in regions.values():
        for name in {*each.names, *filter(None, [each.abbreviation])}:
            if owners.setdefault(name, each.id) != each.id:
                yield REGION[each.id], f"has the name {name}, as region:{owners[name]} has"


def type_triggers(types: Mapping[str, TypeEntry]) -> Iterator[Finding]:
    """Every type but the last, which takes the rest, has triggers; all words are usable."""
    for each in types.values():
        words = (*each.head_triggers, *each.triggers)
        if not words and each.position != len(types):
            yield TYPE[each.id], "has no trigger: add qm:headCue or qm:cue"
        yield from ((TYPE[each.id], what) for what in _unusable((*words, *each.unless)))
        for word in set(each.head_triggers) & set(each.triggers):
            yield TYPE[each.id], f"has {word} both as qm:headCue and as qm:cue"
        for phrase in each.unless:
            if not any(word in phrase for word in words):
                yield TYPE[each.id], f"has qm:unless {phrase}, which contains none of its triggers"


def series_patterns(series: Mapping[str, SeriesEntry]) -> Iterator[Finding]:
    """Every series has a pattern, no two series have the same one, and all words are usable."""
    owners: dict[frozenset[str], str] = {}
    for each in series.values():
        if not each.patterns:
            yield SERIES[each.id], "has no qm:sign"
        for words in (*each.patterns, *each.likely_patterns, each.unless):
            yield from ((SERIES[each.id], what) for what in _unusable(words))
        for pattern in map(frozenset, each.patterns):
            if owners.setdefault(pattern, each.id) != each.id:
                printed = " ".join(sorted(pattern))
                yield SERIES[each.id], f"has the qm:sign {printed}, as series:{owners[pattern]} has"


def list_words(word_lists: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    """Every word list has words, and all of them are usable."""
    for name, words in word_lists.items():
        if not words:
            yield CUE[name], "has no qm:word"
        yield from ((CUE[name], what) for what in _unusable(words))


def _unusable(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if not word or any(c.isspace() or c in "“”\"'" for c in word):
            yield f"has the word {word!r}: write words without blanks and quotation marks"
