"""Ids made of words and of content: the same on every machine and in every run. Pure."""

import hashlib
import re
from functools import lru_cache

from pypinyin import lazy_pinyin

_NOT_IN_ID = re.compile(r"[^0-9a-z]+")


@lru_cache(
    maxsize=1024
)  # the agencies and kinds of notices repeat, and pinyin takes longer than all else of an id
def slug(text: str) -> str:
    """Return `text` as lower-case letters, digits and hyphens, Chinese as pinyin.

    国市监质发〔2025〕77号 becomes guo-shi-…-77.
    """
    syllables = lazy_pinyin(text, errors=str.lower)
    return _NOT_IN_ID.sub("-", "-".join(syllables)).strip("-")


def content_id(*parts: str) -> str:
    """Return twelve hexadecimal digits that identify `parts` by content."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
