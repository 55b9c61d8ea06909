"""The formats of SPARQL results: of rows and booleans, and of triples. Plain values for command line and API."""

from dataclasses import dataclass

from pyoxigraph import RdfFormat


@dataclass(frozen=True)
class SparqlFormat:
    """A format: its name as a parameter, the ending by which pyoxigraph knows it, and its media types, the first of
    which an answer bears."""

    name: str
    ending: str
    media_types: tuple[str, ...]

    @property
    def content_type(self) -> str:
        """The content type of an answer: the first media type, with the encoding of text."""
        media_type = self.media_types[0]
        return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type

    @property
    def rdf(self) -> RdfFormat:
        """The format of triples in pyoxigraph. Raises ValueError for a format of rows."""
        found = RdfFormat.from_extension(self.ending)
        if found is None:
            raise ValueError(f"{self.name} is no format of triples")
        return found


@dataclass(frozen=True)
class SparqlFormats:
    """The format for rows and booleans, and that for triples; None where a request accepts none."""

    rows: SparqlFormat | None
    triples: SparqlFormat | None


ROW_FORMATS = (
    SparqlFormat("json", "srj", ("application/sparql-results+json", "application/json")),
    SparqlFormat("xml", "srx", ("application/sparql-results+xml", "application/xml", "text/xml")),
    SparqlFormat("csv", "csv", ("text/csv",)),
    SparqlFormat("tsv", "tsv", ("text/tab-separated-values",)),
)
TRIPLE_FORMATS = (
    SparqlFormat("ttl", "ttl", ("text/turtle", "application/x-turtle")),
    SparqlFormat("nt", "nt", ("application/n-triples", "text/plain")),
    SparqlFormat("rdf", "rdf", ("application/rdf+xml",)),
    SparqlFormat("jsonld", "jsonld", ("application/ld+json",)),
)
FORMAT_NAMES = tuple(each.name for each in (*ROW_FORMATS, *TRIPLE_FORMATS))
_ALSO = {"json": "jsonld", "xml": "rdf"}  # what triples are written in where a format of rows is named


def named_formats(name: str) -> SparqlFormats:
    """Return the formats that a name stands for: json is JSON-LD for triples, xml RDF/XML."""
    rows = next((each for each in ROW_FORMATS if each.name == name), None)
    triples = next((each for each in TRIPLE_FORMATS if each.name == _ALSO.get(name, name)), None)
    return SparqlFormats(rows, triples)
