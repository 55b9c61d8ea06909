"""The facts at the head of a notice: title, number, date, recipients, period, stated count, what it forwards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.dates import find_date
from loaders.extract.found import Found, single_blanks, without_blanks
from loaders.extract.lexicon import Lexicon, hide_quoted, split_at
from loaders.outline.markers import han_number
from loaders.outline.paragraphs import Paragraph
from loaders.outline.sections import Entry
from loaders.outline.titles import HeadCues, is_recipients
from loaders.text import Span

_COUNT = re.compile(
    r"等\s*(?P<count>\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:个|家)?\s*(?:部门|单位|部委|机关)"
)
_BETWEEN_NAMES = re.compile("[，,；;]")
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年")
_ADDRESS = re.compile(r"^\s*(?:主\s*送|抄\s*送)\s*[:：]\s*")


@dataclass(frozen=True)
class Reader:
    """What the head readers need: the entries of one notice, the words, and the head cues."""

    entries: Sequence[Entry]
    lexicon: Lexicon
    cues: HeadCues

    @property
    def main(self) -> list[Paragraph]:
        """The paragraphs of the main text, without the annexes."""
        return [entry.paragraph for entry in self.entries if entry.annex is None]

    def title(self) -> Found[str] | None:
        """The title as printed, on whatever line it stands."""
        for paragraph in self.main:
            if self.cues.is_title(paragraph):
                return Found(single_blanks(paragraph.text), paragraph.span)
        return None

    def doc_number(self) -> Found[str] | None:
        """The notice's own number: alone on a line, never one that a sentence cites."""
        for paragraph in self.main:
            if paragraph.is_doc_number:
                return Found(without_blanks(paragraph.text), paragraph.span)
        return None

    def issue_date(self) -> Found[str] | None:
        """The date under the signature, ISO 8601."""
        for paragraph in self.main:
            date = find_date(paragraph.text, None) if paragraph.is_date else None
            if date:
                return Found(date.iso[0], paragraph.span)
        return None

    def opening(self) -> Paragraph | None:
        """The paragraph that leads to the contents."""
        return next((paragraph for paragraph in self.main if self.cues.opens(paragraph)), None)

    def campaign_year(self, title: Found[str] | None, dated: Found[str] | None) -> Found[int] | None:
        """The year the campaign is held: by the title, the first paragraphs that name the month, the date."""
        naming = [each for each in self.main if self.cues.names_month(each.text)]
        places = ([Found(title.value, title.span)] if title else []) + [Found(p.text, p.span) for p in naming]
        for place in places:
            found = _YEAR.search(place.value)
            if found:
                start = place.span.start + found.start()
                return Found(int(found[1]), Span(start, start + len(found.group())))
        return Found(int(dated.value[:4]), dated.span) if dated else None

    def stated_count(self) -> Found[int] | None:
        """How many issuers the opening says there are; a count inside a quoted title is another notice's."""
        for paragraph in self.main:
            shape = hide_quoted(paragraph.text)
            found = _COUNT.search(shape)
            if found and self.cues.names_month(paragraph.text) and not paragraph.marker:
                start = paragraph.span.start + found.start()
                return Found(_count(found["count"]), Span(start, paragraph.span.start + found.end()))
        return None

    def recipients(self) -> list[Found[str]]:
        """Who it is sent to: the line that ends with a colon under the title, or behind 主送."""
        return self._addressed("recipient-cue") or self._salutation()

    def copied(self) -> list[Found[str]]:
        """Who gets a copy: behind 抄送."""
        return self._addressed("copy-cue")

    def period(self, year: int | None) -> Found[tuple[str, str]] | None:
        """When the campaign runs: under its heading, or in the sentence that opens the notice."""
        for paragraph in (*self._under("period-heading"), *self._openings()):
            date = find_date(paragraph.text, year)
            if date:
                start = paragraph.span.start
                return Found(date.iso, date.span.shift(start))
        return None

    def _openings(self) -> Iterator[Paragraph]:
        for paragraph in self.main:
            names = self.cues.names_month(paragraph.text)
            if (
                names
                and "定于" in paragraph.text
                or (paragraph == self.opening() and "开展" in paragraph.text)
            ):
                yield paragraph

    def _under(self, heading_list: str) -> Iterator[Paragraph]:
        words = self.lexicon.words_of(heading_list)
        for entry in self.entries:
            if entry.headings and not entry.opens_section and entry.headings[-1].words in words:
                yield entry.paragraph

    def _addressed(self, cue: str) -> list[Found[str]]:
        for entry in self.entries:
            text = entry.paragraph.text
            label = _ADDRESS.match(text)
            if label and without_blanks(label.group()).startswith(self.lexicon.words_of(cue)):
                return _names(entry.paragraph, label.end())
        return []

    def _salutation(self) -> list[Found[str]]:
        for paragraph in self.main:
            if paragraph.marker:
                break
            if is_recipients(paragraph) and not self.cues.names_month(paragraph.text):
                return _names(paragraph, 0)
        return []


def is_addressed(paragraph: Paragraph) -> bool:
    """Whether the paragraph says who the notice goes to: 主送：… 抄送：…"""
    return _ADDRESS.match(paragraph.text) is not None


def _names(paragraph: Paragraph, start: int) -> list[Found[str]]:
    text = paragraph.text.rstrip("：:。 ")
    shape = hide_quoted(text)
    spans = split_at(text[start:], shape[start:], _BETWEEN_NAMES)
    offset = paragraph.span.start + start
    return [Found(without_blanks(text[start:][a:b]), Span(offset + a, offset + b)) for a, b in spans]


def _count(printed: str) -> int:
    return int(printed) if printed.isdecimal() else han_number(printed)
