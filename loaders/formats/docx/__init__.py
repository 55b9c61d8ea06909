"""Reader of Word files (.docx, .docm, .dotx, .dotm): paragraphs and tables in order, with their automatic numbers."""

from __future__ import annotations

from pathlib import Path

from loaders.formats.docx.package import WordPackage
from loaders.formats.kinds import expect
from loaders.formats.lines import finish
from ontology.errors import UnreadableFile


def docx_text(path: Path, content: bytes) -> str:
    """Return the text of a Word file. Raises `UnreadableFile` with the reason and a remedy where there is none."""
    expect("docx", path, content)
    text = finish(docx_lines(path, content))
    if not text.strip():
        raise UnreadableFile(
            f"{path}: the document holds no text; if it is a picture, run OCR and save as .txt"
        )
    return text


def docx_lines(path: Path, content: bytes, depth: int = 0) -> list[str]:
    """Return the lines of a Word file, which may be none. Raises `UnreadableFile` for a damaged one.

    `depth`: the number of Word files around this one, which is embedded in them.
    """
    from loaders.formats.docx.body import read_body
    from loaders.formats.docx.chunks import ChunkReader

    try:
        package = WordPackage(path, content)
        return read_body(package, ChunkReader(path, package, depth))
    except UnreadableFile:
        raise
    except Exception as error:  # a damaged package can make the libraries raise anything
        reason = f"{type(error).__name__}: {error}".splitlines()[0][:120]
        raise UnreadableFile(
            f"{path}: damaged, or no Word document ({reason}); open it in Word or WPS and save it as .docx again"
        ) from error
