"""The names of agencies and regions in a clause, known and unknown ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.group_names import GroupNames
from loaders.lexicon.lexicon import Lexicon, Word, hide_quoted

_SPLIT = re.compile(r"[、]|和(?=[\u3400-\u9fff]{2})|与(?=[\u3400-\u9fff]{2})")
_ABBREVIATION = re.compile(r"[（(][A-Za-z]+[)）]")
# The website or account through which an agency publishes is no part of its name.
_SITE = re.compile(r"(?:官方)?(?:网站|官网|微信公众号|公众号)\s*(?:[（(][^（）()]*[)）])?\s*")
# Brackets may stand inside a name: 各县（市、区）市场监管部门
_MARK = re.compile(r"[、，：“《]|(?<![县市州区省])[（(]|等(?=共同|联合|有关)|会同")
_JOINT = re.compile("[和与]")
_JOINING = ("和", "与", "同", "跟", "及", "会同")
_TITLED = re.compile(r"《(?P<name>[^》]{2,12})》")
_SHORTEST_GUESS = 3
LONGEST_ACTOR = 30
_LONGEST_VERBAL = 4  # characters of the name of an office that begins with a verb


def _is_no_name(word: Word) -> bool:
    """Return whether a word cannot begin a name: no noun, or an event noun that is a verb as well (选树)."""
    return not word.is_noun or (word.is_verb and not word.is_in("agency-suffix", "plain-noun"))


@dataclass(frozen=True)
class NameReader:
    """A reader of the names of agencies and regions in one clause; `words`: its known words; `in_list`: it opens
    an entry of a list of agencies."""

    text: str
    words: Sequence[Word]
    lexicon: Lexicon
    in_list: bool

    def list_at(self, start: int) -> tuple[list[str], int]:
        """Return the names joined by 、 和 与 from `start` on, and where they end (`start` where there are none)."""
        names: list[str] = []
        at = start
        while (name := self.name_at(at)) is not None:
            names.append(name)
            at = self._behind_site(at + len(name))
            joint = _SPLIT.match(self.text, at)
            if not joint or self.name_at(joint.end()) is None:
                break
            at = joint.end()
        return names, at

    def name_at(self, at: int) -> str | None:
        """Return the name that begins at `at`, or None: a known one, or a longer one that ends as agencies do."""
        if self.text.startswith(_JOINING, at):
            return None
        groups = GroupNames.of(self.lexicon)
        no_name = next((word for word in self.words if word.start == at and _is_no_name(word)), None)
        group = groups.at(self.text, at, self.words) if no_name or groups.is_begun(self.text, at) else None
        if no_name and group and len(group) > _LONGEST_VERBAL:
            return None  # 积极参与市局 is no name, 宣传科 is
        if group or no_name:
            return group
        known = self._known_at(at)
        if known and any(word.start == at + len(known) and word.is_verb for word in self.words):
            return known
        limit = self._next_break(at)
        guess = self.text[at:limit].rstrip() if self.in_list or limit - at >= _SHORTEST_GUESS else ""
        if self._is_plausible(guess, at):
            return guess if known is None or len(guess) > len(known) else known
        return (self._bounded(at, known) if known else None) or groups.at(self.text, at, self.words)

    def _known_at(self, at: int) -> str | None:
        """Return the known agency, region, short name (我局) or newspaper that begins at `at`, or None."""
        actor = self.lexicon.actors.at(self.text, at)
        return actor or self.lexicon.agency_short_forms.at(self.text, at) or self._newspaper_at(at)

    def _newspaper_at(self, at: int) -> str | None:
        """Return the newspaper or station in title marks: 《经济日报》开辟专页."""
        title = _TITLED.match(self.text, at)
        return title.group() if title and self.lexicon.ends_with(title["name"], "medium") else None

    def _is_plausible(self, guess: str, at: int) -> bool:
        """Return whether an unknown name may be that of an agency, or of the region that opens an entry."""
        suffixed = 3 <= len(guess) <= LONGEST_ACTOR and self.lexicon.ends_with(guess, "agency-suffix")
        suffixed = suffixed and not self.lexicon.ends_with(guess, "no-agency")
        suffixed = suffixed or (self.in_list and at == 0 and self._is_region(guess))
        return suffixed and "的" not in guess and guess not in self.lexicon.words_of("general-actor")

    def _is_region(self, name: str) -> bool:
        """Return whether the whole clause is a region that the vocabulary does not have: 哈尔滨市：…"""
        endings = ("provincial-sign", "municipal-sign", "county-sign")
        return name == self.text.rstrip() and any(self.lexicon.ends_with(name, each) for each in endings)

    def _bounded(self, at: int, known: str) -> str | None:
        """Return `known`, with an abbreviation behind it, where the clause goes on as behind a name; None where
        the name is only the beginning of another word."""
        short = _ABBREVIATION.match(self.text, at + len(known))
        name = known + (short.group() if short else "")
        end = self._behind_site(at + len(name))
        rest = self.text[end:].lstrip()
        before_word = not rest or any(word.start == len(self.text) - len(rest) for word in self.words)
        before_mark = rest[:1] in {*"、和与及等，（(0123456789"}
        return name if (before_word or before_mark) and not rest.startswith("的") else None

    def _behind_site(self, at: int) -> int:
        """Return the position behind the website or account that stands at `at`, else `at`."""
        site = _SITE.match(self.text, at)
        return site.end() if site else at

    def _next_break(self, at: int) -> int:
        """Return where a name that begins at `at` must end: at the next mark, verb of holding, frame or adverb, or
        at another verb, 和 or 与 once a name is complete (水运建设行业协会 is not, at 建设)."""
        masked = hide_quoted(self.text[: at + LONGEST_ACTOR + 4])
        nouns = [word for word in self.words if word.is_in("plain-noun", "agency-suffix")]
        marks = (mark.start() for mark in _MARK.finditer(masked, at))
        joints = (joint.start() for joint in _JOINT.finditer(masked, at))
        complete = (joint for joint in joints if self._is_complete(at, joint))
        outside_nouns = [
            position
            for position in (*marks, *complete)
            if not any(noun.start < position < noun.end for noun in nouns)
        ]
        return min([len(self.text), *outside_nouns, *self._breaking_words(at)])

    def _breaking_words(self, at: int) -> Iterator[int]:
        """Yield the position of each word that cannot be part of a name that begins at `at`."""
        for word in self.words:
            if word.start > at and not word.is_noun:
                may_be_inside = word.is_verb and not word.is_in("hold-verb")
                if not may_be_inside or self._is_complete(at, word.start):
                    yield word.start

    def _is_complete(self, at: int, end: int) -> bool:
        """Return whether the words from `at` to `end` are the name of an agency."""
        name = self.text[at:end].rstrip()
        return self.lexicon.ends_with(name, "agency-suffix") or name in self.lexicon.actors.agencies
