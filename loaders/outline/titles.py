"""Recognising what stands at the head of a notice: its title, its recipients, its opening sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from loaders.lexicon.lexicon import Lexicon, hide_quoted
from loaders.lexicon.name_lines import holds_agencies, is_one_agency
from loaders.outline.labels import Labels
from loaders.text.extracted import without_blanks
from loaders.text.paragraphs import Paragraph

LONGEST_TITLE = 120
MOST_LINES = 4  # a title of more printed lines has not been seen
_RECIPIENTS_END = ("：", ":")
_ABOUT = re.compile(r"关\s*于")
_TAIL = re.compile(r"^的(?:通知|函|通告)$")
_BARE_TITLE = re.compile(r"^(?:关于|\d{4}年|[“\"]?质量月|开展|转发|印发)")
# （征求意见稿）, （国质检质联〔2015〕366号）: what may stand in brackets behind the kind of document.
_BEHIND_KIND = re.compile(r"\s*[（(](?:[^（）()]|[（(][^（）()]*[)）]){1,40}[)）]\s*$")


@dataclass(frozen=True)
class HeadCues:
    """The words that mark a notice's head, as the vocabulary has them."""

    kinds: tuple[str, ...]
    openings: tuple[str, ...]
    lexicon: Lexicon

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, lexicon: Lexicon) -> HeadCues:
        """From the lists `notice-kind` and `opening-formula`."""
        return cls(lexicon.words_of("notice-kind"), lexicon.words_of("opening-formula"), lexicon)

    @property
    def citing(self) -> tuple[str, ...]:
        """Words before a title that is only cited."""
        return self.lexicon.words_of("not-title")

    @cached_property
    def labels(self) -> Labels:
        """The labels of the table over a saved page."""
        return Labels.of(self.lexicon)

    def names_month(self, text: str) -> bool:
        """Whether `text` speaks of a quality month."""
        return self.lexicon.names_month(text)

    def is_title(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph is the title of a quality-month notice, standing by itself."""
        return self.names_month(paragraph.text) and self.entitles(paragraph)

    def entitles(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph is a title of some document: a line that ends with the kind."""
        if paragraph.marker or not paragraph.is_line:
            return False
        text = without_blanks(paragraph.text)
        if not 4 <= len(text) <= LONGEST_TITLE:
            return False
        if self.labels.heads(paragraph) or text.startswith(self.citing):
            return False
        return self.ends_title(text)

    def ends_title(self, text: str) -> bool:
        """Whether `text` ends with a kind of document, brackets behind it aside."""
        return text.rstrip(" 》）)").endswith(self.kinds) or title_end(text).rstrip(" 》").endswith(
            self.kinds
        )

    def is_plan(self, paragraph: Paragraph) -> bool:
        """Whether the title is that of a plan, which goes out with a covering notice."""
        title = title_end(without_blanks(paragraph.text))
        return title.endswith(self.lexicon.words_of("plan-kind"))

    def opens(self, paragraph: Paragraph) -> bool:
        """Whether it is the sentence that leads from the occasion to the contents (…通知如下：)."""
        text = without_blanks(paragraph.text)
        return any(formula in text for formula in self.openings)


def title_end(text: str) -> str:
    """The title without the brackets behind its kind."""
    return _BEHIND_KIND.sub("", text)


def is_recipients(paragraph: Paragraph) -> bool:
    """Whether the paragraph addresses somebody: a list of bodies closed by a colon."""
    text = paragraph.text.rstrip()
    return (
        text.endswith(_RECIPIENTS_END)
        and paragraph.marker is None
        and "。" not in text
        and "如下" not in text
    )


def title_runs(paragraphs: Sequence[Paragraph], cues: HeadCues) -> Iterator[tuple[int, int]]:
    """The places `(first, last)` of lines that together are one title: cut in two to four, or under its issuer."""
    done = -1
    for first in range(len(paragraphs)):
        last = _title_last(paragraphs, first, cues) if first > done else None
        if last is None:
            continue
        start = first - 1 if first - 1 > done and _issuer_above(paragraphs, first, cues) else first
        done = last
        if last > start:
            yield start, last


def _title_last(paragraphs: Sequence[Paragraph], first: int, cues: HeadCues) -> int | None:
    """The last line of the title that begins at `first`; None where none does."""
    text = ""
    for place in range(first, min(first + MOST_LINES, len(paragraphs))):
        line = paragraphs[place]
        if not _may_be_part(line, cues):
            return None
        text += line.text.strip()
        if place == first and not (_ABOUT.search(hide_quoted(text)) or cues.names_month(text)):
            return None
        goes_on = place + 1 < len(paragraphs) and _TAIL.match(paragraphs[place + 1].plain) is not None
        if cues.ends_title(text) and text.count("《") == text.count("》") and not goes_on:
            whole = cues.names_month(text) and len(text) <= LONGEST_TITLE and not text.startswith(cues.citing)
            return place if whole else None
    return None


def _may_be_part(line: Paragraph, cues: HeadCues) -> bool:
    fixed = line.marker or line.is_doc_number or line.is_date or cues.labels.heads(line)
    return not fixed and line.is_line and len(line.text) <= LONGEST_TITLE


def _issuer_above(paragraphs: Sequence[Paragraph], first: int, cues: HeadCues) -> bool:
    """Whether the one body in the line above belongs to the title: 甲市市场监管局 / 关于开展…的通知."""
    if first == 0 or not _BARE_TITLE.match(paragraphs[first].plain):
        return False
    higher = first > 1 and holds_agencies(paragraphs[first - 2].text, cues.lexicon)
    return is_one_agency(paragraphs[first - 1].text, cues.lexicon) and not higher


def has_head(paragraphs: Sequence[Paragraph], cues: HeadCues) -> bool:
    """Whether these paragraphs begin a notice: a title, and a number, recipients or an opening before its parts."""
    before_parts: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.marker:
            break
        before_parts.append(paragraph)
    titled = any(cues.is_title(paragraph) for paragraph in before_parts)
    return titled and any(
        paragraph.is_doc_number or is_recipients(paragraph) or cues.opens(paragraph)
        for paragraph in before_parts
    )
