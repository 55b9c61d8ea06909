"""`python -m queries`: list the questions, answer one of them."""

import os
import shlex
import sys
from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer

from graph.loading import summary
from graph.settings import Settings
from graph.store import open_store
from ontology.console import command_line, show
from ontology.errors import QuestionError
from queries.answer import answer
from queries.answer_output import FORMATS, chosen_format, print_answer
from queries.catalog import load_catalog
from queries.cypher.command import NAME as CYPHER
from queries.cypher.command import app as cypher_app
from queries.display import catalog_page, help_page
from queries.pages import MOST, USUAL, Page
from queries.parameters import bind
from queries.question import Question
from queries.search.command import NAME as SEARCH
from queries.search.command import app as search_app
from queries.sparql.command import NAME as SPARQL
from queries.sparql.command import app as sparql_app
from queries.sparql.question import answer_in_sparql

_HELP = ("--help", "-h")
_NAME = "问题名，不写则列出全部 / name of a question; without it, all are listed"
_CSV = (
    "输出 CSV（RFC 4180，UTF-8）；以 = + - @ 等开头的文字前加 '，以免表格软件当作公式 / "
    "print CSV; a text that begins with = + - @, a tab or CR gets a ' in front, lest a spreadsheet run it"
)
_BOM = "CSV 以 BOM 开头，供 Excel 识别 UTF-8 / begin the CSV with a BOM, by which Excel recognises UTF-8"
_FORMAT = (
    f"输出格式：{'、'.join(FORMATS)}；后四种为 RDF，即答案所及的实体和关系；xlsx 需安装附加项 xlsx / "
    f"format: {', '.join(FORMATS)}; the last four are RDF, the entities of the answer and what relates them; xlsx "
    "needs the extra xlsx"
)
_LIMIT = f"至多多少行（1–{MOST}）；不写则为全部 / rows at most, 1 to {MOST}; all without it"
_AFTER = "接在上一页之后：其 JSON 的 next / go on behind a page: the `next` of its JSON"
_OPTIONS = "--csv, --bom, --json, --format, --limit, --after, --en"
_COMMANDS = {SPARQL: sparql_app, CYPHER: cypher_app, SEARCH: search_app}
_LOAD = "python -m loaders load loaders/notices"

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


# The options of a question are the parameters in its header, so they are parsed here and not by Typer.
@app.command(
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []},
    options_metavar="[--参数 值]… [--csv|--json|--format ttl]",
)
def queries(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="问题 QUESTION", help=_NAME, show_default=False)
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help=_CSV)] = False,
    bom: Annotated[bool, typer.Option("--bom", help=_BOM)] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")] = False,
    as_sparql: Annotated[
        bool,
        typer.Option(
            "--sparql", help="由问题的 SPARQL 作答，若有 / answer by the SPARQL of the question, if any"
        ),
    ] = False,
    form: Annotated[str | None, typer.Option("--format", help=_FORMAT)] = None,
    limit: Annotated[int | None, typer.Option("--limit", help=_LIMIT, show_default=False)] = None,
    after: Annotated[str | None, typer.Option("--after", help=_AFTER, show_default=False)] = None,
    english: Annotated[
        bool, typer.Option("--en", help="表格和 xlsx 用英文名称 / English names in the table and in xlsx")
    ] = False,
) -> None:
    """向图谱提问。不写问题名则列出全部问题；`问题名 --help` 列出其参数；`search 词语` 检索名称和文字。

    `cypher 查询` 用 Cypher 提问，`sparql 文件` 用 SPARQL 提问。
    在终端放不下的表格逐行列出；输出到文件或管道的表格不折行。

    Ask the graph a question. Without a name all questions are listed; `NAME --help` lists the parameters of one;
    `search WORDS` searches names and texts, `cypher QUERY` asks in Cypher, `sparql FILE` in SPARQL.
    A table that is too wide for the terminal is shown as one block a row; in a file or a pipe it is never folded.
    """
    if name in _HELP:
        typer.echo(context.get_help())
        return
    if name in _COMMANDS:
        forms = {"csv": as_csv, "json": as_json}
        chosen = [f"--format={name}" for name, is_chosen in forms.items() if is_chosen]
        chosen += [f"--format={form}"] if form else []
        chosen += ["--bom"] if bom and name == CYPHER else []
        if name == SEARCH:
            chosen += [f"--limit={limit}"] if limit is not None else []
            chosen += [f"--after={after}"] if after is not None else []
        _COMMANDS[name]([*context.args, *chosen], prog_name=f"python -m queries {name}")
    catalog = load_catalog()
    if name is None:
        show(catalog_page(catalog))
        return
    question = catalog.get(name)
    if any(word in _HELP for word in context.args):
        show(help_page(question))
        return
    output = chosen_format(as_csv, as_json, form, bom)
    given = read_options(question, context.args)
    page = None if limit is None and after is None else Page(USUAL if limit is None else limit, after)
    if page and as_sparql:
        raise QuestionError(
            "--limit and --after do not go with --sparql; write LIMIT into a query of your own"
        )
    bind(question, given)  # wrong parameters are refused before a server is started
    settings = Settings.from_environment(os.environ)
    with open_store(settings) as store:
        ask = partial(answer_in_sparql, settings) if as_sparql else partial(answer, page=page)
        found = ask(store, question, given)
        loaded = bool(found.rows) or summary(store).notices > 0
        asked = _command(name, *context.args, limit=limit, after=after, sparql=as_sparql or None)
        print_answer(found, output, store, settings, bom=bom, english=english, command=asked)
    if not loaded:
        print(
            f"图谱中没有通知，请先载入 · the graph has no notices, load some first: {_LOAD}", file=sys.stderr
        )


def _command(*words: str, **options: str | int | None) -> str:
    """Return the command that asks the same, as a shell takes it."""
    given = [
        f"--{name}" if value is True else f"--{name}={value}"
        for name, value in options.items()
        if value is not None
    ]
    return shlex.join(["python", "-m", "queries", *words, *given])


def read_options(question: Question, words: Sequence[str]) -> dict[str, list[str]]:
    """Return the values of each parameter, given as `--name value`, `--name=value`, `--flag` or `--no-flag`.

    Raises QuestionError, which lists the options of the question.
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
            options = ", ".join(each.option for each in question.parameters)
            raise QuestionError(f"{question.name} has no option {name!r}; it takes {options}, {_OPTIONS}")
        elif not equals:
            value = _value(name, parameter.type == "boolean", rest)
        given.setdefault(parameter.name, []).append(value)
    return given


def _value(name: str, flag: bool, rest: list[str]) -> str:
    """Take the word after an option; a flag needs none."""
    if rest and not rest[0].startswith("--"):
        return rest.pop(0)
    if flag:
        return "true"
    raise QuestionError(f"{name} needs a value")


if __name__ == "__main__":
    with command_line():
        app(prog_name="python -m queries")
