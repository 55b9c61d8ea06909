"""The title, document number, dates and recipients of a notice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extract.head.main_text import main_paragraphs
from loaders.extract.head.numbers import read_letterhead_number, split_number, strip_brackets
from loaders.extract.head.recipients import find_labelled_recipients, read_recipients
from loaders.lexicon.lexicon import Lexicon
from loaders.lexicon.name_lines import holds_agencies, may_be_names
from loaders.outline.sections import Entry
from loaders.outline.titles import HeadLexicon, is_recipients
from loaders.text.dates import find_dates
from loaders.text.extracted import Extracted, single_blanks, without_blanks
from loaders.text.paragraphs import Paragraph
from loaders.text.spans import Span

_PRINTED = re.compile(r"日(?:印发|印|发)$")
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年")


@dataclass(frozen=True)
class HeadReader:
    """A reader of the head fields of one notice, given its entries and the word lists."""

    entries: Sequence[Entry]
    lexicon: Lexicon
    head_lexicon: HeadLexicon

    @property
    def main(self) -> list[Paragraph]:
        """Return the paragraphs of the main text."""
        return main_paragraphs(self.entries)

    def title(self) -> Extracted[str] | None:
        """Return the title as printed, on whatever line it stands, without a number behind it."""
        for paragraph in self.main:
            if self.head_lexicon.is_title(paragraph):
                printed = split_number(paragraph.text)[0]
                start = paragraph.span.start
                return Extracted(single_blanks(printed), Span(start, start + len(printed)))
        return None

    def doc_number(self) -> Extracted[str] | None:
        """Return the notice's own number: on a line of its own, in the letterhead or behind the title, never
        one that a sentence cites."""
        for paragraph in self.main:
            if paragraph.is_doc_number:
                return Extracted(strip_brackets(without_blanks(paragraph.text)), paragraph.span)
            if found := read_letterhead_number(paragraph):
                return found
        for paragraph in self.main:
            title, number = split_number(paragraph.text)
            if number and self.head_lexicon.is_title(paragraph):
                start = paragraph.span.start + paragraph.text.index(number, len(title))
                return Extracted(without_blanks(number), Span(start, start + len(number)))
        return None

    def issue_date(self) -> Extracted[str] | None:
        """Return the date under or beside the signature, else that of printing, in ISO 8601."""
        alone = [each for each in self.main if each.is_date]
        signed = [each for each in self.main if each.ends_with_date and may_be_names(each, self.lexicon)]
        printed = [each for each in self.main if _PRINTED.search(each.plain) and each.is_line]
        for paragraph in (*self._under_names(alone), *alone, *signed, *printed):
            dates = list(find_dates(without_blanks(paragraph.text), None))
            if dates:
                return Extracted(dates[-1].iso[0], paragraph.span)
        return None

    def campaign_year(
        self, title: Extracted[str] | None, issue_date: Extracted[str] | None
    ) -> Extracted[int] | None:
        """Return the first year in the title and the paragraphs that name the month, else that of the date."""
        naming = [each for each in self.main if self.head_lexicon.names_month(each.text)]
        passages = ([Extracted(title.value, title.span)] if title else []) + [
            Extracted(each.text, each.span) for each in naming
        ]
        for passage in passages:
            match = _YEAR.search(passage.value)
            if match:
                start = passage.span.start + match.start()
                return Extracted(int(match[1]), Span(start, start + len(match.group())))
        return Extracted(int(issue_date.value[:4]), issue_date.span) if issue_date else None

    def recipients(self) -> list[Extracted[str]]:
        """Return the recipients: the agencies behind 主送, else those of the salutation."""
        labelled = find_labelled_recipients(self.entries, "recipient-cue", self.lexicon)
        return labelled or self._salutation()

    def copy_recipients(self) -> list[Extracted[str]]:
        """Return the agencies that receive a copy: those behind 抄送, 抄报."""
        return find_labelled_recipients(self.entries, "copy-cue", self.lexicon)

    def _under_names(self, dates: Sequence[Paragraph]) -> list[Paragraph]:
        """Return those of the dates that stand under the name of an agency."""
        pairs = zip(self.main, self.main[1:], strict=False)
        return [date for name, date in pairs if date in dates and holds_agencies(name.text, self.lexicon)]

    def _salutation(self) -> list[Extracted[str]]:
        """Return the agencies of the line under the title that ends with a colon and is no heading."""
        headings = (*self.lexicon.words_of("heading"), *self.lexicon.words_of("slogan-heading"))
        for paragraph in self.main:
            if paragraph.marker:
                break
            heading = without_blanks(paragraph.text).rstrip("：:").endswith(headings)
            names_month = self.head_lexicon.names_month(paragraph.text)
            if is_recipients(paragraph) and not heading and not names_month:
                return read_recipients(paragraph, 0, self.lexicon)
        return []
