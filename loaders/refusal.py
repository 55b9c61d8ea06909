"""Whether a text is a quality-month notice, and if not, why not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.outline.paragraphs import Paragraph
from loaders.outline.titles import LONGEST_TITLE, HeadCues

_OPENING_AT_MOST = 12  # paragraphs before the contents begin: letterhead, issuers, number, title, recipients
_ABOUT = re.compile(r"关于")


def why_not(paragraphs: Sequence[Paragraph], cues: HeadCues) -> str | None:
    """The reason why these paragraphs are no quality-month notice; None when they are one."""
    if not any(cues.names_month(paragraph.text) for paragraph in paragraphs):
        return "no word of a quality month (质量月)"
    if any(cues.is_title(paragraph) for paragraph in paragraphs):
        return None
    other = _other_title(paragraphs, cues)
    if other:
        return f"its title is about something else ({other}); quality month is only mentioned"
    opening = [paragraph for paragraph in _before_parts(paragraphs) if cues.opens(paragraph)]
    if opening and any(cues.names_month(paragraph.text) for paragraph in paragraphs[:_OPENING_AT_MOST]):
        return None
    return "quality month is mentioned, but nothing is announced (no title of a notice, no opening such as 通知如下)"


def _before_parts(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    return list(paragraphs[:_OPENING_AT_MOST])


def _other_title(paragraphs: Sequence[Paragraph], cues: HeadCues) -> str | None:
    for paragraph in _before_parts(paragraphs):
        text = paragraph.text.strip()
        standing = paragraph.is_line and not paragraph.marker and len(text) <= LONGEST_TITLE
        if standing and _ABOUT.search(text) and text.endswith(cues.kinds):
            return text
    return None
