"""The printed list of issuers and the signature of a notice: names on lines of their own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from loaders.extract.head.joint import is_short_form
from loaders.extract.head.numbers import read_letterhead_number
from loaders.extract.head.recipients import has_recipient_label
from loaders.lexicon.columns import Columns
from loaders.lexicon.lexicon import Lexicon
from loaders.lexicon.name_lines import NameRun, is_name, is_one_agency, may_be_names, name_text, names_in
from loaders.outline.titles import HeadLexicon, is_recipients
from loaders.text.extracted import Extracted, without_blanks
from loaders.text.paragraphs import Paragraph
from loaders.text.spans import Span

_FOOT_LINES = 4  # last lines among which a signature without a date may stand
_PRINTED_BY = re.compile(r"^\s*(?P<name>[^\d，。：:]{4,40}?)\s*(?:19|20|二)[^，。]{6,12}日\s*印[发制]?\s*$")
_SHORT_UNIT = 3  # characters
_HEAD_LINES = 12  # lines of a head: menus of a page, letterhead, number, title
_SEPARATOR = re.compile("[，,；;]")
_PIECE = re.compile(r"[^，,；;、\s]+(?:\s(?=[\u3400-\u9fff]\s)[^，,；;、\s]+)*")
Names = list[Extracted[str]]


def printed_list(main: Sequence[Paragraph], head_lexicon: HeadLexicon) -> Names:
    """Return the names of the longest list of two or more, those of a list above it first.

    A letterhead may name the first issuers and the signature all of them, in another order.
    """
    lists = [names for names in _lists(main, head_lexicon) if len(names) > 1]
    longest = max(lists, key=len, default=[])
    first = _first_part(main, head_lexicon)
    above = next((names for names in lists if names[-1].span.start < first <= _start(longest)), [])
    return _merged(above, longest)


def signature(main: Sequence[Paragraph], lexicon: Lexicon) -> Names:
    """Return the names above the closing date, or before it on its line."""
    for above, date in zip(main, main[1:], strict=False):
        line = above if date.is_date else date if date.ends_with_date else None
        names = _signed(line, lexicon) if line else []
        if names:
            return names
    return []


def _signed(line: Paragraph, lexicon: Lexicon) -> Names:
    """Return the names that a line consists of, apart from a date, side by side or listed between commas; or the unit
    of an enterprise (品保部)."""
    names = _listed(line, lexicon) or (names_in([line], lexicon) if may_be_names(line, lexicon) else [])
    return names or _short_unit(line, lexicon)


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
        beside = any(each.is_doc_number or each.is_date or head_lexicon.is_title(each) for each in near)
        if beside and _is_issuer(line.text, head_lexicon.lexicon):
            return names_in([line], head_lexicon.lexicon)
        number = read_letterhead_number(line, head_lexicon.lexicon)
        name = line.text[: number.span.start - line.span.start].strip() if number else ""
        if _is_issuer(name, head_lexicon.lexicon):
            start = line.span.start + line.text.index(name)
            return [Extracted(without_blanks(name), Span(start, start + len(name)))]
    return []


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


def _lists(main: Sequence[Paragraph], head_lexicon: HeadLexicon) -> Iterator[Names]:
    """Yield the names of each run of lines that consist of names, where issuers stand and under no label."""
    lexicon = head_lexicon.lexicon
    run, above, previous = NameRun(lexicon), None, None
    for line in (*main, None):
        fits = line is not None and may_be_names(line, lexicon) and not _is_label(line, lexicon)
        if line is None or not fits or not run.add(line):
            names = run.names()
            if names and (above is None or not _is_label(above, lexicon)):
                yield _in_place(names, main, head_lexicon)
            run = NameRun(lexicon)
            begins = line is not None and fits and run.add(line)
            above = previous if begins else line
        previous = line


def _is_label(line: Paragraph, lexicon: Lexicon) -> bool:
    """Return whether a line is a label or the head of a column, under which agencies are listed: 主办单位, 抄送."""
    words = without_blanks(line.text).rstrip("：:")
    listed = words in lexicon.words_of("list-label")
    return listed or Columns.of(lexicon).role(words) is not None or has_recipient_label(line)


def _in_place(names: Names, main: Sequence[Paragraph], head_lexicon: HeadLexicon) -> Names:
    """Return the names of a run that stands where issuers do: above the first part, before the date or at the
    foot. Elsewhere, as in a table or among the recipients, it gives none."""
    first = _first_part(main, head_lexicon)
    if names[0].span.start < first or names[-1].span.start < first:
        return [] if _are_recipients(names, main, head_lexicon) else names
    behind = [line for line in main if line.span.start >= names[-1].span.end]
    dated = bool(behind) and behind[0].is_date
    own_line = next((line for line in main if line.span.start <= names[-1].span.start < line.span.end), None)
    closed = own_line is not None and own_line.ends_with_date
    return names if dated or closed or all(line.marker is None for line in behind) else []


def _are_recipients(names: Names, main: Sequence[Paragraph], head_lexicon: HeadLexicon) -> bool:
    """Return whether names above the first part are recipients: the salutation goes on with another name, or the text
    begins directly below, and somebody else signs."""
    above = [line for line in main if line.span.end <= names[0].span.start]
    behind = [line for line in main if line.span.start >= names[-1].span.end]
    if not behind or not any(head_lexicon.is_title(line) for line in above):
        return False
    if is_recipients(behind[0]):
        return is_name(without_blanks(behind[0].text).rstrip("：:"), head_lexicon.lexicon)
    prose = not behind[0].is_line and behind[0].marker is None
    signed = signature(behind, head_lexicon.lexicon) or name_at_foot(behind, head_lexicon.lexicon)
    return prose and bool(signed)


def _first_part(main: Sequence[Paragraph], head_lexicon: HeadLexicon) -> int:
    return next((each.span.start for each in main if each.marker or head_lexicon.is_salutation(each)), 0)


def _start(names: Names) -> int:
    return names[0].span.start if names else 0


def _merged(above: Names, signed: Names) -> Names:
    """Return the names of a letterhead in its order, then those that only the signature has."""
    if not any(is_short_form(one.value, other.value) for one in above for other in signed):
        return signed
    rest = [each for each in signed if not any(is_short_form(each.value, one.value) for one in above)]
    return [*above, *rest]
