"""Readings and facts stored in files between reading and writing, so that memory does not grow with an archive."""

from __future__ import annotations

import json
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from os import SEEK_CUR
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from graph.entities import Facts
from loaders.contract.record import NoticeRecord
from loaders.run.pipeline import Reading


class _Temporary:
    """A temporary file, which is deleted at the end."""

    _file: IO[Any]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


class Spool(_Temporary):
    """Readings in a temporary file, which can be iterated over repeatedly; the file is deleted at the end."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  closed by __exit__
        self.notices = 0

    def add(self, reading: Reading) -> None:
        """Append the records of one file."""
        records = [record.model_dump() for record in reading.records]
        self._file.write(json.dumps([str(reading.path), records], ensure_ascii=False) + "\n")
        self.notices += len(records)

    def __iter__(self) -> Iterator[Reading]:
        self._file.seek(0)
        for line in self._file:
            path, records = json.loads(line)
            yield Reading(Path(path), tuple(NoticeRecord.model_validate(record) for record in records))


class FactsSpool(_Temporary):
    """Facts of RDF files in a temporary file, with the paths of these; the file is deleted at the end."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile("w+b")  # noqa: SIM115  closed by __exit__
        self._end = 0

    def add_all(self, path: Path, facts: Iterable[Facts]) -> None:
        """Append the facts of one file; none of them, if reading it fails."""
        self._file.seek(self._end)
        for each in facts:
            pickle.dump((path, each), self._file)
        self._end = self._file.seek(0, SEEK_CUR)

    def __iter__(self) -> Iterator[tuple[Path, Facts]]:
        self._file.seek(0)
        while self._file.seek(0, SEEK_CUR) < self._end:
            yield pickle.load(self._file)
