"""Punctuation as it is printed in Chinese: OCR confuses full and half width, and the brackets of document numbers."""

from __future__ import annotations

import re

_HAN = r"[\u3400-\u9fff]"
_FULL = str.maketrans(",:;!?()", "，：；！？（）")
# A half-width mark beside a Chinese character or a full-width mark; 9:30 and (ISO 9001) stay.
_BESIDE_HAN = re.compile(r"(?<=[\u3400-\u9fff”’》）】〕％%])[,:;!?()]|[,:;!?()](?=[\u3400-\u9fff“‘《（【〔])")
_COLON = re.compile(r"(?<=\d):$")  # 附件2:
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_DASH = re.compile(r"(?<=[\u3400-\u9fff”])一(?=\s?\d)|(?<=[A-Za-z])一(?=[A-Za-z\d])")  # 昆仑一2025
_STOP = re.compile(rf"(?<={_HAN})[.．]$")
_OPEN, _CLOSE = r"[〔\[（(【［{「『〈]", r"[〕\]）)】］}」』〉]"
_YEAR = re.compile(
    rf"{_OPEN}\s?((?:19|20)\d\d)\s?{_CLOSE}(?=\s?第?\s?\d{{1,5}}\s?号)|\[\s?((?:19|20)\d\d)\s?{_CLOSE}|〔\s?((?:19|20)\d\d)\s?{_CLOSE}|{_OPEN}\s?((?:19|20)\d\d)\s?[〕\]]"
)
_QUOTES = {"“": "”", "‘": "’"}
# The engine separates digits where they are printed wide: 1 3 8 0 0 0. No number below this length is a contact.
_DIGITS = re.compile(r"(?<![\d.])\+?\d(?:[ -]?\d){6,19}(?!\d)")
_CONFUSED = re.compile(r"(?<![A-Za-z\d])(?=(?:[OoIl]{0,2}\d){5})[\dOoIl]{7,20}(?![A-Za-z\d])")
_LIKE_DIGITS = str.maketrans("OoIl", "0011")
_ADDRESS = re.compile(
    r"[A-Za-z0-9._%+-]+(?: ?[A-Za-z0-9._-]+)? ?[@＠] ?[A-Za-z0-9-]+(?: [A-Za-z0-9-]+)?(?: ?[.．] ?[A-Za-z0-9-]+)+"
)


def tidy(text: str) -> str:
    """Return a line or paragraph with its marks in full width beside Chinese, and document numbers in 〔 〕."""
    text = _BESIDE_HAN.sub(lambda mark: mark.group().translate(_FULL), text.strip())
    text = _BRACKETS.sub(_matching, _COLON.sub("：", _STOP.sub("。", text)))
    text = _quotes_matched(_DASH.sub("—", text))
    text = _YEAR.sub(lambda year: f"〔{next(filter(None, year.groups()))}〕", text)
    text = _CONFUSED.sub(lambda digits: digits.group().translate(_LIKE_DIGITS), text)
    text = _DIGITS.sub(lambda digits: digits.group().replace(" ", ""), text)
    return _ADDRESS.sub(lambda address: address.group().replace(" ", ""), text)


def _matching(brackets: re.Match[str]) -> str:
    """Return a pair of brackets of which one is full-width as a full-width pair."""
    text = brackets.group()
    return f"（{text[1:-1]}）" if "（" in text or "）" in text else text


def _quotes_matched(text: str) -> str:
    """Return the text with each closing mark of the kind of its opening one: the engine takes ” for ’."""
    chars, opened = list(text), []
    for place, char in enumerate(chars):
        if char in _QUOTES:
            opened.append(place)
        elif char in _QUOTES.values() and opened:
            first = opened.pop()
            if char == "”" and chars[first] == "‘" and not opened:
                chars[first] = "“"
            chars[place] = _QUOTES[chars[first]]
    return "".join(chars)
