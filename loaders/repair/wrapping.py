"""Lines that a page cut: joined again into the paragraphs their author wrote, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.repair.lexicon import RepairLexicon
from loaders.repair.lines import ENDED, INSIDE, cells, is_names, is_row
from loaders.repair.markup import is_markdown, is_rule, opens_line
from loaders.repair.width import page_width
from loaders.text.markers import begins_block, looks_like_label
from loaders.text.spans import Edit, Span, Text

# Cells: a Chinese character takes two, a Latin one one.
PROSE = 40  # a paragraph this wide with a comma in it that stops without a stop is prose cut by a page
LONG = 56  # one this wide is, with or without a comma
CUT = 24  # where a page ended, so much prose is enough
TOLERANCE = 7  # a line may end early so that no mark begins the next one
_TAIL = 240  # characters of a paragraph that are looked at: a name or title left open is no longer
_OPEN_WITHIN = 100
_LONGEST_AGAIN = 8
_CJK = re.compile(r"[\u3400-\u9fff]+")

_PAUSED = re.compile(
    r"[，、,]\s*$|[，、；：][\u3400-\u9fff]$"
)  # …，联: nobody ends with a clause of one character
_DIGIT_END = re.compile(r"[\d〇一二三四五六七八九十]$")
_UNIT = re.compile(r"(?:年|月|日(?![程期常])|号(?!召)|届|[%％])(?![、.．:：])")
_CLOSING = re.compile(r"[，。、；：！？”’》）〕】…]")
_PAIRS = {"《": "》", "“": "”", "（": "）", "(": ")", "〔": "〕"}
_TITLE_HEAD = re.compile(r"关\s*于(?!.*(?:通\s*知|方\s*案|函|公\s*告)\s*$)")
_TITLE_TAIL = re.compile(r"^[^。：；]{0,40}(?:通\s*知|方\s*案|公\s*告)\s*$")


@dataclass(frozen=True)
class _Gap:
    """What lies between a paragraph so far and a line: the last printed line, the paragraph's end, the blanks."""

    printed: str
    tail: str
    width: int
    blank: bool
    page: bool
    indent: int
    first_indent: int
    hard: bool


def unwrap(text: Text, words: RepairLexicon) -> Text:
    """The text with one paragraph a line: no blank line, no line cut by the width of a page."""
    lines = [span for span in text.lines() if text.value[span.start : span.end].strip()]
    printed = [text.value[start:end].strip() for start, end in lines]
    tables = words.flattened(printed)
    width = page_width([line for at, line in enumerate(printed) if at not in tables])
    return text.edit(_seams(text.value, lines, Joiner(words, width, tables)))


@dataclass(frozen=True)
class Joiner:
    """Decides line by line. `width`: of the page in cells, if known; `cellular`: lines that are cells of tables."""

    words: RepairLexicon
    width: int | None
    cellular: frozenset[int]

    def continues(self, at: int, line: str, gap: _Gap) -> bool:
        """Whether `line`, the one with number `at`, goes on with what the paragraph before it left open."""
        if (
            begins_block(line)
            or opens_line(line)
            or is_row(line)
            or is_row(gap.printed)
            or is_rule(gap.printed)
        ):
            return False
        if gap.hard:
            return False
        if _CLOSING.match(line) or (_DIGIT_END.search(gap.tail) and _UNIT.match(line)):
            return True
        if ENDED.search(gap.tail):
            return self._runs_on(gap)
        if _open_pair(gap.tail) or _PAUSED.search(gap.tail) or self.words.cuts_label(gap.tail, line):
            return True
        if _TITLE_HEAD.search(gap.tail) and not INSIDE.search(gap.tail) and _TITLE_TAIL.search(line):
            return True
        return at not in self.cellular and self._is_cut(line, gap)

    def _runs_on(self, gap: _Gap) -> bool:
        """Whether a line follows a stop within its paragraph: flush below an indented first line that is full."""
        flush = gap.first_indent >= 2 and gap.indent == 0 and ENDED.search(gap.tail) is not None
        return flush and gap.tail[-1] in "。！？" and not gap.page and self._is_full(gap.printed)

    def _is_full(self, printed: str) -> bool:
        return self.width is not None and abs(cells(printed) - self.width) <= TOLERANCE

    def _is_cut(self, line: str, gap: _Gap) -> bool:
        """Whether a page's width or end cut the prose before the line."""
        if is_names(gap.printed) or is_names(line) or gap.indent >= gap.first_indent + 4:
            return False
        prose = INSIDE.search(gap.tail) is not None or begins_block(gap.tail)
        if gap.page and prose and gap.width >= CUT and not looks_like_label(line):
            return True
        if self.width is not None:
            return cells(gap.printed) >= self.width - TOLERANCE
        if looks_like_label(line) or not (gap.blank or gap.page or gap.indent < gap.first_indent):
            return False
        return gap.width >= (PROSE if prose else LONG)


def _seams(value: str, lines: Sequence[Span], joiner: Joiner) -> Iterator[Edit]:
    """What to put between each line and the next: a line break, a blank, or nothing."""
    breaks_hard = is_markdown(value)
    done, tail, first_indent, width = 0, "", 0, 0
    for at, (start, end) in enumerate(lines):
        whole = value[start:end]
        line, indent = whole.strip(), len(whole) - len(whole.lstrip(" \t"))
        seam = ""
        if at:
            printed = value[lines[at - 1].start : lines[at - 1].end]
            between = value[done : start + indent]
            hard = breaks_hard and printed.endswith("  ")
            gap = _Gap(
                printed.strip(),
                tail,
                width,
                between.count("\n") > 1,
                "\f" in between,
                indent,
                first_indent,
                hard,
            )
            joined = joiner.continues(at, line, gap)
            seam = _between(printed, line) if joined else "\n"
            again = _told_again(gap.printed, line) if joined and gap.blank else 0
        else:
            again = 0
        if not at or seam == "\n":
            tail, first_indent, width = "", indent, 0
        tail = (tail + seam.strip("\n") + line[again:])[-_TAIL:]
        width += cells(line)
        yield Edit(done, start + len(whole) - len(whole.lstrip()) + again, seam)
        done = start + len(whole.rstrip())
    yield Edit(done, len(value))


def _between(printed: str, line: str) -> str:
    """A blank where one was printed, or where two Latin words meet."""
    spaced = printed.rstrip() != printed or (_is_latin(printed[-1]) and _is_latin(line[0]))
    return " " if spaced and not _CLOSING.match(line) else ""


def _told_again(printed: str, line: str) -> int:
    """How many characters a page end printed twice: …质量技术监督 and, on the next page, 监督局."""
    lengths = range(min(_LONGEST_AGAIN, len(line), len(printed)), 1, -1)
    return next((n for n in lengths if printed.endswith(line[:n]) and _CJK.fullmatch(line[:n])), 0)


def _open_pair(tail: str) -> bool:
    """Whether a bracket, quotation or title that was opened lately is still open."""
    near = tail[-_OPEN_WITHIN:]
    return any(near.rfind(opening) > near.rfind(closing) for opening, closing in _PAIRS.items())


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
