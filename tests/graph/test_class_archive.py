"""The archive of classes by which the embedded server starts sooner."""

import subprocess
from pathlib import Path

import pytest

from graph import arcade, embedded
from graph.class_archive import record
from graph.cypher import Cypher
from graph.settings import Settings
from graph.store import open_store

pytestmark = pytest.mark.server
COUNT = Cypher("MATCH (n:Theme) RETURN count(n)")


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that was recorded now."""
    archive = tmp_path_factory.mktemp("classes") / "share" / "classes.aot"
    record(archive)
    return archive


def started(folder: Path) -> list[str]:
    """Return the command line of a server that starts, answers and ends."""
    with open_store(Settings(data_dir=folder)) as store:
        assert store.read(COUNT).value() == 0
        java = embedded.start(folder).address().java
        return Path(f"/proc/{java}/cmdline").read_text().split("\0")


def test_a_recorded_archive_is_of_this_java_and_this_server(recorded: Path) -> None:
    """With `AOTMode=on` Java refuses an archive that it cannot use."""
    command = arcade.command(Path("/"), 1, 2)
    classes = command[command.index("-cp") : command.index("-cp") + 2]
    options = [each for each in command if each.startswith(("-X", "--")) and "AOTCache" not in each]
    checked = [command[0], *options, f"-XX:AOTCache={recorded}", "-XX:AOTMode=on", *classes, "-version"]
    assert subprocess.run(checked, capture_output=True, check=False).returncode == 0
    unfit = [*checked[:-3], "-cp", "elsewhere.jar", "-version"]
    assert subprocess.run(unfit, capture_output=True, check=False).returncode != 0
    assert list(recorded.parent.iterdir()) == [recorded], "nothing else is left"


def test_a_server_uses_the_archive(recorded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arcade, "CLASS_ARCHIVE", recorded)
    assert f"-XX:AOTCache={recorded}" in started(tmp_path)
    assert "[aot]" not in (tmp_path / "graph" / "server.log").read_text("utf-8", "replace")


def test_a_server_starts_without_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arcade, "CLASS_ARCHIVE", tmp_path / "none")
    assert not [word for word in started(tmp_path) if "AOT" in word]


def test_a_damaged_archive_is_ignored(
    recorded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "damaged.aot"
    damaged.write_bytes(recorded.read_bytes()[: 2**20])
    monkeypatch.setattr(arcade, "CLASS_ARCHIVE", damaged)
    assert f"-XX:AOTCache={damaged}" in started(tmp_path)
