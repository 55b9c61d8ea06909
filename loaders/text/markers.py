"""Numbering marks at the beginning of a line (一、（一） 1. （1） 附件1), and labels such as 主送：."""

from __future__ import annotations

import re
from typing import NamedTuple

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
LEGAL_NUMERALS = "壹贰叁肆伍陆柒捌玖拾"  # 一 to 十 as on cheques, in which some write the numbers of parts
_NUMERAL = "一二三四五六七八九十百" + LEGAL_NUMERALS
_PLAIN = str.maketrans(LEGAL_NUMERALS, _NUMERAL[:10])
_HAN = re.compile(
    "(?:(?P<hundreds>[一二三四五六七八九两])百)?[零〇]?"
    "(?P<ten>(?P<tens>[一二三四五六七八九])?十)?(?P<ones>[一二三四五六七八九])?"
)

_MARKER = re.compile(
    rf"\s*(?=[附第{_NUMERAL}（(\d①-⑳])(?:"  # the beginnings of all marks: most lines have none
    rf"(?P<annex>附\s*件?\s*[（(]?(?P<annex_no>[0-9０-９]{{1,3}}|[{_NUMERAL}]{{1,3}})?[)）]?)\s*(?=[:：、.．\s]|$)[:：、.．]?"
    rf"|(?P<chapter>第\s*[{_NUMERAL}]+\s*[章部节](?:分)?)"
    rf"|(?P<han>[{_NUMERAL}]{{1,4}})\s*[、.．]"
    rf"|[（(]\s*(?P<han_bracket>[{_NUMERAL}]{{1,4}})\s*[)）]"
    rf"|(?P<arabic>\d{{1,2}})\s*(?:[、)）]|[.．](?!\d)|[.．](?=(?:19|20)\d\d|\d{{1,2}}月))"
    rf"|[（(]\s*(?P<arabic_bracket>\d{{1,2}})\s*[)）]"
    rf"|(?P<circled>[①-⑳])"
    # 2.1 质量培训, but not 9.10 (a day) or 1.5万
    r"|(?P<decimal>[1-6](?:[.．]\d{1,2}){1,2})[、.．]?\s*(?=[\u3400-\u9fff“《])(?![万亿元吨米倍公千百个分小])"
    rf"|第(?P<ordinal>[{_NUMERAL}]{{1,2}})[，,、]"
    rf")\s*"
)
_UNIT = re.compile(r"[第章部节分\s]")
# Labels that always begin a line of their own in a notice.
_LABEL = re.compile(
    r"\s*(?=[主抄报分联附口])(?:(?:主\s*送|抄\s*[送报]|[报分]\s*送|联\s*系\s*(?:人|电\s*话|方\s*式)|联\s*络\s*[人员]|主\s*题|口\s*号)\s*[:：]|附\s*件|附(?=\s*[\d一二三四:：]))"
)
# Any other short word before a colon may be a label, or the end of a sentence cut by a page.
_LABEL_LIKE = re.compile(r"\s*[\u3400-\u9fff]{2,8}[:：]")
_RANKS = (
    "annex",
    "chapter",
    "han",
    "han_bracket",
    "arabic",
    "arabic_bracket",
    "circled",
    "decimal",
    "ordinal",
)


class Marker(NamedTuple):
    """A numbering mark: its kind, its number, its printed form, and its end in the line."""

    kind: str
    number: int
    printed: str
    end: int

    @property
    def rank(self) -> int:
        """The usual depth of this kind of mark: 0 an annex, 1 第一章, 2 一、, 3 （一）, 4 1. …"""
        return _RANKS.index(self.kind)


def read_marker(line: str) -> Marker | None:
    """Return the numbering mark at the beginning of `line`, or None."""
    match = _MARKER.match(line)
    if match is None:
        return None
    kind = next(rank for rank in _RANKS if match[rank])
    printed = match["annex_no"] or "" if kind == "annex" else match[kind]
    number = _number(printed)
    return None if number is None else Marker(kind, number, "".join(printed.split()), match.end())


def begins_block(line: str) -> bool:
    """Return whether `line` opens a paragraph of its own: it begins with a numbering mark or a label."""
    mark = _MARKER.match(line)
    # 第一，效益优先 may be the end of 质量第一，…
    return (mark is not None and mark["ordinal"] is None) or _LABEL.match(line) is not None


def is_table_row(line: str) -> bool:
    """Return whether `line` is a row of a table, `| cell | cell |`."""
    stripped = line.strip()
    return len(stripped) > 2 and stripped[0] == stripped[-1] == "|" and "|" in stripped[1:-1]


def looks_like_label(line: str) -> bool:
    """Return whether `line` begins with a short word and a colon, such as 主要内容：."""
    return _LABEL_LIKE.match(line) is not None


def number_of(printed: str) -> int | None:
    """Return the value of a number printed in digits or Chinese numerals; None where it is malformed (二二十)."""
    try:
        return int(printed) if printed.isdecimal() else han_number(printed)
    except ValueError:
        return None


def han_number(numeral: str) -> int:
    """Return the value of a Chinese numeral: 十二 and 拾贰 → 12, 二〇二五 → 2025. Raises `ValueError` for anything
    else."""
    numeral = numeral.translate(_PLAIN)
    if numeral and all(char in _DIGITS for char in numeral):
        return int("".join(str(_DIGITS[char]) for char in numeral))
    match = _HAN.fullmatch(numeral)
    if not match or not numeral:
        raise ValueError(f"not a Chinese numeral: {numeral!r}")
    hundreds = 100 * _DIGITS[match["hundreds"]] if match["hundreds"] else 0
    tens = 10 * (_DIGITS[match["tens"]] if match["tens"] else 1) if match["ten"] else 0
    return hundreds + tens + (_DIGITS[match["ones"]] if match["ones"] else 0)


def _number(printed: str) -> int | None:
    if not printed:
        return 0
    if printed[0] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        return ord(printed[0]) - ord("①") + 1
    return number_of(_UNIT.sub("", re.split("[.．]", printed)[-1]))
