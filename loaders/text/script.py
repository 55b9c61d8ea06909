"""Conversion of Traditional into Simplified script, character for character, so that offsets stay."""

from __future__ import annotations

import re
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
    rare = set(_uncommon().findall(value))
    least = TRADITIONAL_SHARE * len(_HAN.findall(value)) if rare else 0
    if not rare or sum(map(value.count, rare)) < least:
        return False
    different = [char for char in set(_HAN.findall(value)) if to_simplified(char) != char]
    return sum(map(value.count, different)) >= least


def to_simplified(value: str) -> str:
    """Return `value` in Simplified script, of the same length."""
    if not _uncommon().search(value):
        return value
    return "\n".join(map(_convert_line, value.split("\n")))


def _convert_line(line: str) -> str:
    simplified = _converter().convert(line)
    if len(simplified) == len(line):
        return simplified
    chars = ((char, _converter().convert(char)) for char in line)
    return "".join(new if len(new) == 1 else char for char, new in chars)


@cache
def _uncommon() -> re.Pattern[str]:
    """Return the pattern of a Chinese character that Simplified script lacks: one that is not in GB 2312."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    common = {cell.decode("gb2312", "ignore") for cell in cells} - _OLD_FORMS
    return re.compile(f"[^\x00-\u33ff{''.join(sorted(common))}\ua000-\U0010ffff]")


@cache
def _converter() -> _Converter:
    from opencc import OpenCC  # 2 MB of tables, wanted by one notice in a thousand

    converter: _Converter = OpenCC("t2s")
    return converter
