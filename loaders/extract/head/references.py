"""The references of a notice: policies, laws, plans and standards that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.lexicon.lexicon import HIDDEN, Lexicon, hide_quoted
from loaders.outline.sections import Entry
from loaders.text.extracted import Extracted, without_blanks
from loaders.text.paragraphs import DOC_NUMBER
from loaders.text.spans import Span

TITLE = re.compile(r"《(?P<title>(?:[^《》]|《[^《》]*》)+)》")
_ASSOCIATION_NUMBER = re.compile(r"[\u3400-\u9fff]{3,8}\s*\d{1,3}\s*号文")
_VERSION = re.compile(r"[（(][^（）()]*[)）]$|\s")
_COUNTRY = "中华人民共和国"  # which a law has before its name where it is first cited
_OF_TITLE = re.compile(r"》[”\s]*[（(\[〔]\s*$")  # 《…》（国办发〔2015〕19号）: the title is the reference
# A number right behind a character of the sentence comes from a broken page.
_BOUNDARY = re.compile(r"(?:^|[^\u3400-\u9fffA-Za-z“‘「])$")
_STANDARD = re.compile(
    r"[（(]\s*(?:GB|JGJ|DB|TSG|JT|QB|JB|HJ|NY|WM|LB|T/|ISO)"
)  # the number of a standard behind its title
_ISSUED_TITLE = re.compile(r"关于(?:印发|转发|下发|发布|批转|贯彻落实|学习宣传)?(?:[\u3400-\u9fff]{0,12})$")
_OWN_CODE = re.compile(
    r"(?P<agency>[\u3400-\u9fff]{3,}[局厅会府室司团队站])(?P<code>[\u3400-\u9fff]{2,8})[〔\[［【(（]"
)
_NEAR = 12  # characters around a title in which it is said to be issued
_TITLE_WITHIN = 80  # characters before a number in which its title may stand


def find_references(
    entries: Sequence[Entry], lexicon: Lexicon, own_number: str | None, forwards: bool, own_title: str = ""
) -> list[Extracted[str]]:
    """Return the cited documents, by title in 《》 or by number, each once, in printed order.

    Left out are aliases (以下简称《纲要》), documents still to be written, books and columns, the notice's own
    number, the plan that it issues, the number of a title that is cited, and the notice that it forwards.
    """
    found: dict[str, Extracted[str]] = {}
    for entry in entries:
        if not entry.paragraph.is_doc_number and not _lists_annexes(entry):
            for reference in (*_titles(entry, lexicon, forwards), *_numbers(entry, lexicon, forwards)):
                if reference.value != own_number and not _is_own_plan(reference, entry, lexicon, own_title):
                    found.setdefault(_without_version(reference.value), reference)
    return sorted(found.values(), key=lambda reference: reference.span.start)


def _without_version(reference: str) -> str:
    """Return a reference without the years or the draft of its title, and a law without the name of the country:
    《质量振兴纲要（1996—2010年）》, 《中华人民共和国建筑法》."""
    bare = _VERSION.sub("", reference.strip("《》")).removeprefix(_COUNTRY)
    return f"《{bare}》" if reference.startswith("《") else reference


def _is_own_plan(reference: Extracted[str], entry: Entry, lexicon: Lexicon, own_title: str) -> bool:
    """Return whether a reference is the notice's own plan: named in the title, or issued in the sentence that
    cites it (现将《…方案》印发给你们)."""
    if not lexicon.names_month(reference.value):
        return False
    in_title = re.sub(r"\W", "", reference.value) in re.sub(r"\W", "", own_title)
    plan = reference.value.rstrip("》").endswith(lexicon.words_of("plan-kind"))
    issued = plan and lexicon.holds(_around(reference, entry), "issue-out")
    return (in_title and "转发" not in own_title) or (issued and not entry.headings)


def _around(reference: Extracted[str], entry: Entry) -> str:
    """Return the words of the paragraph around a reference, without numbers and other titles in brackets."""
    start, end = (place - entry.paragraph.span.start for place in reference.span)
    before, behind = entry.paragraph.text[:start], hide_quoted(entry.paragraph.text[end:])
    return without_blanks(before[-_NEAR:]) + "，" + without_blanks(behind.replace(HIDDEN, ""))[:_NEAR]


def _titles(entry: Entry, lexicon: Lexicon, forwards: bool) -> Iterator[Extracted[str]]:
    """Yield the titles of documents in a paragraph, without that of a forwarded quality-month notice."""
    text, start = entry.paragraph.text, entry.paragraph.span.start
    for match in TITLE.finditer(text):
        forwarded = forwards and lexicon.names_month(match["title"])
        if _is_policy(match, text, lexicon) and not forwarded:
            span = Span(start + match.start(), start + match.end())
            yield Extracted(f"《{without_blanks(match['title'])}》", span, entry.section)


def _is_policy(match: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    """Return whether a title is that of a document in force: its end or the words around it show its kind,
    and it is no alias, no document to be drafted and not the title of this notice."""
    title = without_blanks(match["title"])
    bare = _VERSION.sub("", title)
    before, behind = text[: match.start()].rstrip(" “"), text[match.end() :].lstrip(" ”")
    standard = behind.startswith(lexicon.words_of("standard-word")) or _STANDARD.match(behind) is not None
    kind = bare.endswith(lexicon.words_of("policy-kind")) or bare.rstrip("0123456789") != bare or standard
    exists = not before.rstrip("0123456789 ").endswith(lexicon.words_of("drafting-verb"))
    alias = before.endswith(lexicon.words_of("alias-cue")) or bare in lexicon.words_of("policy-kind")
    own_title = _ISSUED_TITLE.search(before) is not None and behind.startswith("的")
    exists = exists and not title.endswith(lexicon.words_of("draft-mark"))
    return kind and exists and not (alias or own_title or behind.startswith(lexicon.words_of("work-word")))


def _numbers(entry: Entry, lexicon: Lexicon, forwards: bool) -> Iterator[Extracted[str]]:
    """Yield the document numbers in a paragraph that stand without a title."""
    text, start = entry.paragraph.text, entry.paragraph.span.start
    if "号" not in text:
        return
    for match in (*DOC_NUMBER.finditer(text), *_ASSOCIATION_NUMBER.finditer(text)):
        before = text[: match.start()]
        title = TITLE.search(before[-_TITLE_WITHIN:])
        if forwards and title and lexicon.names_month(title["title"]):
            continue
        lead = _citing_length(match.group(), lexicon)
        if _OF_TITLE.search(before) or not (lead or _BOUNDARY.search(before)):
            continue
        span = Span(start + match.start() + lead, start + match.end())
        yield Extracted(without_blanks(match.group()[lead:]), span, entry.section)


def _citing_length(number: str, lexicon: Lexicon) -> int:
    """Return how many characters at the beginning of a number only introduce it (详见中机质协12号文, and the agency in
    省建设厅赣建质〔2006〕21号)."""
    ends = [number.rfind(word) + len(word) for word in lexicon.words_of("citing-word") if word in number]
    lead = max(ends, default=0)
    agency = _OWN_CODE.match(number, lead)
    named = agency and lexicon.ends_with(agency["agency"], "before-number")
    return agency.start("code") if agency and named else lead


def _lists_annexes(entry: Entry) -> bool:
    """Return whether an entry is a line of the list of annexes."""
    return entry.paragraph.marker is not None and entry.paragraph.marker.kind == "annex"
