"""The subject of a clause: the lead and partner organizers named before its verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from loaders.extract.actor_forms import ActorForms
from loaders.extract.names import NameReader
from loaders.extract.partners import PartnerReader
from loaders.lexicon.lexicon import Lexicon, Word

_WITH = "与"
# What may stand before the subject: 年底前, 由
_OPENING = re.compile(
    r"\s*[)）]?\s*(?:(?:“?质量月”?|活动)期间"
    r"|(?:[本当]?[年月]|第?[一二三四]?季度|学期)(?:[上中下]旬|[初中末底内])(?:之?前|以前)?)?"
    r"\s*(?P<by>由(?=[\u3400-\u9fff]))?"
)
_BY_AGENT = re.compile(r"(?<=.)由(?=[\u3400-\u9fff《])")
_SHORT_HOST = re.compile(r"(?P<name>[\u3400-\u9fff]{0,4}(?:集团|公司|总部|协会|[部省市厅局县区州总]里))")
_HELD_AT = re.compile("(?:在[^，的]{2,12}?)?")
_LONGEST_VERB = 6  # characters behind the actor that ends a clause: 负责组织实施


class Subject(NamedTuple):
    """The lead and partner organizers that a clause names, as printed, and where they end in it.

    `is_host`: they hold an event in which others take part (参加市局举办的…); `is_invited`: they are asked to act
    (鼓励各企业…). Neither holds for the actions behind it. `is_agent`: 由 stands before them; `shares`: the partners
    have part in all actions of the sentence.
    """

    organizers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    end: int = 0
    is_host: bool = False
    is_invited: bool = False
    is_agent: bool = False
    shares: bool = False


def read_subject(text: str, words: Sequence[Word], lexicon: Lexicon, in_list: bool) -> Subject:
    """Return the subject of a clause; `words`: its known words; `in_list`: it opens an entry of a list of
    agencies, where shorter and unknown names are accepted."""
    names = NameReader(text, words, lexicon, in_list)
    reader = PartnerReader(text, words, lexicon, names)
    host = _host(text, names)
    if host:
        return Subject(tuple(host), is_host=True)
    begin, by = _beginning(text)
    invited, end = _invited(text, names, lexicon)
    organizers, end = (invited, end) if invited else names.list_at(begin, certain=by)
    if not organizers:
        agents = _agent(text, names)
        partners = reader.read(0, led=False)
        return Subject(tuple(agents), tuple(partners.names), partners.end, is_agent=bool(agents))
    if reader.alone(organizers, end):
        return Subject((), tuple(organizers), len(text), shares=True)
    if len(organizers) > 1 and _is_last_partner(text, organizers, end, lexicon):
        return Subject(tuple(organizers[:-1]), (organizers[-1],), end)
    partners = reader.read(end, led=True)
    return Subject(
        tuple(organizers),
        tuple(partners.names),
        partners.end,
        is_invited=bool(invited),
        is_agent=by,
        shares=partners.share,
    )


def _beginning(text: str) -> tuple[int, bool]:
    """Return where the subject begins, behind 年底 or 由, and whether 由 stands there."""
    opening = _OPENING.match(text)
    return (opening.end(), opening["by"] is not None) if opening else (0, False)


def _invited(text: str, names: NameReader, lexicon: Lexicon) -> tuple[list[str], int]:
    """Return the groups whom a clause invites to act (鼓励有条件的企业…, 支持各企业…), and where they end."""
    strong = lexicon.pattern("inviting-verb").match(text)
    verb = strong or lexicon.pattern("supporting-verb").match(text)
    if verb is None:
        return [], 0
    invited, end = names.list_at(verb.end())
    every = all(each.startswith("各") for each in invited)
    groups = strong and all(map(ActorForms.of(lexicon).is_group, invited))
    return (invited, end) if every or groups else ([], 0)


def _host(text: str, names: NameReader) -> list[str]:
    """Return the hosts of an event in which others take part: 市局 in 参加市局举办的培训班."""
    part = names.lexicon.pattern("taking-part").search(text)
    if part is None:
        return []
    hosts, end = names.list_at(part.end())
    held = names.lexicon.pattern("host-verb")
    holds = re.compile(f"{_HELD_AT.pattern}(?:{held.pattern})的")
    if hosts and holds.match(text, end):
        return hosts
    short = _SHORT_HOST.match(text, part.end())  # 参加集团举办的…, 参加部里组织的…
    return [short["name"]] if short and holds.match(text, short.end()) else []


def _agent(text: str, names: NameReader) -> list[str]:
    """Return the actors behind 由 at the end of a clause: 抽查结果由市局公布."""
    by = _BY_AGENT.search(text) if "由" in text else None
    agents, end = names.list_at(by.end()) if by else ([], 0)
    return agents if len(text) - end <= _LONGEST_VERB else []


def _is_last_partner(text: str, organizers: Sequence[str], end: int, lexicon: Lexicon) -> bool:
    """Return whether the last of the names is a partner: 县局与县融媒体中心联合录制."""
    before = end - len(organizers[-1]) - 1
    return text.startswith(_WITH, before) and text.startswith(lexicon.words_of("joint-act"), end)
