"""The generated parts of the Markdown files: what stands between `<!-- generated: NAME -->` and `<!-- end -->`.

`make docs` writes them anew; a test fails where one is stale. Tables come from the one place that knows: the
model from the ontology, the settings from `graph.settings`, the questions from the catalog, the commands from
their own help, the routes from the OpenAPI document, the tools from their table, the rooms from their docstrings.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

import typer

from api.app import create_app
from api.context import AppContext
from api.mcp.tools import tools_of
from graph.settings import DOCUMENTED, Settings
from graph.store import Store
from ontology.kinds import Model
from ontology.model import load_model
from queries.catalog import load_catalog
from queries.sparql.question import has_sparql

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"(<!-- generated: ([a-z ]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def pages() -> list[Path]:
    """The Markdown files that may hold generated parts."""
    return sorted(
        path for path in (*ROOT.glob("*.md"), *ROOT.glob("*/README.md")) if ".venv" not in path.parts
    )


def renewed(text: str) -> str:
    """Return the text of a page with its generated parts made anew. Raises KeyError for an unknown name."""
    return BLOCK.sub(lambda found: found[1] + "\n".join(_made(found[2])) + "\n" + found[4], text)


@cache
def _made(name: str) -> tuple[str, ...]:
    kind, _, of = name.partition(" ")
    return tuple(MAKERS[kind](*of.split()))


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """The lines of a Markdown table."""
    heads = list(heads)
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(_cell(each) for each in row)} |"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


@cache
def _model() -> Model:
    return load_model()


def classes() -> Iterator[str]:
    """The classes of the model, which are the labels of nodes."""
    rows = (
        (f"`{each.name}`", f"{each.label_zh} · {each.label_en}", f"{each.definition_zh} {each.definition_en}")
        for each in _model().nodes.values()
    )
    yield from table(("类 class", "标签 labels", "含义 meaning"), rows)


def relationships() -> Iterator[str]:
    """The relationships of the model, with the classes at their ends."""
    rows = (
        (
            f"`{each.type}`",
            f"{' '.join(each.sources)} → {' '.join(each.targets)}",
            f"{each.label_zh} · {each.label_en}",
        )
        for each in _model().edges.values()
    )
    yield from table(("关系 relationship", "从 from → 到 to", "含义 meaning"), rows)


def settings() -> Iterator[str]:
    """The settings, each with its default."""
    rows = ((f"`{s.name}`", f"`{s.default}`" if s.default else "—", f"{s.zh} · {s.en}") for s in DOCUMENTED)
    yield from table(("变量 variable", "默认 default", "含义 meaning"), rows)


def questions() -> Iterator[str]:
    """The questions of the library with their parameters, and whether they are answered in SPARQL too."""
    rows = (
        (
            f"`{each.name}`",
            f"{each.title_zh} · {each.title_en}",
            "✓" if has_sparql(each) else "—",
            " ".join(f"`{p.option}`" for p in each.parameters),
        )
        for each in load_catalog(model=_model()).questions.values()
    )
    yield from table(("问题 question", "标题 title", "SPARQL", "参数 parameters"), rows)


def commands(program: str) -> Iterator[str]:
    """The commands of one program, as their help describes them."""
    root: Any = typer.main.get_command(importlib.import_module(f"{program}.__main__").app)
    own = {"": root} if getattr(root, "invoke_without_command", True) else {}
    found: Mapping[str, Any] = {**own, **getattr(root, "commands", {})}
    rows = ((f"`{_usage(program, name, each)}`", _summary(each)) for name, each in found.items())
    yield from table(("命令 command", "作用 purpose"), rows)


def _usage(program: str, name: str, command: Any) -> str:
    arguments = [_metavar(each) for each in command.params if each.param_type_name == "argument"]
    options = [f"[{max(each.opts, key=len)}]" for each in command.params if each.param_type_name == "option"]
    return " ".join(filter(None, (f"python -m {program}", name, *arguments, *options)))


def _metavar(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    return f"{name}…" if argument.nargs == -1 else f"[{name}]" if not argument.required else str(name)


def _summary(command: Any) -> str:
    return (command.short_help or command.help or "").replace("\n\n", " / ")


def routes() -> Iterator[str]:
    """The routes of the API but those of single questions, from its OpenAPI document; no server is asked."""
    app = create_app(cast(Store, None), Settings(), _model(), load_catalog(model=_model()))
    rows = (
        (f"`{method.upper()} {path}`", operation["summary"])
        for path, methods in app.openapi()["paths"].items()
        for method, operation in methods.items()
        if not path.startswith("/v1/questions/")
    )
    yield from table(("路径 route", "作用 purpose"), rows)


def tools() -> Iterator[str]:
    """The tools for assistants."""
    store, model = cast(Store, None), _model()
    found = tools_of(AppContext(store, Settings(), model, load_catalog(model=model)))
    rows = ((f"`{each.name}`", each.title, each.description) for each in found.values())
    yield from table(("工具 tool", "标题 title", "作用 purpose"), rows)


def rooms(folder: str) -> Iterator[str]:
    """The rooms inside a folder with the first sentence of their docstrings."""
    found = sorted((ROOT / folder).glob("*/__init__.py"))
    rows = ((f"`{path.parent.name}/`", _docstring(path)) for path in found if _docstring(path))
    yield from table(("目录 room", "内容 contents"), rows)


def _docstring(path: Path) -> str:
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return text.partition("\n\n")[0]


MAKERS: Mapping[str, Callable[..., Iterator[str]]] = {
    "classes": classes,
    "relationships": relationships,
    "settings": settings,
    "questions": questions,
    "commands": commands,
    "routes": routes,
    "tools": tools,
    "rooms": rooms,
}
