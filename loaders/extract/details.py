"""A paragraph into its words and the labelled details among them: 时间：…, 地点：…, 责任单位：…, 主要内容：…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.units import UnitReader, Units
from loaders.lexicon import columns as kinds
from loaders.lexicon.columns import Columns
from loaders.lexicon.lexicon import HIDDEN, Lexicon, hide_quoted
from loaders.text.dates import PrintedDate, find_date
from loaders.text.extracted import without_blanks
from loaders.text.spans import Span

TEXT, UNITS, DATE, PLACE, CONTENT, OTHER = "text", "units", "date", "place", "content", "other"
# 时间：9月8日, and in a sentence 时间为9月8日
_COLON = re.compile(r"[:：]|(?<=时间)[为是]|(?<=地点)[为是]")
# What may stand before a label: the end of a sentence or clause, a blank; and a mark of its own.
_BEFORE = re.compile(r"[。；;，,：:\s]")
_MARK = re.compile(r"^(?:[（(]?[\d一二三四五六七八九十]{1,2}[)）]?[、.．]?|[①-⑳])\s*")
_VALUE_END = re.compile(r"[。；;]")
_LONGEST_LABEL = 14


@dataclass(frozen=True)
class Segment:
    """A stretch of a paragraph: plain words, with the `units` in the bracket behind them; or the value behind a
    label: `told`, the role of the units and their names as printed; `date`, the date."""

    kind: str
    span: Span
    units: Units = Units()
    told: tuple[str, str] | None = None
    date: PrintedDate | None = None


@dataclass(frozen=True)
class _Label:
    kind: str
    role: str
    start: int
    value: int


@dataclass(frozen=True)
class DetailReader:
    """Finds labels and unit brackets; `year` dates what names no year."""

    lexicon: Lexicon
    columns: Columns
    units: UnitReader
    year: int | None

    @classmethod
    def of(cls, lexicon: Lexicon, year: int | None) -> DetailReader:
        """With the word lists of the vocabulary."""
        columns = Columns.of(lexicon)
        return cls(lexicon, columns, UnitReader(lexicon, columns), year)

    def read(self, body: str) -> list[Segment]:
        """The segments of a paragraph in printed order."""
        labels = list(self._labels(body))
        bounds = [label.start for label in labels] + [len(body)]
        segments = list(self._words(body, Span(0, bounds[0])))
        for label, end in zip(labels, bounds[1:], strict=True):
            segments += self._valued(body, label, end)
        return segments

    def units_of(self, told: Sequence[tuple[str, str]], bracket: Units) -> Units:
        """The bodies in a bracket and behind labels, the labels settled beside one another."""
        return bracket + self.units.of_roles(told)

    def _valued(self, body: str, label: _Label, end: int) -> Iterator[Segment]:
        if label.kind in {CONTENT, OTHER}:
            yield Segment(label.kind, Span(label.value, end))
            return
        value, rest = _cut(body, label.value, end)
        words = body[value.start : value.end]
        printed = find_date(words, self.year) if label.kind == DATE else None
        yield Segment(
            label.kind, value, told=(label.role, words) if label.kind == UNITS else None, date=printed
        )
        yield from self._words(body, rest)

    def _words(self, body: str, span: Span) -> Iterator[Segment]:
        """Plain words, cut behind each bracket of units."""
        at = span.start
        for bracket, units in self.units.brackets(body[span.start : span.end]):
            yield Segment(TEXT, Span(at, span.start + bracket.start), units)
            at = span.start + bracket.end
        rest = body[at : span.end]
        if rest.strip(" 。；;，,、.．"):
            lead = len(rest) - len(rest.lstrip(" 。；;，,、.．"))
            yield Segment(TEXT, Span(at + lead, span.end))

    def _labels(self, body: str) -> Iterator[_Label]:
        if _COLON.search(body) is None:
            return
        done = 0
        shape = self._without_brackets(body)
        for colon in _COLON.finditer(shape):
            start = _label_start(shape, done, colon.start())
            words = _MARK.sub("", body[start : colon.start()].strip()) if start is not None else ""
            kind, role = self._kind(without_blanks(words))
            if kind and start is not None:
                yield _Label(kind, role, start, colon.end())
            done = colon.end()

    def _without_brackets(self, body: str) -> str:
        """The words with quotations and brackets hidden: a label inside them labels nothing outside."""
        pieces, done, shape = [], 0, hide_quoted(body)
        for (start, end), _ in self.units.brackets(body):
            pieces += [shape[done:start], HIDDEN * (end - start)]
            done = end
        return "".join([*pieces, shape[done:]])

    def _kind(self, label: str) -> tuple[str, str]:
        if label in self.lexicon.words_of("content-label"):
            return CONTENT, ""
        role = self.columns.role(label)
        if role in kinds.UNITS or (role == kinds.BARE and label in self.columns.words and len(label) > 2):
            return UNITS, role or ""
        return {kinds.DATE: DATE, kinds.PLACE: PLACE, kinds.OTHER: OTHER}.get(role or "", ""), ""


def _label_start(body: str, done: int, colon: int) -> int | None:
    """Where the words before a colon begin: behind the last mark, or at `done`; None for too many words."""
    for at in range(colon - 1, max(done, colon - _LONGEST_LABEL) - 1, -1):
        if _BEFORE.match(body, at) and body[at + 1 : colon].strip() and _spaced(body, at, colon):
            return at + 1
    return done if colon - done <= _LONGEST_LABEL else None


def _spaced(body: str, at: int, colon: int) -> bool:
    """Whether a mark before a label is one: in 时 间： the blank is only layout."""
    return not body[at].isspace() or len(body[at + 1 : colon].strip()) > 1


def _cut(body: str, start: int, end: int) -> tuple[Span, Span]:
    """The value behind a label up to the end of its sentence, without outer blanks; and what follows."""
    stop = _VALUE_END.search(body, start, end)
    value = body[start : stop.start() if stop else end]
    lead = len(value) - len(value.lstrip())
    span = Span(start + lead, start + len(value.rstrip(" 。；;，,")))
    return Span(span.start, max(span)), Span(stop.end() if stop else end, end)
