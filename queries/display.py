"""Answers and questions for a reader: tables, or a block for each row where a table would be too narrow to read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rich import box
from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from queries.answer import Answer
from queries.catalog import Catalog
from queries.export import text_of
from queries.question import Parameter, ParameterValue, Question

# What is still easy to read: a cell of at least 16 columns, eight Chinese characters, on at most 4 lines.
_NARROWEST, _TALLEST = 16, 4
_GAP = 3  # blanks between two columns of a table
_OUTPUTS = "--csv [--bom] · --json · --format ndjson|xlsx|ttl · --limit N [--after NEXT] · --en"
_AS_BLOCKS = "终端放不下表格，故逐行列出 · the table is too wide for this terminal"


@dataclass(frozen=True)
class ShownColumn:
    """A column as a reader sees it: its heading, its cells, and whether they are numbers."""

    heading: str
    cells: tuple[str, ...]
    numeric: bool

    @property
    def width(self) -> int:
        """The width of its longest line, in columns of a terminal."""
        return max(map(_width, (self.heading, *self.cells)))

    def with_narrow_heading(self) -> "ShownColumn":
        """Return the column with one part of its name a line: previous_ above year."""
        return replace(self, heading=self.heading.replace("_", "_\n"))


def answer_page(answer: Answer, english: bool = False, width: int | None = None) -> Iterator[RenderableType]:
    """Yield title, rows and number of rows; `width` is that of the terminal, None for none.

    The rows are a table, or blocks where a table of that width would be hard to read.
    """
    question = answer.question
    yield Text(f"{question.title_zh} · {question.title_en}", style="bold")
    if answer.rows:
        yield from rows_page(shown_columns(answer, english), width)
    more = f"，还有更多 · and more: --after {answer.next}" if answer.next else ""
    yield Text(f"{len(answer.rows)} 行 rows{more}")


def shown_columns(answer: Answer, english: bool = False) -> list[ShownColumn]:
    """Return the columns that a reader needs: names without their ids, in one language, none that is empty.

    CSV and JSON have every column. Where a name is missing, its id takes its place.
    """
    columns = []
    for name, sources in _sources([column.name for column in answer.columns], english):
        values = [
            next((row[place] for place in sources if row[place] is not None), None) for row in answer.rows
        ]
        if any(value not in (None, []) for value in values):
            numeric = answer.columns[sources[0]].type == "integer"
            columns.append(ShownColumn(name, tuple(map(text_of, values)), numeric))
    return columns


def rows_page(columns: Sequence[ShownColumn], width: int | None) -> Iterator[RenderableType]:
    """Yield a table, or a block for each row where a table of that width would be hard to read."""
    narrowed = [column.with_narrow_heading() for column in columns]
    if width is None or _natural_width(columns) <= width:
        yield from (Text(), _table(columns), Text())
    elif is_readable(narrowed, width):
        yield from (Text(), _table(narrowed), Text())
    else:
        yield Text(_AS_BLOCKS, style="dim")
        yield from _blocks(columns)


def is_readable(columns: Sequence[ShownColumn], width: int) -> bool:
    """Tell whether a table of that width, with its long cells folded, is easy to read.

    Columns that are narrow anyway keep their width, the others share the rest.
    """
    wide = [column.width for column in columns if column.width > _NARROWEST]
    left = width - _natural_width(columns) + sum(wide)
    share = left // max(len(wide), 1)
    return left >= sum(wide) or (share >= _NARROWEST and max(wide) <= _TALLEST * share)


def catalog_page(catalog: Catalog) -> Iterator[RenderableType]:
    """Yield every question with its title in both languages."""
    grid = _grid()
    for question in catalog.questions.values():
        grid.add_row(Text(question.name, style="bold"), Text(f"{question.title_zh}\n{question.title_en}"))
    yield grid
    yield Text("\npython -m queries 问题名 --help · python -m queries NAME --help")
    yield Text("python -m queries cypher QUERY · python -m queries cypher --help")
    yield Text("python -m queries sparql FILE · python -m queries sparql --help")


def help_page(question: Question) -> Iterator[RenderableType]:
    """Yield title, answer, parameters, columns and example of a question."""
    yield Text.assemble((question.name, "bold"), f"  {question.title_zh} · {question.title_en}")
    yield Text(f"{question.answers_zh}\n{question.answers_en}")
    yield Text("\n参数 parameters", style="bold")
    yield _parameters(question)
    yield Text("\n列 columns", style="bold")
    yield _columns(question)
    yield Text.assemble(("\n输出 output: ", "bold"), _OUTPUTS)
    if question.example:
        options = " ".join(f"--{name.replace('_', '-')} {value}" for name, value in question.example.items())
        yield Text.assemble(("例 example: ", "bold"), f"python -m queries {question.name} {options}")


def default_text(default: ParameterValue) -> str:
    """Return a default as one would type it."""
    return ",".join(default) if isinstance(default, tuple) else text_of(default)


def _sources(names: Sequence[str], english: bool) -> Iterator[tuple[str, list[int]]]:
    """Yield the columns to show, each with the places of its value in a row, in order of preference."""
    places = {name: place for place, name in enumerate(names)}
    hidden = {f"{name}{end}" for name in names for end in ("_en", "_id")}
    hidden |= {f"{name.removesuffix('s')}_ids" for name in names if name.endswith("s")}
    for name in names:
        if name not in hidden:
            preferred = ([f"{name}_en"] if english else []) + [name, f"{name}_id"]
            yield name, [places[each] for each in preferred if each in places]


def _natural_width(columns: Sequence[ShownColumn]) -> int:
    return sum(column.width for column in columns) + _GAP * (len(columns) - 1)


def _table(columns: Sequence[ShownColumn]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column.heading, justify="right" if column.numeric else "left", overflow="fold")
    for row in zip(*(column.cells for column in columns), strict=True):
        table.add_row(*map(Text, row))
    return table


def _blocks(columns: Sequence[ShownColumn]) -> Iterator[RenderableType]:
    """Yield a heading and the cells of each row, one below the other and without empty ones."""
    longest = max(_width(column.heading) for column in columns)
    for number, row in enumerate(zip(*(column.cells for column in columns), strict=True), start=1):
        yield Text(f"── {number} ──", style="dim")
        grid = _grid(longest)
        for column, cell in zip(columns, row, strict=True):
            if cell:
                grid.add_row(Text(column.heading, style="bold"), Text(cell))
        yield grid


def _parameters(question: Question) -> Table:
    grid = _grid()
    for each in question.parameters:
        meaning = f"\n{each.meaning_zh}\n{each.meaning_en}"
        grid.add_row(Text(each.option, style="bold"), Text.assemble((_type_text(each), "dim"), meaning))
    return grid


def _columns(question: Question) -> Table:
    grid = Table.grid(padding=(0, 2))
    for each in question.columns:
        meaning = Text(f"{each.meaning_zh} · {each.meaning_en}", overflow="fold")
        grid.add_row(Text(each.name, style="bold"), Text(each.type, style="dim"), meaning)
    return grid


def _grid(narrowest: int | None = None) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, min_width=narrowest)
    grid.add_column(overflow="fold")
    return grid


def _width(text: str) -> int:
    return max(map(cell_len, text.split("\n")))


def _type_text(parameter: Parameter) -> str:
    named = f"{parameter.type} ({parameter.entity})" if parameter.entity else parameter.type
    values = f"{named}: {', '.join(parameter.values)}" if parameter.values else named
    if parameter.required:
        return f"{values} · 必填 required"
    if parameter.default is None:
        return values
    return f"{values} · 默认 default: {default_text(parameter.default)}"
