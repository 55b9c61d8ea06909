"""Conversion of Traditional into Simplified script, character for character, so that offsets stay."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Protocol

from loaders.text.spans import Text

# A Simplified notice quotes a name or two in Traditional script; a Traditional one differs in every fifth character.
TRADITIONAL_SHARE = 0.04
_HAN = re.compile(r"[\u3400-\u9fff]")
# The only ones of the 6,763 characters of GB 2312 that OpenCC converts (1.4.2, table t2s).
_OLD_FORMS = frozenset("乾吒夥後徵拚捱摺於榘菸薹袷醣麴麽")


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


def simplify(text: Text) -> Text:
    """Return the text in Simplified script if it looks Traditional, else unchanged."""
    if not looks_traditional(text.value):
        return text
    return Text(to_simplified(text.value), text.origins)


def looks_traditional(value: str) -> bool:
    """Return whether the share of characters that Simplified script lacks is that of a Traditional text."""
    counts = {char: count for char, count in Counter(value).items() if _HAN.match(char)}
    total = sum(counts.values())
    rare = sum(count for char, count in counts.items() if not _is_simplified(char))
    if rare < TRADITIONAL_SHARE * total or not rare:
        return False
    different = sum(count for char, count in counts.items() if to_simplified(char) != char)
    return different >= TRADITIONAL_SHARE * total


def to_simplified(value: str) -> str:
    """Return `value` in Simplified script, of the same length."""
    if all(map(_is_simplified, set(_HAN.findall(value)))):
        return value
    return "\n".join(map(_convert_line, value.split("\n")))


def _convert_line(line: str) -> str:
    simplified = _converter().convert(line)
    if len(simplified) == len(line):
        return simplified
    chars = ((char, _converter().convert(char)) for char in line)
    return "".join(new if len(new) == 1 else char for char, new in chars)


@cache
def _is_simplified(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return char not in _OLD_FORMS


@cache
def _converter() -> _Converter:
    from opencc import OpenCC  # 2 MB of tables, wanted by one notice in a thousand

    converter: _Converter = OpenCC("t2s")
    return converter
