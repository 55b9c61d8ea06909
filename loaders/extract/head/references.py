"""What a notice cites: policies, laws, plans and standards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.lexicon.lexicon import Lexicon
from loaders.outline.sections import Entry
from loaders.text.extracted import Extracted, without_blanks
from loaders.text.paragraphs import DOC_NUMBER
from loaders.text.spans import Span

TITLE = re.compile(r"《(?P<title>(?:[^《》]|《[^《》]*》)+)》")
_ASSOCIATION_NUMBER = re.compile(r"[\u3400-\u9fff]{3,8}\s*\d{1,3}\s*号文")
_VERSION = re.compile(r"[（(][^（）()]*[)）]$|\s")
_OF_TITLE = re.compile(r"》[”\s]*[（(\[〔]\s*$")  # 《…》（国办发〔2015〕19号）: the title says it already
_BOUNDARY = re.compile(
    r"(?:^|[^\u3400-\u9fffA-Za-z“‘「])$"
)  # a number inside a sentence was put there by a page
_TITLE_BEFORE = 80  # characters before a number in which the title it belongs to may stand


def find_references(
    entries: Sequence[Entry], lexicon: Lexicon, own_number: str | None, forwards: bool, own_title: str = ""
) -> list[Extracted[str]]:
    """Policies, laws, plans and standards, by title in 《》 or by number; each once, in printed order.

    Not: aliases (以下简称《纲要》), documents still to be written, books, columns, the notice's own
    number and the plan that it sends out; the number of a title that is cited; and where it forwards one,
    the quality-month notice that it forwards.
    """
    found: dict[str, Extracted[str]] = {}
    for entry in entries:
        if not entry.paragraph.is_doc_number and not _lists_annexes(entry):
            for reference in (*_titles(entry, lexicon, forwards), *_numbers(entry, lexicon, forwards)):
                if reference.value != own_number and not _sent_out(reference, entry, lexicon, own_title):
                    found.setdefault(reference.value, reference)
    return sorted(found.values(), key=lambda reference: reference.span.start)


def _sent_out(reference: Extracted[str], entry: Entry, lexicon: Lexicon, own_title: str) -> bool:
    """Whether it is the notice's own plan: named in its title or sent out in its sentence (现将《…方案》印发给你们)."""
    if not lexicon.names_month(reference.value):
        return False
    named = re.sub(r"\W", "", reference.value) in re.sub(r"\W", "", own_title)
    said = any(word in without_blanks(entry.paragraph.text) for word in lexicon.words_of("issue-out"))
    return (named and "转发" not in own_title) or (said and not entry.headings)


def _titles(entry: Entry, lexicon: Lexicon, forwards: bool) -> Iterator[Extracted[str]]:
    text, start = entry.paragraph.text, entry.paragraph.span.start
    for found in TITLE.finditer(text):
        passed_on = forwards and lexicon.names_month(found["title"])
        if _is_policy(found, text, lexicon) and not passed_on:
            span = Span(start + found.start(), start + found.end())
            yield Extracted(f"《{without_blanks(found['title'])}》", span, entry.section)


def _is_policy(found: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    title = without_blanks(found["title"])
    bare = _VERSION.sub("", title)
    before, behind = text[: found.start()].rstrip(" “"), text[found.end() :].lstrip(" ”")
    standard = behind.startswith(lexicon.words_of("standard-word"))
    kind = bare.endswith(lexicon.words_of("policy-kind")) or bare.rstrip("0123456789") != bare or standard
    written = not before.rstrip("0123456789 ").endswith(lexicon.words_of("drafting-verb"))
    alias = before.endswith(lexicon.words_of("alias-cue")) or bare in lexicon.words_of("policy-kind")
    own_title = "关于" in before and behind.startswith("的")
    return kind and written and not (alias or own_title or behind.startswith(lexicon.words_of("work-word")))


def _numbers(entry: Entry, lexicon: Lexicon, forwards: bool) -> Iterator[Extracted[str]]:
    text, start = entry.paragraph.text, entry.paragraph.span.start
    if "号" not in text:
        return
    for found in (*DOC_NUMBER.finditer(text), *_ASSOCIATION_NUMBER.finditer(text)):
        title = TITLE.search(text[max(0, found.start() - _TITLE_BEFORE) : found.start()])
        if forwards and title and lexicon.names_month(title["title"]):
            continue
        lead = _citing_words(found.group(), lexicon)
        if _OF_TITLE.search(text[: found.start()]) or not (lead or _BOUNDARY.search(text[: found.start()])):
            continue
        span = Span(start + found.start() + lead, start + found.end())
        yield Extracted(without_blanks(found.group()[lead:]), span, entry.section)


def _citing_words(number: str, lexicon: Lexicon) -> int:
    """How many characters before the number only introduce it (详见中机质协12号文)."""
    ends = [number.rfind(word) + len(word) for word in lexicon.words_of("citing-word") if word in number]
    return max(ends, default=0)


def _lists_annexes(entry: Entry) -> bool:
    return entry.paragraph.marker is not None and entry.paragraph.marker.kind == "annex"
