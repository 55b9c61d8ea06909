"""The sentences and clauses of a paragraph, each with its position in the stored text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.lexicon.lexicon import Lexicon, hide_quoted, split_at
from loaders.outline.sections import Entry
from loaders.text.spans import Span

_SENTENCE_END = re.compile("[。！？]")
# Stronger than a comma: the subject of the clause before still holds, but not what its event contains.
_PAUSE = ("；", ";")
_DASH = ("—", "―", "─")
_FIRSTLY = re.compile(r"^[一二三四五六七八九十]{1,2}是(?:要)?")


class Clause(NamedTuple):
    """A stretch of a sentence between two commas, and where it starts in the stored text.

    `after_pause`: a semicolon stands before it; `after_dash`: a dash; `numbered`: 一是 or 二是.
    """

    text: str
    start: int
    first_in_entry: bool
    after_pause: bool = False
    numbered: bool = False
    after_dash: bool = False

    @property
    def end(self) -> int:
        """Return where the clause ends in the stored text."""
        return self.start + len(self.text)


def read_sentences(entry: Entry, lexicon: Lexicon) -> Iterator[list[Clause]]:
    """Yield the sentences of an entry, each as its clauses."""
    body = entry.paragraph.body
    masked = hide_quoted(body)
    for order, sentence in enumerate(split_at(body, masked, _SENTENCE_END)):
        yield list(_clauses(body, masked, sentence, entry.paragraph.body_start, order == 0, lexicon))


def _clauses(
    body: str, masked: str, sentence: Span, offset: int, first: bool, lexicon: Lexicon
) -> Iterator[Clause]:
    """Yield the clauses of a sentence without 一是, 二是 before them; `offset`: where `body` starts in the text."""
    text, masked_text = body[sentence.start : sentence.end], masked[sentence.start : sentence.end]
    for order, (start, end) in enumerate(split_at(text, masked_text, lexicon.clause_ends)):
        numbering = _FIRSTLY.match(text[start:end])
        begin = start + (numbering.end() if numbering else 0)
        if begin < end:
            before = text[:start].rstrip()
            yield Clause(
                text[begin:end],
                offset + sentence.start + begin,
                first and order == 0,
                before.endswith(_PAUSE),
                numbering is not None,
                before.endswith(_DASH),
            )
