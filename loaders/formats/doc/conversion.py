"""Conversion of a binary Word file to .docx, as a child process: standard input to standard output."""

from __future__ import annotations

import tempfile
from pathlib import Path

from loaders.formats.child import run_as_child


def convert_doc(content: bytes) -> bytes:
    """Return the .docx of a binary Word file. Raises what the converter raises."""
    from doc2docx import convert

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "notice.doc")
        source.write_bytes(content)
        return Path(convert(source).output_path).read_bytes()


if __name__ == "__main__":
    run_as_child(convert_doc)
