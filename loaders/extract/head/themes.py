"""The theme of a campaign: under its heading, behind its label, or quoted in a sentence about the month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.lexicon.lexicon import Lexicon
from loaders.lexicon.name_lines import holds_agencies
from loaders.outline.sections import Entry
from loaders.text.extracted import Extracted, single_blanks, without_blanks
from loaders.text.paragraphs import Paragraph
from loaders.text.spans import Span

LABELLED = re.compile(
    r"(?<!副)主\s*题\s*(?:口号)?\s*(?:确定|定)?(?:是|为)?\s*[:：]\s*(?P<theme>\S.*)$"
    r"|(?<!副)主\s*题\s*(?:口号)?\s*(?:确定|定)?(?:是|为)?\s*[，,]?\s*[“\"「『‘'](?P<quoted>[^”\"」』’']+)[”\"」』’']"
)
# 以“甲”为主题, 围绕“甲”这一主题, 紧扣“甲”的活动主题; and without quotation marks: 主题是甲。
_IN_SENTENCE = re.compile(
    r"[“\"「『‘'](?P<before>[^“”\"「」『』‘’']{2,60})[”\"」』’']\s*(?:为|这一|这个|的)?\s*(?:活动|年度|宣传)?\s*(?:的)?主题"
    r"|主\s*题\s*(?:确定|定)?(?:是|为)\s*(?P<bare>[^。；，,：:“”\"]{4,40})(?=[。；，,]|$)"
)
# At least 8 characters, since a contest may keep to “诚信”.
_AROUND = re.compile(
    r"(?:围绕|紧扣|扣住|突出|贯穿|聚焦|把握|锚定|响应|宣传)\s*[“\"「『](?P<theme>[^“”\"「」『』]{8,40})[”\"」』]\s*(?:的|这一|这个)?\s*(?:活动)?主题"
)
LABEL_ALONE = re.compile(r"^(?P<label>主\s*题|口\s*号)\s*[:：]?\s*$")
_LABEL_END = re.compile(r"^[^，。；]{0,24}主\s*题\s*(?:口号)?\s*(?:确定|定)?(?:是|为)\s*[:：]?\s*$")
_BEHIND_HEADING = re.compile(
    r"^(?P<head>[^。：:，,；]{0,14}?主\s*题)\s*(?:[。]|[—–-]{1,2}|\s{1,})\s*(?P<theme>\S[^。；]{2,60})[。]?\s*$"
)
_OWN_LABEL = re.compile(r"^\s*[^，。：:]{2,8}主\s*题\s*[:：]")  # 我市主题：…
_SENTENCES = re.compile(r"[^。；]+")
_WORDS = re.compile(r"\w")
_THEME_END = re.compile(r"[。；]|[;；]\s*(?:副主题|(?:宣传|活动)?口号)")
_STOPS = "。．.；;，, ”“\"'「」"
LONGEST_SLOGAN = 60
_LONGEST_HALF = 18  # characters of one half of a theme that is printed on two lines


def find_theme(entries: Sequence[Entry], lexicon: Lexicon) -> Extracted[str] | None:
    """Return the theme, its two halves joined by one blank, or None; annexes count only where the main text
    has none."""
    main = [entry for entry in entries if entry.annex is None]
    annexes = [entry for entry in entries if entry.annex is not None]
    for part in (main, annexes):
        theme = _under_heading(part, lexicon) or _behind_label(part, lexicon) or _in_sentence(part, lexicon)
        if theme:
            return theme
    return _around(main)


def _around(entries: Sequence[Entry]) -> Extracted[str] | None:
    """Return the first theme that activities are to keep to (紧扣“甲”的主题), as in a notice that lost its head."""
    for entry in entries:
        match = _AROUND.search(entry.paragraph.text)
        if match:
            start = entry.paragraph.span.start + match.start("theme")
            return trim_slogan(match["theme"], start, entry.section)
    return None


def trim_slogan(printed: str, start: int, section: str | None) -> Extracted[str] | None:
    """Return a theme or slogan without the punctuation around it; None where it is empty or too long."""
    left = len(printed) - len(printed.lstrip(_STOPS))
    words = printed.strip(_STOPS)
    if not words or len(words) > LONGEST_SLOGAN:
        return None
    return Extracted(single_blanks(words), Span(start + left, start + left + len(words)), section)


def _under_heading(entries: Sequence[Entry], lexicon: Lexicon) -> Extracted[str] | None:
    """Return the theme under a heading or label that stands alone, or behind a heading on its line."""
    headings = lexicon.words_of("theme-heading")
    for index, entry in enumerate(entries):
        words = without_blanks(entry.paragraph.body).rstrip("：:…．.")
        label = LABEL_ALONE.match(entry.paragraph.text) or _LABEL_END.search(entry.paragraph.text)
        alone = words in headings or label is not None
        if alone and words not in lexicon.words_of("slogan-heading"):
            below = [each for each in entries[index + 1 : index + 4] if each.annex == entry.annex]
            below = [each for each in below if _may_be_theme(each.paragraph)]
            if below and below[0].paragraph.marker is None:
                return _theme_below(below, entry, lexicon)
        inline = _BEHIND_HEADING.match(entry.paragraph.body) if entry.paragraph.marker else None
        if inline and without_blanks(inline["head"]) in headings:
            start = entry.paragraph.body_start + inline.start("theme")
            return trim_slogan(inline["theme"], start, entry.section)
    return None


def _may_be_theme(line: Paragraph) -> bool:
    """Return whether a line may hold a theme: it has words (not ……), and is no label itself (活动主题为：)."""
    return _WORDS.search(line.text) is not None and not _LABEL_END.search(line.text)


def _theme_below(below: Sequence[Entry], heading: Entry, lexicon: Lexicon) -> Extracted[str] | None:
    """Return the theme in the lines below its heading: quoted or labelled, in two halves, or the first line."""
    first = below[0].paragraph
    own = [each for each in below[1:] if _OWN_LABEL.match(each.paragraph.text)]
    own = [each for each in own if lexicon.holds(each.paragraph.text.split("主")[0], "own-area")]
    quoted = _behind_label([*own, *below[:1]], lexicon) or _in_sentence(below[:1], lexicon)
    if quoted:
        return quoted
    words = first.text
    if len(below) > 1 and _is_half(first, lexicon) and _is_half(below[1].paragraph, lexicon):
        second = below[1].paragraph
        joined = f"{words.rstrip()} {second.text.strip()}"
        theme = trim_slogan(joined, first.span.start, heading.section)
        # The span ends with the second line, whatever blanks stand between the two.
        return (
            Extracted(theme.value, Span(theme.span.start, second.span.end), theme.section) if theme else None
        )
    if len(words) <= LONGEST_SLOGAN:
        return trim_slogan(words, first.span.start, heading.section)
    sentence = re.split(r"[。；]", words.lstrip(), maxsplit=1)[0]
    lead = len(words) - len(words.lstrip()) if sentence != words else 0
    return trim_slogan(sentence, first.span.start + lead, heading.section)


def _is_half(line: Paragraph, lexicon: Lexicon) -> bool:
    """Return whether a line may be one half of a theme: short, without punctuation, no heading and no agency."""
    words = without_blanks(line.text)
    plain = (
        line.marker is None
        and line.is_line
        and not line.is_date
        and not re.search(r"[，,。：:\s]", line.text.strip())
    )
    heading = words in lexicon.words_of("heading") or words in lexicon.words_of("slogan-heading")
    agency = holds_agencies(line.text, lexicon)
    return plain and not heading and not agency and 3 <= len(words) <= _LONGEST_HALF


def _behind_label(entries: Sequence[Entry], lexicon: Lexicon) -> Extracted[str] | None:
    """Return the first theme behind a label that is the campaign's."""
    for entry in entries:
        match = _of_own_area(list(LABELLED.finditer(entry.paragraph.text)), entry.paragraph.text, lexicon)
        if match and _is_campaign_theme(entry, match, lexicon):
            group = "theme" if match["theme"] else "quoted"
            printed = _THEME_END.split(match[group], maxsplit=1)[0]
            theme = trim_slogan(printed, entry.paragraph.span.start + match.start(group), entry.section)
            if theme:
                return theme
    return None


