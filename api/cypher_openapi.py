"""The parts of the OpenAPI document about `/v1/cypher`: parameter, body with examples, formats of the rows."""

from typing import Any

from api.language import both

JSON, CSV, NDJSON = "application/json", "text/csv", "application/x-ndjson"
FORMATS = {"json": JSON, "csv": CSV, "ndjson": NDJSON}
TRUNCATED = "x-truncated"  # header of every answer, for the formats that have no place for it

_TYPES = """MATCH (agency:Agency)-[:ORGANIZED]->(activity:Activity)-[:HAS_TYPE]->(type:ActivityType),
      (activity)-[:PART_OF]->(campaign:Campaign)
WHERE campaign.year >= $since
RETURN agency.name AS agency, type.name AS type, collect(DISTINCT campaign.year) AS years
ORDER BY agency, type LIMIT 20"""
_PATHS = """MATCH path = (:Agency {id: $agency})-[:ORGANIZED]->(:Activity)-[:HAS_TYPE]->(:ActivityType)
RETURN path LIMIT 10"""
_EXAMPLES = {
    "table": {
        "summary": both("机构、活动类型与年度", "Agencies, types of activity and years"),
        "value": {"query": _TYPES, "parameters": {"since": 2020}},
    },
    "paths": {
        "summary": both("一个机构的活动，作为路径", "The activities of an agency, as paths"),
        "value": {"query": _PATHS, "parameters": {"agency": "samr"}},
    },
}
REQUEST_BODY: dict[str, Any] = {
    "parameters": [
        {
            "name": "format",
            "in": "query",
            "description": both("格式，代替 Accept", "format, in place of Accept"),
            "schema": {"type": "string", "enum": [*FORMATS]},
        }
    ],
    "requestBody": {
        "required": True,
        "description": both("查询及其参数", "the query and its parameters"),
        "content": {
            JSON: {"schema": {"$ref": "#/components/schemas/CypherQueryShape"}, "examples": _EXAMPLES}
        },
    },
}
RESULTS: dict[str, Any] = {
    "description": both(
        "行，JSON、CSV 或 NDJSON；头 X-Truncated 指出是否还有更多行。",
        "The rows as JSON, CSV or NDJSON; the header X-Truncated is true where there are more.",
    ),
    "content": {CSV: {"schema": {"type": "string"}}, NDJSON: {"schema": {"type": "string"}}},
    "headers": {
        "X-Truncated": {
            "description": both("其后是否还有行", "whether there are more rows"),
            "schema": {"type": "boolean"},
        }
    },
}
