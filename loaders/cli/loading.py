"""The command that loads notices, registers and RDF files: all are read and checked before anything is written."""

from __future__ import annotations

import os
from itertools import chain
from typing import Annotated

import typer

from graph.embedded import start_early
from graph.first_graph import begin_graph
from graph.loading import prepare, summary
from graph.settings import Settings
from graph.store import Store, open_store
from loaders.cli.console import print_note, print_untried, progress_steps
from loaders.cli.notices import LoadReport
from loaders.cli.options import CurationFolder, Paths, QuarantineFolder, Workers
from loaders.cli.reading import end_with, open_refusals, read_named
from loaders.contract.record import NoticeRecord
from loaders.curation.files import CURATION, Curation
from loaders.derive.deriving import derive
from loaders.run.duplicates import DuplicateFilter
from loaders.run.exchanging import known_in_rdf, spool_rdf, write_facts
from loaders.run.installing import install
from loaders.run.likeness import KnownNotice
from loaders.run.loading import LoadInputs, check_registers, find_inputs, kept_readings
from loaders.run.pipeline import known_notices, stream_facts
from loaders.run.refusals import Refusals
from loaders.run.replacing import check_replacements, refuse_all
from loaders.run.spool import FactsSpool, Spool
from loaders.run.tools import ReadingTools
from loaders.run.writing import write, write_registers
from ontology.console import print_error


def load_files(
    paths: Paths,
    skip_refused: Annotated[
        bool, typer.Option(help="有文件被拒绝时仍载入其余文件 / load the others if a file is refused")
    ] = False,
    quarantine: QuarantineFolder = None,
    curation: CurationFolder = CURATION,
    workers: Workers = None,
) -> None:
    """载入通知（采用人工更正）、登记册 .csv 和 RDF；再载入同一文件不会改变图谱。 / Load notices, with curators'
    corrections applied, registers (.csv) and RDF; loading a file again does not change the graph."""
    settings, inputs = Settings.from_environment(os.environ), find_inputs(paths)
    refusals = open_refusals(quarantine, paths)
    begin_graph(settings)
    start_early(settings)  # while the files are read
    print_untried(inputs.untried)
    check_registers(inputs)
    with Spool() as spool, FactsSpool() as rdf:
        load = _Load(inputs, spool, rdf, refusals)
        load.read(Curation.read(curation), workers, settings.base_iri)
        if refusals.count and not (skip_refused or quarantine):
            print_error(
                "没有载入任何通知 / nothing was loaded; repair the files, skip them with --skip-refused, or put them "
                "aside with --quarantine"
            )
            raise typer.Exit(1)
        with open_store(settings) as store:
            load.write(store)
    end_with(refusals)


class _Load:
    """A load: its inputs, what was read of them, and the refused files."""

    def __init__(self, inputs: LoadInputs, spool: Spool, rdf: FactsSpool, refusals: Refusals) -> None:
        self._inputs, self._spool, self._rdf, self._refusals = inputs, spool, rdf, refusals
        self._duplicates = DuplicateFilter()
        self._left: set[str] = set()  # notices that were read but are put aside

    def read(self, curation: Curation, workers: int | None, base: str) -> None:
        """Read and check all files."""
        tools = ReadingTools(self._inputs.knowledge, curation, self._inputs.rules)
        readings = read_named(self._inputs.notices, tools, workers, self._refusals.add)
        for reading in kept_readings(readings, self._duplicates, self._refusals):
            self._spool.add(reading)
        spool_rdf(self._inputs, base, self._rdf, self._duplicates, self._refusals, print_note)

    def write(self, store: Store) -> None:
        """Write the vocabulary, all notices and registers, and derived facts; print the report."""
        inputs, model, report = self._inputs, self._inputs.model, LoadReport()
        prepare(store, model)  # the indexes by which replaced notices are found
        put_aside = None if self._refusals.quarantine is None else self._put_aside
        known = chain(known_notices(self._spool), known_in_rdf(self._rdf))
        replaced = check_replacements(store, known, put_aside or refuse_all)
        install(store, model, inputs.triples)
        with progress_steps("载入 loading", self._spool.notices) as step:
            pairs = stream_facts(self._spool, inputs.knowledge)
            kept = ((record, facts) for record, facts in pairs if record.id not in self._left)
            for notice in write(store, model, kept, step, replaced, put_aside):
                report.add(notice)
        for register, outcome in write_registers(store, model, inputs.registers, inputs.knowledge):
            report.add_register(register, outcome)
        of_files = (facts for _, facts in self._rdf if facts.owner not in self._left)
        for each, outcome in write_facts(store, model, of_files, replaced):
            report.add_facts(each, outcome)
        derive(store, model, inputs.knowledge)
        report.print(summary(store))

    def _put_aside(self, notice: KnownNotice | NoticeRecord, reason: str) -> None:
        """Refuse the file of a notice; what else the file has is loaded."""
        path, _ = self._duplicates.notices[notice.id]
        self._left.add(notice.id)
        self._refusals.add(path, reason)
