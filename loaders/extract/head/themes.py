"""The theme of a campaign: under its heading, behind its label, or quoted in a sentence that speaks of the month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.lexicon.lexicon import Lexicon, longest_first
from loaders.lexicon.name_lines import holds_agencies
from loaders.outline.sections import Entry
from loaders.text.extracted import Extracted, single_blanks, without_blanks
from loaders.text.paragraphs import Paragraph
from loaders.text.spans import Span

LABELLED = re.compile(
    r"主\s*题\s*(?:口号)?\s*(?:是|为)?\s*[:：]\s*(?P<theme>\S.*)$"
    r"|主\s*题\s*(?:口号)?\s*(?:确定|定)?(?:是|为)?\s*[，,]?\s*[“\"「](?P<quoted>[^”\"」]+)[”\"」]"
)
# 以“甲”为主题, 围绕“甲”这一主题, 紧扣“甲”的活动主题; and without quotation marks: 主题是甲。
_IN_SENTENCE = re.compile(
    r"[“\"「](?P<before>[^“”\"「」]{2,60})[”\"」]\s*(?:为|这一|这个|的)?\s*(?:活动|年度|宣传)?\s*(?:的)?主题"
    r"|主\s*题\s*(?:确定|定)?(?:是|为)\s*(?P<bare>[^。；，,：:“”\"]{4,40})(?=[。；，,]|$)"
)
LABEL_ALONE = re.compile(r"^(?P<label>主\s*题|口\s*号)\s*[:：]?\s*$")
_BEHIND_HEADING = re.compile(
    r"^(?P<head>[^。：:，,；]{0,14}?主\s*题)\s*(?:[。]|\s{1,})\s*(?P<theme>\S[^。；]{2,60})[。]?\s*$"
)
_SENTENCES = re.compile(r"[^。；]+")
_STOPS = "。．.；;，, ”“\"'「」"
LONGEST_MOTTO = 60
_LONGEST_HALF = 18  # characters of one half of a theme that is printed on two lines


def find_theme(entries: Sequence[Entry], lexicon: Lexicon) -> Extracted[str] | None:
    """The theme, of two halves with one blank between; the main text's before one that only an annex prints."""
    main = [entry for entry in entries if entry.annex is None]
    annexed = [entry for entry in entries if entry.annex is not None]
    for part in (main, annexed):
        theme = _under_heading(part, lexicon) or _behind_label(part, lexicon) or _in_sentence(part, lexicon)
        if theme:
            return theme
    return None


def trimmed(printed: str, start: int, section: str | None) -> Extracted[str] | None:
    """A motto without the stops and quotation marks around it; None for what is none."""
    left = len(printed) - len(printed.lstrip(_STOPS))
    words = printed.strip(_STOPS)
    if not words or len(words) > LONGEST_MOTTO:
        return None
    return Extracted(single_blanks(words), Span(start + left, start + left + len(words)), section)


def _under_heading(entries: Sequence[Entry], lexicon: Lexicon) -> Extracted[str] | None:
    headings = lexicon.words_of("theme-heading")
    for place, entry in enumerate(entries):
        words = without_blanks(entry.paragraph.body).rstrip("：:")
        alone = words in headings or LABEL_ALONE.match(entry.paragraph.text) is not None
        if alone and words not in lexicon.words_of("slogan-heading"):
            below = [each for each in entries[place + 1 : place + 3] if each.annex == entry.annex]
            if below and below[0].paragraph.marker is None:
                return _told(below, entry, lexicon)
        inline = _BEHIND_HEADING.match(entry.paragraph.body) if entry.paragraph.marker else None
        if inline and without_blanks(inline["head"]) in headings:
            return trimmed(inline["theme"], entry.paragraph.body_start + inline.start("theme"), entry.section)
    return None


