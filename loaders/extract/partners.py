"""The partner organizers of a clause: behind 会同 and 联合, with a verb of their own, or behind 委托 and 组织."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from loaders.extract.actor_forms import LONGEST_ACTOR, ActorForms
from loaders.extract.names import NameReader
from loaders.lexicon.lexicon import Lexicon, Word

_WITH = "与"
_JOINTLY = re.compile(r"(?:共同|联合|一起|合作|协作|等|主动|结对)+$")
_ADVERBS = re.compile(r"\s*(?:将|拟|要|应|须|可|还|也|并|积极|主动|共同|分别|将要|牵头|负责)*\s*")
_EXPERTS = re.compile(r"(?P<sender>[^，、]{3,24}?)(?:的|选派的)?专家(?!委员会|组|库)")
_THIRD_PARTY, _ORGANIZE = "第三方", "组织"
_OTHERS = ("企业", "单位")


class Partners(NamedTuple):
    """The names of partners, and where they end; `share`: they have a verb of their own, and so part in all actions of
    the sentence (甲牵头、乙配合)."""

    names: Sequence[str]
    end: int
    share: bool = False


@dataclass(frozen=True)
class PartnerReader:
    """A reader of partner organizers with the names of a clause."""

    text: str
    words: Sequence[Word]
    lexicon: Lexicon
    names: NameReader

    def read(self, at: int, led: bool) -> Partners:
        """Return the partners behind the lead organizers, which end at `at`, and where they end (`at`: none); `led`:
        the clause names lead organizers."""
        with_verb = self._with_verb(at) if led else None
        begin = self._behind_adverbs(at)
        return with_verb or self._joined(begin, led) or self._engaged(begin, at) or Partners((), at)

    def alone(self, names: Sequence[str], end: int) -> bool:
        """Return whether a clause consists of names and a verb of taking part: 技术中心配合."""
        verb = _verb_of(self.lexicon, "partner-role").match(self.text, end) if names else None
        return verb is not None and not self.text[verb.end() :].strip()

    def _with_verb(self, at: int) -> Partners | None:
        """Return the partners with a verb of their own: 工艺技术部牵头、各制造厂配合，…."""
        lead = _verb_of(self.lexicon, "lead-role").match(self.text, at)
        partners, end = self.names.list_at(lead.end()) if lead else ([], at)
        verb = _verb_of(self.lexicon, "partner-role").match(self.text, end) if partners else None
        return Partners(partners, verb.end(), share=True) if verb else None

    def _joined(self, begin: int, led: bool) -> Partners | None:
        """Return the partners behind 会同, 联合, 配合, or behind 与 where they are agencies."""
        triggered = self.text.startswith(self._triggers, begin)
        if not triggered and not self.text.startswith(_WITH, begin):
            return None
        trigger = next((each for each in self._triggers if self.text.startswith(each, begin)), None)
        behind = begin + len(trigger or _WITH)
        end = self._end(begin, behind)
        if end is None:
            return None
        printed = _JOINTLY.sub("", self.text[behind:end].strip()).strip()
        names = list(self._split(printed))
        if trigger is None and any(each.endswith(_OTHERS) for each in names):
            return None  # 与重点企业签订协议
        if trigger is None and not led and not all(self._may_partner(each) for each in names):
            return None  # 与A类供应商签订协议
        return Partners(names, end) if names else None

    def _split(self, printed: str) -> Iterator[str]:
        """Yield the names of a list; words that have the form of no name are one all the same."""
        names = self.names.pieces.read(printed) or re.split(r"、", printed)
        yield from (name for name in names if 1 < len(name) <= LONGEST_ACTOR)

    def _end(self, begin: int, behind: int) -> int | None:
        """Return where the partners end: before a verb, frame or date, or with the clause; None where 联合 only
        modifies the verb (联合开展)."""
        for word in self.words:
            scope = self.text.startswith("全", word.start)  # 中国海员建设工会全国委员会
            if word.start < begin or scope or (word.is_noun and not word.is_in("hold-verb")):
                continue
            hard = word.is_in("hold-verb") or (word.is_in("frame") and word.start > behind + 1)
            if word.start == behind and (hard or word.is_verb):
                return None
            between = self.text[behind : word.start]
            named = self._are_names(between) or (word.is_verb and self._is_headed(between))
            if word.start > behind and (hard or named):
                return word.start
        rest = self.text[behind:]
        return len(self.text) if self._are_names(rest) or self._is_headed(rest) else None

    def _are_names(self, printed: str) -> bool:
        return bool(self.names.pieces.read(_JOINTLY.sub("", printed.strip())))

    def _is_headed(self, printed: str) -> bool:
        """Return whether words are those for actors in general: 有关部门."""
        short = len(printed) <= LONGEST_ACTOR and "的" not in printed
        return short and ActorForms.of(self.lexicon).is_headed(_JOINTLY.sub("", printed.strip()))

    def _engaged(self, begin: int, at: int) -> Partners | None:
        """Return the agencies that another engages (委托检测中心开展…, 组织规划局开展…), or that send an expert.

        The verb remains that of the clause.
        """
        guest = self.lexicon.pattern("guest-verb").match(self.text, begin)
        verb = self.lexicon.pattern("engaging-verb").match(self.text, begin)
        if guest and (verb is None or guest.end() >= verb.end()):
            return self._senders(guest.end(), at)
        if verb is None:
            return None
        names, end = self.names.list_at(verb.end())
        if not names and self.text.startswith(_THIRD_PARTY, verb.end()):
            return Partners((_THIRD_PARTY,), at)
        if not names or self.text.startswith("的", end):
            return None
        charged = verb.group() != _ORGANIZE
        engaged = all(charged or self._may_be_engaged(each) for each in names)
        return Partners(names, at) if engaged else None

    def _senders(self, start: int, at: int) -> Partners | None:
        """Return the agencies that send an invited expert: 邀请省质检院专家授课."""
        experts = _EXPERTS.match(self.text, start)
        names = self.names.pieces.read(experts["sender"]) if experts else []
        named = names and all(self._may_be_engaged(each) for each in names)
        return Partners(names, at) if named else None

    def _may_be_engaged(self, name: str) -> bool:
        return name.startswith(_THIRD_PARTY) or ActorForms.of(self.lexicon).may_be_engaged(name)

    def _may_partner(self, name: str) -> bool:
        """Return whether a name behind 与 is that of a partner: an agency, or institutions in general."""
        forms = ActorForms.of(self.lexicon)
        return forms.may_be_engaged(name) or forms.is_headed(name)

    def _behind_adverbs(self, at: int) -> int:
        adverbs = _ADVERBS.match(self.text, at)
        return adverbs.end() if adverbs else at

    @property
    def _triggers(self) -> tuple[str, ...]:
        return self.lexicon.words_of("partner-verb")


@lru_cache
def _verb_of(lexicon: Lexicon, role: str) -> re.Pattern[str]:
    """Return the pattern of the verbs of a role, behind those who have it: 市局牵头, 各区局积极配合."""
    return re.compile(rf"\s*(?:予以|给予|积极|密切|共同|做好)?(?:{lexicon.pattern(role).pattern})\s*[、，]?")
