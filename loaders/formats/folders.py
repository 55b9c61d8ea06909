"""The files to read: those that are named, and in folders those of supported formats."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from loaders.formats.file_parts import SUFFIXES
from loaders.formats.untried import reason_untried
from ontology.errors import NoticeError


class FoundFiles(NamedTuple):
    """The files to read, in name order within each folder, and the reasons why others in folders are not tried."""

    files: list[Path]
    untried: list[str]


def find_files(paths: Iterable[Path], others: Collection[str] = ()) -> FoundFiles:
    """Return the files among `paths`, and in each folder those of supported formats; no file twice.

    `others`: further suffixes to accept in folders. Raises `NoticeError` for a path that does not exist
    and for a folder without any such file.
    """
    found: dict[Path, None] = {}
    untried: dict[str, None] = {}
    for path in paths:
        if path.is_dir():
            inside, reasons = _in_folder(path, (*SUFFIXES, *others))
            found.update(dict.fromkeys(inside))
            untried.update(dict.fromkeys(reasons))
        elif path.exists():
            found[path] = None
        else:
            raise NoticeError(f"{path}: no such file or folder")
    return FoundFiles(list(found), list(untried))


def _in_folder(folder: Path, suffixes: Collection[str]) -> FoundFiles:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    reasons = {file: reason_untried(file, suffixes) for file in files}
    tried = [file for file, reason in reasons.items() if reason is None]
    if not tried:
        raise NoticeError(f"{folder}: no notice file in this folder ({', '.join(suffixes)})")
    return FoundFiles(tried, [reason for reason in reasons.values() if reason is not None])
