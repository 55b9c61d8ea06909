"""Answers on standard output, in the format that was asked for."""

import io
import sys
from collections.abc import Iterable

from graph.data_state import data_state
from graph.rdf_files import rdf_bytes
from graph.settings import Settings
from graph.store import Store
from ontology.console import show, terminal_width
from ontology.errors import QuestionError
from ontology.model import load_model
from queries.answer import Answer
from queries.answer_rdf import answer_triples
from queries.display import answer_page
from queries.export import csv_lines, ndjson_lines, to_json
from queries.sparql.formats import TRIPLE_FORMATS, named_formats
from queries.workbook import Origin, write_workbook

TABLE, CSV, JSON, NDJSON, XLSX = "table", "csv", "json", "ndjson", "xlsx"
FORMATS = (TABLE, CSV, JSON, NDJSON, XLSX, *(each.name for each in TRIPLE_FORMATS))


def chosen_format(as_csv: bool, as_json: bool, form: str | None, bom: bool) -> str:
    """Return the format that the options name, a table without any. Raises QuestionError."""
    named = [*([CSV] if as_csv else []), *([JSON] if as_json else []), *([] if form is None else [form])]
    if len(named) > 1:
        raise QuestionError("give one of --csv, --json and --format")
    chosen = named[0] if named else TABLE
    if chosen not in FORMATS:
        raise QuestionError(f"--format is {chosen!r}; it takes {', '.join(FORMATS)}")
    if bom and chosen != CSV:
        raise QuestionError("--bom is for CSV: give --csv with it")
    if chosen == XLSX and sys.stdout.isatty():
        raise QuestionError("a workbook is no text for a terminal: send it to a file, as in > answer.xlsx")
    return chosen


def print_answer(
    found: Answer, form: str, store: Store, settings: Settings, *, bom: bool, english: bool, command: str
) -> None:
    """Print an answer in a format of FORMATS. `command`: the one that asked, which a workbook names."""
    names = [column.name for column in found.columns]
    match form:
        case "table":
            show(answer_page(found, english, terminal_width()))
        case "csv":
            _print_lines(csv_lines(names, found.rows, bom))
        case "json":
            print(to_json(found))
        case "ndjson":
            _print_lines(ndjson_lines(names, found.rows))
        case "xlsx":
            _print_bytes(_workbook(found, store, command, english))
        case _:
            _print_bytes(_rdf(found, form, store, settings))


def _workbook(found: Answer, store: Store, command: str, english: bool) -> bytes:
    state, file = data_state(store), io.BytesIO()
    write_workbook(file, [found], Origin(state.version or 0, state.loaded_at, command), english=english)
    return file.getvalue()


def _rdf(found: Answer, form: str, store: Store, settings: Settings) -> bytes:
    triples, model = named_formats(form).triples, load_model()
    if triples is None:
        raise QuestionError(f"{form} is no format of triples")
    return rdf_bytes(answer_triples(store, model, found), triples.rdf, model, settings.base_iri)


def _print_lines(lines: Iterable[str]) -> None:
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]  # CR LF of CSV as it is
    sys.stdout.writelines(lines)


def _print_bytes(content: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
