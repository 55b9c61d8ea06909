"""The result of reading a file whose text is not simply its bytes: a scan, or a PDF with pages that are none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Document:
    """The text of a file; the mean score of OCR in per cent, None without OCR; and remarks that name the page."""

    text: str
    ocr_score: int | None = None
    remarks: tuple[str, ...] = ()
