"""Files that are named on the command line: found and read, with a line about each that is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import typer

from loaders.cli.console import print_note, print_untried, progress_steps
from loaders.formats.folders import find_files
from loaders.run.cluster import cluster_pool
from loaders.run.reading import Reading
from loaders.run.refusals import Quarantine, Refusals
from loaders.run.tools import ReadingTools
from loaders.run.workers import process_pool, read_in_parallel, worker_count
from ontology.console import print_error


def find_named(paths: Sequence[Path]) -> Sequence[Path]:
    """Return the files to read; why others are not tried is printed."""
    files, untried = find_files(paths)
    print_untried(untried)
    return files


def open_refusals(quarantine: Path | None, loaded: Sequence[Path]) -> Refusals:
    """Return the refusals of a load, which are printed. Raises `NoticeError` for a quarantine that would be loaded."""
    return Refusals(print_error, Quarantine.at(quarantine, loaded) if quarantine else None)


def end_with(refusals: Refusals) -> None:
    """Raise the exit of a command that has loaded what was not refused, with a line on where the rest is."""
    if refusals.count and refusals.quarantine:
        there = f"{refusals.count} 个文件被拒绝，见 {refusals.quarantine.folder}"
        print_note(f"{there} / {refusals.count} files were refused, see there")
    if refusals.count:
        raise typer.Exit(1)


def print_refusal(_: Path, reason: str) -> None:
    """Print why a file is refused."""
    print_error(reason)


def read_named(
    files: Sequence[Path],
    tools: ReadingTools,
    workers: int | None,
    refuse: Callable[[Path, str], None] = print_refusal,
    scheduler: str | None = None,
) -> Iterator[Reading]:
    """Yield the readings of each file; `refuse` gets the reason of a refusal at once, and why a file is not tried is
    printed. With the address of a Dask scheduler, its cluster reads the files."""
    count = worker_count(len(files), workers)
    pool = cluster_pool(scheduler) if scheduler else process_pool(count) if count > 1 else None
    with progress_steps("读取 reading", len(files)) as step:
        for reading in read_in_parallel(files, tools, step, pool):
            if reading.refusal:
                refuse(reading.path, reading.refusal)
            if reading.note:
                print_note(reading.note)
            yield reading
