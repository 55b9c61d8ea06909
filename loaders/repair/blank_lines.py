"""The use of empty lines in a text: between paragraphs, between any two lines of a page, or where a page ends."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.repair.lines import cells, ends_sentence, is_prose
from loaders.text.markers import begins_block
from loaders.text.spans import Span

SPACED = (
    0.7  # share of gaps with an empty line above which a page that wraps its lines set it between any two
)
FEWEST_CUT = 3  # sentences cut by an empty line, which show that the end of a page set it
CUT_LINE = 60  # cells; wider than a heading


def blank_lines_end_paragraphs(value: str, lines: Sequence[Span], width: int | None) -> bool:
    """Return whether an empty line ends a paragraph; `lines` are those not empty, `width` that of the page, if known.

    It stands behind most lines that end a sentence, and cuts few sentences.
    """
    gaps = zip(lines, lines[1:], strict=False)
    blank = [value.count("\n", one.end, other.start) > 1 for one, other in gaps]
    if width is not None and sum(blank) >= SPACED * len(blank):
        return False
    printed = [value[start:end].strip() for start, end in lines]
    ended = [ends_sentence(line) for line in printed]
    finished = [gap for gap, end in zip(blank, ended, strict=False) if end]
    cut = sum(gap and not ended[at] and _is_cut(printed[at], printed[at + 1]) for at, gap in enumerate(blank))
    return 2 * sum(finished) > len(finished) and cut < FEWEST_CUT


def _is_cut(line: str, following: str) -> bool:
    return cells(line) >= CUT_LINE and is_prose(line) and not begins_block(following)
