"""RDF files in a load: read and stored with the rest, then written owner by owner, as notices and registers are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.entities import Facts
from graph.loading import Outcome, load_notice, load_register, retract_notice
from graph.owners import REGISTER_OWNER, kind_of
from graph.store import Store
from loaders.exchange.reading import RdfFacts, read_rdf
from loaders.run.duplicates import DuplicateFilter
from loaders.run.likeness import KnownNotice
from loaders.run.loading import LoadInputs
from loaders.run.refusals import Refusals, Report
from loaders.run.spool import FactsSpool
from loaders.run.writing import Replaced
from ontology.errors import NoticeError, UnreadableFile
from ontology.kinds import Model


def spool_rdf(
    inputs: LoadInputs,
    base: str,
    spool: FactsSpool,
    duplicates: DuplicateFilter,
    refusals: Refusals,
    note: Report,
) -> None:
    """Store the facts of all RDF files, each whole or not at all; what is left out of one is noted.

    A file with facts that another has is refused where refused files are put aside; else `NoticeError` is raised.
    """
    for path in inputs.rdf:
        found = read_rdf(path, inputs.rules, inputs.knowledge, base)
        owners: list[str] = []
        try:
            spool.add_all(path, _distinct(found, duplicates, owners, note))
        except NoticeError as error:
            if refusals.quarantine is None and not isinstance(error, UnreadableFile):
                raise
            duplicates.forget(path, owners)
            refusals.add(path, str(error))


def known_in_rdf(spool: FactsSpool) -> Iterator[KnownNotice]:
    """Yield what distinguishes the notices in the RDF files."""
    found = (KnownNotice.of_facts(facts, path.name) for path, facts in spool)
    return (notice for notice in found if notice is not None)


def write_facts(
    store: Store, model: Model, given: Iterable[Facts], replaced: Replaced
) -> Iterator[tuple[Facts, Outcome]]:
    """Write the facts of each owner in a transaction of their own, and yield them with the outcome. A stored notice
    that is replaced by one with another id is retracted."""
    for facts in given:
        load = load_register if kind_of(facts.owner) is REGISTER_OWNER else load_notice
        outcome = load(store, model, facts)
        old = replaced.get(facts.owner)
        if old and old.id != facts.owner and retract_notice(store, model, old.id):
            outcome = "replaced"
        yield facts, outcome


def _distinct(
    found: Iterable[RdfFacts], duplicates: DuplicateFilter, owners: list[str], note: Report
) -> Iterator[Facts]:
    """Yield the facts of each owner, which are added to the duplicates and the owners."""
    for each in found:
        owners.append(each.facts.owner)
        duplicates.add_facts(each.facts, each.path)
        if each.note:
            note(each.note)
        yield each.facts
