"""Plain English, held: how docstrings begin, words that stay out, and one name for one thing."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("ontology", "graph", "loaders", "queries", "viz", "api")
FILES = sorted(
    path
    for room in (*ROOMS, "tests")
    for path in (ROOT / room).rglob("*.py")
    if "node_modules" not in path.parts
)
Named = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
# A docstring names what is given: with a verb or a noun, not with a question.
QUESTIONS = ("What", "Whether", "How", "Who", "Whose", "Where", "When", "Why", "That", "Which")
# Loose words for mentions, evidence, messages and counts; CONTRIBUTING.md has the terms.
LOOSE = re.compile(r"\b(?:tells?|told|teller|telling|so many|whose act)\b(?!-)")
# Python's own names for entry points may recur from room to room.
RECURRING = {"main", "app"}


def named(tree: ast.Module) -> Iterator[Named]:
    return (node for node in ast.walk(tree) if isinstance(node, Named))


@pytest.mark.parametrize("room", [*ROOMS, "tests"])
def test_docstrings_begin_with_a_verb_or_a_noun(room: str) -> None:
    found = []
    for path in FILES:
        if path.relative_to(ROOT).parts[0] == room:
            tree = ast.parse(path.read_text("utf-8"))
            for node in (tree, *named(tree)):
                first = (ast.get_docstring(node) or " ").split(maxsplit=1)[:1]
                found += [f"{path.relative_to(ROOT)}: {first[0]} …" for _ in first if first[0] in QUESTIONS]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("room", [*ROOMS, "tests"])
def test_loose_words_stay_out(room: str) -> None:
    found = []
    for path in FILES:
        if path.relative_to(ROOT).parts[0] == room and path != Path(__file__):
            for token in tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline):
                text = token.string.replace("_", " ")
                if token.type in (tokenize.NAME, tokenize.COMMENT, tokenize.STRING) and LOOSE.search(text):
                    found.append(f"{path.relative_to(ROOT)}:{token.start[0]}: {text[:60]}")
    assert not found, "\n".join(found)


def test_a_public_name_means_one_thing() -> None:
    homes: dict[str, list[str]] = defaultdict(list)
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.parse(path.read_text("utf-8")).body:
                if isinstance(node, Named) and not node.name.startswith("_") and node.name not in RECURRING:
                    homes[node.name].append(str(path.relative_to(ROOT)))
    assert {name: files for name, files in homes.items() if len(files) > 1} == {}


@pytest.mark.parametrize("room", ROOMS)
def test_what_is_public_is_documented(room: str) -> None:
    found = []
    for path in sorted((ROOT / room).rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        if not ast.get_docstring(tree):
            found.append(str(path.relative_to(ROOT)))
        found += [f"{path.relative_to(ROOT)}: {name}" for name in _undocumented(tree.body)]
    assert not found, "\n".join(found)


def _undocumented(body: list[ast.stmt], owner: str = "") -> Iterator[str]:
    """The public classes, functions and methods without a docstring."""
    for node in body:
        if isinstance(node, Named) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                yield owner + node.name
            if isinstance(node, ast.ClassDef):
                yield from _undocumented(node.body, f"{node.name}.")
