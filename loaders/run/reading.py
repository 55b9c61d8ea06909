"""The result of reading one file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph.entities import Facts
from loaders.contract.record import NoticeRecord


@dataclass(frozen=True)
class Reading:
    """The result of reading one file: the records of its notices, the reason of its refusal, or why it is not tried.

    `path`: for a file in an archive or mail, that of the outer file followed by its name there. `facts`: those of
    each record, where they are made and checked with the reading.
    """

    path: Path
    records: tuple[NoticeRecord, ...] = ()
    refusal: str | None = None
    note: str | None = None
    facts: tuple[Facts, ...] = ()
