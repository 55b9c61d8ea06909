"""Reading of notice files: from a path to decoded text. A new format is one more entry of `READERS`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders.formats import docx_text, html_text, image_text, pdf_text, refuse_doc
from loaders.formats.document import Document
from loaders.formats.plain import plain_text
from ontology.errors import NoticeError, UnreadableFile

# bytes; a ministry's notice with all its annexes has under 1 MB of text
LARGEST_FILE = 32 * 1024 * 1024


@dataclass(frozen=True)
class Source:
    """A file that was read: its name, the SHA-256 of its bytes, and its text with `\\n` line ends.

    `ocr_score`: the mean score in per cent where OCR read it. `remarks`: on pages that were not read, or badly.
    """

    file: str
    sha256: str
    text: str
    ocr_score: int | None = None
    remarks: tuple[str, ...] = ()


def find_files(paths: Iterable[Path], others: Collection[str] = ()) -> list[Path]:
    """Return the files among `paths`, and in each folder the files of supported formats, in name order; no file twice.

    `others`: further suffixes to accept in folders. Raises `NoticeError` for a path that does not exist
    and for a folder without any such file.
    """
    found: list[Path] = []
    suffixes = (*READERS, *others)
    for path in paths:
        if path.is_dir():
            inside = sorted(
                file for file in path.rglob("*") if file.suffix.lower() in suffixes and file.is_file()
            )
            if not inside:
                raise NoticeError(f"{path}: no notice file in this folder ({', '.join(suffixes)})")
            found += inside
        elif path.exists():
            found.append(path)
        else:
            raise NoticeError(f"{path}: no such file or folder")
    return list(dict.fromkeys(found))


def read_source(path: Path) -> Source:
    """Read the file at `path`. Raises `UnreadableFile` with the reason where that fails."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        form = f"format {path.suffix}" if path.suffix else "a file without suffix"
        raise UnreadableFile(f"{path}: {form} is not supported; save it as .txt")
    content = content_of(path)
    read = reader(path, content)
    document = Document(read) if isinstance(read, str) else read
    text = document.text.replace("\r\n", "\n").replace("\r", "\n")
    digest = hashlib.sha256(content).hexdigest()
    return Source(path.name, digest, text, document.ocr_score, document.remarks)


def content_of(path: Path) -> bytes:
    """Return the bytes of a file. Raises `UnreadableFile` where it is empty, too large or cannot be opened."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableFile(
                f"{path}: larger than {LARGEST_FILE // 2**20} MiB, the limit; save its text as .txt"
            )
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path}: cannot be opened ({error.strerror})") from error
    if not content.strip():
        raise UnreadableFile(f"{path}: the file is empty")
    return content


READERS: Mapping[str, Callable[[Path, bytes], str | Document]] = {
    ".txt": plain_text,
    ".md": plain_text,
    ".html": html_text,
    ".htm": html_text,
    ".pdf": pdf_text,
    ".docx": docx_text,
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"), image_text),
    ".doc": refuse_doc,  # listed, so that one in a folder is refused and not silently left out
}
