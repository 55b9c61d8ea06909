"""The subject and the predicate of a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from loaders.extract.clauses import Clause
from loaders.extract.loose import loose_predicate
from loaders.extract.patterns import Predicate
from loaders.extract.predicate import is_frame, read_predicate
from loaders.extract.subject import Subject, read_subject
from loaders.lexicon.lexicon import Lexicon, Word, hide_quoted
from loaders.text.dates import find_date
from loaders.text.extracted import without_blanks

_PLANNED = re.compile(r"了\s*(?:\d+|[一二三四五六七八九十]+|若干|一系列)\s*[项条个类大方]*")
_PARTICLE = re.compile("的")
_BEHIND_DATE = re.compile(r"(?:(?:以|之)?[前后]|期间|左右|[上下]午|晚)*[)）]?\s*")
_DATE_WITHIN = 24  # characters at the beginning of a clause in which a date may stand before the subject


class ParsedClause(NamedTuple):
    """The subject and predicate of a clause.

    `is_loose`: the rules find no predicate, or only that of a heading (`is_heading`); `is_frame`: its words belong to
    the clause behind it.
    """

    subject: Subject
    predicate: Predicate | None
    is_loose: bool
    is_heading: bool
    is_frame: bool


def parse_clause(
    clause: Clause, in_list: bool, may_be_heading: bool, lexicon: Lexicon, year: int | None
) -> ParsedClause:
    """Return the subject and predicate of a clause.

    `in_list`: it opens an entry of a list of agencies; `may_be_heading`: it opens an item whose first sentence is a
    heading over the rest; `year` completes dates printed without one.
    """
    masked = hide_quoted(clause.text)
    words = lexicon.words(masked)
    date_end = _date_end(clause.text, year)
    behind_date = _words_behind(words, date_end) if date_end else words
    subject = read_subject(clause.text[date_end:], behind_date, lexicon, in_list)
    if date_end:
        subject = subject._replace(end=subject.end + date_end)
    if _announces_nothing(masked, lexicon):
        return ParsedClause(subject, None, True, False, False)
    predicate = read_predicate(clause.text, masked, words, subject.end, lexicon)
    heading = predicate is not None and may_be_heading and _is_heading(clause, predicate, lexicon)
    is_loose = predicate is None or heading
    predicate = predicate or loose_predicate(clause.text, words, subject.end, lexicon)
    frame = _frames_next(clause, masked, words, subject)
    return ParsedClause(subject, predicate, is_loose, heading, frame)


def _announces_nothing(masked: str, lexicon: Lexicon) -> bool:
    """Return whether a clause states a right or a condition, or reports what was planned: 制定了13项工作措施."""
    planned = any(
        _PLANNED.match(masked, verb.end()) for verb in lexicon.pattern("planning-verb").finditer(masked)
    )
    return planned or lexicon.holds(masked, "no-act-word")


def _date_end(text: str, year: int | None) -> int:
    """Return where a date that opens the clause ends (2023年9月举办…); 0 where there is none."""
    date = find_date(text[:_DATE_WITHIN], year)
    if date is None or text[: date.span.start].strip("于在（("):
        return 0
    behind = _BEHIND_DATE.match(text, date.span.end)
    return behind.end() if behind else date.span.end


def _words_behind(words: Sequence[Word], start: int) -> list[Word]:
    """Return the words from `start` on, their positions counted from there."""
    return [
        word._replace(start=word.start - start, end=word.end - start) for word in words if word.start >= start
    ]


def _is_heading(clause: Clause, predicate: Predicate, lexicon: Lexicon) -> bool:
    """Return whether a clause is only the heading of its item: it has no verb of holding, or a general name
    (rule R5)."""
    name = _PARTICLE.sub("", without_blanks(clause.text[predicate.name_start : predicate.end]))
    return lexicon.has("general-heading", name) or not lexicon.has("hold-verb", predicate.verb)


def _frames_next(clause: Clause, masked: str, words: Sequence[Word], subject: Subject) -> bool:
    """Return whether a clause without an action belongs to the next: a frame, or a subject and nothing more."""
    rest = clause.text[subject.end :].strip()
    return len(rest) < 3 or is_frame(masked, words, subject.end)
