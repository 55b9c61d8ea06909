"""Who issued a notice: the printed list, the signature, the title or the letterhead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extract.found import Found, without_blanks
from loaders.extract.lexicon import Lexicon
from loaders.outline.paragraphs import Paragraph
from loaders.outline.sections import Entry
from loaders.text import Span

_TOKEN = re.compile(r"[^\s、]+")
_LETTERHEAD = re.compile(r"^(?P<name>.+?)\s*文\s*件$")
_TITLE_ISSUER = re.compile(r"^(?P<name>[^《》“”]{2,60}?)(?:等(?:\d+个?)?(?:部门|单位)?)?关于")
_JOINERS = re.compile(r"[、\s]+")
LONGEST_NAME = 24  # tokens; the longest letter-spaced name seen has 16
_UNKNOWN, _SPACED, _NO_NAME = 3, 12, 1_000_000


@dataclass(frozen=True)
class _Token:
    text: str
    span: Span
    line: int


def find_issuers(entries: Sequence[Entry], title: Found[str] | None, lexicon: Lexicon) -> list[Found[str]]:
    """The issuers in printed order, layout blanks removed; empty where the notice prints none."""
    main = [entry.paragraph for entry in entries if entry.annex is None]
    listed = _printed_list(main, lexicon)
    if listed:
        return listed
    return _signature(main, lexicon) or _from_title(title, lexicon) or _letterhead(main, lexicon)


def split_names(paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> list[Found[str]] | None:
    """The body names that these lines consist of, or None where they hold anything else.

    Names may be letter-spaced, in columns, or cut at a line end, so blanks decide nothing by
    themselves: of all ways to group the printed pieces, the one with the most known names wins.
    """
    tokens = [token for line, paragraph in enumerate(paragraphs) for token in _tokens(paragraph, line)]
    best: list[tuple[int, int]] = [(0, 0)]
    for end in range(1, len(tokens) + 1):
        starts = range(max(0, end - LONGEST_NAME), end)
        best.append(min((best[start][0] + _cost(tokens[start:end], lexicon), start) for start in starts))
    if best[-1][0] >= _NO_NAME:
        return None
    return _trace(tokens, best)


def _tokens(paragraph: Paragraph, line: int) -> list[_Token]:
    start = paragraph.span.start
    return [
        _Token(found.group(), Span(start + found.start(), start + found.end()), line)
        for found in _TOKEN.finditer(paragraph.text)
    ]


def _cost(tokens: Sequence[_Token], lexicon: Lexicon) -> int:
    name = "".join(token.text for token in tokens)
    if name in lexicon.actors.agencies:
        return 1
    if not 2 <= len(name) <= 30 or not lexicon.ends_with(name, "agency-suffix") or not name.isalpha():
        return _NO_NAME
    letters = all(len(token.text) == 1 for token in tokens)
    return _UNKNOWN if len(tokens) == 1 else _SPACED if letters else _NO_NAME


def _trace(tokens: Sequence[_Token], best: Sequence[tuple[int, int]]) -> list[Found[str]]:
    names: list[Found[str]] = []
    end = len(tokens)
    while end:
        start = best[end][1]
        group = tokens[start:end]
        span = Span(group[0].span.start, group[-1].span.end)
        names.append(Found("".join(token.text for token in group), span))
        end = start
    return names[::-1]


def _printed_list(main: Sequence[Paragraph], lexicon: Lexicon) -> list[Found[str]]:
    """The longest run of lines that consist of two or more names: above the title, or as the signature."""
    longest: list[Found[str]] = []
    run: list[Paragraph] = []
    for paragraph in [*main, None]:
        if paragraph and _may_be_names(paragraph) and split_names([*run, paragraph], lexicon):
            run.append(paragraph)
            continue
        names = (split_names(run, lexicon) if run else None) or []
        longest = max(longest, names, key=len)
        run = (
            [paragraph]
            if paragraph and _may_be_names(paragraph) and split_names([paragraph], lexicon)
            else []
        )
    return longest if len(longest) > 1 else []


def _may_be_names(paragraph: Paragraph) -> bool:
    return (
        paragraph.marker is None
        and paragraph.is_line
        and not re.search(r"[\d《》“”（）()，,]", paragraph.text)
    )


def _signature(main: Sequence[Paragraph], lexicon: Lexicon) -> list[Found[str]]:
    """The body above the closing date."""
    for above, date in zip(main, main[1:], strict=False):
        if date.is_date and _may_be_names(above):
            return split_names([above], lexicon) or []
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
