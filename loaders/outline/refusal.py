"""Whether a text is a quality-month notice, and if not, why not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.outline.titles import LONGEST_TITLE, HeadCues, is_recipients
from loaders.text.paragraphs import Paragraph

_OPENING_AT_MOST = 12  # paragraphs before the contents begin: letterhead, issuers, number, title, recipients
_HEADINGS_OF_A_PLAN = 2  # usual headings that make a plan of a text whose head was lost
_SIGNS_OF_NEWS = 2
_ABOUT = re.compile(r"关于")


def why_not(paragraphs: Sequence[Paragraph], cues: HeadCues) -> str | None:
    """The reason why these paragraphs are no quality-month notice; None when they are one."""
    if not any(cues.names_month(paragraph.text) for paragraph in paragraphs):
        return "no word of a quality month (质量月)"
    addressed = _is_addressed(paragraphs, cues)
    if not addressed and (sign := _news_sign(paragraphs, cues)):
        return f"a news report ({sign}): it tells of what was held and announces nothing"
    if any(cues.is_title(paragraph) or _is_labelled_title(paragraph, cues) for paragraph in paragraphs):
        return None
    other = _other_title(paragraphs, cues) or _other_month(paragraphs, cues)
    if other:
        return f"its title is about something else ({other}); quality month is only mentioned"
    head = _before_parts(paragraphs)
    opening = any(cues.opens(paragraph) for paragraph in head)
    if opening and any(cues.names_month(paragraph.text) for paragraph in head):
        return None
    if _is_bare_plan(paragraphs, cues):
        return None
    return "quality month is mentioned, but nothing is announced (no title of a notice, no opening such as 通知如下)"


def _is_labelled_title(paragraph: Paragraph, cues: HeadCues) -> bool:
    """Whether the table over a saved page gives the title of a quality-month notice."""
    titles = [label.value for label in cues.labels.read(paragraph) if label.kind == "title"]
    return any(cues.names_month(title) and cues.ends_title(title) for title in titles)


def _is_addressed(paragraphs: Sequence[Paragraph], cues: HeadCues) -> bool:
    """Whether the head has what only a document has: a number, addressees, or an opening formula."""
    return any(
        paragraph.is_doc_number or cues.opens(paragraph) or _addresses(paragraph, cues)
        for paragraph in _before_parts(paragraphs)
    )


def _addresses(paragraph: Paragraph, cues: HeadCues) -> bool:
    ending = (*cues.lexicon.words_of("body-ending"), *cues.lexicon.words_of("agency-suffix"))
    return is_recipients(paragraph) and paragraph.text.rstrip(" ：:）)").endswith(ending)


def _news_sign(paragraphs: Sequence[Paragraph], cues: HeadCues) -> str | None:
    """The words by which a report gives itself away: one of the press, or several of telling what was."""
    text = "".join(paragraph.plain for paragraph in paragraphs)
    press = [word for word in cues.lexicon.words_of("news-sign") if word in text]
    told = [word for word in cues.lexicon.words_of("told-verb") if word in text]
    headed = any(_is_heading(each, cues) for each in paragraphs)
    begun = next((each.text.strip()[:12] for each in paragraphs[:4] if _begins_report(each, cues)), None)
    signs = press + told
    if begun or (len(signs) >= _SIGNS_OF_NEWS and not headed):
        return begun or signs[0]
    return None


def _begins_report(paragraph: Paragraph, cues: HeadCues) -> bool:
    begin = paragraph.plain[:24]
    return any(word in begin for word in cues.lexicon.words_of("news-lead"))


def _is_heading(paragraph: Paragraph, cues: HeadCues) -> bool:
    words = re.split(r"[。：:；，\s]", paragraph.body.strip(), maxsplit=1)[0]
    return paragraph.marker is not None and words in cues.lexicon.words_of("heading")


def _is_bare_plan(paragraphs: Sequence[Paragraph], cues: HeadCues) -> bool:
    """Whether title and opening were lost, but the parts are those of a plan for the month."""
    headings = sum(_is_heading(paragraph, cues) for paragraph in paragraphs)
    naming = [paragraph for paragraph in paragraphs if cues.names_month(paragraph.text)]
    return headings >= _HEADINGS_OF_A_PLAN and len(naming) > 1


def _before_parts(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    return list(paragraphs[:_OPENING_AT_MOST])


def _other_title(paragraphs: Sequence[Paragraph], cues: HeadCues) -> str | None:
    for paragraph in _before_parts(paragraphs):
        text = paragraph.text.strip()
        standing = paragraph.is_line and not paragraph.marker and len(text) <= LONGEST_TITLE
        if standing and cues.ends_title(text) and (_ABOUT.search(text) or _names_other(text, cues)):
            return text
    return None


def _other_month(paragraphs: Sequence[Paragraph], cues: HeadCues) -> str | None:
    """Another month that the text speaks of more often than of quality month."""
    text = "".join(paragraph.plain for paragraph in paragraphs)
    own = sum(text.count(month) for month in cues.lexicon.words_of("month"))
    others = {month: text.count(month) for month in cues.lexicon.words_of("other-month")}
    most = max(others, key=lambda month: others[month], default="")
    return most if most and others[most] > own else None


def _names_other(text: str, cues: HeadCues) -> bool:
    bare = re.sub(r"[“”\"\s]", "", text)
    return any(month in bare for month in cues.lexicon.words_of("other-month"))
