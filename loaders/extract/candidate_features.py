"""The features of a candidate for an activity, by which the trained classifier decides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.candidate import Candidate
from loaders.lexicon.lexicon import Lexicon
from loaders.text.extracted import without_blanks

_ENDINGS = ("event-noun", "empty-noun", "weak-noun", "special-work", "part-noun", "listed-noun", "plain-tail")
_TIME_LABEL = re.compile(r"(?:第[一二三四五六七八九十\d]{1,2}[周旬期]|阶段|[月日）)])[：:]\s*$")
_END_MARK = re.compile(r"[。；;.！？!?）)”]")
_LENGTHS = (6, 10, 15, 22, 30, 45)
_MARKS = {
    "“": "quoted",
    "《": "title",
    "等": "and so on",
    "的": "的",
    "力度": "力度",
    "进": "进",
    "对": "对",
    "为": "为",
}
_HEADING_CHARACTERS = 12
_POSITIONS = 5


def candidate_features(candidate: Candidate, lexicon: Lexicon) -> list[str]:
    """Return the features of a candidate, each a short text: the kind of feature and its value."""
    return [
        *_words(candidate, lexicon),
        *_reading(candidate),
        *_neighbours(candidate),
        *_place(candidate),
    ]


def _words(candidate: Candidate, lexicon: Lexicon) -> Iterator[str]:
    """Yield the features of the words: beginning, end, pairs of characters, length, kind of the last noun."""
    text = candidate.clause.text
    rest = text[candidate.subject.end :].lstrip()
    name = candidate.name.rstrip(" ”")
    yield f"begins {rest[:1]}"
    yield f"begins {rest[:2]}"
    yield f"begins {rest[:3]}"
    yield f"ends {name[-1:]}"
    yield f"ends {name[-2:]}"
    yield f"ends {name[-3:]}"
    yield f"verb {candidate.predicate.verb}"
    length = sum(len(rest) > each for each in _LENGTHS)
    yield f"length {length}"
    yield f"length {length} {'unsure' if candidate.doubts else 'sure'}"
    for ending in _ENDINGS:
        if lexicon.ends_with(name, ending):
            yield f"ends as {ending}"
    for mark, meaning in _MARKS.items():
        if mark in rest:
            yield f"has {meaning}"
    if any(char.isdigit() for char in rest):
        yield "has number"
    yield from {f"pair {rest[at : at + 2]}" for at in range(len(rest) - 1)}


def _reading(candidate: Candidate) -> Iterator[str]:
    """Yield the verdict of the rules and the kind of the subject."""
    doubts = "+".join(candidate.doubts) or "none"
    silent = "silent" if candidate.scene.silent else "open"
    yield f"doubt {doubts}"
    yield from (f"a doubt {each}" for each in candidate.doubts)
    organizers = candidate.subject.organizers
    yield f"subject {'各' if organizers and organizers[0].startswith('各') else bool(organizers)}"
    if organizers:
        yield f"subject ends {organizers[0][-2:]}"
    yield f"verb {candidate.predicate.verb} {silent}"


def _neighbours(candidate: Candidate) -> Iterator[str]:
    """Yield the features of the clauses around: their ends and beginnings, and the activities found before."""
    sentence, order = candidate.sentence, candidate.order
    if order:
        yield f"before begins {sentence[order - 1].text[:2]}"
        yield f"before ends {sentence[order - 1].text[-2:]}"
    else:
        yield "first in sentence"
    if order + 1 < len(sentence):
        yield f"behind begins {sentence[order + 1].text[:2]}"
    else:
        yield "last in sentence"
        if not _END_MARK.search(candidate.entry.paragraph.body[-2:]):
            yield "open end"
    yield f"accepted {min(candidate.accepted, 2)}"
    if candidate.follows:
        yield "follows"
    yield from _marks(candidate)
    if candidate.clause.first_in_entry:
        yield "first in entry"
    if candidate.clause.after_pause:
        yield "after pause"


def _marks(candidate: Candidate) -> Iterator[str]:
    """Yield the marks around the clause, and whether a time stands before a colon: 第一周：质量隐患大排查."""
    paragraph, clause = candidate.entry.paragraph, candidate.clause
    offset = paragraph.span.start
    before, behind = paragraph.text[: clause.start - offset], paragraph.text[clause.end - offset :]
    yield f"mark before {before.rstrip()[-1:]}"
    yield f"mark behind {behind.lstrip()[:1]}"
    if _TIME_LABEL.search(before):
        yield "behind a time"


def _place(candidate: Candidate) -> Iterator[str]:
    """Yield the place in the notice: role, numbering, headings above, part, position."""
    entry, scene = candidate.entry, candidate.scene
    sure = "sure" if not candidate.doubts else "unsure"
    yield f"role {scene.role}"
    yield f"role {scene.role} {sure}"
    yield f"position {int(scene.position * _POSITIONS)}"
    yield f"annex {entry.annex is not None}"
    yield f"depth {len(entry.headings)}"
    marker = entry.paragraph.marker
    yield f"mark {marker.kind if marker else None}"
    headings = [without_blanks(each.words)[:_HEADING_CHARACTERS] for each in entry.headings]
    if headings and not (marker and len(headings) == 1):
        yield f"under ends {headings[0][-2:]}"
        above = headings[-2 if marker and len(headings) > 1 else -1]
        yield from {f"under {above[at : at + 2]}" for at in range(len(above) - 1)}
