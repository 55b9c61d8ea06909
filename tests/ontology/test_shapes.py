"""Every class has a shape, every shape speaks both languages, and unknown SHACL is an error, not ignored."""

from pathlib import Path

import pytest
from rdflib import Graph, Literal
from typer.testing import CliRunner

from ontology.__main__ import app
from ontology.errors import OntologyError
from ontology.kinds import EdgeClass, Model, NodeClass
from ontology.shapes.components import SIMPLE
from ontology.shapes.describing import describe
from ontology.shapes.model_shapes import model_shapes
from ontology.shapes.reading import read_shapes
from ontology.shapes.triples import TripleIndex
from ontology.shapes.validating import MODEL_TTL, Shapes, shapes_graph, shapes_turtle
from ontology.terms import BASE, OWL, QM, QUALITY_TTL, RDF, RDFS, SH, SHAPE
from ontology.turtle import parse_turtle
from tests.ontology.shape_data import known, real_triples

HEAD = f"@prefix sh: <{SH}> . @prefix qm: <{QM}> . @prefix shape: <{SHAPE}> .\n"


@pytest.fixture(scope="module")
def shapes(model: Model) -> Graph:
    return shapes_graph(model)


@pytest.fixture(scope="module")
def compiled(model: Model) -> Shapes:
    return Shapes.load(model)


def test_every_class_has_a_shape(shapes: Graph) -> None:
    """An abstract class has none of its own: the shapes of its subclasses have all of its properties."""
    ontology = parse_turtle(QUALITY_TTL)
    aimed_at = set(shapes.objects(None, SH.targetClass))
    for cls in ontology.subjects(RDF.type, OWL.Class):
        if str(cls).startswith(QM):
            below = {
                each
                for each in ontology.transitive_subjects(RDFS.subClassOf, cls)
                if str(each).startswith(QM)
            }
            concrete = {each for each in below if (each, QM.abstract, Literal(True)) not in ontology}
            # Without subclasses it is the class of statements about triples.
            statement = {RDF.Statement} if (None, QM.qualifiedAs, cls) in ontology else set()
            assert concrete or statement, cls
            assert (concrete or statement) <= aimed_at, cls


def test_every_property_and_end_of_the_model_has_a_shape(shapes: Graph, model: Model) -> None:
    kinds: list[NodeClass | EdgeClass] = [*model.nodes.values()]
    for kind in (*kinds, *(each for each in model.edges.values() if each.edge_from)):
        inner = {shapes.value(each, SH.path) for each in shapes.objects(SHAPE[kind.name], SH.property)}
        assert {prop.predicate for prop in kind.properties.values()} <= inner, kind.name
        assert (
            set(model.cardinalities.get(kind.name, {})) - {prop.iri for prop in kind.properties.values()}
            <= inner
        ), kind.name


def test_every_shape_has_name_severity_and_messages_in_both_languages(shapes: Graph) -> None:
    for kind in (SH.NodeShape, SH.PropertyShape):
        for shape in shapes.subjects(RDF.type, kind):
            spoken = {each.language for each in shapes.objects(shape, SH.name) if isinstance(each, Literal)}
            assert spoken == {"zh", "en"}, shape
            assert (shape, SH.severity, None) in shapes, shape
            query = shapes.value(shape, SH.sparql)
            speakers = [shape if query is None or (shape, SH.message, None) in shapes else query]
            only_parts = not set(shapes.predicates(shape)) & {*SIMPLE, SH["or"], SH["not"], SH.sparql}
            for each in [] if only_parts else speakers:
                messages = [m for m in shapes.objects(each, SH.message) if isinstance(m, Literal)]
                assert {m.language for m in messages} == {"zh", "en"}, shape
                assert all(str(m).strip() for m in messages), shape


