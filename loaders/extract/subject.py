"""The subject of a clause: the lead and partner organizers named before its verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extract.group_names import GroupNames
from loaders.extract.names import LONGEST_ACTOR, NameReader
from loaders.lexicon.lexicon import Lexicon, Word, longest_first

_WITH = "与"
_TOGETHER = ("联合", "共同", "合作", "联手", "一起", "协同")
_LEAD_VERB = re.compile(r"\s*(?:牵头|主办|负责)\s*[、，]?")
_PARTNER_VERB = re.compile(r"\s*(?:配合|协办|参与|支持|协助|参加)\s*[、，]?")
_ADVERBS = re.compile(r"(?:将|拟|积极|共同|分别)*")
_BY = re.compile(r"\s*由(?=[\u3400-\u9fff])")
_BY_AGENT = re.compile(r"(?<=.)由(?=[\u3400-\u9fff《])")
_TAKING_PART = re.compile("参加|参与|出席")
_HELD = re.compile("(?:主办|举办|召开|开展|承办|组织|举行)的")
_LONGEST_VERB = 6  # characters behind the actor that ends a clause: 负责组织实施


@dataclass(frozen=True)
class Subject:
    """The lead and partner organizers that a clause names, as printed, and where they end in it."""

    organizers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    end: int = 0


def read_subject(text: str, words: Sequence[Word], lexicon: Lexicon, in_list: bool) -> Subject:
    """Return the subject of a clause; `words`: its known words; `in_list`: it opens an entry of a list of
    agencies, where shorter and unknown names are accepted."""
    names = NameReader(text, words, lexicon, in_list)
    by = _BY.match(text)  # 由甲牵头
    organizers, end = names.list_at(by.end() if by else _behind_invitation(text, lexicon))
    if not organizers:
        organizers = _host(text, names) or _agent(text, names)
        return Subject(tuple(organizers)) if organizers else _partners_alone(text, words, lexicon)
    partners_and_end = _named_partners(text, names, end)
    if partners_and_end:
        return Subject(tuple(organizers), *partners_and_end)
    if len(organizers) > 1 and _is_last_partner(text, organizers, end):
        return Subject(tuple(organizers[:-1]), (organizers[-1],), end)
    partners, end = _joined_partners(text, words, lexicon, end)
    return Subject(tuple(organizers), tuple(partners), end)


def _partners_alone(text: str, words: Sequence[Word], lexicon: Lexicon) -> Subject:
    """Return the partners of a clause that names no lead organizer: 会同卫生部门进行…."""
    partners, end = _joined_partners(text, words, lexicon, 0)
    return Subject((), tuple(partners), end)


def _host(text: str, names: NameReader) -> list[str]:
    """Return the hosts of an event in which others take part: 市局 in 参加市局举办的培训班."""
    part = _TAKING_PART.search(text)
    hosts, end = names.list_at(part.end()) if part else ([], 0)
    return hosts if _HELD.match(text, end) else []


def _agent(text: str, names: NameReader) -> list[str]:
    """Return the actors behind 由 at the end of a clause: 抽查结果由市局公布."""
    by = _BY_AGENT.search(text)
    agents, end = names.list_at(by.end()) if by else ([], 0)
    return agents if len(text) - end <= _LONGEST_VERB else []


def _behind_invitation(text: str, lexicon: Lexicon) -> int:
    """Return where the actors stand whom a clause invites to act (鼓励有条件的企业…, 提倡各地…), else 0."""
    verb = longest_first(lexicon.words_of("inviting-verb")).match(text)
    return verb.end() if verb and GroupNames.of(lexicon).is_begun(text, verb.end()) else 0


def _named_partners(text: str, names: NameReader, at: int) -> tuple[tuple[str, ...], int] | None:
    """Return the partners with a verb of their own, and where that ends: 工艺技术部牵头、各制造厂配合，…."""
    lead = _LEAD_VERB.match(text, at)
    if not lead:
        return None
    partners, end = names.list_at(lead.end())
    verb = _PARTNER_VERB.match(text, end)
    return (tuple(partners), verb.end()) if partners and verb else None


def _is_last_partner(text: str, organizers: Sequence[str], end: int) -> bool:
    """Return whether the last of the names is a partner: 县局与县融媒体中心联合录制."""
    before = end - len(organizers[-1]) - 1
    return text.startswith(_WITH, before) and text.startswith(_TOGETHER, end)


def _joined_partners(text: str, words: Sequence[Word], lexicon: Lexicon, at: int) -> tuple[list[str], int]:
    """Return the partners behind 会同, 联合, 配合, or between 与 and 联合, and where they end."""
    adverbs = _ADVERBS.match(text, at)
    begin = adverbs.end() if adverbs else at
    triggers = lexicon.words_of("partner-verb")
    trigger = next((each for each in triggers if text.startswith(each, begin)), None)
    if trigger is None and not text.startswith(_WITH, begin):
        return [], at
    behind = begin + len(trigger or _WITH)
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
    """Return where the verb or frame behind the partners stands; the end of a clause of names alone; None where
    联合 only modifies the verb (联合开展)."""
    for word in words:
        verb = word.is_in("hold-verb", "do-verb", "raise-verb") and not word.is_noun
        frame = word.is_in("frame") and not word.is_in("partner-verb") and word.start > behind + 1
        if word.start >= begin and (verb or frame):
            return word.start if word.start > behind else None
    return len(text) if lexicon.ends_with(text, "agency-suffix") else None
