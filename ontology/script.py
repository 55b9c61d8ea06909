"""Simplified script in place of Traditional, character for character, so that offsets stay."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

# The only ones of the 6,763 characters of GB 2312 that OpenCC converts (1.4.2, table t2s).
_OLD_FORMS = frozenset("乾吒夥後徵拚捱摺於榘菸薹袷醣麴麽")


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


def to_simplified(value: str) -> str:
    """Return `value` in Simplified script, of the same length."""
    if not uncommon().search(value):
        return value
    return "\n".join(map(_convert_line, value.split("\n")))


@cache
def uncommon() -> re.Pattern[str]:
    """Return the pattern of a Chinese character that Simplified script lacks: one that is not in GB 2312."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    common = {cell.decode("gb2312", "ignore") for cell in cells} - _OLD_FORMS
    return re.compile(f"[^\x00-\u33ff{''.join(sorted(common))}\ua000-\U0010ffff]")


def _convert_line(line: str) -> str:
    simplified = _converter().convert(line)
    if len(simplified) == len(line):
        return simplified
    chars = ((char, _converter().convert(char)) for char in line)
    return "".join(new if len(new) == 1 else char for char, new in chars)


@cache
def _converter() -> _Converter:
    from opencc import OpenCC  # 2 MB of tables, wanted by one notice in a thousand

    converter: _Converter = OpenCC("t2s")
    return converter
