"""Restoration of table rows `| cell | cell |` from copies that lost borders or line ends.

A copy may set each cell on a line of its own between bare pipes, leave out the outer borders, draw them with other
characters, or cut a cell over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.lexicon.name_lists import NameSplitter
from loaders.repair.lexicon import RepairLexicon
from loaders.repair.pipe_rows import PipeRow, cell_stream, cut_rows
from loaders.text.spans import Edit, Span, Text

_VERTICALS = str.maketrans("│┃║", "|||")
_WIDE = "｜"  # a border where no other is printed; within a cell it is none
_PIPE = re.compile("[|│┃║]")
_RULE = re.compile(r"(?m)^[ ]*(?=[^\n]*[+├┼┤┌┬┐└┴┘])[+├┼┤┌┬┐└┴┘│┃║|\-─━═=][+├┼┤┌┬┐└┴┘│┃║|\-─━═= ]{3,}$")
_BARE = re.compile(r"(?m)^[ ]*\|[ ]*$")
_LINE_END = re.compile(r"\s*\n\s*")
_MOST_LINES = 8  # of one cell, between two lines with pipes


def restore_rows(text: Text, lexicon: RepairLexicon) -> Text:
    """Return the text with each row of a table between pipes on one line."""
    if "|" not in text.value:
        text = Text(text.value.replace(_WIDE, "|"), text.origins)
    if not _PIPE.search(text.value):
        return text
    text = text.edit(Edit(*found.span()) for found in _RULE.finditer(text.value))
    text = Text(text.value.translate(_VERTICALS), text.origins)
    text = text.edit(_edits(text, lexicon))
    return text.edit(Edit(*found.span()) for found in _BARE.finditer(text.value))


def _edits(text: Text, lexicon: RepairLexicon) -> Iterator[Edit]:
    value, names = text.value, NameSplitter(lexicon.lexicon)
    lines = [span for span in text.lines() if value[span.start : span.end].strip()]
    for first, last in _runs(value, lines):
        run = lines[first : last + 1]
        for row in cell_stream(value, run, lexicon.columns) or cut_rows(value, run, lexicon.columns):
            yield from _rendered(value, row, names)


def _runs(value: str, lines: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the first and last index of lines with pipes, and of those between that may be parts of cells."""
    piped = [at for at, (start, end) in enumerate(lines) if "|" in value[start:end]]
    starts = [at for at, before in zip(piped, [-99, *piped], strict=False) if at - before > _MOST_LINES]
    for start, following in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield start, max(at for at in piped if start <= at < following)


def _rendered(value: str, row: PipeRow, names: NameSplitter) -> Iterator[Edit]:
    """Yield the edits that print a row on one line, in place of what stands around and within its cells."""
    done, mark = row.span.start, "| "
    for cell in row.cells:
        yield Edit(done, max(done, cell.start), mark)
        yield from _joined(value, cell, names)
        done, mark = max(done, cell.end), " | "
    yield Edit(done, row.span.end, " |")


def _joined(value: str, cell: Span, names: NameSplitter) -> Iterator[Edit]:
    """Yield the edits that join the lines of a cell; a blank stays between names of agencies."""
    start = cell.start
    for found in _LINE_END.finditer(value, cell.start, cell.end):
        following = value[found.end() : cell.end].split("\n", 1)[0].strip()
        listed = names.is_name(value[start : found.start()].strip()) and names.is_name(following)
        yield Edit(*found.span(), " " if listed else "")
        start = found.end()
