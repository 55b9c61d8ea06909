"""Normalisation of characters: entities, tags, invisible characters, blanks, radicals, full-width letters."""

from __future__ import annotations

import html
import re
import string
import unicodedata
from collections.abc import Iterator

from loaders.text.spans import Edit, Text

# The characters by which pages that disguise their text write the letters a to z: &濒诲辩耻辞; is &ldquo;.
_DISGUISES = "补产肠诲别蹿驳丑颈箩办濒尘苍辞辫辩谤蝉迟耻惫飞虫测锄"
_UNDISGUISED = str.maketrans(_DISGUISES, string.ascii_lowercase)
_ENTITY = re.compile(
    rf"&(?:amp;)*(#\d{{1,7}};|#[xX][0-9a-fA-F]{{1,6}};|(?:[A-Za-z]{{2,8}}|[{_DISGUISES}]{{2,8}})\d?;|nbsp)"
)
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>p|br|div|li|tr|h[1-6]|span|strong|b|i|u|em|a|font|td|th|sup|sub)(?:\s[^<>\n]{0,300})?/?>",
    re.IGNORECASE,
)
_BREAKING = frozenset({"p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ue000-\uf8ff\U000f0000-\U0010fffd]"
)
# A private-use character at the beginning of a line was a bullet in the font of the document.
_GLYPH_BULLET = re.compile(r"(?m)^([ ]*)[\ue000-\uf8ff](?=[ ]*[^\s\ue000-\uf8ff])")
_BOOK_MARK = re.compile(r"<<(?=[^<>\n]{2,80}>>)|(?<=[^<>\n])>>")
# 二○一二年, 二Ｏ一二年, 二0一二年: the forms of the round zero in a Chinese year
_HAN_YEAR = re.compile(r"(?<![一二三四五六七八九〇零○])[一二][一二三四五六七八九〇零○Ｏ０Oo0◯ο]{3}(?=\s*年)")
_ZEROS = dict.fromkeys(map(ord, "○Ｏ０Oo0◯ο"), "〇")
# 2 0 2 5 年 8 月 1 日: a letter-spaced date on a line of its own
_SPACED_DATE = re.compile(
    r"(?m)^[ ]*(?:[0-9〇零一二三四五六七八九十年月日] +){5,24}[0-9〇零一二三四五六七八九十年月日][ ]*$"
)
_DASH = re.compile(r"[－‐‑‒―−﹣](?<=[\d年月日].)(?=\d)")
_OLD_NUMBER = re.compile(r"[〔\[（(【［﹝]\s*[０-９]{2,4}\s*[〕\]）)】］﹞]\s*第?\s*[０-９]{1,5}\s*号")
# 积极参与.各部门: a half-width full stop behind Chinese text, but not that of a numbering mark (一.活动主题)
_FULL_STOP = re.compile(
    r"(?<=[\u3400-\u9fff”》）)])(?<![一二三四五六七八九十])\.(?=\s|$|[\u3400-\u9fff“《（(]|\d{1,2}[.、]\D)"
)
_NUMBER_GLYPH = re.compile("[⑴-⒛㈠-㈩]")  # ⑴, ⒈, ㈠: a numbering mark in one character
_BLANKS = dict.fromkeys(
    "\x0b\xa0\u1680\u202f\u205f\u3000\u3164" + "".join(map(chr, range(0x2000, 0x200B))), " "
)
# Radicals in PDF fonts for which Unicode has no compatibility mapping.
_RADICALS = dict(
    zip(
        "⺠⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰",
        "民西见角贝车长门青页风飞食马骨鬼鱼鸟卤麦黄齐齿龙",
        strict=True,
    )
)
_CORNERS = dict(zip("「」『』﹁﹂﹃﹄＂", '“”‘’“”‘’"', strict=True))


def _compatible() -> Iterator[tuple[str, str]]:
    """Yield the Kangxi radicals and compatibility ideographs, each with its common character."""
    for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00)):
        common = unicodedata.normalize("NFKC", chr(code))
        if len(common) == 1 and common != chr(code):
            yield chr(code), common


_COMMON = {
    **_RADICALS, **_CORNERS, **dict(_compatible()), **_BLANKS, "\u2028": "\n", "\u2029": "\n",
}  # fmt: skip
_ODD = re.compile(f"[{re.escape(''.join(_COMMON))}]")
_WIDE = {
    chr(code): chr(code - 0xFEE0)
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_IS_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")


def clean(text: Text) -> Text:
    """Return the text without entities, tags and invisible characters, with one kind of blank and digit.

    Tabs and form feeds stay, since they mark cells and pages.
    """
    text = text.edit(_entities(text.value))
    text = text.edit(_tags(text.value))
    text = _same_length(text, _ODD.sub(lambda odd: _COMMON[odd.group()], text.value))
    text = text.edit(Edit(found.end() - 1, found.end(), "•") for found in _GLYPH_BULLET.finditer(text.value))
    text = text.edit(Edit(*found.span()) for found in _INVISIBLE.finditer(text.value))
    text = _same_length(
        text, _half_width(_HAN_YEAR.sub(lambda year: year.group().translate(_ZEROS), text.value))
    )
    text = _same_length(text, _DASH.sub("-", text.value))
    if "." in text.value:
        text = _same_length(text, _FULL_STOP.sub("。", text.value))
    text = text.edit(
        Edit(*glyph.span(), unicodedata.normalize("NFKC", glyph.group()))
        for glyph in _NUMBER_GLYPH.finditer(text.value)
    )
    text = text.edit(_book_marks(text.value))
    return text.edit(_spaced_dates(text.value))


def _same_length(text: Text, value: str) -> Text:
    return Text(value, text.origins)


def _entities(value: str) -> Iterator[Edit]:
    for found in _ENTITY.finditer(value):
        char = html.unescape(f"&{found[1].translate(_UNDISGUISED).rstrip(';')};")
        if not char.startswith("&") or char == "&":
            yield Edit(found.start(), found.end(), " " if char in "\n\r" else char)


def _tags(value: str) -> Iterator[Edit]:
    for found in _TAG.finditer(value):
        yield Edit(found.start(), found.end(), "\n" if found["name"].lower() in _BREAKING else "")


def _half_width(value: str) -> str:
    """Return the text with half-width digits and letters, except in document numbers, which stay as printed."""
    pieces, done = [], 0
    for found in _OLD_NUMBER.finditer(value):
        pieces += [_narrow(value[done : found.start()]), found.group()]
        done = found.end()
    return "".join(pieces) + _narrow(value[done:])


def _narrow(value: str) -> str:
    return _IS_WIDE.sub(lambda wide: _WIDE[wide.group()], value)


def _book_marks(value: str) -> Iterator[Edit]:
    """Yield the edits that turn <<…>> into 《…》."""
    opened = False
    for found in _BOOK_MARK.finditer(value) if "<<" in value or ">>" in value else ():
        opening = found.group() == "<<"
        if opening != opened:
            yield Edit(found.start(), found.end(), "《" if opening else "》")
            opened = opening


def _spaced_dates(value: str) -> Iterator[Edit]:
    for date in _SPACED_DATE.finditer(value):
        if "年" in date.group() and "月" in date.group():
            for blank in re.finditer(r"(?<=\S) +(?=\S)", date.group()):
                yield Edit(date.start() + blank.start(), date.start() + blank.end())
