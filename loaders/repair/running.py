"""Cutting of a notice that lost its line ends: at its numbers, behind its title and recipients, before its signature.

A paragraph is only cut where numbers of parts (一、 二、, （一） （二）) follow one another within it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.text.markers import han_number
from loaders.text.paragraphs import DOC_NUMBER
from loaders.text.spans import Edit, Span, Text

SHORTEST = 24  # characters of a paragraph that may be cut
_LONGEST_HEADING = 16
_HAN = "[一二三四五六七八九十]{1,3}"
_MARK = re.compile(
    rf"(?:^|(?<=[\s。：；！？;:!?”）)]))(?:(?P<han>{_HAN})[、.．](?!\s*[一二三四五六七八九十]、)|[（(](?P<han_bracket>{_HAN})[)）]"
    r"|(?P<arabic>\d{1,2})(?:、|[.．](?!\d))|[（(](?P<arabic_bracket>\d{1,2})[)）]"
    r"|第(?P<ordinal>[一二三四五六七八九十]{1,2})[，,、](?=[\u3400-\u9fff]))"
)
_PARTS = ("han", "han_bracket", "ordinal")
_STOP = re.compile(r"(?<=[。：；！？;:!?])\s+(?=\S)")
_TITLE = re.compile(
    r"(?:的\s*通\s*知|的\s*函|方\s*案|意\s*见|通\s*告|公\s*告|号)[）)]?(?P<gap>\s+)(?=[^\s，。、；])"
)
_RECIPIENTS = re.compile(r"[^。；]{2,200}?[^下]：(?=[为根按经今现近依遵在围结])")
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_FULL_DATE = rf"(?:(?:19|20)\d\d|[一二三四五六七八九〇]{{4}})\s*年\s*{_N}\s*月\s*{_N}\s*日"
_DATED = re.compile(rf"(?P<before>\s+){_FULL_DATE}(?P<behind>\s+|$)")
# The 号 may be missing.
_CUT_NUMBER = r"[\u3400-\u9fff]{2,14}[〔\[［【(（](?:19|20)\d\d[〕\]］】)）]\d{1,5}"
_NUMBERED = re.compile(rf"(?P<before>^|\s+)(?:{DOC_NUMBER.pattern}|{_CUT_NUMBER})(?P<behind>\s+|$)")
_SIGNED = re.compile(
    r"(?<=[。！；])\s*(?P<agencies>[^\s，。；：、\d]{3,40}(?:\s+[^\s，。；：、\d]{3,40}){0,49})\s*"
    rf"(?P<date>{_FULL_DATE})(?P<gap>\s*)"
)
_SIGNED_END = re.compile(rf"{_SIGNED.pattern}$")
_OPENED = re.compile(
    r"(?:的\s*通\s*知|的\s*函)[）)]?\s+[^。]{2,200}[：:].*如下[：:。]?\s*$"
)  # title, recipients, opening
_ANNEX = re.compile(r"\s+(?=附\s*件\s*\d{0,2}\s*[:：])")


def cut_running_text(text: Text) -> Text:
    """Return the text with line ends between the parts of a notice that was printed without any."""
    edits: list[Edit] = []
    for start, end in text.lines():
        if end - start >= SHORTEST:
            line = text.value[start:end]
            edits += [Edit(start + a, start + b, "\n") for a, b in _cuts(line)]
    return text.edit(edits)


def _cuts(line: str) -> list[Span]:
    """Return what to replace by line ends, in order; nothing for a paragraph that is one part."""
    marks = _Sequence().accepted(line)
    inner = [mark for mark in marks if mark.start() and mark.lastgroup in _PARTS]
    if len(inner) < 2 and not any(mark.lastgroup == "han" and mark.start() for mark in marks[1:]):
        return list(_ends(line))
    first = marks[0].start()
    cuts = {_before(line, mark.start()) for mark in marks if mark.start()}
    cuts |= {cut for mark in marks if mark.lastgroup in _PARTS and (cut := _behind_heading(line, mark.end()))}
    cuts |= {Span(*found.span()) for pattern in (_STOP, _ANNEX) for found in pattern.finditer(line)}
    cuts |= set(_head(line[:first])) | set(_signatures(line))
    return _apart(sorted(cuts))


def _ends(line: str) -> Iterator[Span]:
    """Yield the cuts of a head without a part behind it, and of a part with the signature behind it."""
    if "如下" in line and _OPENED.search(line):
        yield from _apart(sorted({*_head(line), *(Span(*found.span()) for found in _STOP.finditer(line))}))
    elif line.rstrip().endswith("日") and (signed := _SIGNED_END.search(line)):
        yield Span(signed.start(), signed.start("agencies"))
        yield Span(signed.end("agencies"), signed.start("date"))


@dataclass
class _Sequence:
    """The numbers of each kind of mark so far; a number may be 1 or follow the last of its kind."""

    last: dict[str, int] = field(default_factory=dict)

    def accepted(self, line: str) -> list[re.Match[str]]:
        """Return the marks of a line that number its parts, in order."""
        return [found for found in _MARK.finditer(line) if self._follows(found)]

    def _follows(self, found: re.Match[str]) -> bool:
        kind = found.lastgroup or ""
        number = _number(found[kind])
        if found.start() and number not in {1, self.last.get(kind, 0) + 1}:
            return False
        self.last[kind] = number
        return True


def _number(printed: str) -> int:
    try:
        return int(printed) if printed.isdecimal() else han_number(printed)
    except ValueError:
        return 0


def _before(line: str, at: int) -> Span:
    return Span(len(line[:at].rstrip()), at)


def _behind_heading(line: str, at: int) -> Span | None:
    """Return the gap behind a heading that begins at `at`: a short phrase without punctuation, then a blank."""
    found = re.compile(rf"\s*[^\s，。：；、,:;]{{2,{_LONGEST_HEADING}}}(?P<gap>\s+)(?=\S)").match(line, at)
    return Span(*found.span("gap")) if found else None


def _head(head: str) -> Iterator[Span]:
    """Yield the gaps behind title and number, and the end of the recipients, in the text before the first part."""
    yield from (Span(*found.span("gap")) for found in _TITLE.finditer(head))
    yield from _alone(_NUMBERED, head)
    for found in _RECIPIENTS.finditer(head):
        yield Span(found.end(), found.end())
        return


def _alone(pattern: re.Pattern[str], line: str) -> Iterator[Span]:
    """Yield the gaps around what a pattern finds between blanks."""
    for found in pattern.finditer(line):
        for gap in ("before", "behind"):
            if found.start(gap) > 0 and found.end(gap) < len(line):
                yield Span(*found.span(gap))


def _signatures(line: str) -> Iterator[Span]:
    """Yield where the agencies of a signature begin behind a sentence, their date, and what follows it."""
    yield from _alone(_DATED, line)
    for found in _SIGNED.finditer(line):
        yield Span(found.start(), found.start("agencies"))
        yield Span(found.end("agencies"), found.start("date"))
        if found["gap"] and found.end() < len(line):
            yield Span(*found.span("gap"))


def _apart(cuts: list[Span]) -> list[Span]:
    """Return the spans without those that overlap or touch the one before."""
    kept: list[Span] = []
    for cut in cuts:
        if not kept or cut.start > kept[-1].end:
            kept.append(cut)
    return kept
