"""Refusal of texts that are no quality-month notice, with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.outline.titles import LONGEST_TITLE, HeadLexicon, is_recipients
from loaders.text.paragraphs import Paragraph

_LONGEST_HEAD = 12  # paragraphs before the contents begin: letterhead, issuers, number, title, recipients
_HEADINGS_OF_A_PLAN = 2  # usual headings by which a text that lost its head is a plan
_FEWEST_TRIGGERS = 2  # of news, in a text without usual headings
_ABOUT = re.compile(r"关于")


def refusal_reason(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> str | None:
    """Return the reason why these paragraphs are no quality-month notice; None where they are one."""
    if not any(head.names_month(paragraph.text) for paragraph in paragraphs):
        return "quality month (质量月) is not mentioned"
    addressed = _is_addressed(paragraphs, head)
    if not addressed and (trigger := _news_trigger(paragraphs, head)):
        return f"a news report ({trigger}): it describes past events and announces nothing"
    if any(head.is_title(paragraph) or _is_labelled_title(paragraph, head) for paragraph in paragraphs):
        return None
    other = _other_title(paragraphs, head) or _other_month(paragraphs, head)
    if other:
        return f"its title is about something else ({other}); quality month is only mentioned"
    first = _before_parts(paragraphs)
    opening = any(head.is_opening(paragraph) for paragraph in first)
    if opening and any(head.names_month(paragraph.text) for paragraph in first):
        return None
    if _is_bare_plan(paragraphs, head):
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
    ending = (*head.lexicon.words_of("body-ending"), *head.lexicon.words_of("agency-suffix"))
    return is_recipients(paragraph) and paragraph.text.rstrip(" ：:）)").endswith(ending)


def _news_trigger(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> str | None:
    """Return a trigger of a news report: its first words, or one of several within the text; else None."""
    text = "".join(paragraph.plain for paragraph in paragraphs)
    press = [word for word in head.lexicon.words_of("news-sign") if word in text]
    past = [word for word in head.lexicon.words_of("told-verb") if word in text]
    headed = any(_is_heading(each, head) for each in paragraphs)
    opening = next((each.text.strip()[:12] for each in paragraphs[:4] if _begins_report(each, head)), None)
    triggers = press + past
    if opening or (len(triggers) >= _FEWEST_TRIGGERS and not headed):
        return opening or triggers[0]
    return None


def _begins_report(paragraph: Paragraph, head: HeadLexicon) -> bool:
    begin = paragraph.plain[:24]
    return any(word in begin for word in head.lexicon.words_of("news-lead"))


def _is_heading(paragraph: Paragraph, head: HeadLexicon) -> bool:
    words = re.split(r"[。：:；，\s]", paragraph.body.strip(), maxsplit=1)[0]
    return paragraph.marker is not None and words in head.lexicon.words_of("heading")


def _is_bare_plan(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> bool:
    """Return whether the text is a plan for quality month that lost its title and opening."""
    headings = sum(_is_heading(paragraph, head) for paragraph in paragraphs)
    naming = [paragraph for paragraph in paragraphs if head.names_month(paragraph.text)]
    return headings >= _HEADINGS_OF_A_PLAN and len(naming) > 1


def _before_parts(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    return list(paragraphs[:_LONGEST_HEAD])


def _other_title(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> str | None:
    for paragraph in _before_parts(paragraphs):
        text = paragraph.text.strip()
        standing = paragraph.is_line and not paragraph.marker and len(text) <= LONGEST_TITLE
        if standing and head.ends_title(text) and (_ABOUT.search(text) or _names_other(text, head)):
            return text
    return None


def _other_month(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> str | None:
    """Return another month (安全生产月) that the text mentions more often than quality month, or None."""
    text = "".join(paragraph.plain for paragraph in paragraphs)
    own = sum(text.count(month) for month in head.lexicon.words_of("month"))
    others = {month: text.count(month) for month in head.lexicon.words_of("other-month")}
    most = max(others, key=lambda month: others[month], default="")
    return most if most and others[most] > own else None


def _names_other(text: str, head: HeadLexicon) -> bool:
    bare = re.sub(r"[“”\"\s]", "", text)
    return any(month in bare for month in head.lexicon.words_of("other-month"))
