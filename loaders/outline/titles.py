"""Recognition of the head of a notice: its title, its recipients, its opening sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from loaders.lexicon.columns import Columns
from loaders.lexicon.lexicon import Lexicon, hide_quoted, split_at
from loaders.lexicon.name_lines import holds_agencies, is_one_agency
from loaders.outline.labels import Labels
from loaders.text.extracted import without_blanks
from loaders.text.paragraphs import Paragraph

LONGEST_TITLE = 120
MOST_LINES = 4  # of the longest title seen
_RECIPIENTS_END = ("：", ":")
_ABOUT = re.compile(r"关\s*于")
_PART = re.compile("[，,；;、]")
_BRACKET_END = re.compile(r"[（(][^（）()]*[)）]$")
_CRUMBS = re.compile("[>»›＞→]")  # 首页>通知公告
_TAIL = re.compile(r"^的(?:通知|函|通告)$")
_BARE_TITLE = re.compile(r"^(?:关于|\d{4}年|[“\"]?质量月|开展|转发|印发)")
# （征求意见稿）, （国质检质联〔2015〕366号）: brackets behind the kind of document.
_BEHIND_KIND = re.compile(r"\s*[（(](?:[^（）()]|[（(][^（）()]*[)）]){1,40}[)）]\s*$")


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

    def ends_title(self, text: str) -> bool:
        """Return whether `text` ends with a kind of document, with or without brackets behind it."""
        return text.rstrip(" 》）)").endswith(self.kinds) or title_end(text).rstrip(" 》").endswith(
            self.kinds
        )

    def is_plan(self, paragraph: Paragraph) -> bool:
        """Return whether the title is that of a plan, which is issued with a covering notice."""
        title = title_end(without_blanks(paragraph.text))
        return title.endswith(self.lexicon.words_of("plan-kind"))

    def is_salutation(self, paragraph: Paragraph) -> bool:
        """Return whether the paragraph is the line of recipients: it ends with a colon, and one of its parts ends as
        the names of recipients do."""
        if not is_recipients(paragraph):
            return False
        text = paragraph.text.rstrip("：: ")
        parts = split_at(text, hide_quoted(text), _PART)
        return any(self.names_units(text[start:end]) for start, end in parts)

    def names_units(self, text: str) -> bool:
        """Return whether words end as the names of recipients do (各有关单位, 市质监站) and are no label of a list."""
        words = _BRACKET_END.sub("", without_blanks(text))
        ends = self.lexicon.ends_with(words, "body-ending") or self.lexicon.ends_with(words, "agency-suffix")
        if len(words) < 2 or not ends or self.lexicon.ends_with(words, "no-agency"):
            return False
        label = self.lexicon.has("list-label", words) or self.lexicon.has("unit-either", words)
        return not label and Columns.of(self.lexicon).role(words) is None

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


def title_runs(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> Iterator[tuple[int, int]]:
    """Yield the indexes `(first, last)` of lines that are one title: cut into up to four, or with the issuer above."""
    done = -1
    for first in range(len(paragraphs)):
        last = _title_last(paragraphs, first, head) if first > done else None
        if last is None:
            continue
        start = first - 1 if first - 1 > done and _issuer_above(paragraphs, first, head) else first
        done = last
        if last > start:
            yield start, last


def _title_last(paragraphs: Sequence[Paragraph], first: int, head: HeadLexicon) -> int | None:
    """Return the last line of the title that begins at `first`; None where none does."""
    text = paragraphs[first].text.strip()
    if not (head.names_month(text) or ("关" in text and _ABOUT.search(hide_quoted(text)))):
        return None
    text = ""
    for place in range(first, min(first + MOST_LINES, len(paragraphs))):
        line = paragraphs[place]
        if not _may_be_part(line, head) or _heads_columns(paragraphs[place : place + 2], head):
            return None
        if (
            place > first
            and not _ABOUT.search(text)
            and head.is_title(line)
            and _BARE_TITLE.match(line.plain)
        ):
            return None  # a title of its own, below a line that only names the month
        text += line.text.strip()
        continues = place + 1 < len(paragraphs) and _TAIL.match(paragraphs[place + 1].plain) is not None
        if head.ends_title(text) and text.count("《") == text.count("》") and not continues:
            whole = head.names_month(text) and len(text) <= LONGEST_TITLE and not text.startswith(head.citing)
            return place if whole else None
    return None


def _may_be_part(line: Paragraph, head: HeadLexicon) -> bool:
    if line.marker or not line.is_line or len(line.text) > LONGEST_TITLE or _CRUMBS.search(line.text):
        return False
    return not (line.is_doc_number or line.is_date or head.labels.is_entry(line))


def _heads_columns(lines: Sequence[Paragraph], head: HeadLexicon) -> bool:
    """Return whether the first of these lines is the header of a table, or of its first column above the second."""
    role, texts = Columns.of(head.lexicon).role, lines[0].text.split()
    row = len(texts) > 2 and all(map(role, texts))
    return row or (len(lines) > 1 and all(role(line.text) for line in lines))


def _issuer_above(paragraphs: Sequence[Paragraph], first: int, head: HeadLexicon) -> bool:
    """Return whether the agency on the line above belongs to the title: 甲市市场监管局 / 关于开展…的通知."""
    if first == 0 or not _BARE_TITLE.match(paragraphs[first].plain):
        return False
    higher = first > 1 and holds_agencies(paragraphs[first - 2].text, head.lexicon)
    above = paragraphs[first - 1].text
    spaced = all(len(letter) == 1 for letter in above.split())  # a letterhead
    return is_one_agency(above, head.lexicon) and not (higher or spaced)


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
