"""Lines that a page cut: joined again into the paragraphs their author wrote, one a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from loaders.outline.markers import begins_block, looks_like_label
from loaders.text import Edit, Span, Text

# Cells: a Chinese character takes two, a Latin one one.
NARROWEST_PAGE = 36
PROSE = 40  # a line this wide with a comma in it that stops without a stop is prose cut by a page
LONG = 56  # one this wide is, with or without a comma
TOLERANCE = 7  # a line may end early so that no mark begins the next one

_ENDED = re.compile(r"[。；：！？;:!?…][”’」』）)]?\s*$|关于.*(?:的通知|通告)\s*$")
_PAUSED = re.compile(r"[，、,]\s*$")
_INSIDE = re.compile(r"[。，；,]")
_SPACED_OUT = re.compile(r"(?:\s[\u3400-\u9fff]){3}\s")  # 海 关 总 署: a column of names, no prose
_PAIRS = {"《": "》", "“": "”", "（": "）", "(": ")", "〔": "〕"}
_TITLE_HEAD = re.compile(r"关\s*于(?!.*(?:通\s*知|方\s*案|函|公\s*告)\s*$)")
_TITLE_TAIL = re.compile(r"^[^。：；]{0,40}(?:通\s*知|方\s*案|公\s*告)\s*$")


def unwrap(text: Text) -> Text:
    """The text with one paragraph a line: no blank line, no line cut by the width of a page."""
    lines = [span for span in text.lines() if text.value[span.start : span.end].strip()]
    width = page_width([text.value[span.start : span.end] for span in lines])
    return text.edit(_seams(text.value, lines, width))


def page_width(lines: list[str]) -> int | None:
    """The width in cells at which this text was wrapped, or None where lines end as their author ended them."""
    broken = sorted(
        cells(line) for line in lines if not _ENDED.search(line) and cells(line) >= NARROWEST_PAGE
    )
    if len(broken) < 5:
        return None
    usual = broken[len(broken) * 3 // 4]
    alike = sum(abs(width - usual) <= TOLERANCE for width in broken)
    return usual if alike >= 0.6 * len(broken) else None


def cells(line: str) -> int:
    """The width of a line, without the blanks around it."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in line.strip())


def _seams(value: str, lines: list[Span], width: int | None) -> Iterator[Edit]:
    """What to put between each line and the next: a line break, a blank, or nothing."""
    done = 0
    for index, span in enumerate(lines):
        line = value[span.start : span.end]
        start = span.start + len(line) - len(line.lstrip())
        before = value[lines[index - 1].start : lines[index - 1].end] if index else ""
        yield Edit(done, start, _seam(before, line.strip(), width) if index else "")
        done = span.start + len(line.rstrip())
    yield Edit(done, len(value))


def _seam(before: str, line: str, width: int | None) -> str:
    if not _continues(before, line, width):
        return "\n"
    spaced = before.rstrip() != before or (_is_latin(before[-1]) and _is_latin(line[0]))
    return " " if spaced else ""


def _continues(before: str, line: str, width: int | None) -> bool:
    """Whether `line` goes on with the sentence, name or title that the line before it left open."""
    stripped = before.strip()
    if begins_block(line) or _ENDED.search(stripped):
        return False
    if _open_pair(stripped) or _PAUSED.search(stripped):
        return True
    if _TITLE_HEAD.search(stripped) and not _INSIDE.search(stripped) and _TITLE_TAIL.search(line):
        return True
    if width is not None:
        return cells(stripped) >= width - TOLERANCE
    if looks_like_label(line):
        return False
    needed = PROSE if _INSIDE.search(stripped) or begins_block(stripped) else LONG
    return cells(stripped) >= needed and not _SPACED_OUT.search(stripped)


def _open_pair(line: str) -> bool:
    """Whether a bracket, quotation or title opened on this line is still open at its end."""
    return any(line.rfind(opening) > line.rfind(closing) for opening, closing in _PAIRS.items())


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
