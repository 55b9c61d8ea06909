"""Document numbers that share a line with a title, a letterhead or the name of a signer."""

from __future__ import annotations

import re

from loaders.lexicon.lexicon import Lexicon
from loaders.lexicon.name_lines import holds_agencies
from loaders.text.extracted import Extracted, without_blanks
from loaders.text.paragraphs import DOC_NUMBER, Paragraph
from loaders.text.spans import Span

_BEHIND_TITLE = re.compile(r"[（(\s]\s*$")
_SIGNER = re.compile(r"^\s*(?:签发人|会签人)?\s*[:：]?\s*(?:[\u3400-\u9fff]\s*){0,8}[＊*某\s]*$")
_LETTERHEAD_WORD = re.compile(r"文\s*件")
_LETTERHEAD = re.compile(r"文\s*件\s*$")


def strip_brackets(number: str) -> str:
    """Return a number without brackets around the whole of it; the brackets around its year stay."""
    enclosed = number[:1] in "(（" and number[-1:] in ")）"
    return number[1:-1] if enclosed else number


def split_number(title: str) -> tuple[str, str]:
    """Split a title from the document number printed behind it; the number is "" where there is none."""
    for match in DOC_NUMBER.finditer(title) if "号" in title else ():
        before = title[: match.start()]
        closed = title[match.end() :].strip(" )）") == ""
        if closed and _BEHIND_TITLE.search(before):
            return before.rstrip(" （("), match.group()
    return title, ""


def read_letterhead_number(paragraph: Paragraph, lexicon: Lexicon) -> Extracted[str] | None:
    """Return a number behind the letterhead (甲公司文件 甲质〔2024〕1号, 甲局 甲质〔2024〕1号) or before the signer
    (签发人：…), or None."""
    if "号" not in paragraph.text or paragraph.marker or not paragraph.is_line:
        return None
    begin = max((each.end() for each in _LETTERHEAD_WORD.finditer(paragraph.text)), default=0)
    match = DOC_NUMBER.search(paragraph.text, begin)
    if match is None:
        return None
    before, behind = paragraph.text[: match.start()], paragraph.text[match.end() :]
    headed = bool(_LETTERHEAD.search(before)) or holds_agencies(before, lexicon)
    signed = not before.strip() and "签发" in behind and _SIGNER.match(behind) is not None
    if not (headed and not behind.strip() or signed):
        return None
    start = paragraph.span.start + match.start()
    return Extracted(without_blanks(match.group()), Span(start, start + len(match.group())))


def read_dated_number(line: Paragraph) -> Extracted[str] | None:
    """Return the number of a line that is a number and the date of issue: 经质〔1984〕412号  一九八四年七月二十日."""
    match = DOC_NUMBER.match(line.text.lstrip()) if "号" in line.text and line.ends_with_date else None
    lead = len(line.text) - len(line.text.lstrip())
    rest = Paragraph(line.span, line.text[lead + match.end() :], None) if match else line
    if match is None or not rest.is_date:
        return None
    start = line.span.start + lead
    return Extracted(without_blanks(match.group()), Span(start, start + match.end()))
