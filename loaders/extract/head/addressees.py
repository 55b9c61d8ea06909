"""Who a notice is sent to and who gets a copy: the bodies of a salutation or behind 主送, 抄送."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.lexicon.lexicon import Lexicon, hide_quoted, split_at
from loaders.outline.sections import Entry
from loaders.text.extracted import Extracted, without_blanks
from loaders.text.paragraphs import Paragraph
from loaders.text.spans import Span

# Labels that a notice has at its foot; which of them address and which copy is said by the vocabulary.
_ADDRESS = re.compile(r"^\s*(?:主\s*送|抄\s*[送报呈发]|分\s*送|发\s*送)(?:\s*单\s*位|\s*机\s*关)?\s*[:：]\s*")
_NEXT_LABEL = re.compile(r"[；;。，,\s](?=(?:主送|抄[送报呈发]|分送|发送)\s*[:：])")
_BETWEEN_NAMES = re.compile("[，,；;]")
_PAUSE = re.compile("、")
MANY = 6  # bodies in one list from which on each stands for itself (…委宣传部、教育厅、科技厅 …)


def is_addressed(paragraph: Paragraph) -> bool:
    """Whether the paragraph says who the notice goes to: 主送：… 抄送：…"""
    return _ADDRESS.match(paragraph.text) is not None


def find_addressed(entries: Sequence[Entry], cue: str, lexicon: Lexicon) -> list[Extracted[str]]:
    """The bodies behind the labels of one list (`recipient-cue`, `copy-cue`), in printed order."""
    found: list[Extracted[str]] = []
    for entry in entries:
        for start, end in _labelled(entry.paragraph.text):
            label = _ADDRESS.match(entry.paragraph.text[start:end])
            if label and without_blanks(label.group()).startswith(lexicon.words_of(cue)):
                found += addressees(entry.paragraph, start + label.end(), lexicon, end)
    return found


def addressees(
    paragraph: Paragraph, start: int, lexicon: Lexicon, end: int | None = None
) -> list[Extracted[str]]:
    """The bodies listed in a paragraph from `start` on, as printed, blanks removed."""
    text = paragraph.text[:end].rstrip("：:。 ；;")
    shape = hide_quoted(text)
    pieces = [span.shift(start) for span in split_at(text[start:], shape[start:], _BETWEEN_NAMES)]
    offset = paragraph.span.start
    return [
        Extracted(without_blanks(text[a:b]), Span(offset + a, offset + b))
        for piece in pieces
        for a, b in _bodies(text, shape, piece, lexicon)
    ]


def _labelled(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a line that each may begin with a label."""
    start = 0
    for found in (*_NEXT_LABEL.finditer(text), None):
        yield start, found.start() if found else len(text)
        start = found.end() if found else start


def _bodies(text: str, shape: str, piece: Span, lexicon: Lexicon) -> list[Span]:
    """One piece between commas as the bodies in it: itself, or each where 、 joins many bodies of their own.

    各省、自治区市场监管局、教育厅 is one list with one beginning; 省局相关处室、直属单位 is left as printed.
    """
    groups = list(_groups(text, shape, piece, lexicon))
    shared = text[piece.start : piece.end].lstrip().startswith("各")
    return groups if len(groups) >= MANY and not shared else [piece]


def _groups(text: str, shape: str, piece: Span, lexicon: Lexicon) -> Iterator[Span]:
    """The items between 、, joined until one ends like a body: 各省、市机械主管部门 is one."""
    items = split_at(text[piece.start : piece.end], shape[piece.start : piece.end], _PAUSE)
    start: int | None = None
    for place, item in enumerate(items):
        start = item.start if start is None else start
        name = _without_brackets(text[piece.start + item.start : piece.start + item.end])
        if place + 1 == len(items) or _is_body(name, lexicon):
            yield Span(piece.start + start, piece.start + item.end)
            start = None


def _is_body(name: str, lexicon: Lexicon) -> bool:
    known = name in lexicon.actors.agencies or name.endswith(lexicon.words_of("body-ending"))
    return len(name) >= 2 and (known or lexicon.ends_with(name, "agency-suffix"))


def _without_brackets(name: str) -> str:
    return re.sub(r"[（(][^（）()]*[)）]$", "", name.strip())
