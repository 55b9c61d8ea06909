"""Answers for other programs: CSV and JSON. Pure functions, which the command line and the API share."""

import csv
import io
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from queries.answer import Answer

BOM = "\ufeff"  # by which Excel recognises UTF-8
SEPARATOR = "; "
_LINES = 500  # in a block
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a text begins that a spreadsheet would run as a formula


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[Any]], bom: bool = False) -> Iterator[str]:
    """Yield the lines of a CSV file (RFC 4180): a header, then the rows; each line ends in CR LF.

    A missing value is an empty field, a list is its values with "; " between them, a boolean true or false. A
    text that begins with = + - @, a tab or CR gets a ' in front, as spreadsheets run such a text as a formula;
    numbers stay as they are. `bom` begins the file with a byte order mark.
    """
    line = io.StringIO(newline="")
    writer = csv.writer(line)
    line.write(BOM if bom else "")
    for row in itertools.chain((columns,), rows):
        writer.writerow([_field(value) for value in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def blocks(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines many at a time, as a connection carries them best."""
    rest = iter(lines)
    while block := "".join(itertools.islice(rest, _LINES)):
        yield block


def to_json(answer: Answer) -> str:
    """Return {"question", "parameters", "columns", "next", "rows"}: names of columns, the cursor of the next page or
    null, and rows as lists, one a line."""
    head = {
        "question": answer.question.name,
        "parameters": dict(answer.parameters),
        "columns": [column.name for column in answer.columns],
        "next": answer.next,
    }
    fields = [f"{_json(name)}: {_json(value)}" for name, value in head.items()]
    rows = ",\n  ".join(_json(list(row)) for row in answer.rows)
    return "{" + ",\n ".join([*fields, f'"rows": [{rows}]']) + "}"


def ndjson_lines(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Yield each row as a line of JSON: an object by column."""
    for row in rows:
        yield f"{_json(dict(zip(columns, row, strict=True)))}\n"


def text_of(value: Any) -> str:
    """Return a value as one text, which tables and CSV show; a map, node or relationship is its JSON."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list() | tuple():
            return SEPARATOR.join(map(text_of, value))
        case dict():
            return _json(value)
    return str(value)


def _field(value: Any) -> str:
    text = text_of(value)
    first = next(iter(value), None) if isinstance(value, list | tuple) else value
    return f"'{text}" if isinstance(first, str) and text.startswith(_FORMULA) else text


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
