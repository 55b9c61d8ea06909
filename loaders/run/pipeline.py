"""The first steps of a load: files to records, records to facts, each step lazily."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.entities import Facts, fingerprint
from loaders.assemble.extraction import extract_notices
from loaders.contract.record import NoticeRecord
from loaders.curation.applying import apply_corrections
from loaders.curation.files import Curation
from loaders.facts.notice import notice_facts
from loaders.formats.file_parts import FilePart, read_parts
from loaders.lexicon.knowledge import Knowledge
from loaders.run.likeness import KnownNotice, NoticeIndex
from ontology.errors import NoticeError

Progress = Callable[[str], None]


def no_progress(_: str) -> None:
    """Ignore progress."""


@dataclass(frozen=True)
class Reading:
    """The result of reading one file: the records of its notices, the reason of its refusal, or why it is not tried.

    `path`: for a file in an archive or mail, that of the outer file followed by its name there.
    """

    path: Path
    records: tuple[NoticeRecord, ...] = ()
    refusal: str | None = None
    note: str | None = None


def read_file(path: Path, knowledge: Knowledge, curation: Curation | None = None) -> Iterator[Reading]:
    """Read one file, and apply the corrections of its notices if there are any in `curation`.

    Yields a reading for each file in an archive or mail. A refused file gives a reading with the reason, not an
    exception. Where a mail has a notice, what else it has need not be one.
    """
    parts = list(read_parts(path))
    readings = [_reading(part, knowledge, curation) for part in parts]
    mails = {part.mail for part, reading in zip(parts, readings, strict=True) if reading.records}
    for part, reading in zip(parts, readings, strict=True):
        is_beside = part.source is not None and part.mail is not None and part.mail in mails
        if reading.refusal and is_beside:
            reading = Reading(part.path, note=f"{reading.refusal}; another part of its mail is one")
        yield reading


def _reading(part: FilePart, knowledge: Knowledge, curation: Curation | None) -> Reading:
    if part.source is None:
        return Reading(part.path, refusal=part.refusal, note=part.note)
    try:
        records = extract_notices(part.source, knowledge)
    except NoticeError as error:
        return Reading(part.path, refusal=str(error))
    return Reading(part.path, tuple(_corrected(record, curation, knowledge) for record in records))


def read_files(
    paths: Iterable[Path],
    knowledge: Knowledge,
    progress: Progress = no_progress,
    curation: Curation | None = None,
) -> Iterator[Reading]:
    """Yield the readings of each file in turn."""
    for path in paths:
        progress(path.name)
        yield from read_file(path, knowledge, curation)


def _corrected(record: NoticeRecord, curation: Curation | None, knowledge: Knowledge) -> NoticeRecord:
    corrections = curation.notices.get(record.id) if curation else None
    return apply_corrections(record, corrections, knowledge) if corrections else record


@dataclass
class DuplicateFilter:
    """Recognises notices that several files contain, by their ids and the hashes of their texts."""

    notices: dict[str, tuple[Path, int]] = field(default_factory=dict)  # the first file of each, and its hash
    index: NoticeIndex = field(default_factory=NoticeIndex)

    def new_records(self, reading: Reading) -> list[NoticeRecord]:
        """Return the records of a reading that no other file had before.

        Raises `NoticeError` if two files have different texts of one notice, or texts that may be of one notice: only
        the user knows which is right.
        """
        new = []
        for record in reading.records:
            text_hash = hash(record.text)
            first = record.id not in self.notices
            path, first_hash = self.notices.setdefault(record.id, (reading.path, text_hash))
            if first_hash != text_hash:
                raise NoticeError(
                    f"{reading.path} and {path} have different texts of one notice ({record.id}); load one of them"
                )
            if first:
                self._check_likeness(KnownNotice.of(record), reading.path)
            if path == reading.path:
                new.append(record)
        return new

    def add_facts(self, facts: Facts, path: Path) -> None:
        """Add the facts of a notice or register from an RDF file.

        Raises `NoticeError` if another file has facts or a text of it, or of a notice that may be the same.
        """
        other, _ = self.notices.setdefault(facts.owner, (path, hash(fingerprint(facts))))
        if other != path:
            raise NoticeError(f"{path} and {other} both have the facts of {facts.owner}; load one of them")
        notice = KnownNotice.of_facts(facts, path.name)
        if notice is not None:
            self._check_likeness(notice, path)

    def _check_likeness(self, notice: KnownNotice, path: Path) -> None:
        like = self.index.find_like(notice)
        if like:
            raise NoticeError(
                f"{path} and {self.notices[like.id][0]} may have texts of one notice, {notice.name} ({notice.id}) and "
                f"{like.name} ({like.id}): issuer, number or date of one of them is missing; load one of them"
            )
        self.index.add(notice)


def known_notices(readings: Iterable[Reading]) -> Iterator[KnownNotice]:
    """Yield what distinguishes the notices that were read."""
    return (KnownNotice.of(record) for reading in readings for record in reading.records)


def stream_facts(readings: Iterable[Reading], knowledge: Knowledge) -> Iterator[tuple[NoticeRecord, Facts]]:
    """Yield the facts of each notice once. Raises as `DuplicateFilter.new_records` does."""
    duplicates = DuplicateFilter()
    for reading in readings:
        for record in duplicates.new_records(reading):
            yield record, notice_facts(record, reading.records, knowledge)


def all_facts(readings: Sequence[Reading], knowledge: Knowledge) -> list[tuple[NoticeRecord, Facts]]:
    """Return the facts of all notices, as `stream_facts` yields them."""
    return list(stream_facts(readings, knowledge))
