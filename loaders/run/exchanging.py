"""RDF files in a load: read and stored with the rest, then written owner by owner, as notices and registers are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from graph.entities import Facts
from graph.loading import Outcome, load_notice, load_register, retract_notice
from graph.owners import REGISTER_OWNER, kind_of
from graph.store import Store
from loaders.exchange.reading import RdfFacts, read_rdf
from loaders.run.likeness import KnownNotice
from loaders.run.loading import LoadInputs
from loaders.run.pipeline import DuplicateFilter
from loaders.run.spool import FactsSpool
from loaders.run.writing import Replaced
from ontology.errors import UnreadableFile
from ontology.kinds import Model

Report = Callable[[str], None]


def spool_rdf(
    inputs: LoadInputs,
    base: str,
    spool: FactsSpool,
    duplicates: DuplicateFilter,
    refuse: Report,
    note: Report,
) -> int:
    """Store the facts of all RDF files, each whole or not at all, and return the number of refused files.

    The reason of a refusal and a note about what is left out are reported at once. Raises `NoticeError` if two files
    have facts of one owner.
    """
    refused = 0
    for path in inputs.rdf:
        found = read_rdf(path, inputs.rules, inputs.knowledge, base)
        try:
            spool.add_all(path, _distinct(found, duplicates, note))
        except UnreadableFile as error:
            refuse(str(error))
            refused += 1
    return refused


def known_in_rdf(spool: FactsSpool) -> Iterator[KnownNotice]:
    """Yield what distinguishes the notices in the RDF files."""
    found = (KnownNotice.of_facts(facts, path.name) for path, facts in spool)
    return (notice for notice in found if notice is not None)


def write_facts(
    store: Store, model: Model, spool: FactsSpool, replaced: Replaced
) -> Iterator[tuple[Facts, Outcome]]:
    """Write the facts of each owner in a transaction of their own, and yield them with the outcome. A stored notice
    that is replaced by one with another id is retracted."""
    for _, facts in spool:
        load = load_register if kind_of(facts.owner) is REGISTER_OWNER else load_notice
        outcome = load(store, model, facts)
        old = replaced.get(facts.owner)
        if old and old.id != facts.owner and retract_notice(store, model, old.id):
            outcome = "replaced"
        yield facts, outcome


def _distinct(found: Iterable[RdfFacts], duplicates: DuplicateFilter, note: Report) -> Iterator[Facts]:
    for each in found:
        duplicates.add_facts(each.facts, each.path)
        if each.note:
            note(each.note)
        yield each.facts
