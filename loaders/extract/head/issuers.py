"""The issuers of a notice: from the printed list, the signature, the title, the letterhead or the page labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.extract.head.main_text import main_paragraphs
from loaders.lexicon.lexicon import Lexicon
from loaders.lexicon.name_lines import NameRun, is_name, is_one_agency, may_be_names, names_in
from loaders.outline.sections import Entry
from loaders.outline.titles import is_recipients
from loaders.text.extracted import Extracted, without_blanks
from loaders.text.paragraphs import Paragraph
from loaders.text.spans import Span

_LETTERHEAD = re.compile(r"^(?P<name>.+?)\s*文\s*件$")
_TITLE_ISSUER = re.compile(
    r"^(?P<name>[^《》“”\d]{2,60}?)(?P<rest>等\s*(?:[\d一二三四五六七八九十]+\s*(?:个|家)?)?(?:部门|单位|协会)?)?"
    r"\s*(?:关于|印发|转发|(?=(?:19|20)\d\d\s*年)|(?=[“\"]?(?:全国)?[“\"]?质量月)|(?=开展|组织开展))"
)
_NAME = re.compile(r"[^、\s]+")
_FOOT_LINES = 4  # last lines among which a signature without a date may stand


def find_issuers(
    entries: Sequence[Entry],
    title: Extracted[str] | None,
    lexicon: Lexicon,
    labelled: Sequence[Extracted[str]] = (),
) -> list[Extracted[str]]:
    """Return the issuers in printed order, layout blanks removed; `labelled` where the notice prints none."""
    main = main_paragraphs(entries)
    return (
        _printed_list(main, lexicon)
        or _signature(main, lexicon)
        or _from_title(title, lexicon)
        or _letterhead(main, lexicon)
        or _at_foot(main, lexicon)
        or list(labelled)
    )


def _printed_list(main: Sequence[Paragraph], lexicon: Lexicon) -> list[Extracted[str]]:
    """Return the names in the longest run of lines that consist of names, if there are two or more."""
    longest: list[Extracted[str]] = []
    run = NameRun(lexicon)
    for line in main:
        if not run.add(line):
            longest = max(longest, _names_in_place(run, main), key=len)
            run = NameRun(lexicon)
            run.add(line)
    longest = max(longest, _names_in_place(run, main), key=len)
    return longest if len(longest) > 1 else []


def _names_in_place(run: NameRun, main: Sequence[Paragraph]) -> list[Extracted[str]]:
    """Return the names of a run that stands where issuers do: above the first part, before the date or at the
    foot. Elsewhere, as in a table, it gives none."""
    names = run.names()
    first = next((each.span.start for each in main if each.marker or is_recipients(each)), 0)
    if not names or names[0].span.start < first or names[-1].span.start < first:
        return names
    behind = [line for line in main if line.span.start >= names[-1].span.end]
    dated = bool(behind) and behind[0].is_date
    own_line = next((line for line in main if line.span.start <= names[-1].span.start < line.span.end), None)
    closed = own_line is not None and own_line.ends_with_date
    return names if dated or closed or all(line.marker is None for line in behind) else []


def _signature(main: Sequence[Paragraph], lexicon: Lexicon) -> list[Extracted[str]]:
    """Return the names above the closing date, or before it on its line."""
    for above, date in zip(main, main[1:], strict=False):
        if date.is_date and may_be_names(above, lexicon):
            return names_in([above], lexicon)
        if date.ends_with_date and not date.is_date and may_be_names(date, lexicon):
            return names_in([date], lexicon)
    return []


def _at_foot(main: Sequence[Paragraph], lexicon: Lexicon) -> list[Extracted[str]]:
    """Return the agency whose name stands alone on one of the last lines."""
    for line in main[: -_FOOT_LINES - 1 : -1]:
        if may_be_names(line, lexicon) and is_one_agency(line.text, lexicon):
            return names_in([line], lexicon)
    return []


def _from_title(title: Extracted[str] | None, lexicon: Lexicon) -> list[Extracted[str]]:
    """Return the agencies with which the title begins."""
    match = _TITLE_ISSUER.match(title.value) if title else None
    if title is None or match is None:
        return []
    names = [
        Extracted(name.group(), Span(title.span.start + name.start(), title.span.start + name.end()))
        for name in _NAME.finditer(match["name"])
        if name.group() in lexicon.actors.agencies or is_name(name.group(), lexicon)
    ]
    # “质检总局等关于…” names only the first of many: the list is elsewhere, or lost.
    return [] if "等关于" in without_blanks(title.value) else names


def _letterhead(main: Sequence[Paragraph], lexicon: Lexicon) -> list[Extracted[str]]:
    """Return the name before 文件, which may stand on that line or begin up to two lines higher."""
    for index, paragraph in enumerate(main):
        alone = without_blanks(paragraph.text) == "文件"
        if not (alone or _LETTERHEAD.match(paragraph.text)):
            continue
        names = [name for name in _letterhead_names(main, index, lexicon) if name]
        known = [name for name in names if name.value in lexicon.actors.agencies]
        if names:
            return (known or names)[:1]
    return []


def _letterhead_names(
    main: Sequence[Paragraph], index: int, lexicon: Lexicon
) -> Iterator[Extracted[str] | None]:
    """Yield what the line `index` gives as a name, then with one and with two lines above it."""
    for first in range(index, max(index - 3, -1), -1):
        yield _letterhead_name(main[first : index + 1], lexicon)


def _letterhead_name(lines: Sequence[Paragraph], lexicon: Lexicon) -> Extracted[str] | None:
    """Return the name that the lines make up together, without 文件; None where they are no name."""
    if any(line.marker or not line.is_line for line in lines):
        return None
    name = without_blanks("".join(line.text for line in lines)).removesuffix("文件")
    plausible = len(name) >= 6 and is_name(name, lexicon)
    if not (plausible or name in lexicon.actors.agencies):
        return None
    end = lines[-1].span.start + len(re.sub(r"\s*文\s*件$", "", lines[-1].text))
    return Extracted(
        name, Span(lines[0].span.start, end if end > lines[-1].span.start else lines[-2].span.end)
    )
