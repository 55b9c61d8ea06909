"""The first steps of a load: files to records, records to facts, each step lazily."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from graph.entities import Facts
from loaders.assemble.extraction import extract_notices
from loaders.contract.record import NoticeRecord
from loaders.curation.applying import apply_corrections
from loaders.curation.files import Curation
from loaders.facts.notice import notice_facts
from loaders.formats.file_parts import FilePart, read_parts
from loaders.lexicon.knowledge import Knowledge
from loaders.run.likeness import KnownNotice
from loaders.run.reading import Reading
from ontology.errors import NoticeError

Progress = Callable[[str], None]


def no_progress(_: str) -> None:
    """Ignore progress."""


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


def _corrected(record: NoticeRecord, curation: Curation | None, knowledge: Knowledge) -> NoticeRecord:
    corrections = curation.notices.get(record.id) if curation else None
    return apply_corrections(record, corrections, knowledge) if corrections else record


def facts_of(reading: Reading, knowledge: Knowledge) -> tuple[Facts, ...]:
    """Return the facts of each notice of a reading: those that were made with it, else new ones."""
    return reading.facts or tuple(
        notice_facts(record, reading.records, knowledge) for record in reading.records
    )


def known_notices(readings: Iterable[Reading]) -> Iterator[KnownNotice]:
    """Yield what distinguishes the notices that were read."""
    return (KnownNotice.of(record) for reading in readings for record in reading.records)


def stream_facts(readings: Iterable[Reading], knowledge: Knowledge) -> Iterator[tuple[NoticeRecord, Facts]]:
    """Yield each notice with its facts."""
    for reading in readings:
        yield from zip(reading.records, facts_of(reading, knowledge), strict=True)


def all_facts(readings: Sequence[Reading], knowledge: Knowledge) -> list[tuple[NoticeRecord, Facts]]:
    """Return all notices with their facts."""
    return list(stream_facts(readings, knowledge))
