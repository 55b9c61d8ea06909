"""Readings and facts stored in files between reading and writing, so that memory does not grow with an archive."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable, Iterator
from os import SEEK_CUR
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar

from graph.entities import Facts
from loaders.run.reading import Reading

T = TypeVar("T")


class _Temporary(Generic[T]):
    """A temporary file of items, which can be iterated over repeatedly; the file is deleted at the end."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile("w+b")  # noqa: SIM115  closed by __exit__
        self._end = 0

    def _append(self, items: Iterable[T]) -> None:
        """Append items: all of them, or none if one cannot be had."""
        self._file.seek(self._end)
        for item in items:
            pickle.dump(item, self._file, pickle.HIGHEST_PROTOCOL)
        self._end = self._file.seek(0, SEEK_CUR)

    def __iter__(self) -> Iterator[T]:
        place = self._file.seek(0)
        while place < self._end:
            self._file.seek(place)  # another iteration may have moved it
            item = pickle.load(self._file)
            place = self._file.seek(0, SEEK_CUR)
            yield item

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


class Spool(_Temporary[Reading]):
    """Readings in a temporary file, and the number of their notices."""

    def __init__(self) -> None:
        super().__init__()
        self.notices = 0

    def add(self, reading: Reading) -> None:
        """Append the reading of one file."""
        self._append([reading])
        self.notices += len(reading.records)


class FactsSpool(_Temporary[tuple[Path, Facts]]):
    """Facts of RDF files in a temporary file, with the paths of these."""

    def add_all(self, path: Path, facts: Iterable[Facts]) -> None:
        """Append the facts of one file; none of them, if reading it fails."""
        self._append((path, each) for each in facts)
