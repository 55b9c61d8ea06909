"""The facts of this API that schemathesis needs: how a query is sent as a body, and for which reasons a request may be
refused that the OpenAPI document allows.

A schema describes the form of a value. What it means is for the service to decide, and to refuse with the reason: a
name of no entity, a cursor of another list, a query that is none. Each such reason is here; any other refusal is a
finding.
"""

import json
import re
from typing import Any

import schemathesis
from schemathesis.core.failures import AcceptedNegativeData, Failure
from schemathesis.openapi.checks import RejectedPositiveData

# The reason of a refusal, as the problem's `detail` has it, and why no schema can express it.
REASONS = {
    r"does not go with \w+, but with": "OpenAPI has no relation between parameters: bom is for CSV alone",
    r"the graph has no \w+ ['\"]": "entities are those of the graph",
    r"is the name of .+; give one of these ids": "a name may be that of several entities",
    r": exchange them": "two parameters are a range that ends before it begins",
    r"is no cursor of": "a cursor is opaque",
    r"there is no type ['\"]": "classes are those of the ontology; an enumeration would break generated clients",
    r"the search has no letters": "letters, digits and Chinese characters are those of Unicode",
    r"; add a word": "a text may be found in more entities than a list takes",
    r"the search is too long": "words are counted, not characters alone",
    r"is not text of at most": "NUL is a character of JSON, and of no text that is stored",
    r"is no JSON: |is no object|has neither queries nor extend": "a parameter of OpenRefine holds JSON as text",
    r"the result can be had as": "rows or triples: the query decides which formats there are",
    r"the address has more than": "each value is short enough, and all together are too long",
}  # fmt: skip
_ALLOWED = re.compile("|".join(REASONS))
_BAD_QUERY = "problem/bad-query"  # a text that is no Cypher or SPARQL, or that does what is not allowed


_TEXT = {"type", "maxLength", "minLength"}  # of a schema of any text
_VIOLATED = re.compile(r"parameter `(\w+)` in query - violates `anyOf`")


@schemathesis.hook
def filter_failure(
    _context: schemathesis.HookContext,
    failure: Failure,
    case: schemathesis.Case[Any],
    response: schemathesis.Response,
) -> bool:
    """Return False for a request of the right form that is refused for what it means, and for one that is accepted
    as its form is right once it is sent."""
    if isinstance(failure, AcceptedNegativeData):
        return not is_list_of_one(failure.message, case)
    return not (isinstance(failure, RejectedPositiveData) and is_reasoned(response.content))


def is_list_of_one(message: str, case: schemathesis.Case[Any]) -> bool:
    """Return whether what is wrong is a text in place of a list of texts: in an address it is a list with one value.
    Schemathesis knows that, but not of a parameter that may be sent without a value."""
    found = _VIOLATED.search(message)
    declared = case.operation.definition.raw.get("parameters", ())
    lists = [each["name"] for each in declared if each["schema"].get("items", {"enum": []}).keys() <= _TEXT]
    return found is not None and found[1] in lists and isinstance((case.query or {}).get(found[1]), str)


def is_reasoned(content: bytes) -> bool:
    """Return whether a response is a problem document with a reason that is no matter of form."""
    try:
        problem: dict[str, Any] = json.loads(content)
    except ValueError:
        return False
    return str(problem.get("type", "")).endswith(_BAD_QUERY) or bool(
        _ALLOWED.search(problem.get("detail", ""))
    )


@schemathesis.serializer("application/sparql-query")
def query_as_body(_context: schemathesis.SerializationContext, value: Any) -> bytes:
    """Return the body of a request that is a query, and nothing else."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
