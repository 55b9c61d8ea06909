"""Rows of tables that lost their borders: cells on lines of their own, or separated by blanks. Pure.

The header words give the number of columns, the form of a cell its column. Empty cells and row numbers may be
missing, so the rows are those that fit best over all cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from loaders.lexicon.columns import Columns, settle_roles
from loaders.lexicon.lexicon import Lexicon
from loaders.lexicon.name_lists import NameSplitter
from loaders.outline.fitting import Fitter, Token
from loaders.outline.tables import (
    ActivityRow,
    Cell,
    content_column,
    is_activity_header,
    read_bordered,
    read_rows,
)
from loaders.text.markers import Marker
from loaders.text.paragraphs import Paragraph
from loaders.text.spans import Span

_TOKEN = re.compile(r"\S+")
_SENTENCES = re.compile(r"[。；;].")
FEWEST_COLUMNS = 3
MOST_COLUMNS = 12
_FEWEST_CELLS = 2  # of a line of a table


@dataclass(frozen=True)
class Tables:
    """A reader of all kinds of tables, with the words of a lexicon."""

    columns: Columns
    names: NameSplitter

    @classmethod
    def of(cls, lexicon: Lexicon) -> Tables:
        """Compile the header words of a lexicon."""
        return cls(Columns.of(lexicon), NameSplitter(lexicon))

    def find(self, paragraphs: Sequence[Paragraph]) -> Mapping[int, ActivityRow | None]:
        """Return the rows by the index of their paragraph; None for the other paragraphs of tables."""
        return {
            **read_flattened(paragraphs, self.columns, self.names),
            **read_bordered(paragraphs, self.columns),
        }


def read_flattened(
    paragraphs: Sequence[Paragraph], columns: Columns, names: NameSplitter
) -> dict[int, ActivityRow | None]:
    """Return the rows of tables without borders, by the index of the paragraph with their content."""
    found: dict[int, ActivityRow | None] = {}
    at = 0
    while at < len(paragraphs):
        header, length = _header(paragraphs, at, columns)
        if not header:
            at += 1
            continue
        first = at + length
        rows = _read(paragraphs, header, first, length == 1, columns, names)
        if rows:
            found.update(dict.fromkeys(range(at, max(rows) + 1)))
            found.update(rows)
        at = max(rows, default=first - 1) + 1
    return found


def _read(
    paragraphs: Sequence[Paragraph],
    header: list[str | None],
    first: int,
    spaced: bool,
    columns: Columns,
    names: NameSplitter,
) -> dict[int, ActivityRow | None]:
    above = next((each.marker for each in reversed(paragraphs[:first]) if each.marker), None)
    tokens = list(_tokens(paragraphs, first, spaced, columns, above))
    tokens = _without_signature(tokens, paragraphs, names)
    content = content_column((), header)
    if not tokens or content is None:
        return {}
    fitted = (
        spaced
        and _aligned(tokens, len(header))
        or Fitter(settle_roles(header), content, spaced, names).fit(tokens)
    )
    grid = [_cells(row, len(header)) for row in fitted]
    rows: dict[int, ActivityRow | None] = {}
    for row, read in zip(fitted, read_rows(grid, header, columns), strict=True):
        rows.update(dict.fromkeys((token.paragraph for _, token in row)))
        rows[next(token.paragraph for column, token in row if column == content)] = read
    return rows


def _aligned(tokens: Sequence[Token], width: int) -> list[list[tuple[int, Token]]]:
    """Return the rows of a table whose lines all have a cell for each column; none for any other."""
    lines = [list(line) for _, line in groupby(tokens, key=lambda token: token.paragraph)]
    whole = list(takewhile(lambda line: len(line) == width, lines))
    rest = lines[len(whole) : len(whole) + 1]
    return [list(enumerate(line)) for line in whole] if not rest or len(rest[0]) < _FEWEST_CELLS else []


def _header(paragraphs: Sequence[Paragraph], at: int, columns: Columns) -> tuple[list[str | None], int]:
    """Return the roles of the header that begins at `at`, and the number of its lines; no roles where there is none."""
    texts = paragraphs[at].text.split()
    if FEWEST_COLUMNS <= len(texts) <= MOST_COLUMNS:
        roles = [columns.role(text) for text in texts]
        return (roles, 1) if None not in roles and is_activity_header(roles) else ([], 0)
    lines = takewhile(lambda each: each.marker is None, paragraphs[at : at + MOST_COLUMNS])
    roles, length = _roles_of_lines([each.text for each in lines], columns)
    complete = len(roles) >= FEWEST_COLUMNS and is_activity_header(roles)
    return (roles, length) if complete else ([], 0)


def _roles_of_lines(lines: Sequence[str], columns: Columns) -> tuple[list[str | None], int]:
    """Return the roles of the headers that begin these lines, each on a line of its own or broken over two, and the
    number of the lines."""
    roles: list[str | None] = []
    at = 0
    while at < len(lines):
        broken = columns.broken_role(lines[at], lines[at + 1]) if at + 1 < len(lines) else None
        role = broken or columns.role(lines[at])
        if role is None:
            break
        roles.append(role)
        at += 2 if broken else 1
    return roles, at


def _tokens(
    paragraphs: Sequence[Paragraph], first: int, spaced: bool, columns: Columns, above: Marker | None
) -> Iterator[Token]:
    """Yield the cells from `first` on, up to the next header, numbered part or running text.

    `above`: the mark of the part with the table.
    """
    for place in range(first, len(paragraphs)):
        paragraph = paragraphs[place]
        if _ends_table(paragraph, above) or _header(paragraphs, place, columns)[0]:
            return
        pieces = _TOKEN.finditer(paragraph.text) if spaced else [re.search(r"\S.*\S|\S", paragraph.text)]
        for order, piece in enumerate(pieces):
            if piece:
                start = paragraph.span.start + piece.start()
                span = Span(start, start + len(piece.group()))
                yield Token(Cell(piece.group(), span), order == 0, place)


def _ends_table(paragraph: Paragraph, above: Marker | None) -> bool:
    marker = paragraph.marker
    if marker and paragraph.body.strip():
        next_part = above is not None and marker[:2] == (above.kind, above.number + 1)
        if marker.kind in {"annex", "chapter", "han"} or (marker.kind == "han_bracket" and next_part):
            return True
    return len(_SENTENCES.findall(paragraph.text)) > 2 or paragraph.is_doc_number


def _without_signature(
    tokens: list[Token], paragraphs: Sequence[Paragraph], names: NameSplitter
) -> list[Token]:
    """Return the cells without the signature below a table: agency names, and the only full date at the end."""
    dated = [at for at, token in enumerate(tokens) if paragraphs[token.paragraph].is_date]
    if len(dated) != 1 or dated[0] < len(tokens) - 1:
        return tokens
    end = dated[0]
    while end and names.is_name(tokens[end - 1].cell.text):
        end -= 1
    return tokens[:end]


def _cells(row: Sequence[tuple[int, Token]], width: int) -> list[Cell]:
    """Return the cells of a row by column, with the parts of each cell joined."""
    cells = [Cell("", Span(0, 0))] * width
    for column, token in row:
        old = cells[column]
        text = f"{old.text} {token.cell.text}" if old.text else token.cell.text
        start = old.span.start if old.text else token.cell.span.start
        cells[column] = Cell(text, Span(start, token.cell.span.end))
    return cells