def _in_sentence(entries: Sequence[Entry], lexicon: Lexicon) -> Extracted[str] | None:
    """Return the first theme in a sentence that names the month."""
    for entry in entries:
        for sentence in _SENTENCES.finditer(entry.paragraph.text):
            text = sentence.group()
            themes = list(_IN_SENTENCE.finditer(_unquote_month(text, lexicon)))
            own = lexicon.names_month(text) or lexicon.holds(text, "this-campaign")
            match = _of_own_area(themes, text, lexicon) if own else None
            if match:
                group = "before" if match["before"] else "bare"
                start = entry.paragraph.span.start + sentence.start() + match.start(group)
                return trim_slogan(match[group], start, entry.section)
    return None


def _unquote_month(sentence: str, lexicon: Lexicon) -> str:
    """Return the sentence with blanks for the quotation marks of “质量月”, which is no theme."""
    months = lexicon.pattern("month").pattern
    return re.sub(rf"[“\"「](\S{{0,4}}(?:{months}))[”\"」]", r" \1 ", sentence)


def _is_campaign_theme(entry: Entry, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Return whether a theme is the campaign's, not that of one activity: near the beginning of its sentence,
    above the first heading, or in a paragraph that names the month."""
    marker_length = len(entry.paragraph.text) - len(entry.paragraph.body)
    before = _last_sentence(entry.paragraph.body, match.start() - marker_length)
    return len(before) <= 12 or not entry.headings or lexicon.names_month(match.string)


def _last_sentence(text: str, end: int) -> str:
    """Return the part of the sentence that precedes `end`."""
    return re.split(r"[。；]", text[: max(end, 0)])[-1]


def _of_own_area(matches: Sequence[re.Match[str]], text: str, lexicon: Lexicon) -> re.Match[str] | None:
    """Return, of several themes, that of the issuer's own area (全国主题是“甲”，我市主题是“乙”), else the first."""
    area = lexicon.pattern("own-area")
    return next(_behind_area(matches, text, area), matches[0] if matches else None)


def _behind_area(
    matches: Sequence[re.Match[str]], text: str, area: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """Yield each match but the first that stands behind a word for the own area."""
    done = matches[0].end() if matches else 0
    for match in matches[1:]:
        if area.search(text, done, match.start()):
            yield match
        done = match.end()
