"""Divisions of China as triples: regions of the vocabulary and their changes.

`load_vocabulary` does not read them, because thousands of regions are needed only to fill the graph; readers of
notices would load them for nothing and match their names in every sentence.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.divisions import (
    COUNTY,
    DIVISIONS_CSV,
    MUNICIPAL,
    PROVINCIAL,
    Division,
    DivisionName,
    Divisions,
    Succession,
    read_divisions,
    short_name,
)
from ontology.terms import DCTERMS, QM, RDF, REGION, SKOS, VOCABULARY

SOURCE = "areacodes（CC0，2025年11月）：历年《县级以上行政区划代码》"
# Three of four successions are older, most of them codes changed with a prefecture. No notice of today refers to them,
# and with them the first load of the graph took a third longer; the gazetteer has them all.
SUCCESSIONS_SINCE = "2002"
_LEVELS = (PROVINCIAL, MUNICIPAL, COUNTY)
_AUTONOMOUS = {"自治州": "州", "自治县": "县", "自治旗": "旗"}

Triple = tuple[Node, URIRef, Node]

# Terms that are used tens of thousands of times: a namespace would create and check them each time.
_TYPE, _REGION, _CHANGE = RDF.type, QM.Region, QM.RegionChange
_NAME, _ALT, _NOTE, _SOURCE = SKOS.prefLabel, SKOS.altLabel, SKOS.note, DCTERMS.source
_SHORT_NAME, _FORMER, _LEVEL, _WITHIN = QM.shortName, QM.formerNames, QM.level, QM.within
_FROM, _TO = QM.validFrom, QM.validTo
_OLD, _NEW, _KIND, _DATE, _EVENT = (
    QM.changedRegion, QM.resultingRegion, QM.changeKind, QM.changedOn, QM.event,
)  # fmt: skip


def add_divisions(graph: Graph, folder: Path = VOCABULARY) -> Graph:
    """Add the divisions of the folder's CSV to the graph, except those it has as regions; return the graph.

    Raises `OntologyError` for a malformed file; a folder without the CSV adds nothing.
    """
    divisions = read_divisions(folder / DIVISIONS_CSV.name)
    written = set(graph.subjects(_TYPE, _REGION))
    for triple in division_triples(divisions, written):
        graph.store.add(triple, graph)  # as `graph.add` does, without its checks of types
    return graph


def division_triples(divisions: Divisions, written: set[Node]) -> Iterator[Triple]:
    """Yield the triples of the divisions not in `written`, and the newer changes of all divisions."""
    shortened = short_names(divisions)
    for code, division in divisions.by_code.items():
        term = _region_of(code)
        if term not in written:
            short = shortened.get(code, division.latest.name)
            yield from ((term, *each) for each in _region(division, divisions.within(code), short))
        for succession in division.successions:
            if succession.year < SUCCESSIONS_SINCE:
                continue
            node = BNode()
            yield from ((node, *each) for each in _change(divisions, division, succession))


def short_names(divisions: Divisions) -> dict[str, str]:
    """Code to short name, for the only existing division of the highest level with that short name.

    So 吉林 is short for the province and not for its city, 长乐 for the present district, 鼓楼 for none of four:
    a look-up by short name is never ambiguous.
    """
    bearers: dict[str, list[Division]] = {}
    for division in divisions.by_code.values():
        if division.latest.end is None:
            bearers.setdefault(short_name(division.latest.name), []).append(division)
    found = {}
    for name, several in bearers.items():
        level = min(_LEVELS.index(each.level) for each in several)
        highest = [each for each in several if each.level == _LEVELS[level]]
        if len(highest) == 1:
            found[highest[0].code] = name
    return found


def _region(division: Division, parent: str | None, short: str) -> Iterator[tuple[URIRef, Node]]:
    latest = division.latest
    yield _TYPE, _REGION
    yield _NAME, Literal(latest.name, "zh")
    yield _NAME, Literal(latest.name_en, "en")
    yield _SHORT_NAME, Literal(short, "zh")
    yield from ((_ALT, Literal(each, "zh")) for each in _without_peoples(latest.name))
    yield from ((_FORMER, Literal(_former(each))) for each in division.names[:-1])
    yield _LEVEL, _literal(division.level)
    yield _SOURCE, _literal(SOURCE)
    if parent:
        yield _WITHIN, _region_of(parent)
    for predicate, year in ((_FROM, division.names[0].begin), (_TO, latest.end)):
        if year:
            yield predicate, _literal(year)
    if division.note:
        yield _NOTE, Literal(division.note, "zh")


@cache
def _region_of(code: str) -> URIRef:
    return REGION[code]


@lru_cache(maxsize=256)
def _literal(text: str) -> Literal:
    """A literal shared by many divisions."""
    return Literal(text)


def _without_peoples(name: str) -> Iterator[str]:
    """The name of an autonomous division without its peoples: 延边州, 景宁县."""
    kind = name[-3:]
    if kind in _AUTONOMOUS:
        yield short_name(name) + _AUTONOMOUS[kind]


def _former(name: DivisionName) -> str:
    return f"{name.name} {name.begin or ''}/{name.end or ''}"


def _change(divisions: Divisions, old: Division, succession: Succession) -> Iterator[tuple[URIRef, Node]]:
    yield _TYPE, _CHANGE
    yield _OLD, _region_of(old.code)
    yield _NEW, _region_of(succession.code)
    yield _KIND, _literal(succession.kind)
    yield _DATE, _literal(succession.year)
    yield _EVENT, Literal(_event(old, divisions.by_code[succession.code], succession))
    yield _SOURCE, _literal(SOURCE)


def _event(old: Division, new: Division, succession: Succession) -> str:
    """Describe the event with the names of the time: 长乐市改为长乐区."""
    before = (old.name_before(succession.year) or old.latest).name
    after = (new.name_in(succession.year) or new.latest).name
    match succession.kind:
        case "split":
            return f"{before}部分区域划入{after}"
        case "absorb":
            return f"{before}并入{after}"
        case "merge":
            return f"{before}等合并为{after}"
    if before == after:
        return f"{after}的代码由{old.code}改为{new.code}"
    return f"{before}改为{after}"
