"""The lines of a file as printed, and those that show a page break: page numbers and form feeds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.repair.lines import ends_sentence, is_prose
from loaders.text.markers import begins_block
from loaders.text.spans import Span, Text

_DASHES = "[-—–－―~～·•.．|_]"
_NUMERAL = r"(?:\d{1,4}|[一二三四五六七八九十]{1,4})"
_PAGE_NUMBER = re.compile(
    rf"{_DASHES}{{1,3}}[ ]*(?:第[ ]*)?\d{{1,4}}[ ]*页?[ ]*{_DASHES}{{1,3}}"
    rf"|[（(【\[]?[ ]*第[ ]*{_NUMERAL}[ ]*页(?:[ ,，/／]*[（(]?共[ ]*{_NUMERAL}[ ]*页[)）]?)?[ ]*[)）】\]]?"
    rf"|共[ ]*{_NUMERAL}[ ]*页[ ,，]*第[ ]*{_NUMERAL}[ ]*页"
    r"|\d{1,3}[ ]*[/／][ ]*\d{1,3}|\d{1,3}[ ]+of[ ]+\d{1,3}"
    r"|(?:page|p\.?)[ ]*\d{1,4}(?:[ ]*(?:of|/)[ ]*\d{1,4})?|0\d{1,2}",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,3}")
# A page number at either end of a running header.
_BESIDE = re.compile(
    rf"^{_DASHES}{{0,3}}[ ]?\d{{1,3}}[ ]?{_DASHES}{{0,3}}[ ]{{2,}}"
    rf"|(?<! )[ ]{{2,}}{_DASHES}{{0,3}}[ ]?\d{{1,3}}[ ]?{_DASHES}{{0,3}}$|第\d{{1,3}}页(?:共\d{{1,3}}页)?"
)
_LONGEST_STEP = 12  # lines from one row number of a flattened table to the next


@dataclass(frozen=True)
class PrintedLine:
    """A line that is not empty: its span, its text without outer blanks, and whether it is certainly a page break."""

    span: Span
    text: str
    is_break: bool

    @cached_property
    def key(self) -> str:
        """The text without page number and blanks, which is the same on every page."""
        return _BESIDE.sub("", self.text).replace(" ", "")

    @property
    def is_bare_number(self) -> bool:
        """Return whether the line is a number of up to three digits and nothing else."""
        return _BARE.fullmatch(self.text) is not None


def printed_lines(text: Text) -> list[PrintedLine]:
    """Return the lines of a text that are not empty; one with a form feed is only that."""
    lines = []
    for start, end in text.lines():
        whole = text.value[start:end]
        if "\f" in whole:
            lines.append(PrintedLine(Span(start, end), "\f", True))
        elif whole.strip():
            bare = whole.strip()
            lines.append(PrintedLine(Span(start, end), bare, _PAGE_NUMBER.fullmatch(bare) is not None))
    return lines


def page_breaks(lines: Sequence[PrintedLine]) -> set[int]:
    """Return the indexes of form feeds and page numbers."""
    rows = _row_numbers(lines)
    return {at for at, line in enumerate(lines) if line.is_break or (line.is_bare_number and at not in rows)}


def _row_numbers(lines: Sequence[PrintedLine]) -> set[int]:
    """Return the bare numbers that number the rows of a flattened table: 1, 2, 3, a few lines apart."""
    rows: set[int] = set()
    run: list[int] = []
    numbers = [at for at, line in enumerate(lines) if line.is_bare_number]
    for at in numbers:
        continues = (
            run and int(lines[at].text) == int(lines[run[-1]].text) + 1 and at - run[-1] <= _LONGEST_STEP
        )
        if not continues:
            run = []
        if continues or lines[at].text == "1":
            run.append(at)
        if len(run) > 1 and not any(_cuts(lines, each) for each in run[1:]):
            rows.update(run)
    return rows


def _cuts(lines: Sequence[PrintedLine], at: int) -> bool:
    """Return whether the line stands between the two halves of a sentence."""
    before = lines[at - 1].text if at else ""
    after = lines[at + 1].text if at + 1 < len(lines) else ""
    return bool(after) and is_prose(before) and not ends_sentence(before) and not begins_block(after)
