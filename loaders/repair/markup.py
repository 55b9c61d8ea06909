"""Removal of Markdown: markup within lines before lines are joined, markup that opens a line afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.text.spans import Edit, Text

_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!>~|-])")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\n]{0,500}\)")
_LINK = re.compile(r"\[(?P<words>[^\[\]\n]{1,200})\]\((?:https?:|mailto:|www\.|[/#.])[^()\s]{0,500}\)")
_ADDRESS = re.compile(
    r"<(?P<words>(?:https?://|mailto:)?[A-Za-z0-9][^<>\s\u3400-\u9fff.@]{0,99}[.@][^<>\s\u3400-\u9fff]{1,200})>"
)
_SPAN = re.compile(
    r"\*\*|__(?=\S)|(?<=\S)__|~~(?=\S)|(?<=[^\s~])~~|`+"
    r"|(?<![*\w])\*(?=[^\s*][^*\n]{0,100}(?<=\S)\*(?!\*))|(?<=[^\s*])\*(?=[\s，。；：、）]|$)",
    re.MULTILINE,
)
_SPAN_MARK = re.compile("[*_~`]")  # one of these is in all of them: a cheap test before the long pattern
_DASHED = r":?-+:?[ \t]*"
_SEPARATOR = re.compile(
    rf"(?m)^[ \t]*(?:\|[ \t]*)?{_DASHED}(?:\|[ \t]*{_DASHED})+(?:\|[ \t]*)?(?:\n|$)"
    rf"|^[ \t]*\|[ \t]*{_DASHED}\|[ \t]*(?:\n|$)"
)
# Markup that opens a line: heading, quotation, bullet, or several of them.
_BULLETS = "•●■◆▪▶►➢➤❖◦‣⁃∙"
OPENING = re.compile(
    rf"[ ]*(?:#{{1,6}}[ ]+|#{{2,6}}(?=[^#\s])|>[ ]*(?=[\S])|[-*+·][ ]+(?=\S)|[{_BULLETS}][ ]*)+"
)
_CLOSING = re.compile(r"[ ]+#{1,6}[ ]*$")
_RULE = re.compile(r"[ ]*(?:[-*_=—~][ ]*){3,}")
_IS_MARKDOWN = re.compile(r"(?m)^#{1,6} |^\*\*|^[ ]*\|[ ]*:?-+")


def strip_spans(text: Text) -> Text:
    """Return the text without escapes, links, emphasis, code marks, and the separator rows of tables."""
    text = text.edit(Edit(*found.span()) for found in _ESCAPE.finditer(text.value))
    for pattern in (_IMAGE, _LINK, _ADDRESS):
        text = text.edit(_unwrapped(pattern, text.value))
    text = text.edit(Edit(*found.span()) for found in _SEPARATOR.finditer(text.value))
    marked = _SPAN.finditer(text.value) if _SPAN_MARK.search(text.value) else ()
    return text.edit(Edit(*found.span()) for found in marked)


def strip_openings(text: Text) -> Text:
    """Return the text without the markup that opens lines, and without horizontal rules."""
    return text.edit(_openings(text))


def opens_line(line: str) -> bool:
    """Return whether `line` begins with Markdown or is a rule, and so does not continue the line before it."""
    return OPENING.match(line) is not None or is_rule(line)


def is_rule(line: str) -> bool:
    """Return whether `line` is a horizontal rule: ---, ***, ———."""
    return _RULE.fullmatch(line) is not None and len(set(line.replace(" ", ""))) == 1


def is_markdown(value: str) -> bool:
    """Return whether the text is Markdown, in which two blanks at the end of a line are a line break."""
    return _IS_MARKDOWN.search(value) is not None


def _unwrapped(pattern: re.Pattern[str], value: str) -> Iterator[Edit]:
    for found in pattern.finditer(value):
        words = found.span("words") if "words" in pattern.groupindex else (found.end(), found.end())
        yield Edit(found.start(), words[0])
        yield Edit(words[1], found.end())


def _openings(text: Text) -> Iterator[Edit]:
    for start, end in text.lines():
        line = text.value[start:end]
        if is_rule(line):
            yield Edit(start, min(end + 1, len(text.value)))
            continue
        opening = OPENING.match(line)
        if opening:
            yield Edit(start, start + opening.end())
            closing = _CLOSING.search(line, opening.end()) if line.lstrip().startswith("#") else None
            if closing:
                yield Edit(start + closing.start(), end)
