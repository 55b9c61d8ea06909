"""The last step of a load: facts to the graph, several notices in a transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.entities import Facts
from graph.loading import Outcome, load_notices, load_register, retract_notice
from graph.store import Store
from loaders.contract.record import NoticeRecord
from loaders.lexicon.knowledge import Knowledge
from loaders.register.facts import register_facts
from loaders.register.files import Register
from loaders.run.likeness import KnownNotice
from loaders.run.pipeline import Progress, no_progress
from ontology.errors import OntologyError, QueryExceeded, QueryFailed
from ontology.kinds import Model

Replaced = Mapping[str, KnownNotice]  # the stored notices that are replaced, by the ids of the new ones
EDGES = 5_000  # relationships in a transaction, about
Refuse = Callable[[NoticeRecord, str], None]
_Group = list[tuple[NoticeRecord, Facts]]


@dataclass(frozen=True)
class LoadedNotice:
    """A notice that was written to the graph: its record, whether it was new, replaced or unchanged, and the stored
    notice that it replaced, if it did."""

    record: NoticeRecord
    outcome: Outcome
    old: KnownNotice


def write(
    store: Store,
    model: Model,
    facts: Iterable[tuple[NoticeRecord, Facts]],
    progress: Progress = no_progress,
    replaced: Replaced = MappingProxyType({}),
    refuse: Refuse | None = None,
) -> Iterator[LoadedNotice]:
    """Write notices, several in a transaction, and yield each with the outcome. One that fails is written alone, so
    that it takes no other along; `refuse` gets it with the reason, and without `refuse` its error is raised.

    `replaced`: the result of `check_replacements`; a stored notice that is replaced by one with another id is
    retracted, after the new one is loaded, so that a load that is cut off can be repeated.
    """
    for group in _groups(facts):
        for record, outcome in _write_group(store, model, group, refuse):
            progress(record.id)
            old = replaced.get(record.id)
            if old and old.id != record.id and retract_notice(store, model, old.id):
                outcome = "replaced"
            yield LoadedNotice(record, outcome, old or KnownNotice.of(record))


def _groups(facts: Iterable[tuple[NoticeRecord, Facts]]) -> Iterator[_Group]:
    """Yield notices in groups that a server takes well in one transaction."""
    group: _Group = []
    for record, notice in facts:
        group.append((record, notice))
        if sum(len(each.edges) for _, each in group) >= EDGES:
            yield group
            group = []
    if group:
        yield group


def _write_group(
    store: Store, model: Model, group: _Group, refuse: Refuse | None
) -> Iterator[tuple[NoticeRecord, Outcome]]:
    try:
        outcomes = load_notices(store, model, [notice for _, notice in group])
    except (OntologyError, QueryFailed, QueryExceeded) as error:
        if len(group) > 1:
            for each in group:
                yield from _write_group(store, model, [each], refuse)
            return
        if refuse is None:
            raise
        refuse(group[0][0], str(error))
        return
    yield from zip((record for record, _ in group), outcomes, strict=True)


def write_registers(
    store: Store, model: Model, registers: Iterable[Register], knowledge: Knowledge
) -> Iterator[tuple[Register, Outcome]]:
    """Write each register in its own transaction, and yield it with the outcome."""
    for register in registers:
        yield register, load_register(store, model, register_facts(register, knowledge))
