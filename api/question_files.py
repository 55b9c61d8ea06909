"""Answers to questions as files: CSV, NDJSON and workbooks, always with all rows."""

from collections.abc import Iterator, Mapping
from itertools import chain
from tempfile import TemporaryFile
from typing import Annotated, Any, BinaryIO, Literal

from fastapi import Query, Request, Response
from fastapi.responses import StreamingResponse

from api.context import AppContext
from api.language import Language, both, language_of
from api.negotiation import preferred
from graph.data_state import data_state
from ontology.errors import QuestionError
from queries.answer import Answer, answer_pages
from queries.export import blocks, csv_lines, ndjson_lines
from queries.parameters import RawValue
from queries.question import Question
from queries.sparql.formats import TRIPLE_FORMATS
from queries.workbook import Origin, write_workbook

CSV, NDJSON = "text/csv", "application/x-ndjson"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES = {"csv": CSV, "ndjson": NDJSON, "xlsx": XLSX}
_PAGES = {"json": "application/json", **{each.name: each.media_types[0] for each in TRIPLE_FORMATS}}
PAGE_FORMS = tuple(_PAGES)  # the formats that come in pages
_PART = 1 << 16  # bytes of a workbook that are sent at a time

ANSWER_FORM = Annotated[
    Literal["json", "ttl", "nt", "rdf", "jsonld", "csv", "ndjson", "xlsx"] | None,
    Query(
        alias="format",
        description=both(
            "格式，代替 Accept；csv、ndjson、xlsx 总是全部行",
            "format, in place of Accept; csv, ndjson and xlsx have all rows always",
        ),
    ),
]
BOM = Annotated[
    bool,
    Query(
        description=both(
            "CSV 以 BOM 开头，供 Excel 识别 UTF-8",
            "begin the CSV with a byte order mark, by which Excel recognises UTF-8",
        )
    ),
]
LANGUAGE = Annotated[
    Language | None,
    Query(
        description=both(
            "xlsx 列名的语言；默认依 Accept-Language",
            "language of the titles in xlsx; by default that of Accept-Language",
        )
    ),
]
CSV_TEXT = both(
    "全部行，CSV（RFC 4180，UTF-8）；以 = + - @、制表符或回车开头的文字前加 '，以免表格软件当作公式。",
    "All rows in CSV (RFC 4180, UTF-8); a text that begins with = + - @, a tab or CR gets a ' in front, "
    "as spreadsheets run such a text as a formula.",
)
_BINARY = {"type": "string", "format": "binary"}
FILE_CONTENT: Mapping[str, Any] = {
    each: {"schema": _BINARY if each == XLSX else {"type": "string"}} for each in FILES.values()
}


def answer_form(request: Request, name: str | None) -> str:
    """Return the format of an answer by its parameter or Accept header; json, also where it accepts none."""
    if name is not None:
        return name
    by_type = {media_type: name for name, media_type in (_PAGES | FILES).items()}
    accept = ",".join(request.headers.getlist("accept"))
    return by_type.get(preferred(accept, tuple(by_type)) or "", "json")


def answer_file(
    request: Request,
    question: Question,
    context: AppContext,
    given: Mapping[str, RawValue],
    form: str,
    bom: bool = False,
    language: Language | None = None,
) -> Response:
    """Return the whole answer as a file of a format of FILES.

    Raises QuestionError and StoreError before anything is sent, and NotInstalled.
    """
    pages = _counted(answer_pages(context.store, question, given), context)
    if form == "xlsx":
        shown = language or language_of(request.headers.get("accept-language", ""))
        content: Iterator[str] | Iterator[bytes] = _workbook(request, context, pages, shown == "en")
    else:
        first = next(pages)  # an error is answered as such, and not by half a file
        rows = (row for page in chain((first,), pages) for row in page.rows)
        names = [column.name for column in question.columns]
        content = blocks(csv_lines(names, rows, bom) if form == "csv" else ndjson_lines(names, rows))
    disposition = {"content-disposition": f'attachment; filename="{question.name}.{form}"'}
    return StreamingResponse(content, media_type=FILES[form], headers=disposition)


def _counted(pages: Iterator[Answer], context: AppContext) -> Iterator[Answer]:
    """Yield pages, and count their rows."""
    for page in pages:
        context.metrics.rows(page.question.name, len(page.rows))
        yield page


def _workbook(
    request: Request, context: AppContext, pages: Iterator[Answer], english: bool
) -> Iterator[bytes]:
    """Write a workbook whole, as its directory is at the end, and return its parts. Raises as `answer_file` does."""
    state, file = data_state(context.store), TemporaryFile()  # noqa: SIM115  # closed once it is sent
    try:
        origin = Origin(state.version or 0, state.loaded_at, str(request.url))
        write_workbook(file, pages, origin, english=english)
        if data_state(context.store) != state:
            raise QuestionError("the data has changed while the answer was read; ask again")
    except BaseException:
        file.close()
        raise
    return _parts(file)


def _parts(file: BinaryIO) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while part := file.read(_PART):
            yield part
