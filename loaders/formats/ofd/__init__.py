"""Reader of OFD files (.ofd, GB/T 33190): drawn again as PDF, and read as such."""

from __future__ import annotations

from pathlib import Path

from loaders.formats.child import ChildError, run_child
from loaders.formats.document import Document
from loaders.formats.kinds import expect
from loaders.formats.pdf import pdf_text
from ontology.errors import UnreadableFile


def ofd_text(path: Path, content: bytes) -> str | Document:
    """Return the text of an OFD file. Raises `UnreadableFile` with the reason and a remedy where there is none."""
    expect("ofd", path, content)
    try:
        pdf = run_child("loaders.formats.ofd.conversion", content)
    except ChildError as error:
        raise UnreadableFile(
            f"{path}: damaged, or no OFD document ({error}); open it in an OFD reader and save it as .pdf"
        ) from error
    return pdf_text(path, pdf)
