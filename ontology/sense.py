"""Whether the entries of the vocabularies make sense together: names, history, duties, places, cues.

Each function gives pairs of term and what is wrong with it; `ontology.check` adds the file.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations

from rdflib import Graph, URIRef
from rdflib.term import Node

from ontology.entries import AgencyEntry, RegionEntry, SeriesEntry, TypeEntry
from ontology.terms import AGENCY, CUE, QM, RDF, REGION, SERIES, TYPE, curie, local_name
from ontology.vocabulary import Vocabulary

Finding = tuple[Node, str]

_FOUNDING = ("rename", "merge")  # the successor is a new body, and begins when the predecessor ends
_PARTIAL = "split"  # part of the duties: neither ends the predecessor's count nor begins the successor


def sense_findings(graph: Graph, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Everything found; the graph must be one whose entries have the right form."""
    yield from agency_names(vocabulary)
    yield from lifetimes(vocabulary.agencies)
    yield from successions(graph, vocabulary.agencies)
    yield from superiors(vocabulary.agencies)
    yield from charges(graph, vocabulary.agencies)
    yield from campaign_scopes(vocabulary)
    yield from region_names(vocabulary.regions)
    yield from region_chains(vocabulary.regions)
    yield from type_cues(vocabulary.activity_types)
    yield from series_signs(vocabulary.series)
    yield from word_lists(vocabulary.cues)


def agency_names(vocabulary: Vocabulary) -> Iterator[Finding]:
    """One printed name means one body at any time."""
    for name, bearers in vocabulary.agency_names.items():
        for one, other in combinations(bearers, 2):
            if _before(one.valid_to, other.valid_from) or _before(other.valid_to, one.valid_from):
                continue
            yield AGENCY[other.id], f"is called {name}, as agency:{one.id} is at the same time"


def _before(end: str | None, start: str | None) -> bool:
    """Whether one lifetime is over when another begins; dates compare at the precision both have."""
    if end is None or start is None:
        return False
    return end[: len(start)] <= start[: len(end)]


def lifetimes(agencies: Mapping[str, AgencyEntry]) -> Iterator[Finding]:
    """No body ends before it begins."""
    for each in agencies.values():
        if each.valid_from and each.valid_to and not _before(each.valid_from, each.valid_to):
            yield AGENCY[each.id], f"ends {each.valid_to}, before it begins {each.valid_from}"


def successions(graph: Graph, agencies: Mapping[str, AgencyEntry]) -> Iterator[Finding]:
    """A body hands all its duties to one other at the end of its life, and a new body begins then."""
    main: dict[str, str] = {}
    for term in graph.subjects(RDF.type, QM.Succession):
        ends = [local_name(str(graph.value(term, p))) for p in (QM.predecessor, QM.successor)]
        if any(end not in agencies for end in ends):
            continue  # of regions; those of the divisions are looked at with them
        old, new = (agencies[end] for end in ends)
        kind, date = str(graph.value(term, QM.kind)), str(graph.value(term, QM.date))
        yield from ((AGENCY[old.id], what) for what in _handover(old, new, kind, date))
        if kind != _PARTIAL and main.setdefault(old.id, new.id) != new.id:
            yield (
                AGENCY[old.id],
                f"passes whole to both {main[old.id]} and {new.id}; one must be a {_PARTIAL}",
            )
    for start in main:
        if _circular(start, main):
            yield AGENCY[start], "is its own successor"


def _handover(old: AgencyEntry, new: AgencyEntry, kind: str, date: str) -> Iterator[str]:
    if kind == _PARTIAL:
        return
    if old.valid_to is None:
        yield f"passes to {new.id} but has no qm:validTo"
    elif not (_before(old.valid_to, date) and _before(date, old.valid_to)):
        yield f"passes to {new.id} on {date} but ends {old.valid_to}"
    if kind in _FOUNDING and not (new.valid_from and _before(date, new.valid_from)):
        yield f"passes to {new.id} on {date}, which begins {new.valid_from or 'at no known time'}"


def superiors(agencies: Mapping[str, AgencyEntry]) -> Iterator[Finding]:
    """No body is subordinate to itself, however far up."""
    links = {each.id: each.superior for each in agencies.values() if each.superior}
    yield from ((AGENCY[each], "is subordinate to itself") for each in links if _circular(each, links))


def charges(graph: Graph, agencies: Mapping[str, AgencyEntry]) -> Iterator[Finding]:
    """A matter of the whole nation lies with one body at a time, and with those under it.

    A body that is older than its charge has it from the succession on that brought it: the customs have
    inspection at the border since 2018, from the body that had it before.
    """
    holders: dict[str, list[AgencyEntry]] = {}
    for term, matter in graph.subject_objects(QM.remits):
        entry = agencies[local_name(str(term))]
        if entry.level == "national":
            holders.setdefault(str(matter), []).append(entry)
    above = {each.id: each.superior for each in agencies.values() if each.superior}
    handed = _handed(graph)
    for remit, bodies in holders.items():
        had = {each.id for each in bodies}
        begun = {
            each.id: min((d for old, d in handed.get(each.id, ()) if old in had), default=each.valid_from)
            for each in bodies
        }
        for one, other in combinations(sorted(bodies, key=lambda each: each.id), 2):
            apart = _before(one.valid_to, begun[other.id]) or _before(other.valid_to, begun[one.id])
            if not (apart or _leads(one.id, other.id, above) or _leads(other.id, one.id, above)):
                yield AGENCY[other.id], f"is in charge of {remit}, as agency:{one.id} is at the same time"


