"""Recognition of the head of a notice: its title, its recipients, its opening sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from loaders.lexicon.columns import Columns
from loaders.lexicon.lexicon import Lexicon, hide_quoted, split_at
from loaders.outline.labels import Labels
from loaders.text.extracted import without_blanks
from loaders.text.paragraphs import Paragraph

LONGEST_TITLE = 120
HEAD_LINES = 12  # paragraphs before the contents begin: letterhead, issuers, number, title, recipients
_RECIPIENTS_END = ("：", ":")
ABOUT = re.compile(r"关\s*于")
_TO = "致"
_PART = re.compile("[，,；;、]")
_LISTED = re.compile("[，,；;]")
_BRACKET_END = re.compile(r"[（(][^（）()]*[)）]$")
# （征求意见稿）, （国质检质联〔2015〕366号）: brackets behind the kind of document.
_BEHIND_KIND = re.compile(r"\s*[（(](?:[^（）()]|[（(][^（）()]*[)）]){1,40}[)）]\s*$")
_YEAR_BEHIND = re.compile(r"(?<=[\u3400-\u9fff])(?:19|20)\d\d年?$")  # …活动方案2016, on sites of models


@dataclass(frozen=True)
class HeadLexicon:
    """The words of the vocabulary by which the head of a notice is recognised."""

    kinds: tuple[str, ...]
    openings: tuple[str, ...]
    lexicon: Lexicon

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, lexicon: Lexicon) -> HeadLexicon:
        """Compile the lists `notice-kind` and `opening-formula`."""
        return cls(lexicon.words_of("notice-kind"), lexicon.words_of("opening-formula"), lexicon)

    @property
    def citing(self) -> tuple[str, ...]:
        """The words before a title that is only cited."""
        return self.lexicon.words_of("not-title")

    @cached_property
    def labels(self) -> Labels:
        """The labels of the metadata table."""
        return Labels.of(self.lexicon)

    def names_month(self, text: str) -> bool:
        """Return whether `text` mentions a quality month."""
        return self.lexicon.names_month(text)

    def is_title(self, paragraph: Paragraph) -> bool:
        """Return whether the paragraph is the title of a quality-month notice."""
        return self.names_month(paragraph.text) and self.is_document_title(paragraph)

    def is_document_title(self, paragraph: Paragraph) -> bool:
        """Return whether the paragraph is the title of any document: a line that ends with a kind of document."""
        if paragraph.marker or not paragraph.is_line:
            return False
        text = without_blanks(paragraph.text)
        if not 4 <= len(text) <= LONGEST_TITLE:
            return False
        if self.labels.is_entry(paragraph) or text.startswith(self.citing):
            return False
        return self.ends_title(text)

    def is_any_title(self, paragraph: Paragraph) -> bool:
        """Return whether the paragraph is the title of a notice: about quality month, or about (关于) another matter,
        such as one event of the month, or a letter to (致) somebody."""
        text = hide_quoted(paragraph.text).lstrip()
        about = text.startswith(_TO) or ABOUT.search(text) or self._issues.search(paragraph.text)
        return bool(about or self.names_month(paragraph.text)) and self.is_document_title(paragraph)

    @cached_property
    def _issues(self) -> re.Pattern[str]:
        """The pattern of what a title issues: 某局印发《关于…》的通知."""
        return re.compile(rf"(?:{self.lexicon.pattern('reported-issue').pattern})\s*《[^《》]+》\s*的")

    def is_call(self, paragraph: Paragraph) -> bool:
        """Return whether the paragraph is a title that calls for something for the month (…征集“质量月”口号)."""
        standing = paragraph.is_line and paragraph.marker is None and len(paragraph.text) <= LONGEST_TITLE
        calls = (
            standing and self.names_month(paragraph.text) and self.lexicon.holds(paragraph.text, "call-verb")
        )
        return calls and not self.labels.is_entry(paragraph)

    def ends_title(self, text: str) -> bool:
        """Return whether `text` ends with a kind of document, with or without brackets behind it."""
        whole = _YEAR_BEHIND.sub("", text)
        return any(each.rstrip(" 》）)").endswith(self.kinds) for each in (whole, title_end(whole)))

    def is_plan(self, paragraph: Paragraph) -> bool:
        """Return whether the title is that of a plan, which is issued with a covering notice."""
        title = title_end(without_blanks(paragraph.text))
        return title.endswith(self.lexicon.words_of("plan-kind"))

    def is_salutation(self, paragraph: Paragraph) -> bool:
        """Return whether the paragraph is the line of recipients: it ends with a colon, and its last part ends as the
        names of recipients do, or any part where the first is in general terms (各…)."""
        if not is_recipients(paragraph) or self.names_month(paragraph.text):
            return False
        text = paragraph.text.strip("：: ")
        parts = [text[start:end] for start, end in split_at(text, hide_quoted(text), _PART)]
        general = bool(parts) and self.lexicon.holds(parts[0], "recipient-beginning")
        return any(self.names_units(part) for part in (parts if general else parts[-1:]))

    def names_units(self, text: str) -> bool:
        """Return whether words end as the names of recipients do (各有关单位, 市质监站) and are no label of a list."""
        words = _BRACKET_END.sub("", without_blanks(text))
        ends = self.lexicon.ends_with(words, "body-ending") or self.lexicon.ends_with(words, "agency-suffix")
        if len(words) < 2 or not ends or self.lexicon.ends_with(words, "no-agency"):
            return False
        label = self.lexicon.has("list-label", words) or self.lexicon.has("unit-either", words)
        return not label and Columns.of(self.lexicon).role(words) is None

    def lists_units(self, text: str) -> bool:
        """Return whether words list recipients and nothing else, one of them in general terms (各有关企业)."""
        pieces = [without_blanks(each) for each in _LISTED.split(text)]
        general = any(piece.startswith(self.lexicon.words_of("recipient-beginning")) for piece in pieces)
        return general and all(map(self.names_units, pieces)) and not self.names_month(text)

    def is_opening(self, paragraph: Paragraph) -> bool:
        """Return whether the paragraph has an opening formula, which leads to the contents (…通知如下：)."""
        text = without_blanks(paragraph.text)
        return any(formula in text for formula in self.openings)


def title_end(text: str) -> str:
    """Return the title without the brackets behind its kind of document."""
    return _BEHIND_KIND.sub("", text)


def is_recipients(paragraph: Paragraph) -> bool:
    """Return whether the paragraph may be the recipients: it ends with a colon and has no 如下 or full stop."""
    text = paragraph.text.rstrip()
    return (
        text.endswith(_RECIPIENTS_END)
        and paragraph.marker is None
        and "。" not in text
        and "如下" not in text
    )


def has_head(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> bool:
    """Return whether these paragraphs begin a notice: a title, and a number, recipients or opening before its parts."""
    before_parts: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.marker:
            break
        before_parts.append(paragraph)
    titled = any(head.is_title(paragraph) for paragraph in before_parts)
    return titled and any(
        paragraph.is_doc_number or is_recipients(paragraph) or head.is_opening(paragraph)
        for paragraph in before_parts
    )
