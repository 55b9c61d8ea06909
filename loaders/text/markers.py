"""The marks by which a notice numbers its parts: 一、（一） 1. （1） 附件1, and labels such as 主送：."""

from __future__ import annotations

import re
from typing import NamedTuple

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_NUMERAL = "一二三四五六七八九十百"
_HAN = re.compile(
    "(?:(?P<hundreds>[一二三四五六七八九两])百)?[零〇]?"
    "(?P<ten>(?P<tens>[一二三四五六七八九])?十)?(?P<ones>[一二三四五六七八九])?"
)

_MARKER = re.compile(
    rf"\s*(?:"
    rf"(?P<annex>附\s*件?\s*[（(]?(?P<annex_no>[0-9０-９]{{1,3}}|[{_NUMERAL}]{{1,3}})?[)）]?)\s*(?=[:：、.．\s]|$)[:：、.．]?"
    rf"|(?P<chapter>第\s*[{_NUMERAL}]+\s*[章部节](?:分)?)"
    rf"|(?P<han>[{_NUMERAL}]{{1,4}})\s*[、.．]"
    rf"|[（(]\s*(?P<han_bracket>[{_NUMERAL}]{{1,4}})\s*[)）]"
    rf"|(?P<arabic>\d{{1,2}})\s*(?:[、)）]|[.．](?!\d)|[.．](?=(?:19|20)\d\d))"
    rf"|[（(]\s*(?P<arabic_bracket>\d{{1,2}})\s*[)）]"
    rf"|(?P<circled>[①-⑳])"
    rf")\s*"
)
_UNIT = re.compile(r"[第章部节分\s]")
# Labels that begin a line of their own in a notice, whatever stands before.
_LABEL = re.compile(
    r"\s*(?:(?:主\s*送|抄\s*[送报]|[报分]\s*送|联\s*系\s*(?:人|电\s*话|方\s*式)|联\s*络\s*[人员]|主\s*题|口\s*号)\s*[:：]|附\s*件|附(?=\s*[\d一二三四:：]))"
)
# Any short word before a colon may be a label too, or the end of a sentence that a page cut.
_LABEL_LIKE = re.compile(r"\s*[\u3400-\u9fff]{2,8}[:：]")
_RANKS = ("annex", "chapter", "han", "han_bracket", "arabic", "arabic_bracket", "circled")


class Marker(NamedTuple):
    """A numbering mark: its kind, its number, how it is printed, and where the text behind it begins."""

    kind: str
    number: int
    printed: str
    end: int

    @property
    def rank(self) -> int:
        """How deep this kind of mark usually stands: 0 an annex, 2 一、, 3 （一）, 4 1. …"""
        return _RANKS.index(self.kind)


def read_marker(line: str) -> Marker | None:
    """The mark that begins `line`, or None."""
    found = _MARKER.match(line)
    if found is None:
        return None
    kind = next(rank for rank in _RANKS if found[rank])
    printed = found["annex_no"] or "" if kind == "annex" else found[kind]
    number = _number(printed)
    return None if number is None else Marker(kind, number, "".join(printed.split()), found.end())


def begins_block(line: str) -> bool:
    """Whether `line` begins a part of its own and so cannot go on with the line before it."""
    return _MARKER.match(line) is not None or _LABEL.match(line) is not None


def is_table_row(line: str) -> bool:
    """Whether `line` is a row of a table, `| cell | cell |`: it neither goes on nor is gone on with."""
    stripped = line.strip()
    return len(stripped) > 2 and stripped[0] == stripped[-1] == "|" and "|" in stripped[1:-1]


def looks_like_label(line: str) -> bool:
    """Whether `line` opens with a short word and a colon, such as 主要内容：."""
    return _LABEL_LIKE.match(line) is not None


def number_of(printed: str) -> int | None:
    """A printed number, in digits or Chinese numerals; None for characters in no order (二二十)."""
    try:
        return int(printed) if printed.isdecimal() else han_number(printed)
    except ValueError:
        return None


def han_number(numeral: str) -> int:
    """一 → 1, 十二 → 12, 二十一 → 21, 二〇二五 → 2025. Raises `ValueError` for anything else."""
    if numeral and all(char in _DIGITS for char in numeral):
        return int("".join(str(_DIGITS[char]) for char in numeral))
    found = _HAN.fullmatch(numeral)
    if not found or not numeral:
        raise ValueError(f"not a Chinese numeral: {numeral!r}")
    hundreds = 100 * _DIGITS[found["hundreds"]] if found["hundreds"] else 0
    tens = 10 * (_DIGITS[found["tens"]] if found["tens"] else 1) if found["ten"] else 0
    return hundreds + tens + (_DIGITS[found["ones"]] if found["ones"] else 0)


def _number(printed: str) -> int | None:
    if not printed:
        return 0
    if printed[0] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        return ord(printed[0]) - ord("①") + 1
    return number_of(_UNIT.sub("", printed))
