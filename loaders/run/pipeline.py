"""Files to graph: read everything first, then write notice by notice. The only place that joins both halves."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rdflib import Graph

from graph.entities import Facts
from graph.loading import Outcome, has_vocabulary, load_notice, load_register, load_vocabulary_facts, prepare
from graph.rdf import facts_from_rdf
from graph.store import Store
from loaders.assemble.extraction import extract_notices
from loaders.contract.record import NoticeRecord
from loaders.curation.applying import apply_corrections
from loaders.curation.files import Curation
from loaders.facts.notice import notice_facts
from loaders.formats.reading import read_source
from loaders.lexicon.knowledge import Knowledge
from loaders.register.facts import register_facts
from loaders.register.files import Register
from ontology.division_triples import add_divisions
from ontology.errors import NoticeError
from ontology.kinds import Model

Progress = Callable[[str], None]


def _silent(_: str) -> None:
    """No progress is shown."""


@dataclass(frozen=True)
class Reading:
    """What one file gave: its notices, or the reason why it was refused."""

    path: Path
    records: tuple[NoticeRecord, ...] = ()
    refusal: str | None = None


@dataclass(frozen=True)
class Loaded:
    """One notice after loading: its record, and what happened to it."""

    record: NoticeRecord
    outcome: Outcome


def read_file(path: Path, knowledge: Knowledge, curation: Curation | None = None) -> Reading:
    """The notices of one file, as read, or with a curator's corrections where these are given.

    A file that is refused is a reading with its reason, never an exception.
    """
    try:
        records = extract_notices(read_source(path), knowledge)
    except NoticeError as error:
        return Reading(path, refusal=str(error))
    return Reading(path, tuple(_curated(record, curation, knowledge) for record in records))


def read_files(
    paths: Iterable[Path],
    knowledge: Knowledge,
    progress: Progress = _silent,
    curation: Curation | None = None,
) -> Iterator[Reading]:
    """Each file's reading in turn."""
    for path in paths:
        progress(path.name)
        yield read_file(path, knowledge, curation)


def _curated(record: NoticeRecord, curation: Curation | None, knowledge: Knowledge) -> NoticeRecord:
    corrections = curation.notices.get(record.id) if curation else None
    return apply_corrections(record, corrections, knowledge) if corrections else record


@dataclass
class Seen:
    """The notices met so far: which file told of each first, and in which text (its hash)."""

    notices: dict[str, tuple[Path, int]] = field(default_factory=dict)

    def fresh(self, reading: Reading) -> list[NoticeRecord]:
        """The notices of a reading that no other file told of before.

        Raises `NoticeError` where two files hold different texts of one notice: only the user knows which is
        right.
        """
        fresh = []
        for record in reading.records:
            told = (reading.path, hash(record.text))
            path, text = self.notices.setdefault(record.id, told)
            if text != told[1]:
                raise NoticeError(
                    f"{reading.path} and {path} hold different texts of one notice ({record.id}); load one of them"
                )
            if path == reading.path:
                fresh.append(record)
        return fresh


def stream_facts(readings: Iterable[Reading], knowledge: Knowledge) -> Iterator[tuple[NoticeRecord, Facts]]:
    """The facts of every notice read, each notice once; see `Seen.fresh` for the error."""
    seen = Seen()
    for reading in readings:
        for record in seen.fresh(reading):
            yield record, notice_facts(record, reading.records, knowledge)


def all_facts(readings: Sequence[Reading], knowledge: Knowledge) -> list[tuple[NoticeRecord, Facts]]:
    """`stream_facts`, all at once."""
    return list(stream_facts(readings, knowledge))


def install(store: Store, model: Model, triples: Graph) -> None:
    """Constraints, indexes and the vocabulary with all divisions into the graph, where they are not there yet.

    Triples that `load_vocabulary` named after their files are looked at only when files or model are others
    than those the graph was filled from.
    """
    prepare(store, model)
    named = str(triples.identifier) if triples.identifier.startswith("urn:") else ""
    source = named and f"{named} {hashlib.sha256(repr(model).encode()).hexdigest()}"
    if not has_vocabulary(store, source):
        facts = facts_from_rdf(add_divisions(triples), model)
        load_vocabulary_facts(store, model, facts, source)


def write(
    store: Store, model: Model, facts: Iterable[tuple[NoticeRecord, Facts]], progress: Progress = _silent
) -> Iterator[Loaded]:
    """Writes each notice in a transaction of its own and tells what happened to it."""
    for record, one in facts:
        progress(record.id)
        yield Loaded(record, load_notice(store, model, one))


def write_registers(
    store: Store, model: Model, registers: Iterable[Register], knowledge: Knowledge
) -> Iterator[tuple[Register, Outcome]]:
    """Writes each register in a transaction of its own and tells what happened to it."""
    for register in registers:
        yield register, load_register(store, model, register_facts(register, knowledge))
