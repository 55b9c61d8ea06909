"""The command that loads notices, registers and RDF files: all are read and checked before anything is written."""

from __future__ import annotations

import os
from itertools import chain
from typing import Annotated

import typer

from graph.embedded import start_early
from graph.loading import prepare, summary
from graph.settings import Settings
from graph.store import Store, open_store
from loaders.cli.console import print_note, print_untried, progress_steps
from loaders.cli.notices import LoadReport
from loaders.cli.options import CurationFolder, Paths, Workers
from loaders.cli.reading import read_named
from loaders.curation.files import CURATION, Curation
from loaders.derive.deriving import derive
from loaders.run.exchanging import known_in_rdf, spool_rdf, write_facts
from loaders.run.installing import install
from loaders.run.loading import LoadInputs, check_registers, find_inputs, spool_readings
from loaders.run.pipeline import DuplicateFilter, known_notices, stream_facts
from loaders.run.replacing import check_replacements
from loaders.run.spool import FactsSpool, Spool
from loaders.run.writing import write, write_registers
from ontology.console import print_error


def load_files(
    paths: Paths,
    skip_refused: Annotated[
        bool, typer.Option(help="有文件被拒绝时仍载入其余文件 / load the others if a file is refused")
    ] = False,
    curation: CurationFolder = CURATION,
    workers: Workers = None,
) -> None:
    """载入通知（采用人工更正）、登记册 .csv 和 RDF；再载入同一文件不会改变图谱。 / Load notices, with curators'
    corrections applied, registers (.csv) and RDF; loading a file again does not change the graph."""
    settings, inputs = Settings.from_environment(os.environ), find_inputs(paths)
    start_early(settings)  # while the files are read
    print_untried(inputs.untried)
    check_registers(inputs)
    with Spool() as spool, FactsSpool() as rdf:
        duplicates = DuplicateFilter()
        readings = read_named(inputs.notices, inputs.knowledge, Curation.read(curation), workers)
        refused = spool_readings(readings, spool, duplicates, inputs, print_error)
        refused += spool_rdf(inputs, settings.base_iri, rdf, duplicates, print_error, print_note)
        if refused and not skip_refused:
            print_error(
                "没有载入任何通知 / nothing was loaded; repair the files, or skip them with --skip-refused"
            )
            raise typer.Exit(1)
        with open_store(settings) as store:
            _write(store, inputs, spool, rdf)
    if refused:
        raise typer.Exit(1)


def _write(store: Store, inputs: LoadInputs, spool: Spool, rdf: FactsSpool) -> None:
    """Write the vocabulary, all notices and registers, and derived facts; print the report."""
    prepare(store, inputs.model)  # the indexes by which replaced notices are found
    replaced = check_replacements(store, chain(known_notices(spool), known_in_rdf(rdf)))
    install(store, inputs.model, inputs.triples)
    report = LoadReport()
    with progress_steps("载入 loading", spool.notices) as step:
        facts = stream_facts(spool, inputs.knowledge)
        for notice in write(store, inputs.model, facts, step, replaced):
            report.add(notice)
    for register, outcome in write_registers(store, inputs.model, inputs.registers, inputs.knowledge):
        report.add_register(register, outcome)
    for each, outcome in write_facts(store, inputs.model, rdf, replaced):
        report.add_facts(each, outcome)
    derive(store, inputs.model, inputs.knowledge)
    report.print(summary(store))
