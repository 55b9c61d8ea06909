"""`python -m queries sparql FILE`: a SPARQL query on the command line, within the limits of the API."""

import os
import sys
from collections.abc import Iterator, Mapping
from typing import Annotated

import typer
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results
from rich.console import RenderableType
from rich.text import Text

from graph.settings import Settings
from graph.store import open_store
from ontology.console import show, terminal_width
from ontology.errors import QuestionError
from ontology.model import load_model
from queries.display import ShownColumn, rows_page
from queries.sparql.engine import SparqlEngine, SparqlQuery, SparqlResult, sparql_prefixes
from queries.sparql.formats import FORMAT_NAMES, ROW_FORMATS, TRIPLE_FORMATS, SparqlFormats, named_formats
from queries.sparql.text import check_sparql

NAME = "sparql"
_TABLE = "table"
_NAMES = ", ".join((_TABLE, *FORMAT_NAMES))

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.command()
def ask_sparql(
    file: Annotated[
        str, typer.Argument(help="查询文件，- 为标准输入 / file of the query, - for standard input")
    ],
    form: Annotated[str, typer.Option("--format", help=f"输出格式 / format: {_NAMES}")] = _TABLE,
) -> None:
    """用 SPARQL 1.1 查询图谱（只读），限制与接口相同；项目的前缀不必声明。

    Query the graph in SPARQL 1.1, read only and within the limits of the API; prefixes of the project need no
    declaration.
    """
    if form not in (_TABLE, *FORMAT_NAMES):
        raise QuestionError(f"--format is {form!r}; it takes {_NAMES}")
    query = SparqlQuery(_read(file))
    check_sparql(query.text)  # what is wrong is refused before a server is started
    formats = SparqlFormats(ROW_FORMATS[0], TRIPLE_FORMATS[0]) if form == _TABLE else named_formats(form)
    settings, model = Settings.from_environment(os.environ), load_model()
    with open_store(settings) as store:
        result = SparqlEngine(store, model, settings).answer(query, formats)
    if result.content is None:
        raise QuestionError(f"the query gives {result.kind}, which have no format {form}")
    if form == _TABLE and result.kind == "solutions":
        show(_page(result, result.content, sparql_prefixes(model, settings.base_iri)))
    elif form == _TABLE and result.kind == "boolean":
        print(str(bool(parse_query_results(result.content, QueryResultsFormat.JSON))).lower())
    else:
        _print(result.content)


def _read(file: str) -> str:
    try:
        if file == "-":
            return sys.stdin.buffer.read().decode("utf-8")
        with open(file, encoding="utf-8") as opened:
            return opened.read()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"{file}: cannot be read as a query in UTF-8 ({error})") from error


def _print(content: bytes) -> None:
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]  # CR LF of CSV as it is
    text = content.decode("utf-8")
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def _page(result: SparqlResult, content: bytes, prefixes: Mapping[str, str]) -> Iterator[RenderableType]:
    """Yield the rows as a table, or as blocks where a terminal is too narrow, and their number."""
    found = parse_query_results(content, QueryResultsFormat.JSON)
    assert isinstance(found, QuerySolutions)
    names = [each.value for each in found.variables]
    rows = [[solution[name] for name in names] for solution in found]
    if rows and names:
        cells = zip(*([_cell(term, prefixes) for term in row] for row in rows), strict=True)
        yield from rows_page([_column(*each) for each in zip(names, cells, strict=True)], terminal_width())
    yield Text(f"{result.count} 行 rows")


def _column(name: str, cells: tuple[str, ...]) -> ShownColumn:
    numeric = all(not each or each.removeprefix("-").replace(".", "", 1).isdecimal() for each in cells)
    return ShownColumn(name, cells, numeric and any(cells))


def _cell(term: object, prefixes: Mapping[str, str]) -> str:
    """Return a term for a reader: an IRI by its prefix, a literal without language and datatype."""
    if isinstance(term, NamedNode):
        near = max((iri for iri in prefixes.values() if term.value.startswith(iri)), key=len, default=None)
        names = {iri: name for name, iri in prefixes.items()}
        return f"<{term.value}>" if near is None else f"{names[near]}:{term.value.removeprefix(near)}"
    return term.value if isinstance(term, Literal | BlankNode) else "" if term is None else str(term)
