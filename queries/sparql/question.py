"""Questions in SPARQL: a `.rq` file beside the `.cypher` file has the same parameters and the same answer.

The file is a whole query. A parameter is a variable written with `$`, in whose place its value stands; without a value
it stays a variable, so that the file can be run as it is. An id is the IRI of its entity, in and out; an id of an
abstract class is that of any of its subclasses, for `IN ($agency)`. A file may include clauses (queries/clauses.py).
Tests compare the rows with those of Cypher.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results
from rdflib import URIRef

from graph.iris import entity_iri, entity_ref
from graph.settings import Settings
from graph.store import Store
from ontology.errors import OntologyError, QuestionError
from ontology.kinds import Model
from ontology.model import load_model
from ontology.rdf_terms import internal_iri
from queries.answer import Answer, bound_values
from queries.catalog import LIBRARY
from queries.clauses import expand, read_clauses
from queries.parameters import RawValue
from queries.question import Column, Parameter, ParameterValue, Question
from queries.sparql.engine import SparqlEngine, SparqlQuery
from queries.sparql.formats import named_formats

_BETWEEN = "\x1f"  # the values of a list
_PARAMETER = re.compile(r"\$(\w+)")


def sparql_of(question: Question) -> str:
    """Return the SPARQL of a question. Raises QuestionError where it has none."""
    path = _file(question)
    if not has_sparql(question):
        raise QuestionError(f"{question.name} has no SPARQL, only Cypher: ask it without --sparql")
    return expand(path.name, path.read_text("utf-8").splitlines(), 1, read_clauses(LIBRARY, ".rq"))


def has_sparql(question: Question) -> bool:
    """Return whether a question has SPARQL."""
    return _file(question).exists()


def with_parameters(
    text: str, question: Question, values: Mapping[str, ParameterValue], model: Model, base: str
) -> str:
    """Return a query with the values of its parameters. Raises OntologyError for one that the header lacks."""

    def term(found: re.Match[str]) -> str:
        parameter = question.parameter(found[1])
        if parameter is None:
            raise OntologyError(f"{question.name}.rq uses ${found[1]}, which is no parameter of the question")
        value = values[parameter.name]
        return found[0] if value is None else _term(parameter, value, model, base)

    return _PARAMETER.sub(term, text)


def answer_in_sparql(
    settings: Settings, store: Store, question: Question, given: Mapping[str, RawValue]
) -> Answer:
    """Return the answer to a question from its SPARQL. Raises what `answer` raises, and SparqlError."""
    query, base, model = sparql_of(question), settings.base_iri, load_model()
    values = bound_values(store, question, given)
    text = with_parameters(query, question, values, model, base)
    result = SparqlEngine(store, model, settings).answer(SparqlQuery(text), named_formats("json"))
    found = parse_query_results(result.content or b"", QueryResultsFormat.JSON)
    assert isinstance(found, QuerySolutions)
    names = [each.value for each in found.variables]
    if names != [column.name for column in question.columns]:
        raise OntologyError(f"{question.name}.rq has the columns {', '.join(names)}, the header has others")
    readers = [_reader(column, model, base) for column in question.columns]
    rows = ((read(row[name]) for read, name in zip(readers, names, strict=True)) for row in found)
    return Answer(question, values, question.columns, tuple(map(tuple, rows)))


def _file(question: Question) -> Path:
    return LIBRARY / f"{question.name}.rq"


def _term(parameter: Parameter, value: ParameterValue, model: Model, base: str) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(Literal(each)) for each in value)
    if parameter.entity:
        kinds = (
            kind for kind in model.nodes.values() if parameter.entity in kind.labels and not kind.abstract
        )
        return ", ".join(f"<{entity_iri(base, kind.name, str(value))}>" for kind in kinds)
    return str(value).lower() if isinstance(value, bool | int) else str(Literal(str(value)))


def _reader(column: Column, model: Model, base: str) -> Callable[[Any], Any]:
    """Return the function that makes a value of the column of a term; a list is one text, in no certain order."""

    def entity(iri: str) -> str:
        ref = entity_ref(URIRef(internal_iri(iri, base)), model) if iri.startswith(base) else None
        return iri if ref is None else ref[1]

    def read(term: Any) -> Any:
        if column.type in ("strings", "integers"):
            values = [entity(each) for each in (term.value if term else "").split(_BETWEEN) if each]
            return sorted(map(int, values) if column.type == "integers" else values)
        if term is None:
            return None
        kinds: Mapping[str, Callable[[str], Any]] = {"integer": int, "boolean": "true".__eq__}
        return entity(term.value) if isinstance(term, NamedNode) else kinds.get(column.type, str)(term.value)

    return read
