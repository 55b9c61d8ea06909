"""Who issued a notice: the printed list, the signature, the title or the letterhead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.extract.found import Found, without_blanks
from loaders.extract.lexicon import Lexicon
from loaders.extract.names import NameRun, may_be_names, names_in
from loaders.outline.paragraphs import Paragraph
from loaders.outline.sections import Entry
from loaders.text import Span

_LETTERHEAD = re.compile(r"^(?P<name>.+?)\s*文\s*件$")
_TITLE_ISSUER = re.compile(r"^(?P<name>[^《》“”]{2,60}?)(?:等(?:\d+个?)?(?:部门|单位)?)?关于")


def find_issuers(entries: Sequence[Entry], title: Found[str] | None, lexicon: Lexicon) -> list[Found[str]]:
    """The issuers in printed order, layout blanks removed; empty where the notice prints none."""
    main = [entry.paragraph for entry in entries if entry.annex is None]
    listed = _printed_list(main, lexicon)
    if listed:
        return listed
    return _signature(main, lexicon) or _from_title(title, lexicon) or _letterhead(main, lexicon)


def _printed_list(main: Sequence[Paragraph], lexicon: Lexicon) -> list[Found[str]]:
    """The longest run of lines that consist of two or more names: above the title, or as the signature."""
    longest: list[Found[str]] = []
    run = NameRun(lexicon)
    for line in main:
        if not run.add(line):
            longest = max(longest, run.names(), key=len)
            run = NameRun(lexicon)
            run.add(line)
    longest = max(longest, run.names(), key=len)
    return longest if len(longest) > 1 else []


def _signature(main: Sequence[Paragraph], lexicon: Lexicon) -> list[Found[str]]:
    """The body above the closing date."""
    for above, date in zip(main, main[1:], strict=False):
        if date.is_date and may_be_names(above):
            return names_in([above], lexicon)
    return []


def _from_title(title: Found[str] | None, lexicon: Lexicon) -> list[Found[str]]:
    found = _TITLE_ISSUER.match(title.value) if title else None
    if title is None or found is None:
        return []
    names: list[Found[str]] = []
    for piece in re.finditer(r"[^、\s]+", found["name"]):
        known = piece.group() in lexicon.actors.agencies or lexicon.ends_with(piece.group(), "agency-suffix")
        if known:
            start = title.span.start + piece.start()
            names.append(Found(piece.group(), Span(start, start + len(piece.group()))))
    # “质检总局等关于…” names the first of many: the list itself is elsewhere, or lost.
    return [] if "等关于" in without_blanks(title.value) else names


def _letterhead(main: Sequence[Paragraph], lexicon: Lexicon) -> list[Found[str]]:
    """The name before 文件, which may stand on the line above it and begin one line higher still."""
    for index, paragraph in enumerate(main):
        found = _LETTERHEAD.match(paragraph.text)
        alone = without_blanks(paragraph.text) == "文件"
        if not (found or alone):
            continue
        heads = [
            _letterhead_name(main[first : index + 1], lexicon)
            for first in range(index, max(index - 3, -1), -1)
        ]
        names = [name for name in heads if name]
        known = [name for name in names if name.value in lexicon.actors.agencies]
        if names:
            return (known or names)[:1]
    return []


def _letterhead_name(lines: Sequence[Paragraph], lexicon: Lexicon) -> Found[str] | None:
    if any(line.marker or not line.is_line for line in lines):
        return None
    name = without_blanks("".join(line.text for line in lines)).removesuffix("文件")
    plausible = len(name) >= 6 and name.isalpha() and lexicon.ends_with(name, "agency-suffix")
    if not (plausible or name in lexicon.actors.agencies):
        return None
    end = lines[-1].span.start + len(re.sub(r"\s*文\s*件$", "", lines[-1].text))
    return Found(name, Span(lines[0].span.start, end if end > lines[-1].span.start else lines[-2].span.end))
