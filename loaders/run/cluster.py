"""Reading by the workers of a Dask cluster, which see the same files; needs the extra `dask`."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager

from loaders.curation.files import Curation
from loaders.run.tools import ReadingTools
from loaders.run.workers import Pool, Workers, start_worker
from ontology.errors import SettingsError

_PATIENCE = "10s"  # until a scheduler counts as not there
_NAME = "quality-month-reading-tools"


def cluster_pool(scheduler: str) -> Pool:
    """Return the pool of the cluster at an address (tcp://HOST:PORT). Raises SettingsError without the extra; when it
    is entered, where there is no such scheduler, or one without workers."""
    try:
        from distributed import Client, KilledWorker, WorkerPlugin
    except ImportError as error:
        raise SettingsError("--scheduler needs the extra dask: pip install -e '.[dask]'") from error

    class ClosedClient(Client):  # type: ignore[misc]
        """A client that is closed where it cannot connect. Left to the garbage collector, it would be closed while the
        next one begins, and that waits for ever for the lock that it holds itself."""

        def __init__(self) -> None:
            try:
                super().__init__(scheduler, timeout=_PATIENCE, set_as_default=False)
            except BaseException:
                self.close()
                raise

    class Tools(WorkerPlugin):  # type: ignore[misc]  # its types are skipped
        """Tools of a worker, loaded when it joins."""

        name = _NAME

        def __init__(self, curation: Curation | None, checked: bool) -> None:
            self._given = curation, checked

        def setup(self, worker: object) -> None:  # noqa: ARG002  given by name
            start_worker(*self._given)

    @contextmanager
    def pool(tools: ReadingTools) -> Iterator[Workers]:
        try:
            client = ClosedClient()
        except (OSError, ValueError) as error:
            raise SettingsError(
                f"--scheduler {scheduler}: no Dask scheduler answers there ({error})"
            ) from error
        with client:
            count = len(client.nthreads())
            if not count:
                raise SettingsError(
                    f"--scheduler {scheduler}: it has no workers; start some with `dask worker`"
                )
            client.register_plugin(Tools(tools.curation, tools.rules is not None))
            lost = (KilledWorker, CancelledError, OSError)
            yield Workers(
                count, client.get_executor(pure=False), lost, "see the logs of scheduler and workers"
            )

    return pool
