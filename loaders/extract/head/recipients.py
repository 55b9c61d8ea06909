"""The recipients of a notice and of its copies: the agencies in the salutation or behind 主送, 抄送."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from loaders.lexicon.lexicon import Lexicon, hide_quoted, split_at
from loaders.outline.sections import Entry
from loaders.outline.titles import HeadLexicon
from loaders.text.extracted import Extracted, without_blanks
from loaders.text.paragraphs import Paragraph
from loaders.text.spans import Span

# Labels at the foot of a notice; the vocabulary decides which introduce recipients and which copies.
_LABEL = re.compile(r"^\s*(?:主\s*送|抄\s*[送报呈发]|分\s*送|发\s*送)(?:\s*单\s*位|\s*机\s*关)?\s*[:：]\s*")
_NEXT_LABEL = re.compile(r"[；;。，,\s](?=(?:主送|抄[送报呈发]|分送|发送)\s*[:：])")
_BETWEEN_NAMES = re.compile("[，,；;]")
_INLINE = re.compile(r"^\s*(?P<names>[^。：:“《]{2,120})[：:]\s*\S[^：:]{11}")
_BEHIND_NAMES = "：:。 ；;"
_COMMA = re.compile("[，,]")
_ENUMERATION = re.compile("、")
# From this many agencies on a list is split into its agencies (…委宣传部、教育厅、科技厅 …).
MANY = 8


def has_recipient_label(paragraph: Paragraph) -> bool:
    """Return whether a paragraph begins with a label of recipients or copies: 主送：… 抄送：…"""
    return _LABEL.match(paragraph.text) is not None


def recipient_lines(entries: Sequence[Entry], recipients: Iterable[Extracted[str]]) -> Iterator[Span]:
    """Yield the spans of the paragraphs that end with a recipient: nothing else stands there."""
    ends = {each.span.end for each in recipients}
    for entry in entries:
        paragraph = entry.paragraph
        if paragraph.span.start + len(paragraph.text.rstrip(_BEHIND_NAMES)) in ends:
            yield Span(paragraph.body_start, paragraph.span.end)


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


def find_salutation(main: Sequence[Paragraph], head: HeadLexicon) -> list[Extracted[str]]:
    """Return the agencies of the line under the title: before a colon, which the text may follow, or without one above
    the text."""
    headings = (*head.lexicon.words_of("heading"), *head.lexicon.words_of("slogan-heading"))
    titled = False
    for line, below in itertools.pairwise((*main, None)):
        if line is None or line.marker:
            break
        words = without_blanks(line.text).rstrip("：:")
        if head.is_any_title(line) or words.endswith(headings):
            titled = True
        elif head.is_salutation(line):
            return read_recipients(line, 0, head.lexicon)
        elif end := _salutation_end(line, below if titled else None, head):
            return read_recipients(line, 0, head.lexicon, end)
    return []


def _salutation_end(line: Paragraph, below: Paragraph | None, head: HeadLexicon) -> int:
    """Return the end of the recipients with which a line begins: before a colon and the text (各单位：为…), or the
    whole line where the text is `below`; 0 where it begins with none."""
    inline = _INLINE.match(line.text)
    if inline and head.lists_units(inline["names"]):
        return inline.end("names")
    prose = below is not None and below.marker is None and (not below.is_line or _COMMA.search(below.text))
    return len(line.text) if prose and line.is_line and head.lists_units(line.text) else 0


def read_recipients(
    paragraph: Paragraph, start: int, lexicon: Lexicon, end: int | None = None
) -> list[Extracted[str]]:
    """Return the agencies listed in a paragraph between `start` and `end`, as printed, blanks removed."""
    text = paragraph.text[:end].rstrip(_BEHIND_NAMES)
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
