"""Answers as workbooks for Excel and LibreOffice Calc (.xlsx), written row by row. They need the extra `xlsx`.

A text is written as a text, whatever it begins with: no cell is a formula or a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.sax.saxutils import escape

from ontology.errors import NotInstalled, QuestionError
from queries.export import text_of
from queries.question import Column

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from queries.answer import Answer

SHEET, SOURCE_SHEET = "答案 Answer", "来源 Source"
MOST_ROWS = 1_048_575  # of a sheet, below its header
LONGEST = 32_767  # UTF-16 units in a cell
CUT = "…（过长，已截断 · cut, as it is too long for a cell）"
_LARGEST = 10**15  # a spreadsheet keeps fifteen digits of a number
_WIDTHS = {"integer": 10, "boolean": 10, "integers": 16, "string": 26, "strings": 30}
_OPTIONS = {"constant_memory": True}  # rows go to a temporary file as they come
_REMEDY = "ask for csv or ndjson, or for fewer years"
_INSTALL = (
    "a workbook needs the package XlsxWriter: install it with `pip install -e '.[xlsx]'`, "
    "or take csv with a byte order mark"
)


@dataclass(frozen=True)
class Origin:
    """The origin of an answer: version of the data, time of their last write, and the address or command by which
    the same can be had again."""

    version: int
    loaded_at: str | None
    address: str


class _Sheet:
    """A sheet that is written row by row. `count`: rows so far; `cut`: texts that were too long."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet, self.count, self.cut = sheet, 0, 0

    def begin(self, columns: Sequence[Column], english: bool, heading: Format) -> None:
        """Write the titles of the columns, which stay in sight."""
        self.widen([_WIDTHS[each.type] for each in columns])
        self._sheet.freeze_panes(1, 0)
        self.add([each.meaning_en if english else each.meaning_zh for each in columns], heading)

    def widen(self, widths: Iterable[int]) -> None:
        """Set the widths of the columns, in characters."""
        for place, width in enumerate(widths):
            self._sheet.set_column(place, place, width)

    def add(self, values: Iterable[Any], look: Format | None = None) -> None:
        """Write a row: numbers as numbers, true and false as such, all else as text; what is missing stays empty."""
        for place, value in enumerate(values):
            if isinstance(value, bool):
                self._sheet.write_boolean(self.count, place, value, look)
            elif isinstance(value, int | float) and abs(value) < _LARGEST:
                self._sheet.write_number(self.count, place, value, look)
            elif text := text_of(value):
                self._sheet.write_string(self.count, place, _as_written(self._fitting(text)), look)
        self.count += 1

    def _fitting(self, text: str) -> str:
        if len(text) <= LONGEST // 2 or len(text.encode("utf-16-le")) <= 2 * LONGEST:
            return text
        self.cut += 1
        return text.encode("utf-16-le")[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", "ignore") + CUT


def write_workbook(
    file: BinaryIO, pages: Iterable[Answer], origin: Origin, *, english: bool = False, most: int = MOST_ROWS
) -> None:
    """Write an answer, given in its pages, as a workbook: a sheet of the rows under a header that stays in sight, and
    one about where they come from. The columns are all those of the question, with Chinese or English titles.

    A list is its values with "; " between them, as in CSV. A text that is too long for a cell is cut, and says so.
    Raises NotInstalled, and QuestionError where there are more than `most` rows.
    """
    with _workbook(file) as book:
        rows = _Sheet(book.add_worksheet(SHEET))
        heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        following = iter(pages)
        first = last = next(following)
        rows.begin(first.columns, english, heading)
        for last in chain((first,), following):
            if rows.count - 1 + len(last.rows) > most:
                raise QuestionError(f"the answer has more rows than a sheet holds ({most:,}): {_REMEDY}")
            for row in last.rows:
                rows.add(row)
        source = _Sheet(book.add_worksheet(SOURCE_SHEET))
        source.widen((22, 48, 48))
        for line in _source(last, origin, rows):
            source.add(line)


def _workbook(file: BinaryIO) -> Workbook:
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise NotInstalled(_INSTALL) from error
    return Workbook(file, _OPTIONS)


def _source(last: Answer, origin: Origin, rows: _Sheet) -> Iterator[tuple[object, ...]]:
    """Yield the lines about an answer, whose last page this is."""
    question = last.question
    yield "问题 Question", question.name
    yield "标题 Title", question.title_zh, question.title_en
    yield "说明 Answers", question.answers_zh, question.answers_en
    yield "数据版本 Dataset version", origin.version
    yield "载入时间 Loaded at", origin.loaded_at
    yield "地址 Address", origin.address
    yield "行数 Rows", rows.count - 1, "其后还有 · more follow" if last.next else None
    if rows.cut:
        yield "截断的单元格 Cells that were cut", rows.cut
    yield ()
    yield "参数 Parameter", "值 Value"
    yield from last.parameters.items()
    yield ()
    yield "列 Column", "中文含义 Meaning in Chinese", "英文含义 Meaning in English"
    for column in question.columns:
        yield column.name, column.meaning_zh, column.meaning_en


def _as_written(text: str) -> str:
    """Return a text as XlsxWriter is to be given it: what stands between <r> and </r> it would take for XML of its
    own, and write as it is."""
    if text.startswith("<r>") and text.endswith("</r>"):
        return f'<r><t xml:space="preserve">{escape(text)}</t></r>'
    return text
