"""Body names out of lines that consist of them: letter-spaced, in columns, or cut at a line end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.extract.found import Found
from loaders.extract.lexicon import Lexicon
from loaders.outline.paragraphs import Paragraph
from loaders.text import Span

LONGEST_NAME = 24  # tokens; the longest letter-spaced name seen has 16
_TOKEN = re.compile(r"[^\s、]+")
_NOT_A_NAME_LINE = re.compile(r"[\d《》“”（）()，,]")
# What a name costs: a known one least, an unknown one more, one put together from spaced letters still more.
_KNOWN, _UNKNOWN, _SPACED, _NO_NAME = 1, 3, 12, 1_000_000


@dataclass(frozen=True)
class _Token:
    text: str
    span: Span


@dataclass
class NameRun:
    """Lines that together consist of body names, grown line by line.

    Blanks decide nothing by themselves: of all ways to group the printed pieces into names the cheapest
    wins. Each new line only prices the groups that end in it, so a long list costs no more per line.
    """

    lexicon: Lexicon
    _tokens: list[_Token] = field(default_factory=list)
    _best: list[tuple[int, int]] = field(default_factory=lambda: [(0, 0)])
    _sound: int = 0

    def add(self, line: Paragraph) -> bool:
        """Takes a line in. Whether what was taken in since the last whole name may still become one."""
        if not may_be_names(line):
            return False
        known = len(self._tokens)
        self._tokens += _tokens(line)
        for end in range(known + 1, len(self._tokens) + 1):
            starts = range(max(0, end - LONGEST_NAME), end)
            self._best.append(min((self._best[at][0] + self._cost(at, end), at) for at in starts))
        if self._best[-1][0] < _NO_NAME:
            self._sound = len(self._tokens)
        return len(self._tokens) - self._sound <= LONGEST_NAME and self._sound >= known

    def names(self) -> list[Found[str]]:
        """The names up to the last line that ended with a whole one, in printed order."""
        found: list[Found[str]] = []
        end = self._sound
        while end:
            start = self._best[end][1]
            group = self._tokens[start:end]
            span = Span(group[0].span.start, group[-1].span.end)
            found.append(Found("".join(token.text for token in group), span))
            end = start
        return found[::-1]

    def _cost(self, start: int, end: int) -> int:
        group = self._tokens[start:end]
        name = "".join(token.text for token in group)
        if name in self.lexicon.actors.agencies:
            return _KNOWN
        if (
            not 2 <= len(name) <= 30
            or not self.lexicon.ends_with(name, "agency-suffix")
            or not name.isalpha()
        ):
            return _NO_NAME
        letters = all(len(token.text) == 1 for token in group)
        return _UNKNOWN if len(group) == 1 else _SPACED if letters else _NO_NAME


def names_in(lines: Sequence[Paragraph], lexicon: Lexicon) -> list[Found[str]]:
    """The names that these lines consist of; empty where they hold anything else."""
    run = NameRun(lexicon)
    whole = all(run.add(line) for line in lines)
    found = run.names()
    return (
        found
        if whole and found and found[-1].span.end == lines[-1].span.start + len(lines[-1].text.rstrip())
        else []
    )


def may_be_names(line: Paragraph) -> bool:
    """Whether the line may consist of names alone: no mark, no digit, no punctuation."""
    return line.marker is None and line.is_line and not _NOT_A_NAME_LINE.search(line.text)


def _tokens(line: Paragraph) -> list[_Token]:
    start = line.span.start
    return [
        _Token(found.group(), Span(start + found.start(), start + found.end()))
        for found in _TOKEN.finditer(line.text)
    ]
