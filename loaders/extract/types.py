"""Which of the activity types an activity is, by the cue words that the types carry in the vocabulary.

A Chinese name ends in its head (知识竞赛 is a contest), a clause begins with its verb (发布…报告 publishes).
What stands between says what the activity is about: it adds a type only where its word is a supporting cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from loaders.lexicon.lexicon import Lexicon
from loaders.lexicon.matching import WordMatcher
from ontology.vocabulary import TypeEntry

OTHER = "other"
MOST_TYPES = 2

_MARKS = re.compile(r"[“”‘’\"'「」『』\s]")
_TITLE = re.compile(r"《[^《》]*》")
_AND_SO_ON = re.compile(r"等([^等，。；]*)$")
_BESIDE = re.compile(r"[（(][^（）()]*[)）]$")
_TAILS = 4  # empty words between a head and the word that joins it to the next
_OPENING = 6  # characters that adverbs may take before the verb: 依法严厉打击


class _Cue(NamedTuple):
    type: str
    decides: bool  # at the end of a name
    supports: bool  # wherever it stands
    start: int
    end: int


class _Word(NamedTuple):
    type: str
    decides: bool
    supports: bool
    unless: tuple[tuple[str, int], ...]  # phrases in which it does not speak, and where in them it stands


@dataclass(frozen=True)
class TypeReader:
    """Finds the types of an activity; `of` compiles the vocabulary's cues once."""

    types: tuple[TypeEntry, ...]
    tails: tuple[str, ...]
    verbs: tuple[str, ...]

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, lexicon: Lexicon) -> TypeReader:
        """The reader for the activity types of a lexicon's vocabulary, compiled once."""
        lists = (lexicon.words_of(name) for name in ("type-tail", "type-verb"))
        return cls(tuple(lexicon.vocabulary.activity_types.values()), *lists)

    def read(self, verb: str, name: str, text: str = "", heading: str = "") -> list[str]:
        """One or two type ids, the more certain first; `other` where no cue is found.

        `text` is the whole clause: what its list is summed up as (…、…等群众性质量活动) supports each item,
        and what follows the name speaks where the name itself is silent. `heading` is asked last.
        """
        verb, name, text, heading = (_MARKS.sub("", words) for words in (verb, name, text, heading))
        found = self._of_name(verb, name)
        group, rest = _around(name, text)
        if group:
            found += [cue.type for cue in self._cues(group) if cue.supports]
        for silent in (rest, heading):
            found = found or (self._of_name("", silent) if silent else [])
        return list(dict.fromkeys(found))[:MOST_TYPES] or [OTHER]

    def _of_name(self, verb: str, name: str) -> list[str]:
        """The types of a name: its head and what is joined to it, the opening verb, then what it is about."""
        whole = name if name.startswith(verb) else verb + name
        bare = _BESIDE.sub("", whole) if whole.endswith(("）", ")")) else whole
        text = _TITLE.sub("《》", bare) if "《" in bare else bare
        cues = self._without_places(text, list(self._cues(text)))
        opening = self._opening(cues, _OPENING if verb and name == whole else 0)
        heads = self._heads(text, cues)
        if any(text[cue.start : cue.end] in self.verbs for cue in opening):
            heads = opening
        elif not any(cue.decides for cue in heads):
            heads += opening
        inner = [cue for cue in reversed(cues) if cue.end - cue.start > 1]
        titled = [list(self._cues(title)) for title in (_TITLE.findall(whole) if "《" in whole else ())]
        about = [cue for part in (inner, *titled) for cue in part if cue.supports]
        heads = heads or inner[:1] or [cue for part in titled for cue in part[-1:]]
        return [cue.type for cue in (*heads, *about)]

    def _without_places(self, text: str, cues: list[_Cue]) -> list[_Cue]:
        """Without the words at the end that only say where the event before them goes (便民服务进社区)."""
        while len(cues) > 1 and cues[-2].decides and text[cues[-1].start : cues[-1].end] in self.tails:
            cues.pop()
        return cues

    def _heads(self, text: str, cues: Sequence[_Cue]) -> list[_Cue]:
        """The word that the text ends with and what is joined to it, then what else that word speaks for."""
        last = self._last(text, cues)
        return [*last[:1], *self._joined(text, cues), *last[1:]]

    def _last(self, text: str, cues: Sequence[_Cue]) -> list[_Cue]:
        """The cues of the word that the text ends with, empty words aside; the deciding one first."""
        last = [cue for cue in cues if cues[-1].start == cue.start and self._empty.fullmatch(text, cue.end)]
        return sorted(last, key=lambda cue: not cue.decides)

    def _joined(self, text: str, cues: Sequence[_Cue]) -> list[_Cue]:
        """The cues before the last that a word of joining stands behind: 启动仪式 in 启动仪式暨颁奖活动."""
        if not cues or not self._empty.fullmatch(text, cues[-1].end):
            return []
        before = [cue for cue in reversed(cues) if cue.start < cues[-1].start and cue.decides]
        return [cue for cue in before if self._join.match(text, cue.end)]

    def _opening(self, cues: Sequence[_Cue], reach: int) -> list[_Cue]:
        """The cues of the word that the text begins with, adverbs before the verb aside; the deciding one first."""
        first = [cue for cue in cues if cue.start == cues[0].start and cue.start <= reach]
        return sorted(first, key=lambda cue: not cue.decides)

    def _cues(self, text: str) -> Iterator[_Cue]:
        for start, printed in self._longest.find(text):
            for word in self._words[printed]:
                if not (word.unless and _inside(word.unless, text, start)):
                    yield _Cue(word.type, word.decides, word.supports, start, start + len(printed))

    @cached_property
    def _words(self) -> Mapping[str, list[_Word]]:
        """Each word with its types, and with the phrases in which it does not speak for them."""
        unless = {entry.id: entry.unless for entry in self.types}
        return {
            word: [_Word(*kind, _places(word, unless[kind[0]])) for kind in kinds]
            for word, kinds in self._kinds.items()
        }

    @cached_property
    def _kinds(self) -> Mapping[str, list[tuple[str, bool, bool]]]:
        """Each word with its types; a head cue that holds a supporting cue of its type supports it as well.

        A word that only supports decides as the head cue it ends in: 名单 in 获奖企业名单.
        """
        words: dict[str, list[tuple[str, bool, bool]]] = {}
        for entry in self.types:
            for word in entry.head_triggers:
                supports = any(cue in word for cue in entry.triggers)
                words.setdefault(word, []).append((entry.id, True, supports))
            for word in entry.triggers:
                words.setdefault(word, []).append((entry.id, False, True))
        heads = {word: kinds for word, kinds in words.items() if any(decides for _, decides, _ in kinds)}
        for word in words.keys() - heads.keys():
            ends = (word[at:] for at in range(1, len(word) - 1))
            words[word] = [*heads.get(next((end for end in ends if end in heads), ""), []), *words[word]]
        return words

    @cached_property
    def _longest(self) -> WordMatcher:
        return WordMatcher.of(self._words)

    @cached_property
    def _empty(self) -> re.Pattern[str]:
        return re.compile(rf"(?:[、和与及等的]|{self._tail})*+")

    @cached_property
    def _join(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self._tail}){{0,{_TAILS}}}+(?:[、和与及暨并]|以及|等)")

    @cached_property
    def _tail(self) -> str:
        return "|".join(map(re.escape, self.tails)) or "(?!)"


def _places(word: str, phrases: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """The phrases that hold a word, each with every place where it does."""
    holding = [phrase for phrase in phrases if word in phrase]
    return tuple(
        (phrase, at) for phrase in holding for at in range(len(phrase)) if phrase.startswith(word, at)
    )


def _inside(phrases: Sequence[tuple[str, int]], text: str, start: int) -> bool:
    """Whether the word at `start` stands inside one of the phrases."""
    return any(text.startswith(phrase, start - before) for phrase, before in phrases if before <= start)


def _around(name: str, text: str) -> tuple[str, str]:
    """What the list that the name stands in is summed up as, and the words of the clause behind the name."""
    at = text.find(name) if name else -1
    if at == -1:
        return "", ""
    rest = text[at + len(name) :]
    found = _AND_SO_ON.search(rest)
    return (found[1] if found else ""), rest.partition("，")[2]
