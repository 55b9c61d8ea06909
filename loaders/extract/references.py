"""What a notice cites: policies, laws, plans and standards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.extract.found import Found, without_blanks
from loaders.extract.lexicon import Lexicon
from loaders.outline.paragraphs import DOC_NUMBER
from loaders.outline.sections import Entry
from loaders.text import Span

TITLE = re.compile(r"《(?P<title>(?:[^《》]|《[^《》]*》)+)》")
_ASSOCIATION_NUMBER = re.compile(r"[\u3400-\u9fff]{3,8}\s*\d{1,3}\s*号文")
_VERSION = re.compile(r"[（(][^（）()]*[)）]$|\s")


def find_references(entries: Sequence[Entry], lexicon: Lexicon, own_number: str | None) -> list[Found[str]]:
    """Policies, laws, plans and standards, by title in 《》 or by number; each once, in printed order.

    Not: aliases (以下简称《纲要》), documents still to be written, books, columns, the notice's own
    number, and the notice that is passed on.
    """
    found: dict[str, Found[str]] = {}
    for entry in entries:
        if not entry.paragraph.is_doc_number and not _lists_annexes(entry):
            for reference in (*_titles(entry, lexicon), *_numbers(entry)):
                if reference.value != own_number:
                    found.setdefault(reference.value, reference)
    return sorted(found.values(), key=lambda reference: reference.span.start)


def _titles(entry: Entry, lexicon: Lexicon) -> Iterator[Found[str]]:
    text = entry.paragraph.text
    for found in TITLE.finditer(text):
        if _is_policy(found, text, lexicon):
            start = entry.paragraph.span.start + found.start()
            yield Found(
                f"《{without_blanks(found['title'])}》",
                Span(start, start + len(found.group())),
                entry.section,
            )


def _is_policy(found: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    title = without_blanks(found["title"])
    bare = _VERSION.sub("", title)
    before, behind = text[: found.start()].rstrip(" “"), text[found.end() :].lstrip(" ”")
    kind = bare.endswith(lexicon.words_of("policy-kind")) or bare.rstrip("0123456789") != bare
    written = not before.rstrip("0123456789 ").endswith(lexicon.words_of("drafting-verb"))
    alias = before.endswith(lexicon.words_of("alias-cue")) or bare in lexicon.words_of("policy-kind")
    month = "质量月" in re.sub(r"[“”]", "", title)
    return kind and written and not alias and not month and not behind.startswith(("专栏", "节目", "一书"))


def _numbers(entry: Entry) -> Iterator[Found[str]]:
    text = entry.paragraph.text
    for pattern in (DOC_NUMBER, _ASSOCIATION_NUMBER):
        for found in pattern.finditer(text):
            titled = TITLE.search(text[max(0, found.start() - 80) : found.start()])
            if titled and "质量月" in re.sub(r"[“”\s]", "", titled["title"]):
                continue
            start = entry.paragraph.span.start + found.start()
            value = re.sub(r"^.*?(?:详见|参见|根据|按照|见)", "", without_blanks(found.group()))
            yield Found(value, Span(start, start + len(found.group())), entry.section)


def _lists_annexes(entry: Entry) -> bool:
    return entry.paragraph.marker is not None and entry.paragraph.marker.kind == "annex"
