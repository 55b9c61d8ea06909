"""The signature of a notice, and the name of its issuer in the head or at the foot: names on lines of their own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from loaders.extract.head.numbers import read_letterhead_number
from loaders.lexicon.lexicon import Lexicon
from loaders.lexicon.name_lines import is_name, is_one_agency, may_be_names, name_text, names_in
from loaders.outline.titles import HeadLexicon, is_recipients
from loaders.text.extracted import Extracted, without_blanks
from loaders.text.paragraphs import Paragraph
from loaders.text.spans import Span

_FOOT_LINES = 4  # last lines among which a signature without a date may stand
_PRINTED_BY = re.compile(r"^\s*(?P<name>[^\d，。：:]{4,40}?)\s*(?:19|20|二)[^，。]{6,12}日\s*印[发制]?\s*$")
_LEADING_DATE = re.compile(r"\s*(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}\s+")
_LONGEST_ENTERPRISE = 20
_OPENING, _CLOSING = frozenset("（("), frozenset("）)")
_SHORTEST_BRACKETED = 12  # characters of a name with its date
_SHORT_UNIT = 3  # characters
_HEAD_LINES = 12  # lines of a head: menus of a page, letterhead, number, title
_SEPARATOR = re.compile("[，,；;]")
_PIECE = re.compile(r"[^，,；;、\s]+(?:\s(?=[\u3400-\u9fff]\s)[^，,；;、\s]+)*")
Names = list[Extracted[str]]


def signature(main: Sequence[Paragraph], lexicon: Lexicon) -> Names:
    """Return the names above the closing date, or before it on its line."""
    for above, date in zip(main, main[1:], strict=False):
        line = above if date.is_date else date if without_outer_brackets(date).ends_with_date else None
        names = signed_names(line, lexicon) if line else []
        if names:
            return names
    return []


def signed_names(line: Paragraph, lexicon: Lexicon) -> Names:
    """Return the names that a line consists of, apart from a date and brackets around both, side by side or listed
    between commas; or the unit of an enterprise (品保部)."""
    line = without_outer_brackets(line)
    names = _listed(line, lexicon) or (names_in([line], lexicon) if may_be_names(line, lexicon) else [])
    return names or _with_units(line, lexicon) or _short_unit(line, lexicon)


def _with_units(line: Paragraph, lexicon: Lexicon) -> Names:
    """Return the names of a line that lists an agency and units of it side by side: 甲公司工会 质量管理处 团委."""
    pieces = list(_PIECE.finditer(name_text(line.text, lexicon)))
    if len(pieces) < 2 or line.marker or not is_name(without_blanks(pieces[0].group()), lexicon):
        return []
    names = [Extracted(each.group(), Span(*each.span()).shift(line.span.start)) for each in pieces]
    return names if all(_may_be_unit(each.value, lexicon) for each in names) else []


def _may_be_unit(name: str, lexicon: Lexicon) -> bool:
    ends = lexicon.ends_with(name, "unit-suffix") or lexicon.ends_with(name, "agency-suffix")
    return ends and len(name) > 1 and name.isalpha() and not lexicon.ends_with(name, "no-agency")


def without_outer_brackets(line: Paragraph) -> Paragraph:
    """Return a line without the brackets around the whole of it: （甲局 2020年8月20日）."""
    text = line.text.strip()
    if text[:1] not in _OPENING or text[-1:] not in _CLOSING or len(text) < _SHORTEST_BRACKETED:
        return line
    start = line.span.start + line.text.index(text) + 1
    return Paragraph(Span(start, start + len(text) - 2), text[1:-1], None)


def _short_unit(line: Paragraph, lexicon: Lexicon) -> Names:
    words = name_text(line.text, lexicon).strip()
    unit = len(words) == _SHORT_UNIT and words.isalpha() and lexicon.ends_with(words, "unit-suffix")
    if not unit or lexicon.ends_with(words, "no-agency"):
        return []
    start = line.span.start + line.text.index(words)
    return [Extracted(words, Span(start, start + len(words)))]


def name_in_head(main: Sequence[Paragraph], head_lexicon: HeadLexicon) -> Names:
    """Return the agency whose name stands alone in the head, beside the number, the title or a date; or before the
    number on its line."""
    head = list(itertools.takewhile(_is_head_line, main[:_HEAD_LINES]))
    for at, line in enumerate(head):
        near = [*head[max(at - 1, 0) : at], *main[at + 1 : at + 2]]
        beside = any(each.is_doc_number or each.is_date or head_lexicon.is_any_title(each) for each in near)
        bare = _without_leading_date(line)
        if beside and _is_issuer(bare.text, head_lexicon.lexicon):
            return names_in([bare], head_lexicon.lexicon)
        if beside and (enterprise := _enterprise(line, head_lexicon)):
            return [enterprise]
        number = read_letterhead_number(line, head_lexicon.lexicon)
        name = line.text[: number.span.start - line.span.start].strip() if number else ""
        if _is_issuer(name, head_lexicon.lexicon):
            start = line.span.start + line.text.index(name)
            return [Extracted(without_blanks(name), Span(start, start + len(name)))]
    return []


def _without_leading_date(line: Paragraph) -> Paragraph:
    """Return a line without the date of the page before a name: 2024-03-20 甲协会."""
    dated = _LEADING_DATE.match(line.text)
    at = dated.end() if dated else 0
    return Paragraph(Span(line.span.start + at, line.span.end), line.text[at:], line.marker)


def _enterprise(line: Paragraph, head_lexicon: HeadLexicon) -> Extracted[str] | None:
    """Return the name of an enterprise on a line of its own that ends like no agency: 滨江假日宾馆."""
    name = line.text.strip()
    ends = name.isalpha() and head_lexicon.lexicon.ends_with(name, "enterprise-ending")
    if not ends or not 4 <= len(name) <= _LONGEST_ENTERPRISE or head_lexicon.is_document_title(line):
        return None
    start = line.span.start + line.text.index(name)
    return Extracted(name, Span(start, start + len(name)))


def _is_head_line(line: Paragraph) -> bool:
    return line.marker is None and line.is_line and not is_recipients(line)


def _is_issuer(text: str, lexicon: Lexicon) -> bool:
    general = without_blanks(text).startswith(lexicon.words_of("recipient-beginning"))
    return bool(text) and is_one_agency(text, lexicon) and not general


def _listed(line: Paragraph, lexicon: Lexicon) -> Names:
    """Return the names of a line that lists them between commas or semicolons; none where one is no name."""
    words = name_text(line.text, lexicon)
    pieces = list(_PIECE.finditer(words))
    if len(pieces) < 2 or not _SEPARATOR.search(words) or line.marker:
        return []
    names = [
        Extracted(without_blanks(each.group()), Span(*each.span()).shift(line.span.start)) for each in pieces
    ]
    return names if all(_is_issuer(each.value, lexicon) for each in names) else []


def name_at_foot(main: Sequence[Paragraph], lexicon: Lexicon) -> Names:
    """Return the agency whose name stands alone on one of the last lines."""
    for line in main[: -_FOOT_LINES - 1 : -1]:
        if may_be_names(line, lexicon) and is_one_agency(line.text, lexicon):
            return names_in([line], lexicon)
    return []


def printing_office(main: Sequence[Paragraph], lexicon: Lexicon) -> Names:
    """Return the office that printed the notice (甲局办公室 2009年8月29日印发)."""
    for line in main:
        match = _PRINTED_BY.match(line.text)
        if match and _is_issuer(match["name"], lexicon):
            span = Span(*match.span("name")).shift(line.span.start)
            return [Extracted(without_blanks(match["name"]), span)]
    return []
