"""The slogans of a campaign: the lines of the section or annex headed 口号, or those behind the label 口号：."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from loaders.extract.head.themes import LABEL_ALONE, LABELLED, LONGEST_SLOGAN, trim_slogan
from loaders.lexicon.lexicon import Lexicon
from loaders.lexicon.name_lines import holds_agencies
from loaders.outline.sections import Entry
from loaders.text.extracted import Extracted, single_blanks, without_blanks
from loaders.text.spans import Span

_INLINE = re.compile(
    r"^\s*(?:(?:宣\s*传|活\s*动)?\s*(?:口\s*号|标\s*语|宣\s*传\s*用\s*语)|[\u3400-\u9fff]{2,5}口号)\s*[:：]\s*(?P<rest>\S.*)$"
)
# …；宣传口号定为：甲；乙。
_INSIDE = re.compile(r"口号(?:确定|定)?(?:为|是)\s*[:：]\s*(?P<rest>[^。]+)")
_QUOTED = re.compile(r"“[^“”]+”")
_SEVERAL = re.compile(r"[^；;。]+")
_NUMBERED = re.compile(r"\s*(?:\d{1,2}\s*[、.．)）]|[（(]\d{1,2}[)）]|[①-⑳])")
_BULLETS = "●◆■★·•▲◇□○※◎-—*>"
_NUMBERING = {
    "arabic",
    "han",
    "arabic_bracket",
    "han_bracket",
    "circled",
}  # markers a list of slogans may have


def find_slogans(entries: Sequence[Entry], lexicon: Lexicon) -> list[Extracted[str]]:
    """Return the slogans in printed order, each once; those behind a label only where no section is headed so."""
    listed = [slogan for entry in _slogan_lines(entries, lexicon) for slogan in _line_slogan(entry)]
    labelled = [slogan for entry in entries for slogan in _labelled_slogans(entry)]
    found: dict[str, Extracted[str]] = {}
    for slogan in listed or labelled:
        found.setdefault(slogan.value, slogan)
    return list(found.values())


def find_slogan_heading(entries: Sequence[Entry], lexicon: Lexicon) -> Extracted[str] | None:
    """Return the heading over the slogans, which names their campaign (2025年全国“质量月”活动口号), or None."""
    heading = next((entry for entry in entries if _is_slogan_heading(entry, lexicon)), None)
    return (
        Extracted(without_blanks(heading.paragraph.text), heading.paragraph.span, heading.section)
        if heading
        else None
    )


def _slogan_lines(entries: Sequence[Entry], lexicon: Lexicon) -> Iterator[Entry]:
    """Yield the lines under headings of slogans, without labels and without the theme repeated among them."""
    heading: Entry | None = None
    behind_theme_label = False
    for entry, below in itertools.zip_longest(entries, entries[1:]):
        if _is_slogan_heading(entry, lexicon) or _is_annexed_heading(entry, below, lexicon):
            heading, behind_theme_label = entry, False
            continue
        if heading is None or not _is_under(heading, entry, lexicon):
            heading = None
            continue
        label = LABEL_ALONE.match(entry.paragraph.text)
        if behind_theme_label and not label:
            behind_theme_label = False  # this line repeats the theme
        elif label:
            behind_theme_label = without_blanks(label["label"]) == "主题"
        elif not LABELLED.search(entry.paragraph.text):
            yield entry


def _is_under(heading: Entry, entry: Entry, lexicon: Lexicon) -> bool:
    """Return whether a line is still under the heading of slogans, not the next part or the foot of the notice."""
    marker, heading_marker = entry.paragraph.marker, heading.paragraph.marker
    if entry.annex != heading.annex or not _is_candidate(entry):
        return False
    if marker and heading_marker and marker.kind == heading_marker.kind:
        return False
    if marker is None and holds_agencies(entry.paragraph.text, lexicon):
        return False
    words = without_blanks(entry.paragraph.body).rstrip("：:")
    return not (lexicon.has("heading", words) or lexicon.has("silent-heading", words))


def _is_slogan_heading(entry: Entry, lexicon: Lexicon) -> bool:
    """Return whether a line is a heading of slogans: short, ending with a word of the list, without a verb.

    A line numbered otherwise than 一、 or （一）, in an annex one numbered at all, and a bare label must
    be a word of the list and nothing else: such lines belong to lists, above all to the list of annexes.
    """
    text = without_blanks(entry.paragraph.body).rstrip("：:")
    if len(text) > LONGEST_SLOGAN or not lexicon.ends_with(text, "slogan-heading"):
        return False
    bare = lexicon.has("slogan-heading", text)
    if not (bare or entry.paragraph.is_line):
        return False
    marker = entry.paragraph.marker
    inside = entry.annex is not None and marker is not None and marker.kind != "annex"
    numbered = marker is not None and (
        inside or marker.kind not in {"han", "han_bracket", _annex_kind(entry)}
    )
    label = LABEL_ALONE.match(entry.paragraph.text) is not None and marker is None
    used = any(verb in text for verb in lexicon.words_of("verb-of-slogan"))
    return bare or not (used or numbered or label)


def _is_annexed_heading(entry: Entry, below: Entry | None, lexicon: Lexicon) -> bool:
    """Return whether a line of the main text heads an annex of slogans that follow directly: 附：质量月口号."""
    marker = entry.paragraph.marker
    if marker is None or marker.kind != "annex" or entry.annex is not None or below is None:
        return False
    first = below.paragraph.marker is None or below.paragraph.marker.number == 1
    text = without_blanks(entry.paragraph.body).rstrip("：:")
    return first and not _NUMBERED.match(text) and text.endswith(lexicon.words_of("slogan-heading"))


def _annex_kind(entry: Entry) -> str:
    """Return the kind of marker that opens the annex the entry stands in; empty in the main text, where such a
    marker belongs to the list of annexes."""
    return "annex" if entry.annex is not None else ""


def _is_candidate(entry: Entry) -> bool:
    """Return whether a line may be a slogan or a label among slogans: short, one sentence, without a date."""
    paragraph = entry.paragraph
    if paragraph.text.endswith(("：", ":")):
        return LABEL_ALONE.match(paragraph.text) is not None
    plain = paragraph.marker is None or paragraph.marker.kind in _NUMBERING
    return (
        plain
        and not paragraph.ends_with_date
        and len(paragraph.body) <= LONGEST_SLOGAN
        and "。" not in paragraph.body[:-1]
    )


def _line_slogan(entry: Entry) -> Iterator[Extracted[str]]:
    """Yield the slogan of a line, its bullet removed."""
    paragraph = entry.paragraph
    label = _INLINE.match(paragraph.body)
    lead = len(paragraph.body) - len(paragraph.body.lstrip(_BULLETS + " "))
    lead = label.start("rest") if label else lead
    slogan = trim_slogan(paragraph.body[lead:], paragraph.body_start + lead, entry.section)
    if slogan:
        yield slogan


def _labelled_slogans(entry: Entry) -> Iterator[Extracted[str]]:
    """Yield the slogans behind a label: 口号：甲；乙。 or 口号：“甲”“乙”."""
    label = _INLINE.match(entry.paragraph.body) or _INSIDE.search(entry.paragraph.body)
    if not label:
        return
    quoted = list(_QUOTED.finditer(label["rest"]))
    for piece in quoted if len(quoted) > 1 else _SEVERAL.finditer(label["rest"]):
        lead = _NUMBERED.match(piece.group())
        begin = lead.end() if lead else 0
        start = entry.paragraph.body_start + label.start("rest") + piece.start() + begin
        slogan = trim_slogan(piece.group()[begin:], start, entry.section)
        if slogan:
            yield Extracted(single_blanks(slogan.value), Span(*slogan.span), entry.section)
