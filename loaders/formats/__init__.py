"""Notices in html, pdf and docx: each reader is `(Path, bytes) -> str` and raises `UnreadableFile` alone.

What they give has one paragraph a line, in reading order, with a table row as `| cell | cell |`. The
libraries that open the files are imported when one is read: a folder of plain text needs none of them.
"""

from loaders.formats.docx import doc_refused, docx_text
from loaders.formats.html import html_text
from loaders.formats.pdf import pdf_text

__all__ = ["doc_refused", "docx_text", "html_text", "pdf_text"]
