"""Reading with several processes: the files of an archive side by side, their readings in order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from loaders.curation.files import Curation
from loaders.lexicon.knowledge import Knowledge
from loaders.run.pipeline import Progress, Reading, read_file, read_files
from ontology.errors import NoticeError

# A process needs about a second for its imports and the vocabulary; so many notices are read in that time.
WORTH_IT = 50
_AHEAD = 4  # files under way for each worker: none waits, and finished readings do not pile up
_TOOLS: list[tuple[Knowledge, Curation | None]] = []  # of this worker, made once when it starts


def workers_for(files: int, wanted: int | None) -> int:
    """As many as wanted; else one for each core, or just one where the files are few."""
    if wanted is not None:
        return wanted
    return (os.cpu_count() or 1) if files >= WORTH_IT else 1


def read_side_by_side(
    paths: Sequence[Path], knowledge: Knowledge, progress: Progress, curation: Curation | None, workers: int
) -> Iterator[Reading]:
    """Each file's reading in the order of `paths`, read by so many processes (1: by this one).

    Raises `NoticeError` naming the next file when a process was killed, as when memory runs out.
    """
    if workers <= 1:
        yield from read_files(paths, knowledge, progress, curation)
        return
    spawned = get_context("spawn")  # a fork would copy the threads of the graph driver
    with ProcessPoolExecutor(workers, spawned, _start, (curation,)) as pool:
        under_way: deque[tuple[Path, Future[Reading]]] = deque()
        for path in paths:
            under_way.append((path, pool.submit(_read, path)))
            if len(under_way) >= workers * _AHEAD:
                yield _next(under_way, progress)
        while under_way:
            yield _next(under_way, progress)


def _next(under_way: deque[tuple[Path, Future[Reading]]], progress: Progress) -> Reading:
    path, reading = under_way.popleft()
    progress(path.name)
    try:
        return reading.result()
    except BrokenProcessPool as error:
        raise NoticeError(f"{path}: the process that read it was ended; try --workers 1") from error


def _start(curation: Curation | None) -> None:
    _TOOLS[:] = [(Knowledge.load(), curation)]


def _read(path: Path) -> Reading:
    knowledge, curation = _TOOLS[0]
    return read_file(path, knowledge, curation)
