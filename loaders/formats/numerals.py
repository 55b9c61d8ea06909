"""Numerals of lists: 3 as 三, ③, iii, C or 丙. The styles have their names in ECMA-376, part 1, 17.18.59."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from loaders.text.markers import LEGAL_NUMERALS

_DIGITS = "〇一二三四五六七八九"
_LEGAL = str.maketrans("〇零一二三四五六七八九十百千", f"零零{LEGAL_NUMERALS}佰仟")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LARGEST = 9999


def han(number: int) -> str:
    """Return a Chinese numeral (十二, 一百零五); Arabic digits for a number below 1 or above 9,999."""
    if not 0 < number <= LARGEST:
        return str(number)
    printed = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            printed += _DIGITS[digit] + name
        elif printed and not printed.endswith("零") and number % unit:
            printed += "零"
    return printed.removeprefix("一") if printed.startswith("一十") else printed


def digits(number: int) -> str:
    """Return a number in Chinese, digit by digit: 12 → 一二."""
    return "".join(_DIGITS[int(digit)] for digit in str(abs(number)))


def roman(number: int) -> str:
    """Return a Roman numeral (4 → iv); Arabic digits for a number that has none."""
    if not 0 < number < 4000:
        return str(number)
    printed = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        printed += letters * count
    return printed


def letter(number: int) -> str:
    """Return a number as letters, as word processors count: 1 → a, 26 → z, 27 → aa, 28 → bb."""
    if not 0 < number <= 26 * 30:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _row(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if 0 < number <= len(characters) else str(number)


def _run(first: str, length: int) -> Callable[[int], str]:
    return _row("".join(chr(ord(first) + place) for place in range(length)))


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


_STYLES: Mapping[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerLetter": letter,
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting"), han),
    **dict.fromkeys(("taiwaneseCounting", "taiwaneseCountingThousand", "koreanCounting"), han),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), digits),
    **dict.fromkeys(
        ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"),
        lambda number: han(number).translate(_LEGAL),
    ),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _run("①", 20)),
    "decimalEnclosedFullstop": _run("⒈", 20),
    "decimalEnclosedParen": _run("⑴", 20),
    "ideographEnclosedCircle": _run("㊀", 10),
    "ideographTraditional": _row("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _row("子丑寅卯辰巳午未申酉戌亥"),
}


def numeral(number: int, style: str) -> str:
    """Return `number` in a style; in Arabic digits where the style is `decimal` or unknown."""
    return _STYLES.get(style, str)(number)
