"""Imports run one way: ontology ← graph ← loaders writes, graph ← queries ← api reads, viz draws what it is given."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "ontology": set(),
    "graph": {"ontology"},
    "loaders": {"ontology", "graph"},
    "queries": {"ontology", "graph"},
    "viz": {"ontology"},
    "api": {"ontology", "graph", "queries", "viz"},
}  # fmt: skip
# Only graph/ talks to a server, so only it knows the driver.
ONLY_IN = {"neo4j": {"graph"}, "pyvis": {"viz"}, "fastapi": {"api"}, "uvicorn": {"api"}}


def imports(path: Path) -> Iterator[str]:
    """The top-level names of the modules that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def files(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_what_is_below_it(room: str) -> None:
    assert files(room)
    for path in files(room):
        reached = {name for name in imports(path) if name in MAY_IMPORT and name != room}
        assert reached <= MAY_IMPORT[room], f"{path.relative_to(ROOT)} imports {reached - MAY_IMPORT[room]}"


@pytest.mark.parametrize("package", ONLY_IN)
def test_a_package_is_known_to_one_room(package: str) -> None:
    rooms = {room for room in MAY_IMPORT for path in files(room) if package in imports(path)}
    assert rooms <= ONLY_IN[package]


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_files_stay_small(room: str) -> None:
    for path in files(room):
        lines = len(path.read_text("utf-8").splitlines())
        assert lines <= 250, f"{path.relative_to(ROOT)} has {lines} lines: is there a seam?"
