"""The contract of the API: of its OpenAPI document what clients depend on, and whether a later document keeps it.

`python -m tests.api.contract` records additions in contract.json beside this file. It refuses a document that breaks
what is recorded: before version 1.0 such a change is made by removing the file first, and named in the CHANGELOG.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

RECORDED = Path(__file__).parent / "contract.json"
_REF = "#/components/schemas/"
Contract = Mapping[str, Mapping[str, Any]]


def contract(document: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the operations with their parameters, bodies and answers, and the shapes with their fields."""
    operations = {
        f"{method.upper()} {path}": _operation(operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
    }
    shapes = {name: _shape(shape) for name, shape in document["components"]["schemas"].items()}
    return {"operations": operations, "shapes": shapes}


def broken(old: Contract, new: Contract) -> Iterator[str]:
    """Yield what a client of the old contract could not rely on in the new one."""
    for name, operation in old["operations"].items():
        if name not in new["operations"]:
            yield f"{name} is gone"
            continue
        later = new["operations"][name]
        yield from (
            f"{name}: {fault}" for fault in _broken_parameters(operation["parameters"], later["parameters"])
        )
        for part in ("body", "answers"):
            lost = sorted(set(operation[part]) - set(later[part]))
            yield from (f"{name}: {part} {each} is gone" for each in lost)
    sent = {each.rpartition(" ")[2] for operation in new["operations"].values() for each in operation["body"]}
    for name, fields in old["shapes"].items():
        later = new["shapes"].get(name, {})
        yield from (f"{name}: {fault}" for fault in _broken_fields(fields, later, name in sent))


def _operation(operation: Mapping[str, Any]) -> dict[str, Any]:
    parameters = {
        f"{each['in']} {each['name']}": [
            _type(each["schema"]),
            *(["required"] if each.get("required") else []),
        ]
        for each in operation.get("parameters", ())
    }
    body = operation.get("requestBody", {}).get("content", {})
    answers = (
        f"{status} {kind}"
        for status, answer in operation["responses"].items()
        for kind in _contents(answer.get("content", {})) or [""]
    )
    return {"parameters": parameters, "body": sorted(_contents(body)), "answers": sorted(answers)}


def _contents(content: Mapping[str, Any]) -> list[str]:
    return [f"{kind} {_type(each.get('schema', {}))}" for kind, each in content.items()]


def _shape(shape: Mapping[str, Any]) -> dict[str, list[str]]:
    required = shape.get("required", ())
    return {
        name: [_type(each), *(["required"] if name in required else [])]
        for name, each in shape.get("properties", {}).items()
    }


def _type(schema: Mapping[str, Any]) -> str:
    """Return a type as one text: string, string[], Agency, integer|null, string in a,b."""
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(_REF)
    if "anyOf" in schema or "oneOf" in schema:
        return "|".join(map(_type, schema.get("anyOf") or schema["oneOf"]))
    if schema.get("type") == "array":
        return f"{_type(schema.get('items', {}))}[]"
    values = schema.get("enum") or ([schema["const"]] if "const" in schema else [])
    return str(schema.get("type", "any")) + (f" in {','.join(map(str, values))}" if values else "")


def _broken_parameters(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for name, (kind, *required) in old.items():
        if name not in new:
            yield f"{name} is gone"
        elif not takes(new[name][0], kind):
            yield f"{name} is {new[name][0]}, was {kind}"
        elif new[name][1:] and not required:
            yield f"{name} has become required"
    yield from (f"{name} is new and required" for name in new if name not in old and new[name][1:])


def _broken_fields(old: Mapping[str, Any], new: Mapping[str, Any], sent: bool) -> Iterator[str]:
    """Yield faults of a shape; where it is `sent` by clients, a field may become optional, elsewhere required."""
    for name, (kind, *required) in old.items():
        if name not in new:
            yield f"{name} is gone"
        elif new[name][0] != kind:
            yield f"{name} is {new[name][0]}, was {kind}"
        elif sent and new[name][1:] and not required:
            yield f"{name} has become required"
        elif not sent and required and not new[name][1:]:
            yield f"{name} may be missing"
    if sent:
        yield from (f"{name} is new and required" for name in new if name not in old and new[name][1:])


def takes(new: str, old: str) -> bool:
    """Return whether a parameter takes all values that it took, of each of its types; more values are no harm."""
    return all(any(_takes_one(each, one) for each in new.split("|")) for one in old.split("|"))


def _takes_one(new: str, old: str) -> bool:
    if new.endswith("[]") and old.endswith("[]"):
        new, old = new.removesuffix("[]"), old.removesuffix("[]")
    kind, _, values = new.partition(" in ")
    old_kind, _, old_values = old.partition(" in ")
    if not values or kind != old_kind:
        return kind == old_kind
    return bool(old_values) and set(old_values.split(",")) <= set(values.split(","))


def recorded() -> Contract:
    """Return the contract as it was recorded last."""
    found: Contract = json.loads(RECORDED.read_text("utf-8"))
    return found


def record(document: Mapping[str, Any]) -> None:
    """Record the contract of a document. Raises SystemExit where it breaks the one that is recorded."""
    new = contract(document)
    faults = list(broken(recorded(), new)) if RECORDED.exists() else []
    if faults:
        raise SystemExit("this breaks clients of /v1:\n" + "\n".join(faults))
    parts = (f'"{name}": {{\n{_lines(part)}\n}}' for name, part in new.items())
    RECORDED.write_text("{" + ",\n".join(parts) + "}\n", "utf-8")


def _lines(part: Mapping[str, Any]) -> str:
    return ",\n".join(f"{json.dumps(name)}: {json.dumps(part[name])}" for name in sorted(part))


def main() -> None:
    """Record the contract of the program as it is."""
    from api.app import create_app
    from graph.settings import Settings
    from ontology.model import load_model
    from queries.catalog import load_catalog

    model = load_model()
    # The document depends on the model and the catalog alone: no route is asked, so that no store is needed.
    app = create_app(None, Settings(), model, load_catalog(model=model))  # type: ignore[arg-type]
    record(app.openapi())


if __name__ == "__main__":
    main()
