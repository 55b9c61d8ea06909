"""Page numbers and running heads and feet: lines that a page printed, not the author. Each leaves a form feed.

The form feed tells the next step that a page ended there, perhaps inside a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.repair.lines import ENDED, cells, is_prose
from loaders.text.markers import begins_block
from loaders.text.spans import Edit, Span, Text

_DASHES = "[-—–－―~～·•.．|_]"
_NUMERAL = r"(?:\d{1,4}|[一二三四五六七八九十]{1,4})"
_PAGE = re.compile(
    rf"{_DASHES}{{1,3}}[ ]*(?:第[ ]*)?\d{{1,4}}[ ]*页?[ ]*{_DASHES}{{1,3}}"
    rf"|[（(【\[]?[ ]*第[ ]*{_NUMERAL}[ ]*页(?:[ ,，/／]*[（(]?共[ ]*{_NUMERAL}[ ]*页[)）]?)?[ ]*[)）】\]]?"
    rf"|共[ ]*{_NUMERAL}[ ]*页[ ,，]*第[ ]*{_NUMERAL}[ ]*页"
    r"|\d{1,3}[ ]*[/／][ ]*\d{1,3}|\d{1,3}[ ]+of[ ]+\d{1,3}"
    r"|(?:page|p\.?)[ ]*\d{1,4}(?:[ ]*(?:of|/)[ ]*\d{1,4})?|0\d{1,2}",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,3}")
# A page number on the line of a running head, at either end of it.
_BESIDE = re.compile(
    rf"^{_DASHES}{{0,3}}[ ]?\d{{1,3}}[ ]?{_DASHES}{{0,3}}[ ]{{2,}}"
    rf"|(?<! )[ ]{{2,}}{_DASHES}{{0,3}}[ ]?\d{{1,3}}[ ]?{_DASHES}{{0,3}}$|第\d{{1,3}}页(?:共\d{{1,3}}页)?"
)
_LETTERHEAD = re.compile(r"文[ ]*件$|[〔\[［【(（]\s*\d{2,4}\s*[〕\]］】)）]\s*第?\s*\d{1,4}\s*号$")
_DATE_LINE = re.compile(r"[\d〇○零一二三四五六七八九十]{2,4}\s*年.{1,6}月.{1,6}日")
_LONGEST_HEAD = 60
_DEPTH = 2  # a head or a foot has at most two lines
_FIRST_LINES = 15  # where the title and the number that a head repeats stand
_HEAD_LINES = 6
_ROW = 12  # lines from one number of a table's rows to the next, at most


@dataclass(frozen=True)
class _Line:
    span: Span
    text: str
    is_break: bool

    @cached_property
    def key(self) -> str:
        """What stays the same from page to page."""
        return _BESIDE.sub("", self.text).replace(" ", "")


def remove_furniture(text: Text) -> Text:
    """The text with a form feed in place of every page number and running line."""
    lines = _lines(text)
    rows = _row_numbers(lines)
    breaks = [
        at
        for at, line in enumerate(lines)
        if line.is_break or (_BARE.fullmatch(line.text) and at not in rows)
    ]
    gone = set(breaks)
    gone |= _numbered_heads(lines)
    gone |= _running(lines, gone)
    gone -= _first_prints(lines, gone)
    return text.edit(Edit(*lines[at].span, "\f") for at in sorted(gone) if lines[at].text != "\f")


def _lines(text: Text) -> list[_Line]:
    lines = []
    for start, end in text.lines():
        whole = text.value[start:end]
        if "\f" in whole:
            lines.append(_Line(Span(start, end), "\f", True))
        elif whole.strip():
            bare = whole.strip()
            lines.append(_Line(Span(start, end), bare, _PAGE.fullmatch(bare) is not None))
    return lines


def _numbered_heads(lines: Sequence[_Line]) -> set[int]:
    """Running lines with their page number beside them, where the numbers rise."""
    groups: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if len(line.text) <= _LONGEST_HEAD and line.key != line.text.replace(" ", ""):
            groups.setdefault(line.key, []).append(at)
    found: set[int] = set()
    for key, places in groups.items():
        numbers = [
            int(number[0]) for at in places if (number := re.findall(r"\d+", lines[at].text.replace(key, "")))
        ]
        rising = all(one < other for one, other in zip(numbers, numbers[1:], strict=False))
        if key and rising and len(places) > (1 if _LETTERHEAD.search(key) else 2) and "|" not in key:
            found.update(places)
    return found


def _first_prints(lines: Sequence[_Line], gone: set[int]) -> set[int]:
    """What stands at the head of the file and nowhere else but on top of pages: a title, printed as a head too."""
    kept = {line.key for at, line in enumerate(lines) if at not in gone}
    first: dict[str, int] = {}
    for at in range(min(_HEAD_LINES, len(lines))):
        if at in gone and not lines[at].is_break and not _BARE.fullmatch(lines[at].text):
            first.setdefault(lines[at].key, at)
    return {at for key, at in first.items() if key not in kept and not _cuts_sentence(lines, gone, at)}


def _row_numbers(lines: Sequence[_Line]) -> set[int]:
    """The bare numbers that number the rows of a flattened table: 1, 2, 3, each a few lines behind the last."""
    rows: set[int] = set()
    run: list[int] = []
    numbers = [at for at, line in enumerate(lines) if _BARE.fullmatch(line.text)]
    for at in numbers:
        goes_on = run and int(lines[at].text) == int(lines[run[-1]].text) + 1 and at - run[-1] <= _ROW
        if not goes_on:
            run = []
        if goes_on or lines[at].text == "1":
            run.append(at)
        if len(run) > 1 and not any(_cuts(lines, each) for each in run[1:]):
            rows.update(run)
    return rows


def _cuts(lines: Sequence[_Line], at: int) -> bool:
    """Whether the line stands between the halves of a sentence."""
    before = lines[at - 1].text if at else ""
    after = lines[at + 1].text if at + 1 < len(lines) else ""
    return bool(after) and is_prose(before) and not ENDED.search(before) and not begins_block(after)


def _running(lines: Sequence[_Line], breaks: set[int]) -> set[int]:
    """The lines beside page breaks that return at several of them, or that cut a sentence and are known as a head."""
    gone: set[int] = set()
    for depth in range(_DEPTH):
        beside = list(_beside(lines, breaks | gone, breaks, depth))
        counts = Counter(lines[at].key for at in beside)
        fewest = max(2, len(beside) // 8)
        gone.update(at for at in beside if counts[lines[at].key] >= fewest and _may_run(lines, at))
    return gone | _inside(lines, breaks | gone)


def _beside(lines: Sequence[_Line], gone: set[int], breaks: set[int], depth: int) -> Iterator[int]:
    """The lines next to a page break, beyond what is gone already; further out only past a running line."""
    for at in range(len(lines)):
        if at in gone:
            continue
        behind, before = _skip(lines, gone, at, -1), _skip(lines, gone, at, 1)
        if _touches(range(behind + 1, at), gone, breaks, depth) or _touches(
            range(at + 1, before), gone, breaks, depth
        ):
            yield at


def _touches(stretch: range, gone: set[int], breaks: set[int], depth: int) -> bool:
    runs = sum(1 for each in stretch if each in gone and each not in breaks)
    return any(each in breaks for each in stretch) and runs >= depth


def _skip(lines: Sequence[_Line], gone: set[int], at: int, step: int) -> int:
    """The nearest line that stays, in the direction of `step`."""
    at += step
    while 0 <= at < len(lines) and at in gone:
        at += step
    return at


def _may_run(lines: Sequence[_Line], at: int) -> bool:
    """Whether the line may be a head or foot: no numbered part, no sentence, no signature, no row."""
    line = lines[at].text
    signed = at + 1 < len(lines) and _DATE_LINE.fullmatch(lines[at + 1].text.replace(" ", "")) is not None
    usual = not ENDED.search(line) or line.endswith("通知")
    return (
        len(line) <= _LONGEST_HEAD
        and usual
        and not signed
        and not begins_block(line)
        and "|" not in line
        and "\t" not in line
    )


def _inside(lines: Sequence[_Line], gone: set[int]) -> set[int]:
    """Letterheads, numbers and titles of the first page that stand again inside a sentence."""
    first = {line.key for line in lines[:_FIRST_LINES] if len(line.text) <= _LONGEST_HEAD}
    counts = Counter(line.key for line in lines)
    return {
        at
        for at, line in enumerate(lines)
        if at not in gone
        and counts[line.key] > 1
        and (_LETTERHEAD.search(line.text) or (line.key in first and not gone.isdisjoint((at - 1, at + 1))))
        and _may_run(lines, at)
        and _cuts_sentence(lines, gone, at)
    }


def _cuts_sentence(lines: Sequence[_Line], gone: set[int], at: int) -> bool:
    behind, before = _skip(lines, gone, at, -1), _skip(lines, gone, at, 1)
    if behind < 0 or before >= len(lines):
        return False
    open_end = is_prose(lines[behind].text) and not ENDED.search(lines[behind].text)
    return open_end and cells(lines[behind].text) >= 24 and not begins_block(lines[before].text)
