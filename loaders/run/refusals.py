"""Refused files of a load: reported at once, counted, and put aside in a quarantine folder if there is one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ontology.errors import NoticeError, UnwritableFile

REASON = ".reason.txt"  # follows the name of the copy
Report = Callable[[str], None]


@dataclass(frozen=True)
class Quarantine:
    """A folder with copies of refused files, each beside a text with the reason. Files keep their places below the
    folder that was to be loaded, so that repaired ones can be loaded from here."""

    folder: Path
    roots: Sequence[Path]
    _put: set[Path] = field(default_factory=set)  # copies of this load

    @classmethod
    def at(cls, folder: Path, loaded: Sequence[Path]) -> Quarantine:
        """Return the quarantine at a folder. Raises `NoticeError` for one below what is loaded: the next load would
        read it."""
        roots = [path.resolve() for path in loaded if path.is_dir()]
        inside = next((root for root in roots if folder.resolve().is_relative_to(root)), None)
        if inside is not None:
            raise NoticeError(
                f"{folder}: this quarantine folder is inside {inside}, which is loaded; name another"
            )
        return cls(folder, roots)

    def put(self, path: Path, reason: str) -> None:
        """Copy a file, or the archive or mail that it is in, with the reason. Raises `UnwritableFile`."""
        file = next((each for each in (path, *path.parents) if each.is_file()), path)
        copy = self.folder / self._place(file.resolve())
        note = copy.with_name(copy.name + REASON)
        try:
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, copy)
            with note.open("a" if copy in self._put else "w", encoding="utf-8") as reasons:
                reasons.write(f"{reason}\n")
        except OSError as error:
            raise UnwritableFile(f"{copy}: a refused file cannot be put aside: {error}") from error
        self._put.add(copy)

    def _place(self, file: Path) -> Path:
        root = next((each for each in self.roots if file.is_relative_to(each)), file.parent)
        return file.relative_to(root)


@dataclass
class Refusals:
    """The refused files of a load: their number, how each is reported, and where they are put."""

    report: Report
    quarantine: Quarantine | None = None
    count: int = field(default=0, init=False)

    def add(self, path: Path, reason: str) -> None:
        """Add a file with the reason."""
        self.report(reason)
        self.count += 1
        if self.quarantine is not None:
            self.quarantine.put(path, reason)
