"""Paragraphs into sentences and clauses, each with its place in the stored text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.lexicon.lexicon import Lexicon, hide_quoted, split_at
from loaders.outline.sections import Entry
from loaders.text.spans import Span

_SENTENCE_END = re.compile("[。！？]")
_PAUSE = (
    "；;"  # ends a clause more strongly than a comma: the subject goes on, what the event contains does not
)
_FIRSTLY = re.compile(r"^[一二三四五六七八九十]{1,2}是(?:要)?")


@dataclass(frozen=True)
class Clause:
    """A stretch of a sentence between two commas: its words, and where they stand in the stored text."""

    text: str
    start: int
    first_in_entry: bool
    after_pause: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def read_sentences(entry: Entry, lexicon: Lexicon) -> Iterator[list[Clause]]:
    """The sentences of an entry, each as its clauses."""
    body = entry.paragraph.body
    shape = hide_quoted(body)
    for order, sentence in enumerate(split_at(body, shape, _SENTENCE_END)):
        yield list(_clauses(body, shape, sentence, entry.paragraph.body_start, order == 0, lexicon))


def _clauses(
    body: str, shape: str, sentence: Span, offset: int, first: bool, lexicon: Lexicon
) -> Iterator[Clause]:
    words, hidden = body[sentence.start : sentence.end], shape[sentence.start : sentence.end]
    for order, (start, end) in enumerate(split_at(words, hidden, lexicon.clause_ends)):
        lead = _FIRSTLY.match(words[start:end])
        begin = start + (lead.end() if lead else 0)
        if begin < end:
            paused = words[:start].rstrip().endswith(tuple(_PAUSE))
            yield Clause(words[begin:end], offset + sentence.start + begin, first and order == 0, paused)