def _told(below: Sequence[Entry], heading: Entry, lexicon: Lexicon) -> Extracted[str] | None:
    """The theme in the paragraph under its heading: all of it, what it quotes, or with its other half below."""
    first = below[0].paragraph
    quoted = _behind_label(below[:1], lexicon) or _in_sentence(below[:1], lexicon)
    if quoted:
        return quoted
    words = first.text
    if len(below) > 1 and _is_half(first, lexicon) and _is_half(below[1].paragraph, lexicon):
        end = below[1].paragraph.span.end - first.span.start
        two = trimmed(
            f"{words.rstrip()} {below[1].paragraph.text.strip()}", first.span.start, heading.section
        )
        return (
            Extracted(two.value, Span(two.span.start, first.span.start + end), two.section) if two else None
        )
    whole = re.split(r"[。；]", words.lstrip(), maxsplit=1)[0] if len(words) > LONGEST_MOTTO else words
    return trimmed(
        whole, first.span.start + (len(words) - len(words.lstrip()) if whole != words else 0), heading.section
    )


def _is_half(line: Paragraph, lexicon: Lexicon) -> bool:
    words = without_blanks(line.text)
    plain = (
        line.marker is None
        and line.is_line
        and not line.is_date
        and not re.search(r"[，,。：:\s]", line.text.strip())
    )
    heading = words in lexicon.words_of("heading") or words in lexicon.words_of("slogan-heading")
    body = holds_agencies(line.text, lexicon)
    return plain and not heading and not body and 3 <= len(words) <= _LONGEST_HALF


def _behind_label(entries: Sequence[Entry], lexicon: Lexicon) -> Extracted[str] | None:
    for entry in entries:
        found = _own(list(LABELLED.finditer(entry.paragraph.text)), entry.paragraph.text, lexicon)
        if found and _of_campaign(entry, found, lexicon):
            group = "theme" if found["theme"] else "quoted"
            printed = re.split(r"[。；]", found[group], maxsplit=1)[0]
            theme = trimmed(printed, entry.paragraph.span.start + found.start(group), entry.section)
            if theme:
                return theme
    return None


def _in_sentence(entries: Sequence[Entry], lexicon: Lexicon) -> Extracted[str] | None:
    for entry in entries:
        text = entry.paragraph.text
        for sentence in _SENTENCES.finditer(text):
            told = list(_IN_SENTENCE.finditer(_month_bare(sentence.group(), lexicon)))
            found = _own(told, sentence.group(), lexicon) if lexicon.names_month(sentence.group()) else None
            if found:
                group = "before" if found["before"] else "bare"
                start = entry.paragraph.span.start + sentence.start() + found.start(group)
                return trimmed(found[group], start, entry.section)
    return None


def _month_bare(sentence: str, lexicon: Lexicon) -> str:
    """The sentence without the quotation marks of “质量月”, which is no theme; every character keeps its place."""
    months = longest_first(lexicon.words_of("month")).pattern
    return re.sub(rf"[“\"「](\S{{0,4}}(?:{months}))[”\"」]", r" \1 ", sentence)


def _of_campaign(entry: Entry, found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a theme is the campaign's: told on a line of its own, before the parts, or in a sentence of the month."""
    before = _last_sentence(
        entry.paragraph.body, found.start() - (len(entry.paragraph.text) - len(entry.paragraph.body))
    )
    short = len(before) <= 12
    return short or not entry.headings or lexicon.names_month(found.string)


def _last_sentence(text: str, end: int) -> str:
    return re.split(r"[。；]", text[: max(end, 0)])[-1]


def _own(found: Sequence[re.Match[str]], text: str, lexicon: Lexicon) -> re.Match[str] | None:
    """Of several themes in one paragraph that of one's own area (全国主题是“甲”，我市主题是“乙”), else the first."""
    area = longest_first(lexicon.words_of("own-area"))
    return next(_behind(found, text, area), found[0] if found else None)


def _behind(found: Sequence[re.Match[str]], text: str, area: re.Pattern[str]) -> Iterator[re.Match[str]]:
    done = found[0].end() if found else 0
    for each in found[1:]:
        if area.search(text, done, each.start()):
            yield each
        done = each.end()
