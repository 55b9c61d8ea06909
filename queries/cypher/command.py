"""`python -m queries cypher`: ask in Cypher, once or in a dialogue."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import RenderableType
from rich.text import Text

from graph.settings import Settings
from graph.store import open_store
from graph.untrusted import Excerpt
from ontology.console import show, terminal_width
from ontology.errors import QualityMonthError, QuestionError
from ontology.model import load_model
from queries.cypher.dialogue import Dialogue
from queries.cypher.engine import CypherEngine
from queries.cypher.guard import check_cypher
from queries.cypher.names import UnknownName, find_unknown_names, known_names
from queries.display import ShownColumn, rows_page
from queries.export import csv_lines, ndjson_lines, text_of

NAME = "cypher"
FORMATS = ("table", "csv", "json", "ndjson")

_KINDS = {"label": "类 class", "type": "关系 relationship", "property": "属性 property"}

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.command()
def ask_cypher(
    query: Annotated[
        str | None,
        typer.Argument(
            help="查询，- 为标准输入；不写则逐条提问 / the query, - for standard input; a dialogue without it"
        ),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", help="查询文件 / file of the query", show_default=False)
    ] = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option(
            "--parameter",
            help="参数 NAME=值，值为 JSON 或文字 / NAME=VALUE, of which the value is JSON or a text",
            show_default=False,
        ),
    ] = None,
    form: Annotated[str, typer.Option("--format", help=f"输出格式 / format: {', '.join(FORMATS)}")] = "table",
    bom: Annotated[bool, typer.Option("--bom", help="CSV 以 BOM 开头 / begin the CSV with a BOM")] = False,
) -> None:
    """用 Cypher 查询图谱（只读），限制与接口相同。

    Query the graph in Cypher, read only and within the limits of the API.
    """
    if form not in FORMATS:
        raise QuestionError(f"--format is {form!r}; it takes {', '.join(FORMATS)}")
    if bom and form != "csv":
        raise QuestionError("--bom is for CSV: give --format csv with it")
    text, parameters = _text(query, file), dict(map(_parameter, parameter or ()))
    if text is not None:
        check_cypher(text, parameters)  # what is wrong is refused before a server is started
    settings = Settings.from_environment(os.environ)
    with open_store(settings) as store:
        engine = CypherEngine(store, settings)
        try:
            for each in [text] if text is not None else Dialogue(load_model(), settings.data_dir).queries():
                _answer(engine, each, parameters, form, bom, alone=text is not None)
        finally:
            engine.stop()


def _answer(
    engine: CypherEngine, text: str, parameters: Mapping[str, Any], form: str, bom: bool, alone: bool
) -> None:
    """Print the answer to a query; in a dialogue also why there is none."""
    try:
        found = engine.answer(text, parameters)
    except QualityMonthError as error:
        if alone:
            raise
        print(error, file=sys.stderr)
        return
    for unknown in find_unknown_names(text, parameters, known_names(load_model())):
        print(_unknown(unknown), file=sys.stderr)
    if form == "table":
        show(_page(found))
    else:
        _print(_lines(found, form, bom))
        if found.truncated:
            print(_more(found), file=sys.stderr)


def _text(query: str | None, file: Path | None) -> str | None:
    """Return the query; None where it is to be asked for."""
    if query is not None and file is not None:
        raise QuestionError("give the query or --file, not both")
    if query is None and file is None and sys.stdin.isatty():
        return None
    if query not in (None, "-"):
        return query
    try:
        content = sys.stdin.buffer.read() if file is None else file.read_bytes()
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"{file or '-'}: cannot be read as a query in UTF-8 ({error})") from error


def _parameter(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise QuestionError(f"--parameter is {text!r}; give NAME=VALUE, as in year=2024")
    try:
        return name.strip().removeprefix("$"), json.loads(value)
    except ValueError:
        return name.strip().removeprefix("$"), value


def _page(found: Excerpt) -> Iterator[RenderableType]:
    """Yield the rows as a table, or as blocks where a terminal is too narrow, and their number."""
    if found.rows and found.columns:
        yield from rows_page([_column(*each) for each in _columns(found)], terminal_width())
    yield Text(_more(found) if found.truncated else f"{len(found.rows)} 行 rows")


def _columns(found: Excerpt) -> Iterator[tuple[str, tuple[Any, ...]]]:
    return zip(found.columns, zip(*found.rows, strict=True), strict=True)


def _column(name: str, values: tuple[Any, ...]) -> ShownColumn:
    known = [value for value in values if value is not None]
    numeric = bool(known) and all(
        isinstance(value, int | float) and not isinstance(value, bool) for value in known
    )
    return ShownColumn(name, tuple(map(text_of, values)), numeric)


def _lines(found: Excerpt, form: str, bom: bool) -> Iterable[str]:
    if form == "csv":
        return csv_lines(found.columns, found.rows, bom)
    if form == "ndjson":
        return ndjson_lines(found.columns, found.rows)
    content = {"columns": found.columns, "rows": found.rows, "truncated": found.truncated}
    return [f"{json.dumps(content, ensure_ascii=False)}\n"]


def _print(lines: Iterable[str]) -> None:
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]  # CR LF of CSV as it is
    sys.stdout.writelines(lines)


def _unknown(unknown: UnknownName) -> str:
    place = f"line {unknown.line}, column {unknown.column}"
    meant = f"；是否指 did you mean {unknown.meant}?" if unknown.meant else ""
    return f"{place}: 图谱中没有 {_KINDS[unknown.kind]} {unknown.name} is not in the graph{meant}"


def _more(found: Excerpt) -> str:
    return f"前 {len(found.rows)} 行，还有更多 · the first {len(found.rows)} rows, of more"
