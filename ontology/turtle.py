"""Read Turtle files."""

from pathlib import Path

from rdflib import Graph
from rdflib.plugins.parsers.notation3 import BadSyntax

from ontology.errors import OntologyError


def parse_turtle(path: Path, into: Graph | None = None) -> Graph:
    """Parse a file, into `into` where given. Raises `OntologyError` with the file and, for a syntax error, the line."""
    graph = Graph() if into is None else into
    try:
        return graph.parse(data=path.read_text("utf-8"), format="turtle", publicID=path.name)
    except BadSyntax as error:
        raise OntologyError(f"{path.name}, line {error.lines + 1}: not Turtle: {error._why}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path.name}: cannot be read: {error}") from error
