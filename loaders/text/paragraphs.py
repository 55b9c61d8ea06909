"""The paragraphs of a repaired text, one a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from loaders.text.markers import Marker, read_marker
from loaders.text.spans import Span

# Full-width digits and brackets and the other round zeros, one character for one, so that offsets stay.
_PLAIN = str.maketrans("０１２３４５６７８９（）［］○Ｏ零", "0123456789()[]〇〇〇")
_NOT_PLAIN = re.compile("[０１２３４５６７８９（）［］○Ｏ零]")
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = rf"(?:\d{{4}}|[一二三四五六七八九〇]{{4}})年{_N}月{_N}日|(?:19|20)\d\d([-./])\d{{1,2}}\1\d{{1,2}}"
_DATED = re.compile(r"日|[-./]")  # one of these is in every whole date
_DATE_LINE = re.compile(rf"^\(?(?:{_DATE})\)?$")
_DATE_TAIL = re.compile(rf"(?:{_DATE})$")
_YEAR = r"(?:19|20)?\d\d"
_HAN = r"[\u3400-\u9fffA-Za-z]"
# 国市监质发〔2025〕77号, 中机质协[2015] 29 号, 京质监发（2012）第8号, 经质（83）614号
_NUMBER = (
    rf"{_HAN}{{2,14}}\s*[〔\[［【(（﹝]\s*{_YEAR}\s*[〕\]］】)）﹞]\s*"
    rf"(?:第|字第|字|{_HAN}{{1,4}}字)?\s*\d{{1,5}}\s*号"
)
DOC_NUMBER = re.compile(_NUMBER)
# Older forms (（83）经质字614号, 质协字第12号) and those of announcements (2024年第35号)
_OLD_NUMBER = (
    rf"[〔\[【(﹝]{_YEAR}[〕\]】)﹞]{_HAN}{{2,12}}第?\d{{1,5}}号|{_HAN}{{2,10}}字第?\d{{1,5}}号"
    rf"|(?:{_HAN}{{2,12}}公告)?(?:19|20)\d\d年第\d{{1,5}}号"
)
# 宁建(质)发[2010]41号
_BRACKETED = rf"{_HAN}{{1,8}}\({_HAN}{{1,3}}\){_HAN}{{0,6}}[〔\[【(﹝]{_YEAR}[〕\]】)﹞]第?\d{{1,5}}号"
# On a line of its own the 号 may be missing: 青建质[2007]66
_CUT_NUMBER = rf"{_HAN}{{2,14}}[〔\[【(﹝](?:19|20)\d\d[〕\]】)﹞]\d{{1,5}}"
_NUMBER_LINE = re.compile(rf"^\(?(?:{_NUMBER}|{_OLD_NUMBER}|{_BRACKETED}|{_CUT_NUMBER})\)?$")
_NUMBERED = re.compile(r"号|\d[〕\]］】)）﹞]")  # one of these is in every number
_SENTENCE_END = re.compile(r"[。；！？;]")


def plain_digits(text: str) -> str:
    """Return `text` with half-width digits and brackets and one kind of round zero; offsets stay."""
    return text.translate(_PLAIN) if _NOT_PLAIN.search(text) else text


@dataclass(frozen=True)
class Paragraph:
    """One line of a text: its span there, its words, and the numbering mark it begins with, if any."""

    span: Span
    text: str
    marker: Marker | None

    @property
    def body(self) -> str:
        """The words behind the numbering mark."""
        return self.text[self.marker.end :] if self.marker else self.text

    @property
    def body_start(self) -> int:
        """The offset in the text of the words behind the numbering mark."""
        return self.span.start + (self.marker.end if self.marker else 0)

    def at(self, start: int) -> Paragraph:
        """Return the same paragraph for a text in which it begins at `start`."""
        return Paragraph(Span(start, start + len(self.text)), self.text, self.marker)

    @cached_property
    def plain(self) -> str:
        """The words without blanks, with half-width digits and brackets: what patterns are matched against."""
        return "".join(plain_digits(self.text).split())

    @property
    def is_date(self) -> bool:
        """Return whether the paragraph is a date and nothing else, as under a signature."""
        return _DATED.search(self.text) is not None and _DATE_LINE.match(self.plain) is not None

    @property
    def ends_with_date(self) -> bool:
        """Return whether the paragraph ends with a whole date, as a signature on one line does."""
        return _DATED.search(self.text) is not None and _DATE_TAIL.search(self.plain) is not None

    @property
    def is_doc_number(self) -> bool:
        """Return whether the paragraph is a document number and nothing else, as in a letterhead."""
        numbered = _NUMBERED.search(self.text) is not None and len(self.plain) <= 40
        return numbered and _NUMBER_LINE.match(self.plain) is not None

    @property
    def is_line(self) -> bool:
        """Return whether the paragraph is a line without sentence punctuation: a title, a name, a slogan."""
        return not _SENTENCE_END.search(self.text) and not self.text.endswith(("：", ":", "，", ","))


def read_paragraphs(text: str, most: int | None = None) -> list[Paragraph]:
    """Return the paragraphs of a repaired text in order, with their spans in it, or the first `most` of them; empty
    lines are left out."""
    paragraphs: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        if len(paragraphs) == most:
            break
        if line.strip():
            span, marker = Span(start, start + len(line)), read_marker(line)
            paragraph = Paragraph(span, line, marker)
            # （84）经质字708号 begins with a year, not with a numbering mark.
            numbered = marker is not None and paragraph.is_doc_number
            paragraphs.append(Paragraph(span, line, None) if numbered else paragraph)
        start += len(line) + 1
    return paragraphs
