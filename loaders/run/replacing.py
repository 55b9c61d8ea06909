"""The check that a load replaces nothing but earlier texts of the same notices.

An id is made of pinyin, and two document numbers may have one pinyin (豫 and 渝); a bureau may issue two notices
a year without a number. Which of two such notices is meant only the user knows, so nothing is replaced then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from graph.cypher import Cypher
from graph.store import Store
from loaders.contract.record import NoticeRecord
from loaders.run.pipeline import Reading
from loaders.text.normal import normal_form
from ontology.errors import NoticeError

_BATCH = 1_000  # ids asked for at a time
_STORED = (
    "UNWIND $ids AS id MATCH (n:Notice {id: id}) WHERE n.sha256 IS NOT NULL "
    "RETURN n.id, n.sha256, n.source_file, n.doc_number, n.title, n.issue_date ORDER BY n.id"
)


@dataclass(frozen=True)
class StoredNotice:
    """A notice of the graph, as far as it distinguishes notices."""

    sha256: str
    file: str
    doc_number: str | None
    title: str | None
    issue_date: str | None

    @property
    def name(self) -> str:
        """The number or title by which a user knows it, else its file."""
        return self.doc_number or self.title or self.file


def check_replacements(store: Store, readings: Iterable[Reading]) -> None:
    """Check every notice that was read against the one that the graph has under its id.

    Raises `NoticeError` for the first that is another notice; it is to be called before anything is written.
    """
    rest = (record for reading in readings for record in reading.records)
    while batch := list(islice(rest, _BATCH)):
        stored = _stored(store, [record.id for record in batch])
        for record in batch:
            if record.id in stored and not is_same_notice(record, stored[record.id]):
                raise NoticeError(_refusal(record, stored[record.id]))


def is_same_notice(record: NoticeRecord, stored: StoredNotice) -> bool:
    """Return whether a record and a stored notice are one: the same file, or the same number, or, without
    numbers, the same title and no two dates of issue."""
    if record.source.sha256 == stored.sha256:
        return True
    if record.doc_number or stored.doc_number:
        return _equal(record.doc_number, stored.doc_number)
    dates = {record.issue_date, stored.issue_date} - {None}
    return _equal(record.title, stored.title) and len(dates) < 2


def _equal(one: str | None, other: str | None) -> bool:
    return normal_form(one or "") == normal_form(other or "")


def _stored(store: Store, ids: Sequence[str]) -> Mapping[str, StoredNotice]:
    rows = store.read(Cypher(_STORED, {"ids": list(ids)})).rows
    return {row[0]: StoredNotice(*row[1:]) for row in rows}


def _refusal(record: NoticeRecord, stored: StoredNotice) -> str:
    name = record.doc_number or record.title or record.id
    return (
        f"{record.source.file}: {name} would replace another notice, {stored.name} ({stored.file}), which has "
        f"the same id {record.id}; nothing was loaded. If both are one notice, retract {record.id} first; else "
        "leave this file out"
    )
