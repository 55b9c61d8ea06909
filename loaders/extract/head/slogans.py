"""The slogans of a campaign: the lines of a section or annex that is headed so, or behind the label 口号：."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.extract.head.themes import LABEL_ALONE, LABELLED, LONGEST_MOTTO, find_theme, trimmed
from loaders.lexicon.lexicon import Lexicon
from loaders.lexicon.name_lines import holds_agencies
from loaders.outline.sections import Entry
from loaders.text.extracted import Extracted, single_blanks, without_blanks
from loaders.text.spans import Span

__all__ = ["find_slogans", "find_theme", "slogan_heading"]

_INLINE = re.compile(
    r"^\s*(?:宣\s*传|活\s*动)?\s*(?:口\s*号|标\s*语|宣\s*传\s*用\s*语)\s*[:：]\s*(?P<rest>\S.*)$"
)
_QUOTED = re.compile(r"“[^“”]+”")
_SEVERAL = re.compile(r"[^；;。]+")
_BULLETS = "●◆■★·•▲◇□○※◎-—*>"


def find_slogans(entries: Sequence[Entry], lexicon: Lexicon) -> list[Extracted[str]]:
    """The slogans in printed order, each once."""
    told = [slogan for entry in _slogan_lines(entries, lexicon) for slogan in _mottoes(entry)]
    inline = [slogan for entry in entries for slogan in _inline(entry)]
    found: dict[str, Extracted[str]] = {}
    for slogan in told or inline:
        found.setdefault(slogan.value, slogan)
    return list(found.values())


def slogan_heading(entries: Sequence[Entry], lexicon: Lexicon) -> Extracted[str] | None:
    """The heading over the slogans, which says whose they are (2025年全国“质量月”活动口号)."""
    heading = next((entry for entry in entries if _heads_slogans(entry, lexicon)), None)
    return (
        Extracted(without_blanks(heading.paragraph.text), heading.paragraph.span, heading.section)
        if heading
        else None
    )


def _slogan_lines(entries: Sequence[Entry], lexicon: Lexicon) -> Iterator[Entry]:
    heading: Entry | None = None
    themed = False
    for entry in entries:
        if _heads_slogans(entry, lexicon):
            heading, themed = entry, False
            continue
        if heading is None or not _goes_on(heading, entry, lexicon):
            heading = None
            continue
        label = LABEL_ALONE.match(entry.paragraph.text)
        if themed and not label:
            themed = False  # the line behind 主题： is the theme again
        elif label:
            themed = without_blanks(label["label"]) == "主题"
        elif not LABELLED.search(entry.paragraph.text):
            yield entry


def _goes_on(heading: Entry, entry: Entry, lexicon: Lexicon) -> bool:
    """Whether a line is still under the heading of slogans: not the next part, not the foot of the notice."""
    marker, above = entry.paragraph.marker, heading.paragraph.marker
    if entry.annex != heading.annex or not _may_be_motto(entry):
        return False
    if marker and above and marker.kind == above.kind:
        return False
    if marker is None and holds_agencies(entry.paragraph.text, lexicon):
        return False
    words = without_blanks(entry.paragraph.body).rstrip("：:")
    return words not in lexicon.words_of("heading") and words not in lexicon.words_of("silent-heading")


def _heads_slogans(entry: Entry, lexicon: Lexicon) -> bool:
    """A line that ends with 口号 and heads what follows; in the list of annexes it carries a mark."""
    text = without_blanks(entry.paragraph.body).rstrip("：:")
    words = lexicon.words_of("slogan-heading")
    short = entry.paragraph.is_line or text in words
    marker = entry.paragraph.marker
    inside = entry.annex is not None and marker is not None and marker.kind != "annex"
    numbered = marker is not None and (
        inside or marker.kind not in {"han", "han_bracket", _annex_kind(entry)}
    )
    label = LABEL_ALONE.match(entry.paragraph.text) is not None and marker is None
    if not short or len(text) > LONGEST_MOTTO or not text.endswith(words):
        return False
    used = text not in words and any(verb in text for verb in lexicon.words_of("verb-of-slogan"))
    return not used and not ((numbered or label) and text not in words)


def _annex_kind(entry: Entry) -> str:
    """The mark of an annex heads it there; in the list of annexes it only names it."""
    return "annex" if entry.annex is not None else ""


def _may_be_motto(entry: Entry) -> bool:
    paragraph = entry.paragraph
    if paragraph.text.endswith(("：", ":")):
        return LABEL_ALONE.match(paragraph.text) is not None
    plain = paragraph.marker is None or paragraph.marker.kind in _NUMBERED
    return (
        plain
        and not paragraph.ends_with_date
        and len(paragraph.body) <= LONGEST_MOTTO
        and "。" not in paragraph.body[:-1]
    )


_NUMBERED = {"arabic", "han", "arabic_bracket", "han_bracket", "circled"}


def _mottoes(entry: Entry) -> Iterator[Extracted[str]]:
    paragraph = entry.paragraph
    lead = len(paragraph.body) - len(paragraph.body.lstrip(_BULLETS + " "))
    found = trimmed(paragraph.body[lead:], paragraph.body_start + lead, entry.section)
    if found:
        yield found


def _inline(entry: Entry) -> Iterator[Extracted[str]]:
    """口号：甲；乙。 or 口号：“甲”“乙”."""
    found = _INLINE.match(entry.paragraph.body)
    if not found:
        return
    quoted = list(_QUOTED.finditer(found["rest"]))
    for piece in quoted if len(quoted) > 1 else _SEVERAL.finditer(found["rest"]):
        start = entry.paragraph.body_start + found.start("rest") + piece.start()
        words = trimmed(piece.group(), start, entry.section)
        if words:
            yield Extracted(single_blanks(words.value), Span(*words.span), entry.section)
