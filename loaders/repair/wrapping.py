"""Joining of lines that a page cut into the paragraphs of their author, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from loaders.repair.blank_lines import blank_lines_end_paragraphs
from loaders.repair.lexicon import RepairLexicon
from loaders.repair.lines import INNER_PUNCTUATION, cells, ends_sentence, is_name_row, is_row, signatures
from loaders.repair.markup import is_markdown, is_rule, opens_line
from loaders.repair.width import page_width
from loaders.text.markers import begins_block, looks_like_label
from loaders.text.spans import Edit, Span, Text

# In cells: two for a Chinese character, one for a Latin one.
PROSE = 40  # a paragraph this wide, with a comma in it and without a final stop, was cut by a page
LONG = 56  # the same without a comma in it
CUT = 24  # the same as PROSE at a page break
INDENT = 2  # characters; the first line of a paragraph begins with two ideographic blanks
TOLERANCE = 7  # a line may end early so that no punctuation begins the next one
_TAIL = 240  # characters at the end of a paragraph that are inspected; no open name or title is longer
_OPEN_WITHIN = 100
_LONGEST_REPEATED = 8
_CJK = re.compile(r"[\u3400-\u9fff]+")

# 各县区林业局，市直国有林场、苗圃，局属 / 各单位：
_SALUTATION = re.compile(r"^各[^。；：:]*[，,][^。；：:]*[\u3400-\u9fff]$")
_SALUTATION_END = re.compile(r"^(?:各|有关|相关|直属|所属|单位|部门)[^。；：:]{0,16}[：:]$")
_PAUSED = re.compile(r"[，、,]\s*$|[，、；：][\u3400-\u9fff]$")  # …，联: no clause has a single character
_DIGIT_END = re.compile(r"[\d〇一二三四五六七八九十]$")
_UNIT = re.compile(r"(?:年|月|日(?![程期常])|号(?!召)|届|[%％])(?![、.．:：])")
_CLOSING = re.compile(r"[，。、；：！？”’》）〕】…]")
_OPEN_LABEL = re.compile(r"[（(][^（）()。]{2,30}[:：]\s*$")  # （责任单位：
_PAIRS = {"《": "》", "“": "”", "（": "）", "(": ")", "〔": "〕"}
_TITLE_HEAD = re.compile(r"关\s*于(?!.*(?:通\s*知|方\s*案|函|公\s*告)\s*$)")
_TITLE_TAIL = re.compile(r"^[^。：；]{0,40}(?:通\s*知|方\s*案|公\s*告)\s*$")


class _Gap(NamedTuple):
    """The gap between an unfinished paragraph and the next line, with what decides whether they join."""

    printed: str  # the last line of the paragraph
    tail: str  # the end of the paragraph
    width: int  # of the paragraph, in cells
    blank: bool  # an empty line lies between
    page: bool  # a page break lies between
    indent: int  # of the next line
    first_indent: int  # of the first line of the paragraph
    hard: bool  # the paragraph ends with a hard line break of Markdown


def unwrap(text: Text, lexicon: RepairLexicon) -> Text:
    """Return the text with one paragraph a line, without empty lines."""
    lines = [span for span in text.lines() if text.value[span.start : span.end].strip()]
    printed = [text.value[start:end].strip() for start, end in lines]
    cells_of_tables = lexicon.flattened_cells(printed)
    width = page_width([line for at, line in enumerate(printed) if at not in cells_of_tables])
    apart = blank_lines_end_paragraphs(text.value, lines, width)
    return text.edit(
        _seams(text.value, lines, Joiner(lexicon, width, apart, cells_of_tables, signatures(printed)))
    )


@dataclass(frozen=True)
class Joiner:
    """The decision whether a line continues a paragraph."""

    lexicon: RepairLexicon
    width: int | None  # of the page in cells, if known
    blank_ends: bool  # an empty line ends a paragraph
    cells_of_tables: frozenset[int]  # indexes of lines that are cells of flattened tables
    signatures: frozenset[int]  # indexes of lines that may be names above a date

    def continues(self, at: int, line: str, gap: _Gap) -> bool:
        """Return whether `line`, with the index `at`, continues the paragraph before the gap."""
        if (
            begins_block(line)
            or opens_line(line)
            or is_row(line)
            or is_row(gap.printed)
            or is_rule(gap.printed)
            or self.lexicon.page_label.match(line)
            or (self.lexicon.page_label.match(gap.printed) and not self._is_full(gap.printed))
        ):
            return False
        if gap.hard:
            return False
        if _CLOSING.match(line) or (_DIGIT_END.search(gap.tail) and _UNIT.match(line)):
            return True
        if self._stands_apart(at, gap):
            return False
        if _SALUTATION.match(gap.tail) and _SALUTATION_END.match(line):
            return True
        if self.lexicon.subtitle.match(line):
            return not (INNER_PUNCTUATION.search(gap.tail) or ends_sentence(gap.tail))
        if ends_sentence(gap.tail):
            return self._runs_on(gap) or _OPEN_LABEL.search(gap.tail) is not None
        if _open_pair(gap.tail) or _PAUSED.search(gap.tail) or self.lexicon.cuts_label(gap.tail, line):
            return True
        if (
            _TITLE_HEAD.search(gap.tail)
            and not INNER_PUNCTUATION.search(gap.tail)
            and _TITLE_TAIL.search(line)
        ):
            return True
        return at not in self.cells_of_tables and self._is_cut(line, gap)

    def _stands_apart(self, at: int, gap: _Gap) -> bool:
        """Return whether an empty line or a deeper indent sets the next line apart."""
        blank_ends = gap.blank and (self.blank_ends or at in self.signatures)
        return not gap.page and (blank_ends or gap.indent >= gap.first_indent + INDENT)

    def _runs_on(self, gap: _Gap) -> bool:
        """Return whether a line behind a full stop continues its paragraph: it is flush below a full, indented line."""
        flush = gap.first_indent >= INDENT and gap.indent == 0
        return flush and not (gap.page or gap.blank) and self._is_full(gap.printed)

    def _is_full(self, printed: str) -> bool:
        return self.width is not None and abs(cells(printed) - self.width) <= TOLERANCE

    def _is_cut(self, line: str, gap: _Gap) -> bool:
        """Return whether the width or the end of a page cut the prose before the line."""
        if is_name_row(gap.printed) or is_name_row(line) or gap.indent >= gap.first_indent + 4:
            return False
        prose = INNER_PUNCTUATION.search(gap.tail) is not None or begins_block(gap.tail)
        if gap.page and prose and gap.width >= CUT and not looks_like_label(line):
            return True
        if self.width is not None:
            return cells(gap.printed) >= self.width - TOLERANCE
        if looks_like_label(line) or not (gap.blank or gap.page or gap.indent < gap.first_indent):
            return False
        return gap.width >= (PROSE if prose else LONG)


def _seams(value: str, lines: Sequence[Span], joiner: Joiner) -> Iterator[Edit]:
    """Yield what replaces each gap between two lines: a line break, a blank, or nothing."""
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
            repeated = _repeated(gap.printed, line) if joined and gap.blank else 0
        else:
            repeated = 0
        if not at or seam == "\n":
            tail, first_indent, width = "", indent, 0
        tail = (tail + seam.strip("\n") + line[repeated:])[-_TAIL:]
        width += cells(line)
        yield Edit(done, start + len(whole) - len(whole.lstrip()) + repeated, seam)
        done = start + len(whole.rstrip())
    yield Edit(done, len(value))


def _between(printed: str, line: str) -> str:
    """Return a blank where one was printed or where two Latin words meet, else nothing."""
    spaced = printed.rstrip() != printed or (_is_latin(printed[-1]) and _is_latin(line[0]))
    return " " if spaced and not _CLOSING.match(line) else ""


def _repeated(printed: str, line: str) -> int:
    """Return the number of characters repeated behind a page break: …质量技术监督 and then 监督局."""
    lengths = range(min(_LONGEST_REPEATED, len(line), len(printed)), 1, -1)
    return next((n for n in lengths if printed.endswith(line[:n]) and _CJK.fullmatch(line[:n])), 0)


def _open_pair(tail: str) -> bool:
    """Return whether a bracket, quotation or title is still open near the end of a paragraph."""
    near = tail[-_OPEN_WITHIN:]
    return any(near.rfind(opening) > near.rfind(closing) for opening, closing in _PAIRS.items())


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
