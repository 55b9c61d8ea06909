"""The recipients of a notice and of its copies: the agencies in the salutation or behind 主送, 抄送."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.lexicon.lexicon import Lexicon, hide_quoted, split_at
from loaders.outline.sections import Entry
from loaders.text.extracted import Extracted, without_blanks
from loaders.text.paragraphs import Paragraph
from loaders.text.spans import Span

# Labels at the foot of a notice; the vocabulary decides which introduce recipients and which copies.
_LABEL = re.compile(r"^\s*(?:主\s*送|抄\s*[送报呈发]|分\s*送|发\s*送)(?:\s*单\s*位|\s*机\s*关)?\s*[:：]\s*")
_NEXT_LABEL = re.compile(r"[；;。，,\s](?=(?:主送|抄[送报呈发]|分送|发送)\s*[:：])")
_BETWEEN_NAMES = re.compile("[，,；;]")
_ENUMERATION = re.compile("、")
# From this many agencies on a list is split into its agencies (…委宣传部、教育厅、科技厅 …).
MANY = 6


def has_recipient_label(paragraph: Paragraph) -> bool:
    """Return whether a paragraph begins with a label of recipients or copies: 主送：… 抄送：…"""
    return _LABEL.match(paragraph.text) is not None


def find_labelled_recipients(
    entries: Sequence[Entry], word_list: str, lexicon: Lexicon
) -> list[Extracted[str]]:
    """Return the agencies behind the labels of `word_list` (`recipient-cue`, `copy-cue`), in printed order."""
    found: list[Extracted[str]] = []
    for entry in entries:
        for start, end in _labelled_ranges(entry.paragraph.text):
            label = _LABEL.match(entry.paragraph.text[start:end])
            if label and without_blanks(label.group()).startswith(lexicon.words_of(word_list)):
                found += read_recipients(entry.paragraph, start + label.end(), lexicon, end)
    return found


def read_recipients(
    paragraph: Paragraph, start: int, lexicon: Lexicon, end: int | None = None
) -> list[Extracted[str]]:
    """Return the agencies listed in a paragraph between `start` and `end`, as printed, blanks removed."""
    text = paragraph.text[:end].rstrip("：:。 ；;")
    masked = hide_quoted(text)
    pieces = [span.shift(start) for span in split_at(text[start:], masked[start:], _BETWEEN_NAMES)]
    offset = paragraph.span.start
    return [
        Extracted(without_blanks(text[a:b]), Span(offset + a, offset + b))
        for piece in pieces
        for a, b in _split_piece(text, masked, piece, lexicon)
    ]


def _labelled_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a line, each of which may begin with a label."""
    start = 0
    for match in (*_NEXT_LABEL.finditer(text), None):
        yield start, match.start() if match else len(text)
        start = match.end() if match else start


def _split_piece(text: str, masked: str, piece: Span, lexicon: Lexicon) -> list[Span]:
    """Return the agencies in one piece between commas: the whole piece, or each of many joined by 、.

    各省、自治区市场监管局、教育厅 shares its beginning; 省局相关处室、直属单位 is too short to be split.
    """
    agencies = list(_agencies(text, masked, piece, lexicon))
    shared = text[piece.start : piece.end].lstrip().startswith("各")
    return agencies if len(agencies) >= MANY and not shared else [piece]


def _agencies(text: str, masked: str, piece: Span, lexicon: Lexicon) -> Iterator[Span]:
    """Yield the parts between 、, joined until one ends like an agency: 各省、市机械主管部门 is one."""
    parts = split_at(text[piece.start : piece.end], masked[piece.start : piece.end], _ENUMERATION)
    start: int | None = None
    for order, part in enumerate(parts):
        start = part.start if start is None else start
        name = _without_brackets(text[piece.start + part.start : piece.start + part.end])
        if order + 1 == len(parts) or _is_agency(name, lexicon):
            yield Span(piece.start + start, piece.start + part.end)
            start = None


def _is_agency(name: str, lexicon: Lexicon) -> bool:
    """Return whether a name is known, or ends as names of agencies do."""
    known = name in lexicon.actors.agencies or name.endswith(lexicon.words_of("body-ending"))
    return len(name) >= 2 and (known or lexicon.ends_with(name, "agency-suffix"))


def _without_brackets(name: str) -> str:
    return re.sub(r"[（(][^（）()]*[)）]$", "", name.strip())
