"""Reading with several processes, of this machine or of a Dask cluster: files in parallel, their readings in order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from loaders.curation.files import Curation
from loaders.run.pipeline import Progress
from loaders.run.reading import Reading
from loaders.run.tools import ReadingTools
from ontology.errors import NoticeError

# A process needs about a second for its imports and the vocabulary; in that time 50 notices are read.
PARALLEL_FROM = 50
_AHEAD = 4  # files submitted per worker: none of them waits, and finished readings do not pile up
_TOOLS: list[ReadingTools] = []  # of this worker process, made when it starts


@dataclass(frozen=True)
class Workers:
    """Processes that read: their number, the executor that they take files from, and the errors that it raises for a
    file whose process was lost, with the remedy."""

    count: int
    executor: Executor
    lost: tuple[type[Exception], ...]
    remedy: str


_Submitted = deque[tuple[Path, Future[list[Reading]]]]
Pool = Callable[[ReadingTools], AbstractContextManager[Workers]]


def worker_count(files: int, requested: int | None) -> int:
    """Return the requested number of processes; without one, one per core, or a single one for few files."""
    if requested is not None:
        return requested
    return (os.cpu_count() or 1) if files >= PARALLEL_FROM else 1


def process_pool(count: int) -> Pool:
    """Return a pool of processes of this machine."""

    @contextmanager
    def pool(tools: ReadingTools) -> Iterator[Workers]:
        context = get_context("spawn")  # a fork would copy the threads of the graph driver
        with ProcessPoolExecutor(
            count, context, start_worker, (tools.curation, tools.rules is not None)
        ) as made:
            yield Workers(count, made, (BrokenProcessPool,), "try --workers 1")

    return pool


def read_in_parallel(
    paths: Sequence[Path], tools: ReadingTools, progress: Progress, pool: Pool | None
) -> Iterator[Reading]:
    """Yield the readings of each file in the order of `paths`; without a pool, this process reads them. The workers of
    a pool load tools like these for themselves.

    Raises `NoticeError` with the next file if a process was killed, for example when memory ran out.
    """
    if pool is None:
        yield from tools.read_all(paths, progress)
        return
    with pool(tools) as workers:
        submitted: _Submitted = deque()
        for path in paths:
            submitted.append((path, workers.executor.submit(_read, path)))
            if len(submitted) >= workers.count * _AHEAD:
                yield from _next(submitted, workers, progress)
        while submitted:
            yield from _next(submitted, workers, progress)


def _next(submitted: _Submitted, workers: Workers, progress: Progress) -> list[Reading]:
    path, readings = submitted.popleft()
    progress(path.name)
    try:
        return readings.result()
    except workers.lost as error:
        raise NoticeError(f"{path}: the process that read it was lost; {workers.remedy}") from error


def start_worker(curation: Curation | None, checked: bool) -> None:
    """Load the tools of this process."""
    _TOOLS[:] = [ReadingTools.load(curation, checked)]


def _read(path: Path) -> list[Reading]:
    return list(_TOOLS[0].read(path))
