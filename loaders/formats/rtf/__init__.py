"""Reader of Rich Text Format (.rtf): paragraphs and tables, tracked changes accepted."""

from __future__ import annotations

from pathlib import Path

from loaders.formats.child import ChildError, run_child
from loaders.formats.kinds import expect
from loaders.formats.lines import finish
from loaders.formats.rtf.tables import lines_with_rows
from ontology.errors import UnreadableFile


def rtf_text(path: Path, content: bytes) -> str:
    """Return the text of an RTF file. Raises `UnreadableFile` with the reason and a remedy where there is none."""
    expect("rtf", path, content)
    try:
        marked = run_child("loaders.formats.rtf.conversion", content).decode("utf-8", "replace")
    except ChildError as error:
        raise UnreadableFile(
            f"{path}: damaged RTF ({error}); open it in Word or WPS and save it as .docx"
        ) from error
    text = finish(lines_with_rows(marked))
    if not text.strip():
        raise UnreadableFile(
            f"{path}: the document holds no text; if it is a picture, run OCR and save as .txt"
        )
    return text
