"""The theme and the slogans of a campaign: under their headings, behind their labels, in their annex."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.extract.found import Found, single_blanks, without_blanks
from loaders.extract.lexicon import Lexicon
from loaders.outline.sections import Entry
from loaders.text import Span

_LABELLED = re.compile(
    r"主\s*题\s*(?:是|为)?\s*[:：]\s*(?P<theme>\S.*)$|主\s*题\s*(?:是|为)\s*[“\"](?P<quoted>[^”\"]+)[”\"]"
)
_LABEL_ALONE = re.compile(r"^(?P<label>主\s*题|口\s*号)\s*[:：]?\s*$")
_STOPS = "。．.；;，, ”“\"'「」"
LONGEST_MOTTO = 60


def find_theme(entries: Sequence[Entry], lexicon: Lexicon) -> Found[str] | None:
    """The theme, of two halves with one blank between; the main text's before one that only an annex prints."""
    main = [entry for entry in entries if entry.annex is None]
    annexed = [entry for entry in entries if entry.annex is not None]
    for part in (main, annexed):
        theme = _under_heading(part, lexicon) or _behind_label(part)
        if theme:
            return theme
    return None


def find_slogans(entries: Sequence[Entry], lexicon: Lexicon) -> list[Found[str]]:
    """The slogans in printed order: the lines of an annex or section that is headed so."""
    return [slogan for entry in _slogan_lines(entries, lexicon) if (slogan := _motto(entry))]


def slogan_heading(entries: Sequence[Entry], lexicon: Lexicon) -> Found[str] | None:
    """The heading over the slogans, which says whose they are (2025年全国“质量月”活动口号)."""
    heading = next((entry for entry in entries if _heads_slogans(entry, lexicon)), None)
    return (
        Found(without_blanks(heading.paragraph.text), heading.paragraph.span, heading.section)
        if heading
        else None
    )


def _slogan_lines(entries: Sequence[Entry], lexicon: Lexicon) -> Iterator[Entry]:
    inside = themed = False
    annex: int | None = None
    for entry in entries:
        if _heads_slogans(entry, lexicon):
            inside, themed, annex = True, False, entry.annex
            continue
        inside = inside and entry.annex == annex and _may_be_motto(entry)
        if not inside:
            continue
        label = _LABEL_ALONE.match(entry.paragraph.text)
        if themed and not label:
            themed = False  # the line behind 主题： is the theme again
        elif label:
            themed = without_blanks(label["label"]) == "主题"
        elif not _LABELLED.search(entry.paragraph.text):
            yield entry


def _heads_slogans(entry: Entry, lexicon: Lexicon) -> bool:
    """A line that ends with 口号 and heads what follows; in the list of annexes it carries a mark."""
    text = without_blanks(entry.paragraph.body).rstrip("：:")
    short = entry.paragraph.is_line and len(text) <= LONGEST_MOTTO
    marker = entry.paragraph.marker
    numbered = marker is not None and (entry.annex is not None or not marker.kind.startswith("han"))
    label = _LABEL_ALONE.match(entry.paragraph.text) is not None
    return short and not numbered and not label and text.endswith(lexicon.words_of("slogan-heading"))


def _may_be_motto(entry: Entry) -> bool:
    paragraph = entry.paragraph
    if paragraph.text.endswith(("：", ":")):
        return _LABEL_ALONE.match(paragraph.text) is not None
    plain = paragraph.marker is None or paragraph.marker.kind in {"arabic", "han", "arabic_bracket"}
    return (
        plain
        and not paragraph.is_date
        and len(paragraph.body) <= LONGEST_MOTTO
        and "。" not in paragraph.body[:-1]
    )


def _motto(entry: Entry) -> Found[str] | None:
    return _trimmed(entry.paragraph.body, entry.paragraph.body_start, entry.section)


def _under_heading(entries: Sequence[Entry], lexicon: Lexicon) -> Found[str] | None:
    headings = lexicon.words_of("theme-heading")
    for entry, following in zip(entries, entries[1:], strict=False):
        words = without_blanks(entry.paragraph.body).rstrip("：:")
        alone = words in headings or _LABEL_ALONE.match(entry.paragraph.text) is not None
        if alone and words not in lexicon.words_of("slogan-heading") and following.paragraph.marker is None:
            return _trimmed(following.paragraph.text, following.paragraph.span.start, entry.section)
    return None


def _behind_label(entries: Sequence[Entry]) -> Found[str] | None:
    for entry in entries:
        found = _LABELLED.search(entry.paragraph.text)
        if found:
            group = "theme" if found["theme"] else "quoted"
            printed = re.split(r"[。；]", found[group], maxsplit=1)[0]
            return _trimmed(printed, entry.paragraph.span.start + found.start(group), entry.section)
    return None


def _trimmed(printed: str, start: int, section: str | None) -> Found[str] | None:
    left = len(printed) - len(printed.lstrip(_STOPS))
    words = printed.strip(_STOPS)
    if not words or len(words) > LONGEST_MOTTO:
        return None
    return Found(single_blanks(words), Span(start + left, start + left + len(words)), section)
