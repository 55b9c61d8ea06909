"""Refusal of texts that are no quality-month notice, with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from loaders.outline.announcing import addresses, evidence, is_heading
from loaders.outline.other_months import other_month, other_quality_month
from loaders.outline.titles import ABOUT, HEAD_LINES, LONGEST_TITLE, HeadLexicon
from loaders.text.paragraphs import Paragraph

_FEWEST_TRIGGERS = 2  # of news, in a text without usual headings
_ENOUGH = 2  # points of evidence by which a text that lost its title and opening is a notice
_DEADLINE = re.compile(r"[\d一二三四五六七八九十]日前")  # 9月28日前: not the day of a report (日前)
_REPORT_LEAD = 24  # characters at the beginning of a paragraph in which a report gives its time or its paper


def refusal_reason(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> str | None:
    """Return the reason why these paragraphs are no quality-month notice; None where they are one."""
    if not any(head.names_month(paragraph.text) for paragraph in paragraphs):
        return "quality month (质量月) is not mentioned"
    if trade := other_quality_month(paragraphs, head):
        return f"it is about another quality month ({trade}), not the national one"
    addressed = _is_addressed(paragraphs, head)
    if not addressed and (trigger := _news_trigger(paragraphs, head)):
        return f"a news report ({trigger}): it describes past events and announces nothing"
    if idle := _idle_title(paragraphs, head):
        return f"its title ({idle}) announces no campaign"
    if any(head.is_title(paragraph) or _is_labelled_title(paragraph, head) for paragraph in paragraphs):
        return None
    title = _other_title(paragraphs, head)
    other = (
        title if title and not _is_within_month(title, paragraphs, head) else other_month(paragraphs, head)
    )
    if other:
        return f"its title is about something else ({other}); quality month is only mentioned"
    if title:
        return None
    first = _before_parts(paragraphs)
    opening = any(head.is_opening(paragraph) for paragraph in first)
    if opening and any(head.names_month(paragraph.text) for paragraph in first):
        return None
    naming = [place for place, each in enumerate(paragraphs) if head.names_month(each.text)]
    central = len(naming) > 1 or naming[0] < HEAD_LINES
    if central and not _past_events(paragraphs, head) and evidence(paragraphs, head) >= _ENOUGH:
        return None
    return "quality month is mentioned, but nothing is announced (no title of a notice, no opening such as 通知如下)"


def _idle_title(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> str | None:
    """Return the title of the text where it makes a result known or calls for tenders, else None."""
    title = next((each.text.strip() for each in _before_parts(paragraphs) if head.is_any_title(each)), "")
    return title if head.lexicon.holds(title, "no-campaign-title") else None


def _is_within_month(title: str, paragraphs: Sequence[Paragraph], head: HeadLexicon) -> bool:
    """Return whether a document with another title is on an event of the quality month: its first sentences, before
    the first numbered part, name the month, and its title is of no other month and no report."""
    excluded = _names_other(title, head) or title.endswith(head.lexicon.words_of("other-kind"))
    preamble = takewhile(lambda each: each.marker is None, paragraphs)
    sentences = (each for each in preamble if not each.is_line)
    return not excluded and any(head.names_month(each.text) for each in sentences)


def _is_labelled_title(paragraph: Paragraph, head: HeadLexicon) -> bool:
    """Return whether the metadata table has the title of a quality-month notice."""
    titles = [label.value for label in head.labels.read(paragraph) if label.kind == "title"]
    return any(head.names_month(title) and head.ends_title(title) for title in titles)


def _is_addressed(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> bool:
    """Return whether the head has what only a document has: a number, recipients, or an opening formula."""
    return any(
        paragraph.is_doc_number or _opens(paragraph, head) or addresses(paragraph, head)
        for paragraph in _before_parts(paragraphs)
    )


def _opens(paragraph: Paragraph, head: HeadLexicon) -> bool:
    """Return whether a paragraph leads to the contents; the headline of a report (…企业发出倡议) does not."""
    return head.is_opening(paragraph) and not (paragraph.is_line and "如下" not in paragraph.plain)


def _news_trigger(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> str | None:
    """Return a trigger of a news report: its first words, or one of several within the text; else None."""
    opening = next((each.text.strip()[:12] for each in paragraphs[:8] if _begins_report(each, head)), None)
    triggers = _past_events(paragraphs, head)
    headed = any(is_heading(each, head) for each in paragraphs)
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
    undue = _DEADLINE.sub("", begin)
    recent = dated and any(word in undue for word in head.lexicon.words_of("news-time"))
    report = (
        paragraph.is_line
        and paragraph.marker is None
        and paragraph.plain.endswith(head.lexicon.words_of("report-kind"))
    )
    return press or recent or (report and head.names_month(paragraph.text))


def _before_parts(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    return list(paragraphs[:HEAD_LINES])


def _other_title(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> str | None:
    for paragraph in _before_parts(paragraphs):
        text = paragraph.text.strip()
        standing = paragraph.is_line and not paragraph.marker and len(text) <= LONGEST_TITLE
        if standing and text.endswith(head.lexicon.words_of("other-kind")):
            return text
        if standing and head.ends_title(text) and (ABOUT.search(text) or _names_other(text, head)):
            return text
    return None


def _names_other(text: str, head: HeadLexicon) -> bool:
    bare = re.sub(r"[“”\"\s]", "", text)
    return any(month in bare for month in head.lexicon.words_of("other-month"))