def test_the_published_shapes_are_those_of_the_model(model: Model) -> None:
    made = shapes_turtle(model_shapes(model))
    assert MODEL_TTL.read_text("utf-8").endswith(made), f"{MODEL_TTL.name} is stale: make docs"


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        ("sh:path qm:year ; sh:maxInclusive 3000", "sh:maxInclusive, which is not supported"),
        ("sh:path ( qm:hasTheme qm:text )", "neither a predicate nor an sh:inversePath"),
        ("sh:path qm:year ; sh:minCount 'one'", "no whole number"),
        ("sh:nodeKind sh:Literal", "sh:Literal is not supported"),
        ("sh:severity qm:bad", "sh:severity qm:bad"),
        ("sh:closed true", "sh:closed, which is not supported"),
        ("sh:sparql [ sh:ask 'ASK {}' ; sh:select 'SELECT' ]", "sh:ask, which is not supported"),
        ("sh:sparql [ sh:select 'SELECT $this WHERE { $this' ]", "is no query"),
        ("sh:sparql [ sh:select 'SELECT ?x WHERE { ?x ?y ?z }' ]", r"does not select \$this"),
        ("sh:sparql [ sh:select 'SELECT $this WHERE { $this ?any ?z }' ]", "a variable as predicate"),
        ("sh:sparql [ sh:select 'SELECT $this { $this a qm:Theme ; ?any 1 }' ]", "a variable as predicate"),
        ("sh:not shape:x", "refers to itself"),
    ],
)
def test_unknown_shacl_is_an_error_that_names_the_shape(shape: str, reason: str) -> None:
    text = f"{HEAD} shape:x a sh:NodeShape ; sh:targetClass qm:Campaign ; {shape} ."
    with pytest.raises(OntologyError, match=reason) as caught:
        read_shapes(Graph().parse(data=text, format="turtle"))
    assert "shape:x" in str(caught.value)


def test_two_files_may_not_have_one_shape(model: Model, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(f"{HEAD} shape:Notice a sh:NodeShape .")
    with pytest.raises(OntologyError, match=r"a\.ttl: shape:Notice is a shape of the model"):
        shapes_graph(model, tmp_path)


def test_a_violation_names_notice_fact_and_sentence(compiled: Shapes, model: Model) -> None:
    triples = {
        (s, p, Literal("boss") if (p, o) == (QM.role, Literal("lead")) else o) for s, p, o in real_triples()
    }
    index = TripleIndex(triples, known())
    lines = [describe(each, index, model, "en") for each in compiled.violations(index) if each.refuses]
    line = next(each for each in lines if "text “" in each)
    assert line.startswith("violation: (Agency ")
    assert "-[ORGANIZED]->(Activity zhong-ji-zhi-xie-2025-14-fbc0e7." in line
    assert "has qm:role 'boss': qm:role must be one of lead, partner, support" in line
    assert "(shape:Participation-role; notice zhong-ji-zhi-xie-2025-14-fbc0e7; text “" in line


def turtle(folder: Path, body: str) -> str:
    path = folder / "facts.ttl"
    prefixes = f"@prefix campaign: <{BASE}campaign/> . @prefix notice: <{BASE}notice/> .\n"
    path.write_text(HEAD + prefixes + body, "utf-8")
    return str(path)


CAMPAIGN = 'campaign:national-2025 a qm:Campaign ; qm:scope "national" ; qm:level "national" ; qm:year '


@pytest.mark.slow
def test_files_are_checked_by_command(tmp_path: Path) -> None:
    def check(body: str, *options: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, ["check", turtle(tmp_path, body), *options])
        return done.exit_code, done.output

    assert check(CAMPAIGN + "2025 .") == (0, "ok: 1 个文件合乎形状 · 1 files conform to the shapes\n")
    status, output = check(CAMPAIGN + "2024 .")
    assert status == 1
    assert "violation: Campaign national-2025 must be identified by scope and year, national-2024" in output
    status, output = check(CAMPAIGN + "2024 .", "--language", "zh")
    assert "违规: Campaign national-2025 标识须由范围和年度组成：national-2024" in output
    status, output = check('notice:n a qm:Notice ; qm:isueDate "2025" .')
    assert (status, "the ontology has no qm:isueDate" in output) == (1, True)
    status, output = check('<urn:x> <urn:y> "z" .')
    assert (status, "it has no term of the ontology" in output) == (1, True)
    status, output = check("notice:n a qm:Notice")
    assert (status, "not Turtle" in output) == (1, True)
