"""`python -m queries`: list the questions, ask one of them."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console

from graph.loading import summary
from graph.settings import Settings
from graph.store import open_store
from ontology.console import command_line
from ontology.errors import QuestionError
from queries import tables
from queries.answer import Answer, answer, bind
from queries.catalog import Catalog, load_catalog
from queries.question import Question

NARROW = 160  # columns of a table that is not shown on a terminal, where 80 would cut every word
_HELP = ("--help", "-h")
_NAME = "问题名；不写则列出全部问题 / the name of a question; without it all are listed"
_LOAD = "python -m loaders load loaders/notices"

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


# The options of a question are those of its header, so they are read here and not by Typer.
@app.command(
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []},
    options_metavar="[--参数 值]… [--csv|--json]",
)
def queries(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="问题 QUESTION", help=_NAME, show_default=False)
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="输出 CSV（RFC 4180，UTF-8） / print CSV")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")] = False,
    english: Annotated[
        bool, typer.Option("--en", help="表格用英文名称 / English names in the table")
    ] = False,
) -> None:
    """向图谱提问。不写问题名则列出全部问题；`问题名 --help` 列出其参数。

    Ask the graph. Without a name the questions are listed; `NAME --help` tells what a question takes.
    """
    if name in _HELP:
        typer.echo(context.get_help())
        return
    catalog = load_catalog()
    if name is None:
        _list(catalog)
        return
    question = catalog.get(name)
    if any(word in _HELP for word in context.args):
        _explain(question)
        return
    if as_csv and as_json:
        raise QuestionError("give --csv or --json, not both")
    given = read_options(question, context.args)
    bind(question, given)  # what is wrong is told before a server is started
    with open_store(Settings.from_environment(os.environ)) as store:
        found = answer(store, question, given)
        loaded = bool(found.rows) or summary(store).notices > 0
    _print(found, as_csv, as_json, english)
    if not loaded:
        typer.echo(f"图谱中没有通知，请先载入 · the graph has no notices, load some first: {_LOAD}", err=True)


def read_options(question: Question, words: Sequence[str]) -> dict[str, list[str]]:
    """`--name value`, `--name=value`, `--flag` and `--no-flag` as what was given for each parameter.

    QuestionError names what the question takes.
    """
    given: dict[str, list[str]] = {}
    rest = list(words)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        flag = question.parameter(name.removeprefix("--no-"))
        parameter = question.parameter(name.removeprefix("--"))
        if parameter is None and name.startswith("--no-") and not equals and flag and flag.type == "boolean":
            parameter, value = flag, "false"
        elif parameter is None or not name.startswith("--"):
            taken = ", ".join(each.option for each in question.parameters)
            raise QuestionError(f"{question.name} takes no {name!r}; it takes {taken}, --csv, --json, --en")
        elif not equals:
            value = _value(name, parameter.type == "boolean", rest)
        given.setdefault(parameter.name, []).append(value)
    return given


def _value(name: str, flag: bool, rest: list[str]) -> str:
    """The word after an option; a flag needs none."""
    if rest and not rest[0].startswith("--"):
        return rest.pop(0)
    if flag:
        return "true"
    raise QuestionError(f"{name} needs a value")


def _list(catalog: Catalog) -> None:
    console = _console()
    console.print(tables.catalog_table(catalog))
    console.print("python -m queries 问题名 --help · python -m queries NAME --help", highlight=False)


def _explain(question: Question) -> None:
    console = _console()
    console.print(f"[bold]{question.name}[/bold]  {question.title_zh} · {question.title_en}", highlight=False)
    console.print(f"{question.answers_zh}\n{question.answers_en}", highlight=False, markup=False)
    console.print(tables.parameter_table(question), tables.column_table(question))
    if question.example:
        options = " ".join(f"--{name.replace('_', '-')} {value}" for name, value in question.example.items())
        console.print(f"例 example: python -m queries {question.name} {options}", highlight=False)


def _print(found: Answer, as_csv: bool, as_json: bool, english: bool) -> None:
    names = [column.name for column in found.columns]
    if as_csv:
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]  # CR LF as it is
        sys.stdout.writelines(tables.csv_lines(names, found.rows))
    elif as_json:
        typer.echo(tables.to_json(found))
    else:
        console = _console()
        if found.rows:
            console.print(tables.to_table(found, english))
        console.print(f"{len(found.rows)} 行 rows", highlight=False)


def _console() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=NARROW)


if __name__ == "__main__":
    with command_line():
        app(prog_name="python -m queries")
