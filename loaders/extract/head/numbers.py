"""Document numbers that share their line: behind a title, beside the letterhead or the name of who signs."""

from __future__ import annotations

import re

from loaders.text.extracted import Extracted, without_blanks
from loaders.text.paragraphs import DOC_NUMBER, Paragraph
from loaders.text.spans import Span

_BEHIND_TITLE = re.compile(r"[（(\s]\s*$")
_SIGNER = re.compile(r"^\s*(?:签发人|会签人)?\s*[:：]?\s*(?:[\u3400-\u9fff]\s*){0,8}[＊*某\s]*$")
_LETTERHEAD = re.compile(r"文\s*件\s*$")


def unbracketed(number: str) -> str:
    """A number without the brackets around the whole of it; those of its year stay."""
    whole = number[:1] in "(（" and number[-1:] in ")）"
    return number[1:-1] if whole else number


def number_behind(title: str) -> tuple[str, str]:
    """A title without the number that is printed behind it, and that number; "" where there is none."""
    for found in DOC_NUMBER.finditer(title) if "号" in title else ():
        before = title[: found.start()]
        closed = title[found.end() :].strip(" )）") == ""
        if closed and _BEHIND_TITLE.search(before):
            return before.rstrip(" （("), found.group()
    return title, ""


def beside_number(paragraph: Paragraph) -> Extracted[str] | None:
    """A number with the letterhead before it (甲公司文件 甲质〔2024〕1号) or the signer behind (签发人：…)."""
    may_be = "号" in paragraph.text and paragraph.is_line and not paragraph.marker
    found = DOC_NUMBER.search(paragraph.text) if may_be else None
    if found is None:
        return None
    before, behind = paragraph.text[: found.start()], paragraph.text[found.end() :]
    headed = bool(_LETTERHEAD.search(before)) and not behind.strip()
    signed = not before.strip() and "签发" in behind and _SIGNER.match(behind) is not None
    if not (headed or signed):
        return None
    start = paragraph.span.start + found.start()
    return Extracted(without_blanks(found.group()), Span(start, start + len(found.group())))
