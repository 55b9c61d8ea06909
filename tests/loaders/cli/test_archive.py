"""`archive`: the imported graph is the one that loading the same files gives, node by node."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.cypher import Cypher
from graph.dump import dump
from graph.settings import PROJECT_ROOT, Settings
from graph.store import open_store
from tests.bench.generated import write_notices
from tests.conftest import running_neo4j, variables_of

pytestmark = [pytest.mark.server, pytest.mark.slow]
Invoke = Callable[..., subprocess.CompletedProcess[str]]
GENERATED = 12  # notices, beside those that are shipped
CONSTRAINTS = Cypher("SHOW CONSTRAINTS YIELD name RETURN name")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Shipped and generated notices, one of them twice, the register, and a file that is refused."""
    folder = Path(write_notices(tmp_path_factory.mktemp("archive") / "files", GENERATED))
    shutil.copytree(PROJECT_ROOT / "loaders" / "notices", folder / "notices")
    shutil.copy(PROJECT_ROOT / "loaders" / "register" / "sheets" / "campaigns.csv", folder)
    shutil.copy(folder / "notices" / "2025-fujian.txt", folder / "again.txt")
    (folder / "news.txt").write_text("全国“质量月”活动启动。", "utf-8")
    return folder


@pytest.fixture
def imported(files: Path, invoke: Invoke, tmp_path: Path) -> Iterator[Settings]:
    """A Neo4j with the imported files."""
    done = invoke("archive", str(files), str(tmp_path / "out"), "--quarantine", str(tmp_path / "aside"))
    assert f"{GENERATED + 7} notices written" in done.stdout
    assert "1 files were refused" in done.stderr
    with running_neo4j(tmp_path / "neo4j", tmp_path / "out") as settings:
        yield settings


def test_an_imported_archive_is_the_graph_of_a_load(
    imported: Settings, files: Path, invoke: Invoke, tmp_path: Path
) -> None:
    neo4j, embedded = variables_of(imported), Settings(data_dir=tmp_path / "data")
    assert invoke("derive", variables=neo4j).returncode == 0
    loading = ("load", str(files), "--skip-refused")
    loaded = invoke(*loading, variables=variables_of(embedded))
    assert loaded.stdout.count("新载入 loaded") == GENERATED + 8
    with open_store(imported) as there, open_store(embedded) as here:
        assert there.read(CONSTRAINTS).rows
        differing = sorted(set(dump(there, bookkeeping=True)) ^ set(dump(here, bookkeeping=True)))
        assert not differing, differing[:4]
        assert len(dump(there, bookkeeping=True)) == len(dump(here, bookkeeping=True))
    assert invoke(*loading, variables=neo4j).stdout.count("无变化 unchanged") == GENERATED + 8


def test_nothing_is_written_where_a_file_is_refused_or_the_folder_exists(
    files: Path, invoke: Invoke, tmp_path: Path
) -> None:
    refused = invoke("archive", str(files), str(tmp_path / "out"))
    assert refused.returncode == 1
    assert "news.txt: not a quality-month notice" in refused.stderr
    assert "nothing was written" in refused.stderr
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "out").mkdir()
    exists = invoke("archive", str(files / "notices"), str(tmp_path / "out"))
    assert exists.returncode == 1
    assert "out exists; name a folder that does not" in exists.stderr
