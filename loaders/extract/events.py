"""The kinds of object a verb may have: an event, the campaign itself, an abstract noun or an exhortation."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.lexicon.lexicon import Lexicon

_QUOTES = re.compile(r"[“”\s]")
_TAIL = re.compile(r"的?(?:力度|工作)$")
_BRACKET = re.compile(r"[（(][^（）()]*[)）]$")


def without_tail(text: str) -> str:
    """Return an object without the 力度 or 工作 at its end."""
    return _TAIL.sub("", text)


def is_event(text: str, lexicon: Lexicon) -> bool:
    """Return whether an object ends in an event noun, a quoted name or special work (宣贯工作)."""
    whole = _BRACKET.sub("", text.rstrip("等 "))
    bare = without_tail(whole)
    return (
        lexicon.ends_with(bare, "event-noun")
        or bare.endswith("”")
        or lexicon.ends_with(whole, "special-work")
    )


def is_abstract(text: str, lexicon: Lexicon) -> bool:
    """Return whether an object is nothing that can be held: it ends in 意识, 水平, 体系 or only exhorts."""
    bare = _BRACKET.sub("", text.rstrip("等 "))
    return lexicon.ends_with(bare, "empty-noun") or is_exhortation(text, lexicon)


def is_campaign(text: str, lexicon: Lexicon) -> bool:
    """Return whether an object is the quality month itself, not an activity in it: 2025年全省住建系统“质量月”活动, but
    not its opening or publicity (启动“质量月”活动)."""
    bare = _QUOTES.sub("", text)
    acts = lexicon.pattern("do-verb").match(bare) or lexicon.pattern("cause-verb").match(bare)
    return not acts and _campaign_itself(lexicon).match(bare) is not None


@lru_cache(maxsize=4)
def _campaign_itself(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of the quality month of some year, place or trade."""
    scope, trade = (lexicon.pattern(words).pattern for words in ("campaign-scope", "campaign-trade"))
    own = r"(?!质量月)[\u3400-\u9fff、]{0,12}的"
    return re.compile(
        rf"(?:好|\d{{4}}年度?(?:(?!质量月)[\u3400-\u9fff]){{0,12}}|第[\d一二三四五六七八九十]{{1,3}}[个届次]|(?:{scope})|(?!质量月)[\u3400-\u9fff]{{0,10}}?(?:{trade})|{own})*+"
        r"质量月(?:的|各项|系列|主题|专题)*(?:活动|工作)*$"
    )


def is_exhortation(text: str, lexicon: Lexicon) -> bool:
    """Return whether an object contains a word of exhortation (全社会, 能力建设)."""
    return lexicon.holds(text, "vague-adjective")
