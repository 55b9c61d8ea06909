"""A repaired text as the paragraphs it consists of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from loaders.outline.markers import Marker, read_marker
from loaders.text import Span

_DATE_LINE = re.compile(
    r"^[（(]?\s*(?:\d{4}|[一二三四五六七八九〇○Ｏ零]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*"
    r"[\d一二三四五六七八九十]{1,3}\s*日\s*[)）]?$"
)
# 国市监质发〔2025〕77号, 中机质协[2015] 29 号, 京质监发（2012）第8号
_NUMBER = (
    r"[\u3400-\u9fffA-Za-z]{2,14}\s*[〔\[［【(（﹝]\s*(?:19|20)\d\d\s*[〕\]］】)）﹞]\s*第?\s*\d{1,4}\s*号"
)
DOC_NUMBER = re.compile(_NUMBER)
_NUMBER_LINE = re.compile(rf"^{_NUMBER}$")
_SENTENCE_END = re.compile(r"[。；！？;]")


@dataclass(frozen=True)
class Paragraph:
    """One line of repaired text: its range there, its words, and the mark it begins with, if any."""

    span: Span
    text: str
    marker: Marker | None

    @property
    def body(self) -> str:
        """The words behind the mark."""
        return self.text[self.marker.end :] if self.marker else self.text

    @property
    def body_start(self) -> int:
        """Where the words behind the mark begin in the text."""
        return self.span.start + (self.marker.end if self.marker else 0)

    def at(self, start: int) -> Paragraph:
        """The same paragraph in a text where it begins at `start`."""
        return replace(self, span=Span(start, start + len(self.text)))

    @property
    def is_date(self) -> bool:
        """Whether it is a date alone, as under a signature."""
        return _DATE_LINE.match(self.text) is not None

    @property
    def is_doc_number(self) -> bool:
        """Whether it is a document number alone, as in a letterhead."""
        return _NUMBER_LINE.match(self.text) is not None

    @property
    def is_line(self) -> bool:
        """Whether it is a line by itself (a title, a name, a slogan), not a sentence."""
        return not _SENTENCE_END.search(self.text) and not self.text.endswith(("：", ":", "，", ","))


def read_paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a repaired text, in order, with their ranges in it."""
    paragraphs = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(Span(start, start + len(line)), line, read_marker(line)))
        start += len(line) + 1
    return paragraphs
