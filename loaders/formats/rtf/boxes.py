"""Text boxes of an RTF file, put into its text where they are anchored, since its reader passes over drawings."""

from __future__ import annotations

import re

_BRACE = re.compile(rb"\\[\\{}]|[{}]")
_SHAPE = re.compile(rb"\{\s*\\shp(?![a-z])")
_TEXT = re.compile(rb"\{\s*\\shptxt(?![a-z])")


def with_boxes(content: bytes) -> bytes:
    """Return RTF in which each drawing with a text box is a paragraph with its text."""
    if _TEXT.search(content) is None:
        return content
    pieces: list[bytes] = []
    texts: list[bytes] = []
    opened: list[int] = []
    done, shape = 0, -1  # the end of what is copied, and the depth of the outermost drawing around this place
    for brace in _BRACE.finditer(content):
        if brace[0] == b"{":
            if shape < 0 and _SHAPE.match(content, brace.start()):
                shape = len(opened)
                pieces.append(content[done : brace.start()])
            opened.append(brace.start())
        elif brace[0] == b"}" and opened:
            start = opened.pop()
            text = _TEXT.match(content, start) if shape >= 0 else None
            if text:
                texts.append(content[text.end() : brace.start()])
            elif len(opened) == shape:
                pieces += [_paragraph(text) for text in texts] or [content[start : brace.end()]]
                texts, shape, done = [], -1, brace.end()
    return b"".join([*pieces, content[done:]]) if shape < 0 else content


def _paragraph(text: bytes) -> bytes:
    end = b"" if text.rstrip().endswith(b"\\par") else b"\\par "
    return b"{\\par " + text + end + b"}"
