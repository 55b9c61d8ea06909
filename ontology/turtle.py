"""Reading Turtle files: the one place where this room touches the disk."""

from pathlib import Path

from rdflib import Graph
from rdflib.plugins.parsers.notation3 import BadSyntax

from ontology.errors import OntologyError


def parse_turtle(path: Path, into: Graph | None = None) -> Graph:
    """The triples of the file, added to `into` where given; OntologyError names the file and the line."""
    graph = Graph() if into is None else into
    try:
        return graph.parse(data=path.read_text("utf-8"), format="turtle", publicID=path.name)
    except BadSyntax as error:
        raise OntologyError(f"{path.name}, line {error.lines + 1}: not Turtle: {error._why}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path.name}: cannot be read: {error}") from error
