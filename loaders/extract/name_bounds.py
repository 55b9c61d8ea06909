"""The positions in a clause at which a list of names of actors may end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.extract.actor_forms import LONGEST_ACTOR, ActorForms
from loaders.lexicon.lexicon import Lexicon, Word, hide_quoted

# Brackets may stand inside a name: 各县（市、区）市场监管部门
_MARK = re.compile(r"[，：；“《|]|(?<![县市州区省镇乡地])[（(]|(?<![自理])由|等(?=共同|联合|有关)|会同")
_SOFT_MARK = re.compile(r"[等与]|\s")
JOINT = re.compile(r"[、和与及]")
_NAME_VERB = "建设"  # the verb that names contain: 建设行政主管部门
_HOLD_IN_NOUN = "组织"
_PHRASE = 3 * LONGEST_ACTOR  # characters in which several names may stand
_FOLLOWER = 4  # characters of the longest word behind a subject
_LONGEST_OFFICE_END = 6
_END = ("hold-verb", "frame", "partner-verb", "cause-verb", "urge-verb", "do-verb")


@dataclass(frozen=True)
class NameBounds:
    """A reader of the bounds of names in one clause; `words`: its known words."""

    text: str
    words: Sequence[Word]
    lexicon: Lexicon

    def ends(self, at: int) -> list[int]:
        """Return where a list of names that begins at `at` may end, the last first: at each word that may be no part of
        a name, up to the first that is none in any case."""
        limit = self.limit(at)
        ends = [limit, *(mark.start() for mark in _SOFT_MARK.finditer(self._masked, at + 1, limit))]
        modified = ActorForms.of(self.lexicon).begins_modified(self.text, at)
        for word in self.words:
            if not at < word.start < limit:
                continue
            if word.is_verb or not word.is_noun:
                ends.append(word.start)
            elif self._printed(word).endswith(_HOLD_IN_NOUN):
                ends.append(word.end - len(_HOLD_IN_NOUN))  # 机关工会组织“…”演讲比赛
            if modified and word.is_in("agency-suffix"):
                ends.append(min(word.end, limit))  # 有条件的企业敞开大门
        return sorted(set(ends), reverse=True)

    def limit(self, at: int) -> int:
        """Return the first position that no name which begins at `at` goes beyond."""
        limit = self._behind_name(at, self._mark(at))
        return next(
            (each.start for each in self.words if at < each.start < limit and self._ends_names(each)), limit
        )

    def is_whole(self, at: int, end: int) -> bool:
        """Return whether the words up to `end` hold no complete name with its verb behind it (省局检查食品企业).

        An office may follow one directly (县政府督查室).
        """
        if any(word.start == end and self._is_modal(word) for word in self.words):
            return True
        inner = [word for word in self.words if at < word.start < end]
        return not any(self._splits(word, at, end) for word in inner)

    def _splits(self, word: Word, at: int, end: int) -> bool:
        """Return whether a word shows that the words around it are no names."""
        if word.is_in("agency-suffix", "plain-noun"):
            return False
        adverb = word.is_in("adverb") and not word.is_noun
        if adverb and JOINT.match(self.text, word.end):  # 甲局牵头、乙局
            return True
        printed = self._printed(word)
        adverb = adverb and len(printed) > 1 and not printed.startswith("全")
        if not (adverb or (word.is_verb and printed != _NAME_VERB)):
            return False
        joints = [joint.end() for joint in JOINT.finditer(self._masked, at, word.start)]
        return self._is_complete(max([at, *joints]), word.start) and not self._is_office_end(word.start, end)

    def _is_office_end(self, start: int, end: int) -> bool:
        behind = self.text[start:end]
        office = len(behind) <= _LONGEST_OFFICE_END and self.lexicon.ends_with(behind, "office-ending")
        return office and any(each.start == end for each in self.words)

    def _is_complete(self, at: int, end: int) -> bool:
        """Return whether the words from `at` to `end` are the name of an actor."""
        name = self.text[at:end].rstrip()
        return ActorForms.of(self.lexicon).is_single(name) or self.lexicon.ends_with(name, "agency-suffix")

    def _mark(self, at: int) -> int:
        """Return the position of the first mark behind `at` that is not inside a noun, or the longest end."""
        longest = min(len(self.text), at + _PHRASE)
        marks = (mark.start() for mark in _MARK.finditer(self._masked, at + 1, longest))
        return next((mark for mark in marks if not self._is_inside_noun(mark)), longest)

    def _is_inside_noun(self, at: int) -> bool:
        around = (word for word in self.words if word.start < at < word.end)
        return any(word.is_in("plain-noun", "agency-suffix") for word in around)

    def _behind_name(self, at: int, limit: int) -> int:
        """Return where the first word stands that may only follow a subject (分头), else `limit`."""
        followers = self.lexicon.pattern("subject-follower")
        for follower in followers.finditer(self._masked, at + 2, limit + _FOLLOWER):
            post = self.lexicon.pattern("post").match(self.text, follower.start())
            if follower.start() < limit and not post:  # 负责人
                return follower.start()
        return limit

    def _ends_names(self, word: Word) -> bool:
        """Return whether no name contains a word."""
        printed = self._printed(word)
        if self.lexicon.has("no-name-verb", printed):
            return True
        strengthening = word.is_in("raise-verb") and printed != _NAME_VERB
        return not word.is_noun and (strengthening or self._is_modal(word) or word.is_in(*_END))

    def _is_modal(self, word: Word) -> bool:
        return self.lexicon.has("modal", self._printed(word))

    def _printed(self, word: Word) -> str:
        return self.text[word.start : word.end]

    @cached_property
    def _masked(self) -> str:
        return hide_quoted(self.text)
