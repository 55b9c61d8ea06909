"""The parts of the OpenAPI document about `/v1/sparql`: parameters, bodies with examples, results."""

from typing import Any

from api.language import both
from api.negotiation import media_content
from queries.sparql.formats import FORMAT_NAMES, ROW_FORMATS, TRIPLE_FORMATS

_SELECT = """SELECT ?name (COUNT(DISTINCT ?activity) AS ?activities) WHERE {
  ?part a qm:Participation ; qm:participant ?agency ; qm:organizedActivity ?activity .
  ?agency skos:prefLabel ?name . FILTER(LANG(?name) = "zh")
}
GROUP BY ?name ORDER BY DESC(?activities) LIMIT 10"""
_CONSTRUCT = """CONSTRUCT { ?activity skos:prefLabel ?name ; qm:hasType ?type }
WHERE { ?activity a qm:Activity ; qm:hasType ?type ; skos:prefLabel ?name }
LIMIT 10"""
_EXAMPLES = {
    "select": {"summary": both("活动最多的机构", "Agencies with the most activities"), "value": _SELECT},
    "construct": {"summary": both("活动及其类型", "Activities with their types"), "value": _CONSTRUCT},
}
_TEXT = {"type": "string"}
_SOME_TEXT = {**_TEXT, "minLength": 1}
_IRIS = {"type": "array", "items": {"type": "string", "format": "uri"}}
_QUERY = both("SPARQL 1.1 查询：SELECT、ASK、CONSTRUCT 或 DESCRIBE", "SELECT, ASK, CONSTRUCT or DESCRIBE")
_DEFAULT = both(
    "以这些命名图为默认图，代替 FROM", "named graphs that are the default graph, in place of FROM"
)
_NAMED = both("GRAPH 只查这些命名图，代替 FROM NAMED", "named graphs for GRAPH, in place of FROM NAMED")
_FORMAT = both("格式，代替 Accept", "format, in place of Accept")

_GRAPHS: list[dict[str, Any]] = [
    {"name": "default-graph-uri", "in": "query", "description": _DEFAULT, "schema": _IRIS},
    {"name": "named-graph-uri", "in": "query", "description": _NAMED, "schema": _IRIS},
    {"name": "format", "in": "query", "description": _FORMAT, "schema": {**_TEXT, "enum": [*FORMAT_NAMES]}},
]
_REQUIRED = {"name": "query", "in": "query", "required": True, "description": _QUERY, "schema": _SOME_TEXT}
PARAMETERS: dict[str, Any] = {"parameters": [{**_REQUIRED, "examples": _EXAMPLES}, *_GRAPHS]}
REQUEST_BODY: dict[str, Any] = {
    "parameters": _GRAPHS,
    "requestBody": {
        "required": True,
        "description": _QUERY,
        "content": {
            "application/sparql-query": {"schema": _SOME_TEXT, "examples": _EXAMPLES},
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "required": ["query"],
                    "properties": {
                        "query": {**_SOME_TEXT, "description": _QUERY},
                        "default-graph-uri": {**_IRIS, "description": _DEFAULT},
                        "named-graph-uri": {**_IRIS, "description": _NAMED},
                        "format": {**_TEXT, "enum": [*FORMAT_NAMES], "description": _FORMAT},
                    },
                }
            },
        },
    },
}
RESULTS: dict[str, Any] = {
    "description": both(
        "SELECT、ASK 的结果为 JSON、XML、CSV 或 TSV，CONSTRUCT、DESCRIBE 的为 Turtle、N-Triples、RDF/XML 或 JSON-LD。",
        "SELECT and ASK as JSON, XML, CSV or TSV; CONSTRUCT and DESCRIBE as Turtle, N-Triples, RDF/XML or JSON-LD.",
    ),
    "content": media_content(each.media_types[0] for each in (*ROW_FORMATS, *TRIPLE_FORMATS)),
}
