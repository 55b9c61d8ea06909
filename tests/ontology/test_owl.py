"""The ontology is OWL 2 DL, no statement of it is lost on the way into OWL, and it contradicts neither itself, nor
the vocabularies, nor the standards that it is aligned with."""

from collections import Counter
from pathlib import Path

import pytest
from rdflib import BNode, Graph
from rdflib.term import Node

from ontology.terms import QUALITY_TTL, VOCABULARY
from ontology.vocabulary import vocabulary_files
from tests.ontology.robot.command import joined, robot

pytestmark = pytest.mark.slow

STANDARDS = Path(__file__).parent / "robot" / "standards.ttl"

# What is no OWL 2 DL, or is read as something else: lines that were once in the file, or nearly.
FAULTS = {
    "undeclared superclass": "qm:Venue a owl:Class ; rdfs:subClassOf schema:Place .",
    "term of two kinds": "skos:inScheme a owl:AnnotationProperty .",
    "datatype without definition": "qm:year a owl:DatatypeProperty ; rdfs:range qm:yearNumber .",
    "undeclared annotation": "qm:Theme schema:award 'none' .",
}

# What the axioms exclude, each with the axiom that does.
CONTRADICTIONS = {
    "a date that is none": "[] a qm:Succession ; qm:changedOn '2018-13' .",
    "a succession without a date of its own": "[] a qm:Succession ; qm:changedOn '2018' , '2019' .",
    "a class above that excludes it": "qm:Record rdfs:subClassOf prov:Activity .",
    "an activity that is done already": "qm:Activity rdfs:subClassOf prov:Activity .",
    "an issuer that is a person": "[] a qm:Issuance ; qm:issuer [ a rico:Person ] .",
    "a region change as an event of organizations": """qm:RegionChange rdfs:subClassOf org:ChangeEvent .
        qm:changedRegion rdfs:subPropertyOf org:originalOrganization . qm:Region owl:disjointWith org:Organization .
        [] a qm:RegionChange ; qm:changedRegion region:340000 . region:340000 a qm:Region .""",
    "an agency that is a region": "agency:samr a qm:Agency , qm:Region .",
    "a region in a reform": "[] a qm:Reform ; qm:original region:340000 . region:340000 a qm:Region .",
    "a reform that is an entity of a source": "reform:samr-2018 a qm:Reform , prov:Entity .",
    "a reform of two dates": "reform:samr-2018 a qm:Reform ; qm:changedOn '2018-03' , '2018-04' .",
    "a reform that is an agency": "reform:samr-2018 a qm:Reform ; qm:result reform:samr-2018 .",
    "a relation that is a node": "[] a qm:Succession , qm:Agency .",
    "an agency within a region": "agency:samr a qm:Agency ; qm:within region:110000 .",
    "regions within each other": "region:320500 qm:within region:320000 . region:320000 qm:within region:320500 .",
    "two participants": """[] qm:participant agency:samr , region:350000 .
        agency:samr a qm:Agency . region:350000 a qm:Region .""",
    "three types": """[] a qm:Activity ; qm:hasType [ qm:position 1 ] , [ qm:position 2 ] , [ qm:position 3 ] .""",
    "a quote from two places": "[] a qm:Evidence ; qm:start 12 , 14 .",
    "a code in a language": "agency:cmiqma qm:campaignScope 'machinery'@en .",
    "a name without its time": "agency:caq qm:formerNames '中国质量管理协会' .",
    "a year that is text": "[] qm:year '2025' .",
}


def profile(path: Path) -> list[str]:
    """The violations of OWL 2 DL."""
    report = path.with_suffix(".txt")
    done = robot("validate-profile", "--profile", "DL", "--input", path, "--output", report)
    assert (done.returncode == 0) == (
        "[Ontology and imports closure in profile]" in report.read_text("utf-8")
    )
    return report.read_text("utf-8").splitlines()[1:]


def reasoned(path: Path) -> tuple[int, str]:
    done = robot("reason", "--reasoner", "hermit", "--input", path)
    return done.returncode, done.stdout + done.stderr


def test_it_is_owl_2_dl_with_the_vocabularies(tmp_path: Path) -> None:
    assert profile(joined(tmp_path, QUALITY_TTL, *vocabulary_files(VOCABULARY))) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_no_owl_2_dl_is_refused(fault: str, tmp_path: Path) -> None:
    assert profile(joined(tmp_path, QUALITY_TTL, more=FAULTS[fault])) != []


def test_no_statement_is_lost_on_the_way_into_owl(tmp_path: Path) -> None:
    """`--strict` would do, were it not that ROBOT 1.9.6 then refuses every owl:unionOf and owl:Restriction."""
    assert lost(QUALITY_TTL, tmp_path) == Counter()


def test_a_statement_that_owl_cannot_hold_is_missed(tmp_path: Path) -> None:
    copy = tmp_path / "quality.ttl"
    malformed = (
        "qm:day a rdfs:Datatype ; owl:onDatatype xsd:string ; owl:withRestrictions ( [ xsd:pattern '.' ] ) ."
    )
    copy.write_text(QUALITY_TTL.read_text("utf-8") + malformed, "utf-8")
    assert ("qm:day", "owl:onDatatype", "xsd:string") in lost(copy, tmp_path)


def lost(path: Path, folder: Path) -> "Counter[tuple[str, ...]]":
    """The statements of a file that are not in it any more when ROBOT has read and written it."""
    back = folder / "back.ttl"
    done = robot("convert", "--input", path, "--output", back)
    assert done.returncode == 0, done.stdout + done.stderr
    return statements(Graph().parse(path)) - statements(Graph().parse(back))


def statements(graph: Graph) -> "Counter[tuple[str, ...]]":
    """The triples of a graph, counted; blank nodes, whose names mean nothing, are all one, and of two inverses either
    may come first."""
    found = (tuple(_shown(graph, term) for term in triple) for triple in graph)
    return Counter(tuple(sorted(each)) if each[1] == "owl:inverseOf" else each for each in found)


def _shown(graph: Graph, term: Node) -> str:
    return "_" if isinstance(term, BNode) else term.n3(graph.namespace_manager)


def test_it_is_consistent_with_vocabularies_and_standards(tmp_path: Path) -> None:
    status, output = reasoned(joined(tmp_path, QUALITY_TTL, STANDARDS, *vocabulary_files(VOCABULARY)))
    assert status == 0, output[-3000:]


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_a_contradiction_is_found(case: str, tmp_path: Path) -> None:
    status, output = reasoned(joined(tmp_path, QUALITY_TTL, STANDARDS, more=CONTRADICTIONS[case]))
    assert status != 0
    assert "inconsistent" in output or "unsatisfiable" in output, output[-2000:]
