"""Values: results are plain Python, the same from both servers."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from graph.cypher import Cypher
from graph.store import Store

Scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=["Cs"]))
)
Values = st.recursive(Scalars, lambda each: st.lists(each, max_size=3), max_leaves=6)


@hypothesis_settings(max_examples=hypothesis_settings().max_examples // 2)
@given(value=Values)
def test_a_parameter_is_returned_unchanged(store: Store, value: Any) -> None:
    assert store.read(Cypher("RETURN $value AS value", {"value": value})).rows == ((value,),)


@hypothesis_settings(max_examples=hypothesis_settings().max_examples // 2)
@given(value=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_stored_text_is_returned_unchanged(store: Store, value: str) -> None:
    store.write(
        [Cypher("MERGE (n:Theme {id: 't'}) SET n = $properties", {"properties": {"id": "t", "text": value}})]
    )
    found = store.read(Cypher("MATCH (n:Theme) WHERE n.text = $value RETURN n.text", {"value": value}))
    assert found.rows == ((value,),)


def test_nodes_relationships_and_paths(store: Store) -> None:
    store.write([Cypher("CREATE (a:Actor:Agency {id: 'a'})-[:ISSUED {position: 1}]->(n:Notice {id: 'n'})")])
    agency = {"labels": ["Actor", "Agency"], "properties": {"id": "a"}}
    notice = {"labels": ["Notice"], "properties": {"id": "n"}}
    issued = {"type": "ISSUED", "source": "a", "target": "n", "properties": {"position": 1}}
    result = store.read(
        Cypher("MATCH p = (a)-[r:ISSUED]->(n) RETURN a, r, n, p, [a, n] AS both, {x: r} AS map")
    )
    assert result.columns == ("a", "r", "n", "p", "both", "map")
    path = {"nodes": [agency, notice], "relationships": [issued]}
    assert result.rows == ((agency, issued, notice, path, [agency, notice], {"x": issued}),)
    assert json.loads(json.dumps(result.records()))[0]["p"] == path


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("date('2025-09-01')", "2025-09-01"),
        ("datetime('2025-09-01T08:30:00Z')", "2025-09-01T08:30:00.000000000+00:00"),
        ("localdatetime('2025-09-01T08:30:00')", "2025-09-01T08:30:00.000000000"),
        ("duration('P1M2D')", "P1M2D"),
        ("point({x: 1, y: 2})", [1.0, 2.0]),
        ("[1, 2.5, 'x', null, true]", [1, 2.5, "x", None, True]),
        ("{a: {b: [1]}}", {"a": {"b": [1]}}),
    ],
)
def test_values_of_every_type(store: Store, expression: str, value: Any) -> None:
    assert store.read(Cypher(f"RETURN {expression} AS value")).value() == value