def _handed(graph: Graph) -> Mapping[str, list[tuple[str, str]]]:
    """To each body, from whom and when duties came."""
    found: dict[str, list[tuple[str, str]]] = {}
    for term in graph.subjects(RDF.type, QM.Succession):
        old, new = (local_name(str(graph.value(term, p))) for p in (QM.predecessor, QM.successor))
        found.setdefault(new, []).append((old, str(graph.value(term, QM.date))))
    return found


def _leads(start: str, end: str, links: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    while start in links and start not in seen:
        seen.add(start)
        start = links[start]
        if start == end:
            return True
    return False


def campaign_scopes(vocabulary: Vocabulary) -> Iterator[Finding]:
    """One scope names the campaigns of one body or region."""
    holders: dict[str, Node] = {}
    for space, entries in ((AGENCY, vocabulary.agencies), (REGION, vocabulary.regions)):
        for each in entries.values():
            scope, term = each.campaign_scope, space[each.id]
            if scope and holders.setdefault(scope, term) != term:
                yield term, f"has the campaign scope {scope}, as {curie(holders[scope])} has"


def region_names(regions: Mapping[str, RegionEntry]) -> Iterator[Finding]:
    """One printed name means one region."""
    bearers: dict[str, str] = {}
    for each in regions.values():
        for name in {*each.names, *filter(None, [each.abbreviation])}:
            if bearers.setdefault(name, each.id) != each.id:
                yield REGION[each.id], f"is called {name}, as region:{bearers[name]} is"


def region_chains(regions: Mapping[str, RegionEntry]) -> Iterator[Finding]:
    """Ids are codes of six digits, and every place leads to a provincial region."""
    links = {each.id: each.within for each in regions.values() if each.within}
    for each in regions.values():
        if not (each.id.isdecimal() and len(each.id) == 6):
            yield REGION[each.id], "is not identified by a code of six digits"
        if _circular(each.id, links):
            yield REGION[each.id], "lies in itself"
        elif each.level != "provincial" and regions[_top(each.id, links)].level != "provincial":
            yield REGION[each.id], "lies in no provincial region"


def _top(start: str, links: Mapping[str, str]) -> str:
    while start in links:
        start = links[start]
    return start


def _circular(start: str, links: Mapping[str, str]) -> bool:
    seen, here = {start}, links.get(start)
    while here is not None and here not in seen:
        seen.add(here)
        here = links.get(here)
    return here is not None


def type_cues(types: Mapping[str, TypeEntry]) -> Iterator[Finding]:
    """Positions run from 1; every type but the last (the rest) has cues, and its words are usable."""
    if [each.position for each in types.values()] != list(range(1, len(types) + 1)):
        yield URIRef(str(TYPE).rstrip("/")), "has positions that do not run from 1 without gap"
    for each in types.values():
        words = (*each.head_cues, *each.cues)
        if not words and each.position != len(types):
            yield TYPE[each.id], "has no cue"
        yield from ((TYPE[each.id], what) for what in _unprintable((*words, *each.unless)))
        for word in set(each.head_cues) & set(each.cues):
            yield TYPE[each.id], f"has {word} both as head cue and as cue"
        for phrase in each.unless:
            if not any(word in phrase for word in words):
                yield TYPE[each.id], f"has {phrase} as unless, which holds none of its cues"


def series_signs(series: Mapping[str, SeriesEntry]) -> Iterator[Finding]:
    """Every series has a sign of its own, of usable words."""
    bearers: dict[frozenset[str], str] = {}
    for each in series.values():
        if not each.signs:
            yield SERIES[each.id], "has no qm:sign"
        yield from (
            (SERIES[each.id], what)
            for words in (*each.signs, *each.likely, each.unless)
            for what in _unprintable(words)
        )
        for sign in map(frozenset, each.signs):
            if bearers.setdefault(sign, each.id) != each.id:
                yield SERIES[each.id], f"has the sign {' '.join(sorted(sign))}, as series:{bearers[sign]} has"


def word_lists(cues: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    """No list is empty, and its words are usable."""
    for name, words in cues.items():
        if not words:
            yield CUE[name], "has no word"
        yield from ((CUE[name], what) for what in _unprintable(words))


def _unprintable(words: tuple[str, ...]) -> Iterator[str]:
    for word in words:
        if not word or any(c.isspace() or c in "“”\"'" for c in word):
            yield f"has the word {word!r}; words are written without blanks and quotation marks"
