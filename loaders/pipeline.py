"""Files to graph: read everything first, then write notice by notice. The only place that joins both halves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph

from graph.entities import Facts
from graph.loading import Outcome, load_notice, load_vocabulary_facts, prepare
from graph.rdf import facts_from_rdf
from graph.store import Store
from loaders.contract import NoticeRecord
from loaders.extraction import extract
from loaders.facts import notice_facts
from loaders.knowledge import Knowledge
from loaders.reading import read_source
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
    """One notice after loading: its id, its record, and what happened to it."""

    record: NoticeRecord
    outcome: Outcome


def read_files(
    paths: Iterable[Path], knowledge: Knowledge, progress: Progress = _silent
) -> Iterator[Reading]:
    """Each file's notices in turn. A file that is refused is a reading with its reason, never an exception."""
    for path in paths:
        progress(path.name)
        try:
            yield Reading(path, tuple(extract(read_source(path), knowledge)))
        except NoticeError as error:
            yield Reading(path, refusal=str(error))


def all_facts(readings: Sequence[Reading], knowledge: Knowledge) -> list[tuple[NoticeRecord, Facts]]:
    """The facts of every notice read, each notice once.

    Raises `NoticeError` where two files hold different texts of one notice: only the user knows which is right.
    """
    seen: dict[str, tuple[Path, str]] = {}
    facts: list[tuple[NoticeRecord, Facts]] = []
    for reading in readings:
        for record in reading.records:
            path, text = seen.setdefault(record.id, (reading.path, record.text))
            if text != record.text:
                raise NoticeError(
                    f"{reading.path} and {path} hold different texts of one notice ({record.id}); load one of them"
                )
            if path == reading.path:
                facts.append((record, notice_facts(record, reading.records, knowledge)))
    return facts


def install(store: Store, model: Model, triples: Graph) -> None:
    """Constraints, indexes and the vocabulary into the graph, where they are not there yet."""
    prepare(store, model)
    load_vocabulary_facts(store, model, facts_from_rdf(triples, model))


def write(
    store: Store, model: Model, facts: Iterable[tuple[NoticeRecord, Facts]], progress: Progress = _silent
) -> Iterator[Loaded]:
    """Writes each notice in a transaction of its own and tells what happened to it."""
    for record, one in facts:
        progress(record.id)
        yield Loaded(record, load_notice(store, model, one))
