"""The title, document number, dates and recipients of a notice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extract.head.main_text import main_paragraphs
from loaders.extract.head.numbers import (
    read_dated_number,
    read_letterhead_number,
    split_number,
    strip_brackets,
)
from loaders.extract.head.recipients import find_labelled_recipients, find_salutation
from loaders.extract.head.signature import signed_names, without_outer_brackets
from loaders.extract.head.title import find_title
from loaders.extract.head.voice import Voice
from loaders.lexicon.lexicon import Lexicon
from loaders.lexicon.name_lines import holds_agencies, is_name, may_be_names
from loaders.outline.sections import Entry
from loaders.outline.titles import HeadLexicon
from loaders.text.dates import find_dates
from loaders.text.extracted import Extracted, without_blanks
from loaders.text.paragraphs import Paragraph
from loaders.text.spans import Span

_MONTH = re.compile(
    r"\(?(?:(?:19|20)\d\d|[一二三四五六七八九〇]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?:[·•‧.]?[\u3400-\u9fff]{2,4})?\)?"
)
_ADOPTED = re.compile(r"\([^()]*日[^()]{0,20}(?:通过|审定|批准|印发|发布)\)")
_PRINTED = re.compile(r"日(?:印发|印|发)$")


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
        """Return the title as printed, on whatever line it stands."""
        return find_title(self.main, self.head_lexicon)

    def doc_number(self) -> Extracted[str] | None:
        """Return the notice's own number: on a line of its own, in the letterhead or behind the title, never
        one that a sentence cites."""
        for paragraph in self.main:
            if found := read_letterhead_number(paragraph, self.lexicon):
                return found
            line = self._before_labels(paragraph)
            if line.is_doc_number:
                return Extracted(strip_brackets(without_blanks(line.text)), line.span)
            if found := read_dated_number(without_outer_brackets(line)):
                return found
        for paragraph in self.main:
            title, number = split_number(paragraph.text)
            if number and self.head_lexicon.is_any_title(paragraph):
                start = paragraph.span.start + paragraph.text.index(number, len(title))
                return Extracted(without_blanks(number), Span(start, start + len(number)))
        return None

    def _before_labels(self, paragraph: Paragraph) -> Paragraph:
        """Return the part of a line before the data of its page: 鹤质强办〔2018〕6号 浏览：12次."""
        label = self.head_lexicon.labels.pattern.search(paragraph.text)
        if label is None or label.start() == 0:
            return paragraph
        words = paragraph.text[: label.start()].rstrip()
        start = paragraph.span.start
        return Paragraph(Span(start, start + len(words)), words, paragraph.marker)

    def issue_date(self) -> Extracted[str] | None:
        """Return the date under or beside the signature, else that behind the number or of printing, in ISO 8601.

        A line of digits alone (2017-09-11) is the date of the website, unless it stands beside the name of an agency.
        The last resorts are the day on which a plan was adopted, in brackets under its title, and a month under the
        signature or in brackets with the place: （2018年9月·北京）.
        """
        named = self._beside_names([each for each in self.main if each.is_date])
        alone = [each for each in self.main if each.is_date and "日" in each.text]
        numbered = [each for each in self.main if read_dated_number(without_outer_brackets(each))]
        signed = [each for each in self.main if self._is_signed(each)]
        printed = [each for each in self.main if "日" in each.text and each.is_line]
        printed = [each for each in printed if _PRINTED.search(each.plain)]
        adopted = [each for each in self.main if each.marker is None and _ADOPTED.fullmatch(each.plain)]
        for paragraph in (*named, *alone, *numbered, *signed, *printed, *adopted, *self._months()):
            dates = list(find_dates(without_blanks(paragraph.text), None))
            if dates:
                return Extracted(dates[-1].iso[0], paragraph.span)
        return None

    def recipients(self) -> list[Extracted[str]]:
        """Return the recipients: the agencies behind 主送, else those of the salutation."""
        labelled = find_labelled_recipients(self.entries, "recipient-cue", self.lexicon)
        return labelled or find_salutation(self.main, self.head_lexicon)

    def copy_recipients(self) -> list[Extracted[str]]:
        """Return the agencies that receive a copy: those behind 抄送, 抄报."""
        return find_labelled_recipients(self.entries, "copy-cue", self.lexicon)

    def speaks_as(self, name: str) -> bool:
        """Return whether the notice calls itself by a word that fits this name: 我局 or 市局, for a 局."""
        text = Voice.of(self.entries, self.lexicon).text
        words = (*self.lexicon.words_of("self-agency"), *self.lexicon.words_of("own-name"))
        selves = (word for word in words if word in text)
        return is_name(name, self.lexicon) and any(name.endswith(word[1:]) for word in selves)

    def _is_signed(self, line: Paragraph) -> bool:
        """Return whether a line is a signature with its date behind it."""
        if line.is_date or not without_outer_brackets(line).ends_with_date:
            return False
        return may_be_names(line, self.lexicon) or bool(signed_names(line, self.lexicon))

    def _months(self) -> list[Paragraph]:
        """Return the lines that are a month of writing."""
        months = [each for each in self.main if each.marker is None and _MONTH.fullmatch(each.plain)]
        placed = [each for each in months if each.plain.startswith("(")]
        return [*placed, *self._under_names(months)]

    def _under_names(self, dates: Sequence[Paragraph]) -> list[Paragraph]:
        """Return those of the dates that stand under the name of an agency."""
        pairs = zip(self.main, self.main[1:], strict=False) if dates else ()
        return [one for name, one in pairs if one in dates and self._names_signer(name)]

    def _names_signer(self, line: Paragraph) -> bool:
        return holds_agencies(line.text, self.lexicon) or bool(signed_names(line, self.lexicon))

    def _beside_names(self, dates: Sequence[Paragraph]) -> list[Paragraph]:
        """Return those of the dates that stand under the name of an agency, then those above one."""
        pairs = list(zip(self.main, self.main[1:], strict=False)) if dates else []
        above = [one for one, name in pairs if one in dates and holds_agencies(name.text, self.lexicon)]
        return [*self._under_names(dates), *above]
