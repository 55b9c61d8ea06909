"""The command that writes an archive of notices as files for an offline import into Neo4j."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from graph.import_files import ARGUMENTS
from graph.settings import Settings
from loaders.cli.console import print_line, print_note, print_untried
from loaders.cli.options import CurationFolder, QuarantineFolder, Workers
from loaders.cli.reading import end_with, open_refusals, read_named
from loaders.curation.files import CURATION, Curation
from loaders.run.archiving import archive_writer, new_folder
from loaders.run.duplicates import DuplicateFilter
from loaders.run.exchanging import spool_rdf
from loaders.run.loading import LoadInputs, check_registers, find_inputs, kept_readings
from loaders.run.pipeline import stream_facts
from loaders.run.reading import Reading
from loaders.run.refusals import Refusals
from loaders.run.spool import FactsSpool
from loaders.run.tools import ReadingTools
from ontology.errors import NoticeError


def write_archive(
    folder: Annotated[Path, typer.Argument(help="通知所在文件夹 / folder of notices", show_default=False)],
    out: Annotated[Path, typer.Argument(help="写入的新文件夹 / new folder to write", show_default=False)],
    quarantine: QuarantineFolder = None,
    curation: CurationFolder = CURATION,
    workers: Workers = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            help="由 Dask 集群读取：tcp://主机:端口 / read by a Dask cluster, tcp://HOST:PORT",
            show_default=False,
        ),
    ] = None,
) -> None:
    """把大批通知写成 neo4j-admin database import 的文件，不用服务器；导入后再运行 derive。 / Write notices as files for
    `neo4j-admin database import`, without a server; run `derive` after the import."""
    settings, inputs = Settings.from_environment(os.environ), find_inputs([folder])
    refusals = open_refusals(quarantine, [folder])
    print_untried(inputs.untried)
    check_registers(inputs)
    tools = ReadingTools(inputs.knowledge, Curation.read(curation), inputs.rules)
    with new_folder(out) as part:
        readings = read_named(inputs.notices, tools, workers, refusals.add, scheduler)
        count = _write(part, inputs, readings, refusals, settings.base_iri)
    print_line(f"已写出 {count} 份通知 / {count} notices written: {out}")
    print_line(f"  cd {out} && neo4j-admin database import full neo4j --overwrite-destination @{ARGUMENTS}")
    print_line("  QMG_GRAPH_URI=bolt://… QMG_GRAPH_PASSWORD=… python -m loaders derive")
    end_with(refusals)


def _write(part: Path, inputs: LoadInputs, readings: Iterable[Reading], refusals: Refusals, base: str) -> int:
    """Write everything into a folder, and return the number of notices. Raises `NoticeError` where a file is refused
    and not put aside."""
    duplicates, count = DuplicateFilter(), 0
    with archive_writer(part, inputs) as writer, FactsSpool() as rdf:
        for _, facts in stream_facts(kept_readings(readings, duplicates, refusals), inputs.knowledge):
            writer.add(facts)
            count += 1
        spool_rdf(inputs, base, rdf, duplicates, refusals, print_note)
        for _, facts in rdf:
            writer.add(facts)
            count += 1
        if refusals.count and refusals.quarantine is None:
            raise NoticeError("nothing was written; repair the files, or put them aside with --quarantine")
    return count
