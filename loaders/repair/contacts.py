"""Personal contact data: masked with `＊` before anything is stored, logged or shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.text import Edit, Text

MASK = "＊"
_BLANK = r"[ ]*"
_E_MAIL = r"[\w.+-]+[@＠][\w-]+(?:[.．][\w-]+)+"
_PHONE = (
    r"(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"  # mobile
    r"|(?<![\d.])[（(]?0\d{2,3}[）)]?[-— ]{0,2}\d{7,8}(?:[-—转 ]{1,2}\d{1,6})?(?!\d)"  # land line
)
# What stands behind such a label is a person or a way to reach one, whatever it looks like.
_LABEL = (
    r"(?:联\s*系\s*人|联\s*络\s*人|联\s*系\s*电\s*话|联\s*系\s*方\s*式|经\s*办\s*人|电\s*话|手\s*机|传\s*真"
    r"|邮\s*箱|电\s*子\s*邮\s*[箱件]|e-?mail|微\s*信|qq)"
    rf"(?:{_BLANK}[（(][^）)\n]*[）)])?{_BLANK}[:：]"
)
_LABELLED = re.compile(rf"{_LABEL}{_BLANK}(?P<value>(?:(?!{_LABEL})[^\n；;。）)])+)", re.IGNORECASE)
_BARE = re.compile(f"{_E_MAIL}|{_PHONE}")
_KEPT = re.compile(r"[\s、，,＊*]+")


def mask_contacts(text: Text) -> Text:
    """The text with every contact datum masked, character by character: its length does not change."""
    masked = text.edit(_masks(text.value, _LABELLED, "value"))
    return masked.edit(_masks(masked.value, _BARE, 0))


def _masks(value: str, pattern: re.Pattern[str], group: str | int) -> Iterator[Edit]:
    for found in pattern.finditer(value):
        start, end = found.span(group)
        yield Edit(start, end, _mask(value[start:end]))


def _mask(datum: str) -> str:
    return "".join(char if _KEPT.fullmatch(char) else MASK for char in datum)
