"""Readers of file formats: each is `(Path, bytes) -> str | Document` and raises only `UnreadableFile`.

A text has one paragraph a line, in reading order, and a table row as `| cell | cell |`. The libraries for a
format are imported with its first file: a folder of plain text needs none of them.
"""

from loaders.formats.docx import docx_text
from loaders.formats.html import html_text
from loaders.formats.ocr import image_text
from loaders.formats.pdf import pdf_text

__all__ = ["docx_text", "html_text", "image_text", "pdf_text"]
