"""Files that are named on the command line: found and read, with a line about each that is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from loaders.cli.console import print_note, print_untried, progress_steps
from loaders.curation.files import Curation
from loaders.formats.folders import find_files
from loaders.lexicon.knowledge import Knowledge
from loaders.run.pipeline import Reading
from loaders.run.workers import read_in_parallel, worker_count
from ontology.console import print_error


def find_named(paths: Sequence[Path]) -> Sequence[Path]:
    """Return the files to read; why others are not tried is printed."""
    files, untried = find_files(paths)
    print_untried(untried)
    return files


def read_named(
    files: Sequence[Path], knowledge: Knowledge, curation: Curation | None, workers: int | None
) -> Iterator[Reading]:
    """Yield the readings of each file; the reason of a refusal is printed at once, and why one is not tried."""
    with progress_steps("读取 reading", len(files)) as step:
        for reading in read_in_parallel(files, knowledge, step, curation, worker_count(len(files), workers)):
            if reading.refusal:
                print_error(reading.refusal)
            if reading.note:
                print_note(reading.note)
            yield reading
