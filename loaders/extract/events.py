"""What kind of thing an object is: an event, the campaign itself, a concrete piece of work, or nothing to hold."""

from __future__ import annotations

import re

from loaders.lexicon.lexicon import Lexicon

_CAMPAIGN_ITSELF = re.compile(
    r"^(?:好|“|”|的|\d{4}\s*年|全国|全省|全市|全区|行业|本地区?|本年度|年度|今年|(?!质量月)[\u3400-\u9fff、]{0,12}的)*+"
    r"质量月[“”]*(?:的|各项|系列|主题|专题)*(?:活动|工作)?$"
)
_QUOTES = re.compile(r"[“”\s]")
_TAIL = re.compile(r"的?(?:力度|工作)$")
_BRACKET = re.compile(r"[（(][^（）()]*[)）]$")


def without_tail(wanted: str) -> str:
    """An object without the 力度 or 工作 at its end."""
    return _TAIL.sub("", wanted)


def is_event(wanted: str, lexicon: Lexicon) -> bool:
    """Whether an object ends as events do: in an event noun, a quoted name, or special work (宣贯工作)."""
    whole = _BRACKET.sub("", wanted.rstrip("等 "))
    bare = without_tail(whole)
    return (
        lexicon.ends_with(bare, "event-noun")
        or bare.endswith("”")
        or lexicon.ends_with(whole, "special-work")
    )


def is_empty(wanted: str, lexicon: Lexicon) -> bool:
    """Whether an object is nothing that could be held: it ends in 意识, 水平, 体系."""
    bare = _BRACKET.sub("", wanted.rstrip("等 "))
    return lexicon.ends_with(bare, "empty-noun") or is_vague(wanted, lexicon)


def is_campaign(wanted: str) -> bool:
    """Whether an object is the quality month itself, and no activity in it."""
    return _CAMPAIGN_ITSELF.match(_QUOTES.sub("", wanted)) is not None


def is_vague(wanted: str, lexicon: Lexicon) -> bool:
    """Whether an object has words of exhortation in it (全社会, 能力建设)."""
    return lexicon.holds(wanted, "vague-adjective")
