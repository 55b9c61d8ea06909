"""Refusal of texts that are no quality-month notice, with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.lexicon.columns import Columns
from loaders.lexicon.lexicon import longest_first
from loaders.outline.other_months import other_month, other_quality_month
from loaders.outline.tables import is_activity_header
from loaders.outline.titles import LONGEST_TITLE, HeadLexicon
from loaders.text.paragraphs import Paragraph

_LONGEST_HEAD = 12  # paragraphs before the contents begin: letterhead, issuers, number, title, recipients
_FEWEST_TRIGGERS = 2  # of news, in a text without usual headings
_ENOUGH = 2  # points of evidence by which a text that lost its title and opening is a notice
_REPORT_LEAD = 24  # characters at the beginning of a paragraph in which a report gives its time or its paper
_ABOUT = re.compile(r"关于")
_CELLS = re.compile(r"[|\t]")


def refusal_reason(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> str | None:
    """Return the reason why these paragraphs are no quality-month notice; None where they are one."""
    if not any(head.names_month(paragraph.text) for paragraph in paragraphs):
        return "quality month (质量月) is not mentioned"
    if trade := other_quality_month(paragraphs, head):
        return f"it is about another quality month ({trade}), not the national one"
    addressed = _is_addressed(paragraphs, head)
    if not addressed and (trigger := _news_trigger(paragraphs, head)):
        return f"a news report ({trigger}): it describes past events and announces nothing"
    if any(head.is_title(paragraph) or _is_labelled_title(paragraph, head) for paragraph in paragraphs):
        return None
    other = _other_title(paragraphs, head) or other_month(paragraphs, head)
    if other:
        return f"its title is about something else ({other}); quality month is only mentioned"
    first = _before_parts(paragraphs)
    opening = any(head.is_opening(paragraph) for paragraph in first)
    if opening and any(head.names_month(paragraph.text) for paragraph in first):
        return None
    naming = [place for place, each in enumerate(paragraphs) if head.names_month(each.text)]
    central = len(naming) > 1 or naming[0] < _LONGEST_HEAD
    if central and not _past_events(paragraphs, head) and _evidence(paragraphs, head) >= _ENOUGH:
        return None
    return "quality month is mentioned, but nothing is announced (no title of a notice, no opening such as 通知如下)"


def _is_labelled_title(paragraph: Paragraph, head: HeadLexicon) -> bool:
    """Return whether the metadata table has the title of a quality-month notice."""
    titles = [label.value for label in head.labels.read(paragraph) if label.kind == "title"]
    return any(head.names_month(title) and head.ends_title(title) for title in titles)


def _is_addressed(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> bool:
    """Return whether the head has what only a document has: a number, recipients, or an opening formula."""
    return any(
        paragraph.is_doc_number or head.is_opening(paragraph) or _addresses(paragraph, head)
        for paragraph in _before_parts(paragraphs)
    )


def _addresses(paragraph: Paragraph, head: HeadLexicon) -> bool:
    """Return whether a line is a salutation to units or members, not to the audience of a speech."""
    return head.is_salutation(paragraph) and not paragraph.plain.startswith(
        head.lexicon.words_of("speech-salutation")
    )


def _news_trigger(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> str | None:
    """Return a trigger of a news report: its first words, or one of several within the text; else None."""
    opening = next((each.text.strip()[:12] for each in paragraphs[:8] if _begins_report(each, head)), None)
    triggers = _past_events(paragraphs, head)
    headed = any(_is_heading(each, head) for each in paragraphs)
    if opening or (len(triggers) >= _FEWEST_TRIGGERS and not headed):
        return opening or triggers[0]
    return None


def _past_events(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> list[str]:
    """Return the words of the press and of past events that the text has."""
    text = "".join(paragraph.plain for paragraph in paragraphs)
    return [
        word for each in ("news-sign", "past-event") for word in head.lexicon.words_of(each) if word in text
    ]


def _begins_report(paragraph: Paragraph, head: HeadLexicon) -> bool:
    begin = paragraph.plain[:_REPORT_LEAD]
    press = any(word in begin for word in head.lexicon.words_of("news-lead"))
    dated = not paragraph.is_line and paragraph.marker is None and not head.is_opening(paragraph)
    recent = dated and any(word in begin for word in head.lexicon.words_of("news-time"))
    report = (
        paragraph.is_line
        and paragraph.marker is None
        and paragraph.plain.endswith(head.lexicon.words_of("report-kind"))
    )
    return press or recent or (report and head.names_month(paragraph.text))


def _is_heading(paragraph: Paragraph, head: HeadLexicon) -> bool:
    words = re.split(r"[。：:；，\s]", paragraph.body.strip(), maxsplit=1)[0]
    return paragraph.marker is not None and words in head.lexicon.words_of("heading")


def _evidence(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> int:
    """Return the points by which a text without title and opening is a notice: one that is addressed, decides,
    demands, has the headings or parts of a plan, or is a table of activities."""
    headings = sum(_is_heading(paragraph, head) for paragraph in paragraphs)
    demands = sum(_demands(paragraph, head) for paragraph in paragraphs)
    decides = any(_decides(paragraph, head) for paragraph in paragraphs)
    parts = sum(paragraph.marker is not None for paragraph in paragraphs) > 1
    addressed = any(_addresses(paragraph, head) for paragraph in paragraphs[:_LONGEST_HEAD])
    table = any(_is_table_head(paragraph, head) for paragraph in paragraphs)
    explains = any(_explains(paragraph, head) for paragraph in paragraphs)
    return min(headings, 2) + min(demands, 2) + (decides and 1 + parts) + 2 * (addressed + table - explains)


def _explains(paragraph: Paragraph, head: HeadLexicon) -> bool:
    """Return whether a sentence explains what quality month is, as pages about it do."""
    month = head.lexicon.find_month(paragraph.plain)
    behind = paragraph.plain[month.end : month.end + 6].strip("”活动") if month else ""
    return behind.startswith(head.lexicon.words_of("defining-word"))


def _demands(paragraph: Paragraph, head: HeadLexicon) -> bool:
    """Return whether a paragraph demands something of units: 各单位要…, 请各…"""
    lexicon = head.lexicon
    units, duty = (longest_first(lexicon.words_of(each)).pattern for each in ("unit-addressed", "duty-verb"))
    return re.search(rf"(?:{units})[^，。；,;]{{0,24}}?(?:{duty})", paragraph.plain) is not None


def _decides(paragraph: Paragraph, head: HeadLexicon) -> bool:
    """Return whether a sentence announces the month: it decides on it or will hold it."""
    fixing = longest_first(head.lexicon.words_of("issuer-decision")).pattern
    return head.names_month(paragraph.text) and re.search(fixing, paragraph.plain) is not None


def _is_table_head(paragraph: Paragraph, head: HeadLexicon) -> bool:
    """Return whether a line is the header of a table of activities, with pipes, tabs or blanks between its cells."""
    cells = [each.strip() for each in _CELLS.split(paragraph.text) if each.strip()]
    words = cells if len(cells) > 1 else paragraph.text.split()
    roles = [Columns.of(head.lexicon).role(word) for word in words] if 2 < len(words) < 13 else []
    return is_activity_header(roles)


def _before_parts(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    return list(paragraphs[:_LONGEST_HEAD])


def _other_title(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> str | None:
    for paragraph in _before_parts(paragraphs):
        text = paragraph.text.strip()
        standing = paragraph.is_line and not paragraph.marker and len(text) <= LONGEST_TITLE
        if standing and text.endswith(head.lexicon.words_of("other-kind")):
            return text
        if standing and head.ends_title(text) and (_ABOUT.search(text) or _names_other(text, head)):
            return text
    return None


def _names_other(text: str, head: HeadLexicon) -> bool:
    bare = re.sub(r"[“”\"\s]", "", text)
    return any(month in bare for month in head.lexicon.words_of("other-month"))
