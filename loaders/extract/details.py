"""The segments of a paragraph: plain text and labelled details (时间：…, 地点：…, 责任单位：…, 主要内容：…)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extract.organizers import OrganizerReader, Organizers, RoleNames
from loaders.lexicon import columns as kinds
from loaders.lexicon.columns import Columns
from loaders.lexicon.lexicon import HIDDEN, Lexicon, hide_quoted
from loaders.text.dates import PrintedDate, find_date, read_cell
from loaders.text.extracted import without_blanks
from loaders.text.spans import Span

TEXT, ORGANIZERS, DATE, PLACE, CONTENT, OTHER = "text", "organizers", "date", "place", "content", "other"
# 时间：9月8日, and in a sentence 时间为9月8日
_COLON = re.compile(r"[:：]|(?<=时间)(?:[为是]|定[于在])|(?<=地点)(?:[为是在]|[定设]在)")
_BEFORE = re.compile(r"[。；;，,：:\s]")  # what may stand before a label
_NUMBERING = re.compile(r"^(?:[（(]?[\d一二三四五六七八九十]{1,2}[)）]?[、.．]?|[①-⑳])\s*")
_VALUE_END = re.compile(r"[。；;]")
_LOOSE_END = re.compile(r"[。；;，,]")  # of a value without a colon before it: 地点在晋江市，…
_PUNCTUATION = " 。；;，,、.．"
_LONGEST_LABEL = 14


@dataclass(frozen=True)
class Segment:
    """A stretch of a paragraph, of one of the kinds above.

    Plain text has the `organizers` in the bracket behind it, and the `date` there (（工会，9月18日）); the value of a
    label has `role_names` (a label of organizers) or `date` (a label of time).
    """

    kind: str
    span: Span
    organizers: Organizers = Organizers()
    role_names: RoleNames | None = None
    date: PrintedDate | None = None


@dataclass(frozen=True)
class _Label:
    """A label: the kind of its value, the role of its organizers, and where label and value begin."""

    kind: str
    role: str
    start: int
    value_start: int


@dataclass(frozen=True)
class DetailReader:
    """A reader of labels and of brackets with organizers; `year` completes dates printed without one."""

    lexicon: Lexicon
    columns: Columns
    organizers: OrganizerReader
    year: int | None

    @classmethod
    def of(cls, lexicon: Lexicon, year: int | None) -> DetailReader:
        """Return the reader for the word lists of a lexicon."""
        columns = Columns.of(lexicon)
        return cls(lexicon, columns, OrganizerReader(lexicon, columns), year)

    def read(self, body: str) -> list[Segment]:
        """Return the segments of a paragraph in printed order."""
        labels = list(self._labels(body))
        bounds = [label.start for label in labels] + [len(body)]
        segments = list(self._text(body, Span(0, bounds[0])))
        for label, end in zip(labels, bounds[1:], strict=True):
            segments += self._labelled(body, label, end)
        return segments

    def _labelled(self, body: str, label: _Label, end: int) -> Iterator[Segment]:
        """Yield the value of a label, and the plain text behind it; contents reach up to the next label."""
        if label.kind in {CONTENT, OTHER}:
            yield Segment(label.kind, Span(label.value_start, end))
            return
        ends = _VALUE_END if body[label.value_start - 1] in ":：" else _LOOSE_END
        value, rest = _split_value(body, label.value_start, end, ends)
        printed = body[value.start : value.end]
        date = read_cell(printed, self.year) if label.kind == DATE else None
        role_names = (label.role, printed) if label.kind == ORGANIZERS else None
        yield Segment(label.kind, value, role_names=role_names, date=date)
        yield from self._text(body, rest)

    def _text(self, body: str, span: Span) -> Iterator[Segment]:
        """Yield plain text, split behind each bracket with organizers."""
        at = span.start
        for bracket, organizers in self.organizers.brackets(body[span.start : span.end]):
            inner = body[span.start + bracket.start : span.start + bracket.end]
            date = find_date(inner, self.year)
            yield Segment(TEXT, Span(at, span.start + bracket.start), organizers, date=date)
            at = span.start + bracket.end
        rest = body[at : span.end]
        if rest.strip(_PUNCTUATION):
            lead = len(rest) - len(rest.lstrip(_PUNCTUATION))
            yield Segment(TEXT, Span(at + lead, span.end))

    def _labels(self, body: str) -> Iterator[_Label]:
        """Yield the known labels outside quotations and brackets."""
        if _COLON.search(body) is None:
            return
        done = 0
        masked = self._mask(body)
        for colon in _COLON.finditer(masked):
            start = _label_start(masked, done, colon.start())
            words = _NUMBERING.sub("", body[start : colon.start()].strip()) if start is not None else ""
            kind, role = self._kind(without_blanks(words))
            if kind and start is not None:
                yield _Label(kind, role, start, colon.end())
            done = colon.end()

    def _mask(self, body: str) -> str:
        """Return a paragraph with quotations and brackets of organizers hidden: labels in them are not its own."""
        pieces, done, masked = [], 0, hide_quoted(body)
        for (start, end), _ in self.organizers.brackets(body):
            pieces += [masked[done:start], HIDDEN * (end - start)]
            done = end
        return "".join([*pieces, masked[done:]])

    def _kind(self, label: str) -> tuple[str, str]:
        """Return the kind of a label's value and the role of its organizers; empty for an unknown label."""
        if label in self.lexicon.words_of("content-label"):
            return CONTENT, ""
        role = self.columns.role(label)
        if role in kinds.UNITS or (role == kinds.BARE and label in self.columns.words and len(label) > 2):
            return ORGANIZERS, role or ""
        return {kinds.DATE: DATE, kinds.PLACE: PLACE, kinds.OTHER: OTHER}.get(role or "", ""), ""


def _label_start(body: str, done: int, colon: int) -> int | None:
    """Return where the words before a colon begin: behind the last punctuation or blank, or at `done`; None where
    they are too long for a label."""
    for at in range(colon - 1, max(done, colon - _LONGEST_LABEL) - 1, -1):
        if _BEFORE.match(body, at) and body[at + 1 : colon].strip() and _separates(body, at, colon):
            return at + 1
    return done if colon - done <= _LONGEST_LABEL else None


def _separates(body: str, at: int, colon: int) -> bool:
    """Return whether a character before a label separates it from the text; the blank in 时 间： does not."""
    return not body[at].isspace() or len(body[at + 1 : colon].strip()) > 1


def _split_value(body: str, start: int, end: int, ends: re.Pattern[str]) -> tuple[Span, Span]:
    """Return the span of a value up to one of its `ends`, without outer blanks, and that of what follows."""
    stop = ends.search(body, start, end)
    value = body[start : stop.start() if stop else end]
    lead = len(value) - len(value.lstrip())
    span = Span(start + lead, start + len(value.rstrip(" 。；;，,")))
    return Span(span.start, max(span)), Span(stop.end() if stop else end, end)
