"""The features of a candidate for an activity, by which the trained classifier decides."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache

from loaders.extract.act_features import act_features
from loaders.extract.candidate import Candidate
from loaders.extract.event_names import is_general
from loaders.extract.types import TypeReader
from loaders.lexicon.lexicon import Lexicon
from loaders.lexicon.matching import SuffixMatcher
from loaders.text.extracted import without_blanks
from loaders.text.pieces import pairs

_ENDINGS = ("event-noun", "empty-noun", "weak-noun", "special-work", "part-noun", "listed-noun", "plain-tail")
_COLONS = ("：", ":")
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
_TAIL = 2  # characters behind a trigger word that ends a name: 活动, 工作
_HEADING_CHARACTERS = 12
_POSITIONS = 5


def candidate_features(candidate: Candidate, lexicon: Lexicon) -> list[str]:
    """Return the features of a candidate, each a short text: the kind of feature and its value."""
    return [
        *_words(candidate, lexicon),
        *_triggers(candidate, lexicon),
        *act_features(candidate.clause.text[candidate.subject.end :], lexicon),
        *_reading(candidate),
        *_neighbours(candidate),
        *_place(candidate),
    ]


def _words(candidate: Candidate, lexicon: Lexicon) -> list[str]:
    """Return the features of the words: beginning, end, pairs of characters, length, kind of the last noun."""
    rest = candidate.clause.text[candidate.subject.end :].lstrip()
    name = candidate.name.rstrip(" ”")
    length = bisect_left(_LENGTHS, len(rest))
    return [
        f"begins {rest[:1]}",
        f"begins {rest[:2]}",
        f"begins {rest[:3]}",
        f"ends {name[-1:]}",
        f"ends {name[-2:]}",
        f"ends {name[-3:]}",
        f"verb {candidate.predicate.verb}",
        f"verb {candidate.predicate.verb} {bisect_left(_LENGTHS, len(name))}",
        f"length {length}",
        f"length {length} {_sureness(candidate)}",
        *[f"ends as {kind}" for kind, words in _endings(lexicon).get(name[-1:], ()) if name.endswith(words)],
        *[f"has {meaning}" for mark, meaning in _MARKS.items() if mark in rest],
        *(["has number"] if any(map(str.isdigit, rest)) else []),
        *(["general name"] if is_general(name, lexicon) else []),
        *map("pair ".__add__, set(pairs(rest))),
    ]


def _triggers(candidate: Candidate, lexicon: Lexicon) -> list[str]:
    """Return the features of the trigger words of activity types in the name: which types, and where the last is."""
    name = without_blanks(candidate.name)
    found = list(TypeReader.of(lexicon).triggers.find(name))
    if not found:
        return ["trigger none"]
    features = ["trigger last" if found[-1].end >= len(name) - _TAIL else "trigger inside"]
    if any(each.decides for each in found):
        features.append("trigger decides")
    return [*features, *dict.fromkeys(f"trigger {each.type}" for each in found)]


def _sureness(candidate: Candidate) -> str:
    return "unsure" if candidate.doubts else "sure"


def _reading(candidate: Candidate) -> list[str]:
    """Return the verdict of the rules and the kind of the subject."""
    doubts, organizers = candidate.doubts, candidate.subject.organizers
    silent = "silent" if candidate.scene.silent else "open"
    return [
        f"doubt {'+'.join(doubts) or 'none'}",
        *[f"a doubt {each}" for each in doubts],
        f"subject {'各' if organizers and organizers[0].startswith('各') else bool(organizers)}",
        *([f"subject ends {organizers[0][-2:]}"] if organizers else []),
        f"verb {candidate.predicate.verb} {silent}",
    ]


def _neighbours(candidate: Candidate) -> list[str]:
    """Return the features of the clauses around: their ends and beginnings, and the activities found before."""
    features = [*_before(candidate), *_behind(candidate), f"accepted {min(candidate.accepted, 2)}"]
    if candidate.follows:
        features.append("follows")
    features += _marks(candidate)
    if candidate.clause.first_in_entry:
        features.append("first in entry")
    if candidate.clause.after_pause:
        features.append("after pause")
    return features


def _marks(candidate: Candidate) -> list[str]:
    """Return the marks around the clause, whether a dash stands before it in its sentence, and a time before a colon:
    第一周：质量隐患大排查 —— 以班组为单元，梳理质量问题."""
    paragraph, clause = candidate.entry.paragraph, candidate.clause
    offset = paragraph.span.start
    before = paragraph.text[: clause.start - offset].rstrip()
    behind = paragraph.text[clause.end - offset :].lstrip()
    marks = [f"mark before {before[-1:]}", f"mark behind {behind[:1]}"]
    if any(each.after_dash for each in candidate.sentence[: candidate.order + 1]):
        marks += ["behind a dash", f"behind a dash {_sureness(candidate)}"]
    is_timed = before.endswith(_COLONS) and _TIME_LABEL.search(before)
    return [*marks, "behind a time"] if is_timed else marks


def _before(candidate: Candidate) -> list[str]:
    """Return the beginning and the end of the clause before, if any."""
    if not candidate.order:
        return ["first in sentence"]
    before = candidate.sentence[candidate.order - 1].text
    return [f"before begins {before[:2]}", f"before ends {before[-2:]}"]


def _behind(candidate: Candidate) -> list[str]:
    """Return the beginning of the clause behind, or how the sentence ends."""
    if candidate.order + 1 < len(candidate.sentence):
        return [f"behind begins {candidate.sentence[candidate.order + 1].text[:2]}"]
    is_ended = _END_MARK.search(candidate.entry.paragraph.body[-2:])
    return ["last in sentence"] if is_ended else ["last in sentence", "open end"]


def _place(candidate: Candidate) -> list[str]:
    """Return the place in the notice: role, numbering, headings above, part, position."""
    entry, scene = candidate.entry, candidate.scene
    marker, headings = entry.paragraph.marker, entry.headings
    features = [
        f"role {scene.role}",
        f"role {scene.role} {_sureness(candidate)}",
        f"position {int(scene.position * _POSITIONS)}",
        f"annex {entry.annex is not None}",
        f"depth {len(headings)}",
        f"mark {marker.kind if marker else None}",
    ]
    if headings and not (marker and len(headings) == 1):
        features += _under(headings[0].words, headings[-2 if marker and len(headings) > 1 else -1].words)
    return features


@lru_cache(maxsize=64)  # the clauses of one part have the same headings
def _under(outermost: str, above: str) -> list[str]:
    """Return the end of the outermost heading, and the pairs of characters of the one above."""
    first, last = (without_blanks(each)[:_HEADING_CHARACTERS] for each in (outermost, above))
    return [f"under ends {first[-2:]}", *map("under ".__add__, set(pairs(last)))]


@lru_cache(maxsize=4)
def _endings(lexicon: Lexicon) -> Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]:
    """Return the words of the lists of endings, by their last character: each with the name of its list."""
    tables = {kind: SuffixMatcher.of(lexicon.words_of(kind)).by_last for kind in _ENDINGS}
    return {
        last: [(kind, table[last]) for kind, table in tables.items() if last in table]
        for last in {each for table in tables.values() for each in table}
    }
