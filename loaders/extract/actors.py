"""Who a clause says acts, and with whom: the bodies before its verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.lexicon.lexicon import Lexicon, Word, hide_quoted

_SPLIT = re.compile(r"[、]|和(?=[\u3400-\u9fff]{2})|与(?=[\u3400-\u9fff]{2})")
_WITH = "与"
_TOGETHER = ("联合", "共同", "合作", "联手", "一起", "协同")
_ABBREVIATION = re.compile(r"[（(][A-Za-z]+[)）]")
# The site of a body, by which it publishes: no part of its name
_SITE = re.compile(r"(?:官方)?(?:网站|官网|微信公众号|公众号)\s*(?:[（(][^（）()]*[)）])?\s*")
# Brackets may stand inside a name: 各县（市、区）市场监管部门
_MARK = re.compile(r"[、，：“《]|(?<![县市州区省])[（(]|等(?=共同|联合|有关)|会同")
_JOINT = re.compile("[和与]")
_JOINTS = ("和", "与", "同", "跟", "及", "会同")
_LEADS = re.compile(r"\s*(?:牵头|主办|负责)\s*[、，]?")
_HELPS = re.compile(r"\s*(?:配合|协办|参与|支持|协助|参加)\s*[、，]?")
_TOGETHER_LEAD = re.compile(r"(?:将|拟|积极|共同|分别)*")
_TITLED = re.compile(r"《(?P<name>[^》]{2,12})》")
_LED_BY = re.compile(r"\s*由(?=[\u3400-\u9fff])")
_SHORTEST_GUESS = 3
LONGEST_ACTOR = 30


@dataclass(frozen=True)
class Subject:
    """The organisers and partners a clause names, as printed, and where the rest of the clause begins."""

    organizers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    rest: int = 0


def read_subject(text: str, words: Sequence[Word], lexicon: Lexicon, in_list: bool) -> Subject:
    """The bodies at the beginning of a clause. `in_list`: an entry of a list of bodies, where any name may stand."""
    names = _Names(text, words, lexicon, in_list)
    led = _LED_BY.match(text)  # 由甲牵头
    organizers, at = names.from_place(led.end() if led else 0)
    helped = _helpers(text, names, at) if organizers else None
    if helped:
        return Subject(tuple(organizers), *helped)
    if len(organizers) > 1 and _joined_by_with(text, organizers, at):
        return Subject(tuple(organizers[:-1]), (organizers[-1],), at)
    partners, end = _partners(text, words, lexicon, at)
    return Subject(tuple(organizers), tuple(partners), end)


@dataclass(frozen=True)
class _Names:
    """Finds the names of bodies in one clause."""

    text: str
    words: Sequence[Word]
    lexicon: Lexicon
    guess: bool

    def from_place(self, start: int) -> tuple[list[str], int]:
        """Names joined by 、 和 与 from `start`, and where they end (`start` when there is none)."""
        names: list[str] = []
        at = start
        while (name := self.at(at)) is not None:
            names.append(name)
            at += len(name)
            site = _SITE.match(self.text, at)
            at = site.end() if site else at
            joint = _SPLIT.match(self.text, at)
            if not joint or self.at(joint.end()) is None:
                break
            at = joint.end()
        return names, at

    def at(self, at: int) -> str | None:
        """The name that begins at `at`, or None."""
        joint = self.text.startswith(_JOINTS, at)
        if joint or any(word.start == at and not word.is_noun for word in self.words):
            return None
        known = self.lexicon.actors.at(self.text, at) or self._short(at) or self._medium(at)
        if known and any(word.start == at + len(known) and word.is_verb for word in self.words):
            return known
        limit = self._next_break(at)
        guessed = self.text[at:limit].rstrip() if self.guess or limit - at >= _SHORTEST_GUESS else ""
        suffixed = 3 <= len(guessed) <= LONGEST_ACTOR and self.lexicon.ends_with(guessed, "agency-suffix")
        suffixed = suffixed and not self.lexicon.ends_with(guessed, "no-agency")
        suffixed = suffixed or (self.guess and at == 0 and self._is_region(guessed))
        if suffixed and "的" not in guessed and guessed not in self.lexicon.words_of("general-actor"):
            return guessed if known is None or len(guessed) > len(known) else known
        return self._bounded(at, known) if known else None

    def _is_region(self, name: str) -> bool:
        """Whether an entry of a list opens with a region that the vocabulary does not know: 哈尔滨市：…"""
        signs = ("provincial-sign", "municipal-sign", "county-sign")
        return name == self.text.rstrip() and any(self.lexicon.ends_with(name, sign) for sign in signs)

    def _bounded(self, at: int, known: str) -> str | None:
        """`known`, with an abbreviation behind it, where the clause goes on as behind a name, not inside one."""
        short = _ABBREVIATION.match(self.text, at + len(known))
        name = known + (short.group() if short else "")
        end = at + len(name)
        site = _SITE.match(self.text, end)
        end = site.end() if site else end
        rest = self.text[end:].lstrip()
        goes_on = not rest or any(word.start == end + len(self.text[end:]) - len(rest) for word in self.words)
        marked = rest[:1] in {*"、和与及等，（(0123456789"}
        return name if (goes_on or marked) and not rest.startswith("的") else None

    def _short(self, at: int) -> str | None:
        return self.lexicon.agency_short_forms.at(self.text, at)

    def _medium(self, at: int) -> str | None:
        """A newspaper or station in title marks: 《经济日报》开辟专页."""
        found = _TITLED.match(self.text, at)
        return found.group() if found and self.lexicon.ends_with(found["name"], "medium") else None

    def _next_break(self, at: int) -> int:
        """Where a name that begins at `at` must have ended: the next mark, verb of holding, frame or adverb; and
        the next other verb, 和 or 与 where a body has been named by then (but 水运建设行业协会 goes on)."""
        shape = hide_quoted(self.text[: at + LONGEST_ACTOR + 4])
        nouns = [word for word in self.words if word.is_in("plain-noun", "agency-suffix")]
        marks = _MARK.finditer(shape, at)
        joints = (
            joint.start() for joint in _JOINT.finditer(shape, at) if self._names_body(at, joint.start())
        )
        free = [
            place
            for place in (*(mark.start() for mark in marks), *joints)
            if not any(noun.start < place < noun.end for noun in nouns)
        ]
        return min([len(self.text), *free, *self._stops(at)])

    def _stops(self, at: int) -> Iterator[int]:
        for word in self.words:
            if word.start > at and not word.is_noun:
                inside = word.is_verb and not word.is_in("hold-verb")
                if not inside or self._names_body(at, word.start):
                    yield word.start

    def _names_body(self, at: int, end: int) -> bool:
        name = self.text[at:end].rstrip()
        return self.lexicon.ends_with(name, "agency-suffix") or name in self.lexicon.actors.agencies


def _helpers(text: str, names: _Names, at: int) -> tuple[tuple[str, ...], int] | None:
    """工艺技术部牵头、各制造厂配合，: the partners, and where the rest begins."""
    leads = _LEADS.match(text, at)
    if not leads:
        return None
    partners, end = names.from_place(leads.end())
    helps = _HELPS.match(text, end)
    return (tuple(partners), helps.end()) if partners and helps else None


def _joined_by_with(text: str, organizers: Sequence[str], at: int) -> bool:
    """Whether the last of the names is a partner: 县局与县融媒体中心联合录制."""
    before = at - len(organizers[-1]) - 1
    return text.startswith(_WITH, before) and text.startswith(_TOGETHER, at)


def _partners(text: str, words: Sequence[Word], lexicon: Lexicon, at: int) -> tuple[list[str], int]:
    """The bodies behind 会同, 联合, 配合, or between 与 and 联合; and where they end."""
    lead = _TOGETHER_LEAD.match(text, at)
    begin = lead.end() if lead else at
    cue = next((cue for cue in lexicon.words_of("partner-verb") if text.startswith(cue, begin)), None)
    if cue is None and not text.startswith(_WITH, begin):
        return [], at
    behind = begin + len(cue or _WITH)
    end = _verb_behind(text, words, begin, behind, lexicon)
    if end is None:
        return [], at
    printed = re.sub(r"(?:共同|联合|一起|合作|协作|等)+$", "", text[behind:end].rstrip())
    return [
        name
        for name in re.split(r"[、]|和(?!农村|旅游|社会|信息|改革|城乡|计划|体育)|及", printed)
        if 1 < len(name) <= LONGEST_ACTOR
    ], end


def _verb_behind(text: str, words: Sequence[Word], begin: int, behind: int, lexicon: Lexicon) -> int | None:
    """Where the verb stands that the partners join in; the end of a clause that names bodies alone; None
    where 联合 is only the beginning of the verb (联合开展)."""
    for word in words:
        verb = word.is_in("hold-verb", "do-verb", "raise-verb") and not word.is_noun
        framed = word.is_in("frame") and not word.is_in("partner-verb") and word.start > behind + 1
        if word.start >= begin and (verb or framed):
            return word.start if word.start > behind else None
    return len(text) if lexicon.ends_with(text, "agency-suffix") else None
