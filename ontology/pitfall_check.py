"""Find known pitfalls of ontologies, numbered as in the catalogue of OOPS!: one SPARQL query each, in `pitfalls/`.

The first line of a query is what is wrong with a term that it finds; it selects ?entity, and ?property and ?value
that show the place. In this form ROBOT takes the queries as a report too.
"""

from collections.abc import Iterator
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.query import ResultRow

from ontology.findings import Finding
from ontology.terms import curie

PITFALLS = Path(__file__).parent / "pitfalls"


def pitfall_queries(folder: Path = PITFALLS) -> tuple[Path, ...]:
    """The queries of a folder, sorted by name."""
    return tuple(sorted(folder.glob("*.rq")))


def pitfall_findings(ontology: Graph) -> Iterator[Finding]:
    """Yield the terms that a query finds, each with the number of the pitfall and what is wrong."""
    for path in pitfall_queries():
        for entity, place in found_by(path, ontology):
            what = path.read_text("utf-8").splitlines()[0].removeprefix("# ")
            yield entity, f"{what} ({path.stem.partition('-')[0]}, {place})"


def found_by(query: Path, ontology: Graph) -> list[tuple[URIRef, str]]:
    """Return the terms that one query finds, each with property and value of the place."""
    rows = ontology.query(query.read_text("utf-8"))
    found = {tuple(row)[:3] for row in rows if isinstance(row, ResultRow)}
    return sorted((URIRef(str(entity)), f"{curie(at)} {curie(value)}".strip()) for entity, at, value in found)
