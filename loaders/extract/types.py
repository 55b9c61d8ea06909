"""The classification of an activity by the trigger words of the activity types in the vocabulary.

A Chinese name ends in its head (知识竞赛 is a contest), and a clause begins with its verb (发布…报告 publishes).
The words between give the topic; they add a type only as supporting triggers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from loaders.extract.triggers import Match, TypeTriggers
from loaders.lexicon.lexicon import Lexicon

OTHER = "other"
MOST_TYPES = 2

_MARKS = re.compile(r"[“”‘’\"'「」『』\s]")
_TITLE = re.compile(r"《[^《》]*》")
_AND_SO_ON = re.compile(r"等([^等，。；]*)$")
_BESIDE = re.compile(r"[（(][^（）()]*[)）]$")
_MOST_TAILS = 4  # tail words (活动, 工作) between a head and the word that joins it to the next
_OPENING = 6  # characters that adverbs may take before the verb: 依法严厉打击


@dataclass(frozen=True)
class TypeReader:
    """A classifier of activities; `tails`: words passed over behind a head; `verbs`: verbs that decide alone."""

    triggers: TypeTriggers
    tails: tuple[str, ...]
    verbs: tuple[str, ...]

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, lexicon: Lexicon) -> TypeReader:
        """Return the reader for the activity types of a lexicon, compiled once."""
        triggers = TypeTriggers(tuple(lexicon.vocabulary.activity_types.values()))
        return cls(triggers, lexicon.words_of("type-tail"), lexicon.words_of("type-verb"))

    def read(self, verb: str, name: str, text: str = "", heading: str = "") -> list[str]:
        """Return one or two type ids, the more certain first; `other` where no trigger is found.

        `text` is the whole clause: the noun behind 等 in its list (…、…等群众性质量活动) supports each part of the
        list, and the words behind the name are used where the name gives no type. `heading` is used last.
        """
        verb, name, text, heading = (_MARKS.sub("", words) for words in (verb, name, text, heading))
        found = self._types_of_name(verb, name)
        list_noun, rest = _context_of_name(name, text)
        if list_noun:
            found += [match.type for match in self.triggers.find(list_noun) if match.supports]
        for fallback in (rest, heading):
            found = found or (self._types_of_name("", fallback) if fallback else [])
        return list(dict.fromkeys(found))[:MOST_TYPES] or [OTHER]

    def _types_of_name(self, verb: str, name: str) -> list[str]:
        """Return the types of a name: of its head and the heads joined to it, its opening verb, then its topic."""
        whole = name if name.startswith(verb) else verb + name
        bare = _BESIDE.sub("", whole) if whole.endswith(("）", ")")) else whole
        text = _TITLE.sub("《》", bare) if "《" in bare else bare
        matches = self._without_destinations(text, list(self.triggers.find(text)))
        opening = self._opening(matches, _OPENING if verb and name == whole else 0)
        heads = self._heads(text, matches)
        if any(text[match.start : match.end] in self.verbs for match in opening):
            heads = opening
        elif not any(match.decides for match in heads):
            heads += opening
        inner = [match for match in reversed(matches) if match.end - match.start > 1]
        titles = [
            list(self.triggers.find(title)) for title in (_TITLE.findall(whole) if "《" in whole else ())
        ]
        topic = [match for part in (inner, *titles) for match in part if match.supports]
        heads = heads or inner[:1] or [match for title in titles for match in title[-1:]]
        return [match.type for match in (*heads, *topic)]

    def _without_destinations(self, text: str, matches: list[Match]) -> list[Match]:
        """Remove, from the end, tail words behind a deciding trigger: 进社区 in 便民服务进社区."""
        while (
            len(matches) > 1
            and matches[-2].decides
            and text[matches[-1].start : matches[-1].end] in self.tails
        ):
            matches.pop()
        return matches

    def _heads(self, text: str, matches: Sequence[Match]) -> list[Match]:
        """Return the match at the end of the text, the heads joined to it, and the other types of that last word."""
        last = self._last(text, matches)
        return [*last[:1], *self._joined(text, matches), *last[1:]]

    def _last(self, text: str, matches: Sequence[Match]) -> list[Match]:
        """Return the matches of the last word, tail words aside, the deciding one first."""
        last = [
            match
            for match in matches
            if matches[-1].start == match.start and self._passed_over.fullmatch(text, match.end)
        ]
        return sorted(last, key=lambda match: not match.decides)

    def _joined(self, text: str, matches: Sequence[Match]) -> list[Match]:
        """Return the earlier matches that a conjunction joins to the last: 启动仪式 in 启动仪式暨颁奖活动."""
        if not matches or not self._passed_over.fullmatch(text, matches[-1].end):
            return []
        before = [match for match in reversed(matches) if match.start < matches[-1].start and match.decides]
        return [match for match in before if self._conjunction.match(text, match.end)]

    def _opening(self, matches: Sequence[Match], reach: int) -> list[Match]:
        """Return the matches of the first word, at most `reach` characters into the text, the deciding one first."""
        first = [match for match in matches if match.start == matches[0].start and match.start <= reach]
        return sorted(first, key=lambda match: not match.decides)

    @cached_property
    def _passed_over(self) -> re.Pattern[str]:
        """Return the pattern of tail words, particles and conjunctions, which do not end a name."""
        return re.compile(rf"(?:[、和与及等的]|{self._tail})*+")

    @cached_property
    def _conjunction(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self._tail}){{0,{_MOST_TAILS}}}+(?:[、和与及暨并]|以及|等)")

    @cached_property
    def _tail(self) -> str:
        return "|".join(map(re.escape, self.tails)) or "(?!)"


def _context_of_name(name: str, text: str) -> tuple[str, str]:
    """Return the noun behind 等 of the list that a name stands in, and the clause behind the name; each may be
    empty."""
    at = text.find(name) if name else -1
    if at == -1:
        return "", ""
    rest = text[at + len(name) :]
    match = _AND_SO_ON.search(rest)
    return (match[1] if match else ""), rest.partition("，")[2]
