"""All shapes, and their run on triples. Reads the files of shapes once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph

from ontology.errors import OntologyError
from ontology.kinds import Model
from ontology.shapes.kinds import CompiledShape, Violation
from ontology.shapes.model_shapes import model_shapes
from ontology.shapes.reading import read_shapes
from ontology.shapes.triples import TripleIndex
from ontology.terms import DCTERMS, QM, SH, SHAPE, curie
from ontology.turtle import parse_turtle

SHAPES = Path(__file__).parent
MODEL_TTL = SHAPES / "model.ttl"  # the shapes of `model_shapes`, written out for other programs


@dataclass(frozen=True)
class Shapes:
    """The shapes that have targets, compiled."""

    shapes: tuple[CompiledShape, ...]

    @classmethod
    def load(cls, model: Model, folder: Path = SHAPES) -> Shapes:
        """Compile the shapes of the model, and those written by hand in the Turtle files of a folder.

        Raises OntologyError, with the shape, for SHACL that is not supported.
        """
        return cls(read_shapes(shapes_graph(model, folder)))

    def violations(self, triples: TripleIndex) -> Iterator[Violation]:
        """Yield the violations in the triples, each once, shape by shape."""
        seen: set[tuple[object, ...]] = set()
        for shape in self.shapes:
            for focus in shape.focus_nodes(triples):
                for found in shape.violations(focus, triples):
                    key = found.shape, found.focus, found.value, found.messages.get("en")
                    if key not in seen:
                        seen.add(key)
                        yield found


def written_files(folder: Path = SHAPES) -> Iterable[Path]:
    """Return the files of shapes written by hand, sorted by name."""
    return sorted(path for path in folder.glob("*.ttl") if path.name != MODEL_TTL.name)


def shapes_graph(model: Model, folder: Path = SHAPES) -> Graph:
    """Return all shapes as SHACL. Raises OntologyError for a shape that is written twice."""
    graph = model_shapes(model)
    for path in written_files(folder):
        written = parse_turtle(path)
        for term in set(graph.subjects()) & set(written.subjects()):
            raise OntologyError(
                f"{path.name}: {curie(term)} is a shape of the model, or of another file; rename it"
            )
        graph += written
    return graph


def shapes_turtle(graph: Graph) -> str:
    """Return shapes as Turtle with the prefixes of the ontology."""
    for prefix, namespace in (("shape", SHAPE), ("sh", SH), ("qm", QM), ("dcterms", DCTERMS)):
        graph.bind(prefix, namespace)
    return graph.serialize(format="turtle")
