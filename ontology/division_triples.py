"""The divisions of China as triples: regions of the vocabulary, and what became of those that are gone.

They come apart from `load_vocabulary`, because only who fills the graph needs thousands of regions; whoever reads
notices would wait for them and look for their names in every sentence.
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
    Divisions,
    Naming,
    Passed,
    read_divisions,
    short_name,
)
from ontology.terms import DCTERMS, QM, RDF, REGION, SKOS, VOCABULARY

SOURCE = "GB/T 2260《中华人民共和国行政区划代码》历年版；国家统计局《统计用区划代码》（2017—2023年）"
PASSING_SOURCE = "GB/T 2260 历年版比较；国务院历年批复"
_LEVELS = (PROVINCIAL, MUNICIPAL, COUNTY)
_AUTONOMOUS = {"自治州": "州", "自治县": "县", "自治旗": "旗"}

Triple = tuple[Node, URIRef, Node]

# Terms asked for tens of thousands of times: a namespace makes and checks them anew at each asking.
_TYPE, _REGION, _SUCCESSION = RDF.type, QM.Region, QM.Succession
_NAME, _ALT, _NOTE, _SOURCE = SKOS.prefLabel, SKOS.altLabel, SKOS.note, DCTERMS.source
_SHORT_NAME, _FORMER, _LEVEL, _WITHIN = QM.shortName, QM.formerNames, QM.level, QM.within
_FROM, _TO = QM.validFrom, QM.validTo
_OLD, _NEW, _KIND, _DATE, _EVENT = QM.predecessor, QM.successor, QM.kind, QM.date, QM.event


def add_divisions(graph: Graph, folder: Path = VOCABULARY) -> Graph:
    """The graph, with the divisions of the folder's CSV added that it does not have as regions already.

    Raises OntologyError for a file that is wrong; a folder without the CSV has no divisions to add.
    """
    divisions = read_divisions(folder / DIVISIONS_CSV.name)
    written = set(graph.subjects(_TYPE, _REGION))
    for triple in division_triples(divisions, written):
        graph.store.add(triple, graph)  # what `graph.add` does behind checks of types, which ours do not need
    return graph


def division_triples(divisions: Divisions, written: set[Node]) -> Iterator[Triple]:
    """The triples of the divisions but those `written` elsewhere; what became of a division is told of all."""
    called = short_names(divisions)
    for code, division in divisions.by_code.items():
        term = _region_of(code)
        if term not in written:
            told = _region(division, divisions.within(code), called.get(code, division.last.name))
            yield from ((term, predicate, value) for predicate, value in told)
        for passed in division.passed:
            node = BNode()
            yield from ((node, *each) for each in _passing(divisions, division, passed))


def short_names(divisions: Divisions) -> dict[str, str]:
    """Code to short name, where it means one division: of those there today the only one of the highest level.

    吉林 is the province and not its city too, 长乐 the district of today, 鼓楼 none of four; whoever asks for a
    region by such a word would otherwise be told that it is ambiguous.
    """
    bearers: dict[str, list[Division]] = {}
    for division in divisions.by_code.values():
        if division.last.end is None:
            bearers.setdefault(short_name(division.last.name), []).append(division)
    found = {}
    for name, several in bearers.items():
        level = min(_LEVELS.index(each.level) for each in several)
        highest = [each for each in several if each.level == _LEVELS[level]]
        if len(highest) == 1:
            found[highest[0].code] = name
    return found


def _region(division: Division, parent: str | None, called: str) -> Iterator[tuple[URIRef, Node]]:
    last = division.last
    yield _TYPE, _REGION
    yield _NAME, Literal(last.name, "zh")
    yield _NAME, Literal(last.name_en, "en")
    yield _SHORT_NAME, Literal(called, "zh")
    yield from ((_ALT, Literal(each, "zh")) for each in _spoken(last.name))
    yield from ((_FORMER, Literal(_former(each))) for each in division.namings[:-1])
    yield _LEVEL, _literal(division.level)
    yield _SOURCE, _literal(SOURCE)
    if parent:
        yield _WITHIN, _region_of(parent)
    for predicate, year in ((_FROM, division.namings[0].begin), (_TO, last.end)):
        if year:
            yield predicate, _literal(year)
    if division.note:
        yield _NOTE, Literal(division.note, "zh")


@cache
def _region_of(code: str) -> URIRef:
    return REGION[code]


@lru_cache(maxsize=256)
def _literal(text: str) -> Literal:
    """A value that many divisions share."""
    return Literal(text)


def _spoken(name: str) -> Iterator[str]:
    """How an autonomous division is called without its peoples: 延边州, 景宁县."""
    kind = name[-3:]
    if kind in _AUTONOMOUS:
        yield short_name(name) + _AUTONOMOUS[kind]


def _former(naming: Naming) -> str:
    return f"{naming.name} {naming.begin or ''}/{naming.end or ''}"


def _passing(divisions: Divisions, old: Division, passed: Passed) -> Iterator[tuple[URIRef, Node]]:
    yield _TYPE, _SUCCESSION
    yield _OLD, _region_of(old.code)
    yield _NEW, _region_of(passed.code)
    yield _KIND, _literal(passed.kind)
    yield _DATE, _literal(passed.year)
    yield _EVENT, Literal(_event(old, divisions.by_code[passed.code], passed))
    yield _SOURCE, _literal(PASSING_SOURCE)


def _event(old: Division, new: Division, passed: Passed) -> str:
    """What happened, in the words of the time: 长乐市改为长乐区."""
    naming = new.naming(passed.year) or new.last
    match passed.kind:
        case "split":
            return f"{old.last.name}部分区域划入{naming.name}"
        case "absorb":
            return f"{old.last.name}并入{naming.name}"
        case "merge":
            return f"{old.last.name}等合并为{naming.name}"
    if old.last.name == naming.name:
        return f"{naming.name}的代码由{old.code}改为{new.code}"
    return f"{old.last.name}改为{naming.name}"
