"""Evidence that a text announces a quality month, for one that lost its title and opening. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.lexicon.columns import Columns
from loaders.lexicon.lexicon import Lexicon
from loaders.outline.tables import is_activity_header
from loaders.outline.titles import HEAD_LINES, HeadLexicon
from loaders.text.paragraphs import Paragraph

_CELLS = re.compile(r"[|\t]")
_AS_PART = re.compile(r"作为[^。；]{0,16}$")  # 大赛作为2024年全国“质量月”的重要活动


def evidence(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> int:
    """Return the points by which a text without title and opening is a notice: one that is addressed, decides, calls
    for something, demands, has the headings or parts of a plan, or is a table of activities."""
    headings = sum(is_heading(paragraph, head) for paragraph in paragraphs)
    demands = sum(_demands(paragraph, head) for paragraph in paragraphs)
    decides = any(_decides(paragraph, head) for paragraph in paragraphs)
    parts = sum(paragraph.marker is not None for paragraph in paragraphs) > 1
    addressed = any(addresses(paragraph, head) for paragraph in paragraphs[:HEAD_LINES])
    table = any(_is_table_head(paragraph, head) for paragraph in paragraphs)
    explains = any(_explains(paragraph, head) for paragraph in paragraphs)
    return (
        min(headings, 2)
        + min(demands, 2)
        + (decides and 1 + parts)
        + _call(paragraphs, head)
        + any(is_part_of_month(paragraph, head.lexicon) for paragraph in paragraphs)
        + 2 * (addressed + table - explains)
    )


def is_heading(paragraph: Paragraph, head: HeadLexicon) -> bool:
    """Return whether a paragraph begins with a numbered heading that is usual in notices."""
    return paragraph.marker is not None and _begin(paragraph) in head.lexicon.words_of("heading")


def addresses(paragraph: Paragraph, head: HeadLexicon) -> bool:
    """Return whether a line is a salutation to units or members, not to the audience of a speech."""
    return head.is_salutation(paragraph) and not paragraph.plain.startswith(
        head.lexicon.words_of("speech-salutation")
    )


def _begin(paragraph: Paragraph) -> str:
    return re.split(r"[。：:；，\s]", paragraph.body.strip(), maxsplit=1)[0]


def _call(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> int:
    """Return the points of a call to the public: its title, and headings on who takes part and how."""
    called = any(head.is_call(paragraph) for paragraph in paragraphs[:HEAD_LINES])
    headings = sum(
        each.marker is not None and head.lexicon.has("call-heading", _begin(each)) for each in paragraphs
    )
    return called + min(headings, 2)


def is_part_of_month(paragraph: Paragraph, lexicon: Lexicon) -> bool:
    """Return whether an event is said to be part of the month: 作为…“质量月”的重要活动."""
    month = lexicon.find_month(paragraph.text)
    return month is not None and _AS_PART.search(paragraph.text, 0, month.start) is not None


def _explains(paragraph: Paragraph, head: HeadLexicon) -> bool:
    """Return whether a sentence explains what quality month is, as pages about it do."""
    month = head.lexicon.find_month(paragraph.plain)
    behind = paragraph.plain[month.end : month.end + 6].strip("”活动") if month else ""
    return behind.startswith(head.lexicon.words_of("defining-word"))


def _demands(paragraph: Paragraph, head: HeadLexicon) -> bool:
    """Return whether a paragraph demands something of units: 各单位要…, 请各…"""
    lexicon = head.lexicon
    units, duty = (lexicon.pattern(each).pattern for each in ("unit-addressed", "duty-verb"))
    return re.search(rf"(?:{units})[^，。；,;]{{0,24}}?(?:{duty})", paragraph.plain) is not None


def _decides(paragraph: Paragraph, head: HeadLexicon) -> bool:
    """Return whether a sentence announces the month: it decides on it or will hold it."""
    return head.names_month(paragraph.text) and head.lexicon.holds(paragraph.plain, "issuer-decision")


def _is_table_head(paragraph: Paragraph, head: HeadLexicon) -> bool:
    """Return whether a line is the header of a table of activities, with pipes, tabs or blanks between its cells."""
    cells = [each.strip() for each in _CELLS.split(paragraph.text) if each.strip()]
    words = cells if len(cells) > 1 else paragraph.text.split()
    roles = [Columns.of(head.lexicon).role(word) for word in words] if 2 < len(words) < 13 else []
    return is_activity_header(roles)
