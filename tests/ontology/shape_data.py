"""Real facts for the tests of shapes: a notice, the register, parts of the vocabulary; at least one of every class."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.term import Node

from graph.entities import Edge, Facts, Value
from graph.entities import Node as GraphNode
from graph.triples import edges_triples, facts_triples, node_triples
from loaders.assemble.extraction import extract_notices
from loaders.facts.notice import notice_facts
from loaders.formats.reading import read_source
from loaders.lexicon.knowledge import Knowledge
from loaders.register.facts import register_facts
from loaders.register.files import read_registers
from loaders.register.rules import Rules
from ontology.division_triples import add_divisions
from ontology.model import load_model
from ontology.terms import AGENCY, KIND, QM, RDF, REFORM, REGION, SERIES
from ontology.vocabulary import load_vocabulary, read_vocabulary

Triples = frozenset[tuple[Node, Node, Node]]

LOADERS = Path(__file__).parents[2] / "loaders"
SAMPLES = Path(__file__).parents[1] / "loaders" / "register" / "samples"
ENTRIES = (
    AGENCY.spb, AGENCY.mot, AGENCY.mii, AGENCY.samr, AGENCY.aqsiq, AGENCY.saic, AGENCY.cfda, AGENCY.ndrc, AGENCY.mofcom,
    AGENCY.cbrc, AGENCY.circ, AGENCY.cbirc, AGENCY.moa, AGENCY.mara, AGENCY.nra,
    REFORM["samr-2018"], REFORM["cbirc-2018"], KIND.amr, KIND.government,
    REGION["350000"], REGION["350100"], REGION["350112"], 
)  # fmt: skip

TYPES = 3  # the first activity types


@cache
def vocabulary() -> Graph:
    """The vocabulary with all divisions."""
    return add_divisions(load_vocabulary())


@cache
def known() -> dict[Node, Node]:
    """The entities of the vocabulary with their classes."""
    return dict(vocabulary().subject_objects(RDF.type))


@cache
def real_triples() -> Triples:
    """A small notice and what goes with it: derived relations, records, entries of the vocabulary."""
    model, graph = load_model(), vocabulary()
    derived = (*node_triples(_event(), model), *edges_triples(_derived(), model))
    read = (*facts_triples(_notice(), model), *derived, *_records())
    return frozenset((*read, *_entries(graph)))


@cache
def _knowledge() -> Knowledge:
    return Knowledge.of(read_vocabulary(load_vocabulary()))


@cache
def _notice() -> Facts:
    """The notice of the machinery industry, with its two first activities, and an agency that a rule makes."""
    records = extract_notices(
        read_source(LOADERS / "notices" / "2025-machinery-and-national.txt"), _knowledge()
    )
    record = records[0].model_copy(update={"activities": records[0].activities[:2]})
    return notice_facts(record, records, _knowledge())


def _derived() -> Iterator[Edge]:
    """Yield a membership in a series, the planning of an event and an organizer of the same series, as they are
    derived."""
    first = next(each for each in _notice().nodes if each.type == "Activity")
    evidence: dict[str, Value] = {"notice": _notice().owner, "derived": True}
    member: dict[str, Value] = {"certainty": "certain", "rule": "sign"}
    yield Edge("IN_SERIES", first.ref, ("ActivitySeries", _series()), evidence | member)
    planned: dict[str, Value] = {"certainty": "certain", "rule": "same_edition", "derived_from": ("x.1",)}
    yield Edge("PLANS", first.ref, _event().ref, evidence | planned)
    role: dict[str, Value] = {
        "role": "lead",
        "basis": "series",
        "rule": "same_series",
        "derived_from": ("x.1",),
    }
    yield Edge("ORGANIZED", ("Agency", "samr"), first.ref, evidence | role)


def _event() -> GraphNode:
    """Return an event with all that events have."""
    dates: dict[str, Value] = {"year": 2025, "date_from": "2025-09-16", "date_to": "2025-09-18"}
    names: dict[str, Value] = {"name": "质量大会", "pinyin": "zhi liang da hui", "place": "南京"}
    return GraphNode("Event", "event-1", dates | names | {"edition": 6})


def _series() -> str:
    return min(str(each) for each in vocabulary().subjects(RDF.type, QM.ActivitySeries)).rpartition("/")[2]


def _records() -> Iterable[tuple[Node, Node, Node]]:
    """Yield one record of each kind, with what it names and concerns, and a theme and a slogan of the registers."""
    registers = read_registers(sorted(SAMPLES.glob("*.csv")), Rules(load_model(), _knowledge()))
    for register in registers:
        facts = register_facts(register, _knowledge())
        record = next(each for each in facts.nodes if each.type == "Record")
        edges = {each.content: each for each in facts.edges if each.source == record.ref}
        for kind in ("HAS_THEME", "HAS_SLOGAN"):
            edges |= {each.content: each for each in [e for e in facts.edges if e.type == kind][:1]}
        ends = {end for each in edges.values() for end in (each.source, each.target)}
        nodes = tuple(each for each in facts.nodes if each.ref in ends)
        yield from facts_triples(Facts(facts.owner, nodes, tuple(edges.values())), load_model())


def _entries(graph: Graph) -> Iterator[tuple[Node, Node, Node]]:
    """Yield the entries, with the relations between them and all ends of these."""
    first = {each for each, position in graph.subject_objects(QM.position) if int(str(position)) <= TYPES}
    wanted = {*ENTRIES, *first, SERIES[_series()]}
    for kind in (QM.Succession, QM.Subordination):
        wanted |= {each for each in graph.subjects(RDF.type, kind) if _ends(graph, each) <= wanted}
    change = next(iter(graph.subjects(RDF.type, QM.RegionChange)))
    wanted |= {change, *_ends(graph, change)}
    for term in sorted(wanted, key=str):
        yield from _entry(graph, term)


def _entry(graph: Graph, term: Node) -> Iterator[tuple[Node, Node, Node]]:
    for predicate, value in graph.predicate_objects(term):
        yield term, predicate, value


def _ends(graph: Graph, relation: Node) -> set[Node]:
    return {value for value in graph.objects(relation) if isinstance(value, URIRef) and value in known()}
