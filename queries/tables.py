"""Answers as text: a table to read, CSV and JSON to go on with. Pure functions; the API uses them too."""

import csv
import io
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from queries.answer import Answer
from queries.catalog import Catalog
from queries.question import Parameter, ParameterValue, Question

LIST_SEPARATOR = "; "


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """RFC 4180: a header, then the rows; every line ends in CR LF. What is missing is an empty field, a list
    is its values with "; " between them, a truth is true or false."""
    line = io.StringIO()
    writer = csv.writer(line)
    for row in itertools.chain((columns,), rows):
        writer.writerow([_cell(value) for value in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def to_json(answer: Answer) -> str:
    """{"question", "parameters", "columns", "rows"}: names of the columns, and rows as lists, one on a line."""
    told = {
        "question": answer.question.name,
        "parameters": dict(answer.parameters),
        "columns": [column.name for column in answer.columns],
    }
    fields = [f"{_json(name)}: {_json(value)}" for name, value in told.items()]
    rows = ",\n  ".join(_json(list(row)) for row in answer.rows)
    return "{" + ",\n ".join([*fields, f'"rows": [{rows}]']) + "}"


def to_table(answer: Answer, english: bool = False) -> Table:
    """The answer for a reader: names without their ids, in one language, and no column that is empty.

    CSV and JSON have every column. Where a name is missing, the id stands in for it.
    """
    question = answer.question
    table = Table(
        box=box.SIMPLE_HEAD, title=f"{question.title_zh} · {question.title_en}", title_justify="left"
    )
    cells = []
    for column, sources in _shown([column.name for column in answer.columns], english):
        values = [
            next((row[place] for place in sources if row[place] is not None), None) for row in answer.rows
        ]
        if any(value not in (None, []) for value in values):
            number = answer.columns[sources[0]].type == "integer"
            table.add_column(column, justify="right" if number else "left", overflow="fold")
            cells.append([Text(_cell(value)) for value in values])
    for row in zip(*cells, strict=True):
        table.add_row(*row)
    return table


def _shown(names: Sequence[str], english: bool) -> Iterator[tuple[str, list[int]]]:
    """The columns a reader sees, and for each where its value is, in order of preference."""
    place = {name: number for number, name in enumerate(names)}
    hidden = {f"{name}{end}" for name in names for end in ("_en", "_id")}
    hidden |= {f"{name.removesuffix('s')}_ids" for name in names if name.endswith("s")}
    for name in names:
        if name not in hidden:
            wanted = ([f"{name}_en"] if english else []) + [name, f"{name}_id"]
            yield name, [place[each] for each in wanted if each in place]


def catalog_table(catalog: Catalog) -> Table:
    """Every question with its title, in both languages."""
    table = Table("问题 question", "标题 title", box=box.SIMPLE_HEAD)
    for question in catalog.questions.values():
        table.add_row(question.name, Text(f"{question.title_zh}\n{question.title_en}"))
    return table


def parameter_table(question: Question) -> Table:
    """What a question takes: option, type, default, meaning."""
    table = Table("参数 parameter", "类型 type", "默认 default", "含义 meaning", box=box.SIMPLE_HEAD)
    for each in question.parameters:
        default = "必填 required" if each.required else default_text(each.default)
        table.add_row(each.option, _type_text(each), default, Text(f"{each.meaning_zh}\n{each.meaning_en}"))
    return table


def column_table(question: Question) -> Table:
    """What a question answers with: column, type, meaning."""
    table = Table("列 column", "类型 type", "含义 meaning", box=box.SIMPLE_HEAD)
    for each in question.columns:
        table.add_row(each.name, each.type, Text(f"{each.meaning_zh}\n{each.meaning_en}"))
    return table


def default_text(default: ParameterValue) -> str:
    """A default as one would type it; a dash for none."""
    return "—" if default is None else ",".join(default) if isinstance(default, tuple) else _cell(default)


def _type_text(parameter: Parameter) -> str:
    named = f"{parameter.type} ({parameter.entity})" if parameter.entity else parameter.type
    return f"{named}: {', '.join(parameter.values)}" if parameter.values else named


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list() | tuple():
            return LIST_SEPARATOR.join(map(_cell, value))
    return str(value)
