"""Check of decompression bombs: the size of a PDF's streams, before a library unpacks them without a limit."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from ontology.errors import UnreadableFile

_STREAM = re.compile(rb"stream\r?\n")
# A colour scan of A3 at 300 dpi has 52 MiB; the text pages of a notice have under 1.
LARGEST_STREAM = 96 * 2**20
LARGEST_IN_ALL = 384 * 2**20
MOST_LAYERS = 4


def check_streams(path: Path, content: bytes) -> None:
    """Check the unpacked size of all streams. Raises `UnreadableFile` where it exceeds the limits."""
    total = 0
    for start in (found.end() for found in _STREAM.finditer(content)):
        for size in _layers(content, start):
            total += size
            if size >= LARGEST_STREAM or total >= LARGEST_IN_ALL:
                raise UnreadableFile(
                    f"{path}: {total // 2**20} MiB or more when unpacked, too large; save its text as .txt"
                )


def _layers(content: bytes, start: int) -> Iterator[int]:
    """Yield the unpacked size of a deflated stream, and of each deflated stream within it."""
    layer = memoryview(content)[start:]
    for _ in range(MOST_LAYERS):
        if len(layer) < 2 or layer[0] & 0x0F != 8 or (layer[0] << 8 | layer[1]) % 31:
            return  # no zlib header (RFC 1950)
        try:
            unpacked = zlib.decompressobj().decompress(layer, LARGEST_STREAM)
        except zlib.error:
            return
        yield len(unpacked)
        layer = memoryview(unpacked)
