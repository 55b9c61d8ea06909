"""Agency names on lines that consist of them: letter-spaced, in columns, or cut at a line end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.lexicon.lexicon import Lexicon
from loaders.text.extracted import Extracted, without_blanks
from loaders.text.paragraphs import Paragraph, plain_digits
from loaders.text.spans import Span

_LONGEST_UNKNOWN = 34  # characters
LONGEST_NAME = 24  # tokens; the longest letter-spaced name seen has 16
_SHORT_NAME = re.compile("[\u3400-\u9fff]{2}[局厅署]")  # 旅游局 among other names
_TOKEN = re.compile(r"[^\s、]+")
_NOT_A_NAME_LINE = re.compile(r"[\d《》“”（）()，,：:]")
# 中国（福建）自由贸易试验区
_INNER_BRACKETS = re.compile(r"[（(][\u3400-\u9fff]{2,6}[)）](?=[\u3400-\u9fff])")
_LETTERHEAD_END = re.compile(r"\s*文\s*件\s*$")
_LETTERHEAD_WORD = re.compile(
    r"(?<=\s)文\s?件(?=\s)"
)  # 甲局 文件 乙局: names around the word of a letterhead
# Seals and dots between and behind names: 甲局（盖章）  乙局（盖章）, 甲局 · 乙局, 甲局……
_BETWEEN_NAMES = re.compile(r"[·•・･‧∙⋅／/_…]+|\.{2,}|[（(](?P<mark>[\s\u3400-\u9fff]{1,6})[)）]")
_DATE_BEHIND = re.compile(
    r"(?:(?:19|20)\d\d|[一二三四五六七八九〇]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日\s*$"
    r"|(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}\s*$"
)
# Costs of a name: least for a known one, more for an unknown one, still more for one joined from spaced letters;
# and the cost of each gap within it that is wider than others of its line.
_KNOWN, _UNKNOWN, _SPACED, _WIDE_GAP, _NO_NAME = 1, 3, 12, 20, 1_000_000


@dataclass(frozen=True)
class _Token:
    text: str
    span: Span
    apart: bool  # a line end stands before it, or a gap wider than the narrowest of its line


@dataclass
class NameRun:
    """Consecutive lines that consist of agency names, added one by one.

    Blanks may separate names or the letters of one name. Of all ways to group the tokens into names the
    cheapest wins. A new line only adds the costs of groups that end in it, so a long list costs no more per line.
    """

    lexicon: Lexicon
    _tokens: list[_Token] = field(default_factory=list)
    _best: list[tuple[int, int]] = field(default_factory=lambda: [(0, 0)])
    _complete: int = 0  # tokens up to the last line that ended with a whole name

    def add(self, line: Paragraph) -> bool:
        """Add a line. Return whether the tokens behind the last whole name may still become one.

        A line that cannot consist of names is not added.
        """
        if not may_be_names(line, self.lexicon):
            return False
        known = len(self._tokens)
        self._tokens += _tokens(line, self.lexicon)
        for end in range(known + 1, len(self._tokens) + 1):
            may_end = self._tokens[end - 1].text[-1] in self.lexicon.last_characters
            self._best.append(min(self._ways(end)) if may_end else (_NO_NAME, end - 1))
        if self._best[-1][0] < _NO_NAME:
            self._complete = len(self._tokens)
        return len(self._tokens) - self._complete <= LONGEST_NAME and self._complete >= known

    def names(self) -> list[Extracted[str]]:
        """Return the names up to the last line that ended with a whole name, in printed order."""
        found: list[Extracted[str]] = []
        end = self._complete
        while end:
            start = self._best[end][1]
            group = self._tokens[start:end]
            span = Span(group[0].span.start, group[-1].span.end)
            found.append(Extracted("".join(token.text for token in group), span))
            end = start
        return found[::-1]

    def _ways(self, end: int) -> Iterator[tuple[int, int]]:
        """Yield, for each start of a name that ends at `end`, the cost of all names up to `end`, and the start."""
        longest = max(_LONGEST_UNKNOWN, self.lexicon.actors.longest)
        name, apart, letters = "", 0, True
        for start in range(end - 1, max(0, end - LONGEST_NAME) - 1, -1):
            token = self._tokens[start]
            if len(name) > longest:
                return
            name, letters = token.text + name, letters and len(token.text) == 1
            whole = letters or start == end - 1
            yield self._best[start][0] + self._cost(name, apart, start == end - 1, whole), start
            apart += token.apart

    def _cost(self, name: str, apart: int, alone: bool, whole: bool) -> int:
        """Return the cost of one name.

        `alone`: it is one token; `whole`: it is one token, or each of its letters is one; `apart`: its wide gaps.
        """
        if name in self.lexicon.actors.agencies:
            return _KNOWN + apart
        if not whole or not (is_name(name, self.lexicon) or alone and _SHORT_NAME.fullmatch(name)):
            return _NO_NAME
        return _UNKNOWN if alone else _SPACED + _WIDE_GAP * apart


def names_in(lines: Sequence[Paragraph], lexicon: Lexicon) -> list[Extracted[str]]:
    """Return the names that these lines consist of; empty where the lines hold anything else."""
    run = NameRun(lexicon)
    whole = all(run.add(line) for line in lines)
    names = run.names()
    if not whole or not names:
        return []
    last = lines[-1].span.start + len(name_text(lines[-1].text, lexicon).rstrip())
    return names if names[-1].span.end == last else []


def is_name(name: str, lexicon: Lexicon) -> bool:
    """Return whether `name`, without blanks, may be that of an agency which the vocabulary lacks."""
    bare = _INNER_BRACKETS.sub("", name) if "（" in name or "(" in name else name
    shaped = len(bare) >= 4 and len(name) <= _LONGEST_UNKNOWN and bare.isalpha()
    return shaped and lexicon.ends_with(bare, "agency-suffix") and not lexicon.ends_with(bare, "no-agency")


def is_one_agency(text: str, lexicon: Lexicon) -> bool:
    """Return whether a line consists of the name of one agency."""
    name = without_blanks(text)
    known = name in lexicon.actors.agencies
    pieces = text.split()
    several = len(pieces) > 1 and all(is_name(piece, lexicon) for piece in pieces)
    return (known or is_name(name, lexicon)) and not several


def holds_agencies(text: str, lexicon: Lexicon) -> bool:
    """Return whether a line consists of the names of one or several agencies."""
    pieces = [piece for piece in text.split() if piece != "文件"]
    each = bool(pieces) and all(
        piece in lexicon.actors.agencies or is_name(piece, lexicon) for piece in pieces
    )
    return each or is_one_agency(text, lexicon)


def name_text(text: str, lexicon: Lexicon) -> str:
    """Return the part of a line that may be names: without 文件 and a date behind it, blanks for seals and dots."""
    shape = text[: dated.start()] if (dated := _DATE_BEHIND.search(plain_digits(text))) else text
    seals = lexicon.words_of("closing-mark")

    def blanked(match: re.Match[str]) -> str:
        seal = match["mark"] is None or re.sub(r"\s", "", match["mark"]) in seals
        return " " * len(match.group()) if seal else match.group()

    shape = _BETWEEN_NAMES.sub(blanked, _LETTERHEAD_WORD.sub(lambda word: " " * len(word.group()), shape))
    return _LETTERHEAD_END.sub("", shape)


def may_be_names(line: Paragraph, lexicon: Lexicon) -> bool:
    """Return whether the line may consist of names: it has no numbering mark, digit or punctuation."""
    if line.marker is not None or not line.is_line:
        return False
    text = _INNER_BRACKETS.sub("", name_text(line.text, lexicon))
    return not _NOT_A_NAME_LINE.search(text)


def _tokens(line: Paragraph, lexicon: Lexicon) -> list[_Token]:
    found = list(_TOKEN.finditer(name_text(line.text, lexicon)))
    gaps = [later.start() - one.end() for one, later in zip(found, found[1:], strict=False)]
    narrow = min(gaps, default=0)
    wide = [True, *(gap > narrow + 1 or gap >= 2 * narrow and gap > narrow for gap in gaps)]
    start = line.span.start
    return [
        _Token(each.group(), Span(start + each.start(), start + each.end()), apart)
        for each, apart in zip(found, wide, strict=False)
    ]
