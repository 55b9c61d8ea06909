"""The main text of a notice, without its annexes, and the opening paragraph in it."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.outline.sections import Entry
from loaders.outline.titles import HeadLexicon
from loaders.text.paragraphs import Paragraph


def main_paragraphs(entries: Sequence[Entry]) -> list[Paragraph]:
    """Return the paragraphs of the main text, without the annexes."""
    return [entry.paragraph for entry in entries if entry.annex is None]


def find_opening(entries: Sequence[Entry], head_lexicon: HeadLexicon) -> Paragraph | None:
    """Return the paragraph that leads to the contents (…通知如下：), or None."""
    return next((each for each in main_paragraphs(entries) if head_lexicon.is_opening(each)), None)
