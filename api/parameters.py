"""The parameters of questions and lists, which are typed by their declarations and not by FastAPI."""

from typing import Any

from fastapi import Request

from api.language import both
from queries.parameters import DATE
from queries.question import Parameter

_JSON_TYPES = {
    "string": "string", "integer": "integer", "boolean": "boolean", "strings": "string", "date": "string",
}  # fmt: skip


def given_values(request: Request, *own: str) -> dict[str, list[str]]:
    """Return the values of the query parameters of a request, besides those of the route itself."""
    query = request.query_params
    return {name: query.getlist(name) for name in query if name not in own}


def openapi_parameter(parameter: Parameter) -> dict[str, Any]:
    """Return the declaration of a parameter for OpenAPI."""
    single: dict[str, Any] = {"type": _JSON_TYPES[parameter.type]}
    if parameter.type == "date":
        single["pattern"] = f"^{DATE.pattern}$"
    if parameter.values:
        single["enum"] = list(parameter.values)
    schema: dict[str, Any] = {"type": "array", "items": single} if parameter.type == "strings" else single
    if parameter.default is not None:
        schema["default"] = parameter.default
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": both(parameter.meaning_zh, parameter.meaning_en),
        "schema": schema,
    }
