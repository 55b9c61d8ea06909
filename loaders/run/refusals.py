"""Refused files of a load: reported at once, counted, and put aside in a quarantine folder if there is one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path

from ontology.errors import NoticeError, UnwritableFile

REASON = ".reason.log"  # follows the name of the copy; no suffix that a load reads
Report = Callable[[str], None]


@dataclass(frozen=True)
class Quarantine:
    """A folder with copies of refused files, each beside a text with the reason. Files keep their places below the
    folder that was to be loaded, so that repaired ones can be loaded from here."""

    folder: Path
    roots: Sequence[Path]
    _copies: dict[Path, Path] = field(default_factory=dict)  # of this load, by their files

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
        file = next((each for each in (path, *path.parents) if each.is_file()), path).resolve()
        mode, copy = "a" if file in self._copies else "w", self._copy_of(file)
        note = copy.with_name(copy.name + REASON)
        try:
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, copy)
            with note.open(mode, encoding="utf-8") as reasons:
                reasons.write(f"{reason}\n")
        except OSError as error:
            raise UnwritableFile(f"{copy}: a refused file cannot be put aside: {error}") from error

    def _copy_of(self, file: Path) -> Path:
        """Return the place of the copy, numbered where a file of another folder has it."""
        if file not in self._copies:
            root = next((each for each in self.roots if file.is_relative_to(each)), file.parent)
            first, taken = self.folder / file.relative_to(root), set(self._copies.values())
            names = (f"{first.stem}-{number}{first.suffix}" for number in count(2))
            places = chain([first], (first.with_name(name) for name in names))
            self._copies[file] = next(place for place in places if place not in taken)
        return self._copies[file]


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
