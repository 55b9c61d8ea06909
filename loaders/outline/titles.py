"""Recognising what stands at the head of a notice: its title, its recipients, its opening sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extract.lexicon import Lexicon
from loaders.outline.paragraphs import Paragraph

LONGEST_TITLE = 120
_RECIPIENTS_END = ("：", ":")
_BLANK = re.compile(r"\s")


@dataclass(frozen=True)
class HeadCues:
    """The words that mark a notice's head, as the vocabulary has them."""

    kinds: tuple[str, ...]
    openings: tuple[str, ...]
    lexicon: Lexicon

    @classmethod
    def of(cls, lexicon: Lexicon) -> HeadCues:
        """From the lists `notice-kind` and `opening-formula`."""
        return cls(lexicon.words_of("notice-kind"), lexicon.words_of("opening-formula"), lexicon)

    def names_month(self, text: str) -> bool:
        """Whether `text` speaks of a quality month."""
        return self.lexicon.names_month(text)

    def is_title(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph is the title of a quality-month notice, standing by itself."""
        text = _BLANK.sub("", paragraph.text)
        if (
            paragraph.marker
            or not paragraph.is_line
            or len(text) > LONGEST_TITLE
            or not self.names_month(text)
        ):
            return False
        return text.rstrip("》）)").endswith(self.kinds)

    def opens(self, paragraph: Paragraph) -> bool:
        """Whether it is the sentence that leads from the occasion to the contents (…通知如下：)."""
        return any(formula in _BLANK.sub("", paragraph.text) for formula in self.openings)


def is_recipients(paragraph: Paragraph) -> bool:
    """Whether the paragraph addresses somebody: a list of bodies closed by a colon."""
    text = paragraph.text.rstrip()
    return (
        text.endswith(_RECIPIENTS_END)
        and paragraph.marker is None
        and "。" not in text
        and "如下" not in text
    )


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
