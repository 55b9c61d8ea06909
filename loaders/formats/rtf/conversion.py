"""Conversion of RTF to text with marks for the places of table cells, as a child process.

The library gives the words; where cells, rows and merges lie it cannot express. So their control words are followed
by marks in the source, which come out among the words (`loaders.formats.rtf.tables` reads them).
"""

from __future__ import annotations

import re

from loaders.formats.child import run_as_child
from loaders.formats.rtf.boxes import with_boxes
from loaders.formats.rtf.marks import BELOW, BESIDE, CELL, EDGE, IN_TABLE, ROW, ROW_BEGINS

_SIMPLIFIED = re.compile(rb"\\ansicpg(?:936|950|54936)")
# Raw bytes of a Chinese encoding, whose second byte may look like a brace or a backslash.
_RAW = re.compile(rb"[\x81-\xfe][\x40-\xfe]|[\x80-\xff]")
# \'d9| for \'d9\'7c: a second byte that is a letter or sign is written as it is by some programs.
_HALF = re.compile(
    rb"(?<!\\'[0-9a-fA-F]{2})((?:\\'[89a-fA-F][0-9a-fA-F]\\'[0-9a-fA-F]{2})*\\'[89a-fA-F][0-9a-fA-F])([@-\[\]-z|~])"
)
_CONTROLS = {
    rb"\\cell(?![a-z])": CELL,
    rb"\\row(?![a-z])": ROW,
    rb"\\trowd(?![a-z])": ROW_BEGINS,
    rb"\\intbl(?![a-z])": IN_TABLE,
    rb"\\clvmrg(?![a-z])": BELOW,
    rb"\\clmrg(?![a-z])": BESIDE,
}
_RIGHT_EDGE = re.compile(rb"\\cellx(-?\d{1,6})")
# Deleted and hidden words are written in groups of their own; `\*` makes a reader pass over the rest of a group.
_DELETED = re.compile(rb"\\deleted(?![a-z0-9])")
_HIDDEN = re.compile(rb"\\v(?![a-z0-9])")


def convert_rtf(content: bytes) -> bytes:
    """Return the text of an RTF file in UTF-8, with the marks of its tables."""
    from striprtf.striprtf import rtf_to_text

    text: str = rtf_to_text(_prepared(with_boxes(content)).decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


def _prepared(content: bytes) -> bytes:
    if b"\\bin" not in content and _SIMPLIFIED.search(content):
        content = _RAW.sub(lambda raw: b"".join(b"\\'%02x" % byte for byte in raw[0]), content)
        content = _HALF.sub(lambda half: half[1] + b"\\'%02x" % half[2][0], content)
    # Numbers of lists written for older programs are words too; addresses of links are not.
    content = content.replace(b"\\pntext", b"\\listtext").replace(b"HYPERLINK", b"HYPER_LINK")
    # A table in a cell: its rows are lines.
    content = content.replace(b"{\\*\\nesttableprops", b"{\\line\\*\\nesttableprops").replace(
        b"\\nestcell", b"\\tab"
    )
    content = _DELETED.sub(rb"\\*\\deleted", content)
    if b"\\v0" not in content:
        content = _HIDDEN.sub(rb"\\*\\v", content)
    for control, mark in _CONTROLS.items():
        content = re.sub(control + rb" ?", mark.encode(), content)
    return _RIGHT_EDGE.sub(lambda edge: EDGE.encode() + edge[1] + EDGE.encode(), content)


if __name__ == "__main__":
    run_as_child(convert_rtf)
