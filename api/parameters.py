"""The parameters of questions and lists, which are typed by their declarations and not by FastAPI."""

from typing import Any

from fastapi import Request

from api.language import both
from queries.parameters import DATE, LONGEST
from queries.question import Parameter, ParameterValue

_JSON_TYPES = {
    "string": "string", "integer": "integer", "boolean": "boolean", "strings": "string", "date": "string",
}  # fmt: skip


def given_values(request: Request, *own: str) -> dict[str, list[str]]:
    """Return the values of the query parameters of a request, besides those of the route itself."""
    query = request.query_params
    return {name: query.getlist(name) for name in query if name not in own}


def openapi_parameter(parameter: Parameter, example: ParameterValue = None) -> dict[str, Any]:
    """Return the declaration of a parameter for OpenAPI, with an example where there is one."""
    single = _single(parameter)
    schema: dict[str, Any] = {"type": "array", "items": single} if parameter.type == "strings" else single
    if parameter.default is not None:
        schema["default"] = parameter.default
    shown = list(example) if isinstance(example, tuple) else example
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": both(parameter.meaning_zh, parameter.meaning_en),
        "schema": schema,
        **({} if shown is None else {"example": shown}),
    }


def _single(parameter: Parameter) -> dict[str, Any]:
    """Return the schema of one value, with the bounds that `bind` holds."""
    schema: dict[str, Any] = {"type": _JSON_TYPES[parameter.type]}
    if parameter.values:
        return {**schema, "enum": list(parameter.values)}
    match parameter.type:
        case "integer":
            return {**schema, "minimum": parameter.least, "maximum": parameter.most}
        case "date":
            return {**schema, "pattern": f"^{DATE.pattern}$"}
        case "string" | "strings":
            return {**schema, "maxLength": LONGEST, **({"minLength": 1} if parameter.required else {})}
    return schema
