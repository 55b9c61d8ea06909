"""The end of a text: whether it stops in the middle of a sentence, as excerpts and torn copies do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.extract.scope import is_outside_scope
from loaders.outline.sections import Entry
from loaders.text.spans import Span

_SENTENCE_END = re.compile(r"[。；;！？!?]")
_WHOLE_END = re.compile(r"[。；;！？!?.：:…)）”》】\]]$")
_CLAUSE_END = re.compile(r"[。；;！？!?，,：:]")
_SHORTEST = 12  # characters of running text before its last clause: shorter lines are headings and signatures


def broken_end(entries: Sequence[Entry]) -> Span | None:
    """Return the span of the last clause of a text that stops in mid-sentence, None for any other text.

    The last paragraph is running text without an end mark, and other paragraphs have one.
    """
    last = entries[-1] if entries else None
    if last is None or last.in_table or is_outside_scope(last, ()) or last.paragraph.ends_with_date:
        return None
    text = last.paragraph.text.rstrip()
    marks = list(_CLAUSE_END.finditer(text))
    if not marks or _WHOLE_END.search(text) or marks[-1].end() < _SHORTEST:
        return None
    if not any(_SENTENCE_END.search(each.paragraph.text.rstrip()[-1:]) for each in entries[:-1]):
        return None
    start = last.paragraph.span.start
    return Span(start + marks[-1].end(), start + len(text))
