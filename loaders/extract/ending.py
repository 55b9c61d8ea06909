"""The end of a text: whether it stops in the middle of a sentence, as excerpts and torn copies do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.extract.scope import is_outside_scope
from loaders.outline.sections import Entry
from loaders.text.spans import Span

_SENTENCE_END = re.compile(r"[。；;！？!?)）]")
_WHOLE_END = re.compile(r"[。；;！？!?.：:…)）”》】\]]$")
_CLAUSE_END = re.compile(r"[。；;！？!?，,：:]")
_FEW = 2  # paragraphs numbered alike that show how they end
_SHORTEST = 12  # characters of running text before its last clause: shorter lines are headings and signatures


def broken_end(entries: Sequence[Entry]) -> Span | None:
    """Return the span of the last clause of a text that stops in mid-sentence, None for any other text.

    The last paragraph is running text or numbered, without an end mark, where the paragraphs like it have one.
    """
    last = entries[-1] if entries else None
    if last is None or last.in_table or is_outside_scope(last, ()) or last.paragraph.ends_with_date:
        return None
    text = last.paragraph.text.rstrip()
    marks = [match.end() for match in _CLAUSE_END.finditer(text)]
    if _WHOLE_END.search(text) or not _should_end(last, marks, entries[:-1]):
        return None
    start = last.paragraph.span.start
    return Span(start + max(marks, default=0), start + len(text))


def _should_end(last: Entry, marks: Sequence[int], before: Sequence[Entry]) -> bool:
    """Return whether the last paragraph should end with a mark: numbered ones like it do, or it has sentences as others
    have. `marks`: the ends of its clauses."""
    marker = last.paragraph.marker
    alike = [
        each
        for each in before
        if marker and each.paragraph.marker and each.paragraph.marker.kind == marker.kind
    ]
    if len(alike) >= _FEW:
        return all(_ends_sentence(each) for each in alike)
    return max(marks, default=0) >= _SHORTEST and any(map(_ends_sentence, before))


def _ends_sentence(entry: Entry) -> bool:
    return _SENTENCE_END.search(entry.paragraph.text.rstrip()[-1:]) is not None
