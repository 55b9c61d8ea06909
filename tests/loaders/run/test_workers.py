"""Reading by several processes, and by a real Dask cluster: the same readings in the same order."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from graph.settings import PROJECT_ROOT
from graph.shape_check import ShapeRules
from loaders.lexicon.knowledge import Knowledge
from loaders.run.cluster import cluster_pool
from loaders.run.reading import Reading
from loaders.run.tools import ReadingTools
from loaders.run.workers import Pool, process_pool, read_in_parallel, worker_count
from ontology.errors import NoticeError, SettingsError

pytestmark = pytest.mark.slow
WORKERS = 2
HERE = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The shipped files, and one that is refused."""
    news = tmp_path_factory.mktemp("news") / "news.txt"
    news.write_text("全国“质量月”活动启动。", "utf-8")
    return [news, *sorted((PROJECT_ROOT / "loaders" / "notices").glob("*.txt"))]


@pytest.fixture
def tools(knowledge: Knowledge, rules: ShapeRules) -> ReadingTools:
    return ReadingTools(knowledge, None, rules)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """A scheduler and two processes on this machine."""
    with LocalCluster(n_workers=WORKERS, threads_per_worker=1, processes=True, **HERE) as made:
        yield made


def read(files: list[Path], tools: ReadingTools, pool: Pool | None) -> tuple[list[Reading], list[str]]:
    names: list[str] = []
    return list(read_in_parallel(files, tools, names.append, pool)), names


def test_processes_read_what_one_reads(files: list[Path], tools: ReadingTools) -> None:
    alone = read(files, tools, None)
    assert [reading.refusal is None for reading in alone[0]] == [False, *[True] * 5]
    assert all(len(each.facts) == len(each.records) for each in alone[0])
    assert read(files, tools, process_pool(WORKERS)) == alone


def test_a_cluster_reads_what_one_process_reads(
    files: list[Path], tools: ReadingTools, cluster: LocalCluster
) -> None:
    assert read(files, tools, cluster_pool(cluster.scheduler_address)) == read(files, tools, None)
    plain = ReadingTools(tools.knowledge)
    readings, _ = read(files, plain, cluster_pool(cluster.scheduler_address))
    assert not any(reading.facts for reading in readings), "the tools are those of the last client"


def test_a_cluster_that_goes_away_is_reported(files: list[Path], tools: ReadingTools) -> None:
    with LocalCluster(n_workers=1, threads_per_worker=1, processes=True, **HERE) as brief:
        readings = read_in_parallel(files * 20, tools, lambda _: None, cluster_pool(brief.scheduler_address))
        assert next(readings).path == files[0]
        brief.close()
        with pytest.raises(NoticeError, match=r"the process that read it was lost; see the logs"):
            list(readings)


def test_a_scheduler_that_is_not_there_is_reported(files: list[Path], tools: ReadingTools) -> None:
    with pytest.raises(
        SettingsError, match=r"--scheduler tcp://127\.0\.0\.1:1: no Dask scheduler answers there"
    ):
        read(files, tools, cluster_pool("tcp://127.0.0.1:1"))
    with pytest.raises(SettingsError, match="no Dask scheduler answers there"):
        read(files, tools, cluster_pool("nowhere"))


@pytest.mark.parametrize("address", ["nowhere", "foo://127.0.0.1:1", "tcp://127.0.0.1:1"])
def test_a_client_that_cannot_connect_is_closed_at_once(
    address: str, files: list[Path], tools: ReadingTools
) -> None:
    """The garbage collector would close it while another begins, which then waits for ever."""
    gc.collect()
    gc.disable()
    try:
        with pytest.raises(SettingsError):
            read(files, tools, cluster_pool(address))
        assert {each.status for each in gc.get_objects() if isinstance(each, Client)} <= {"closed"}
    finally:
        gc.enable()


def test_a_scheduler_without_workers_is_reported(files: list[Path], tools: ReadingTools) -> None:
    with (
        LocalCluster(n_workers=0, **HERE) as empty,
        pytest.raises(SettingsError, match="it has no workers"),
    ):
        read(files, tools, cluster_pool(empty.scheduler_address))


def test_without_the_extra_the_message_has_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SettingsError, match=r"pip install -e '\.\[dask\]'"):
        cluster_pool("tcp://127.0.0.1:1")


def test_few_files_are_read_by_one_process() -> None:
    assert [worker_count(files, None) for files in (1, 49)] == [1, 1]
    assert worker_count(1, 3) == 3
