"""A real Neo4j for the tests: fetched by Maven once, then started afresh in an empty folder of its own."""

import os
import secrets
import socket
import subprocess
import time
from dataclasses import dataclass, replace
from pathlib import Path

from graph.lifeline import tied_command
from tests.maven import MissingError, fetch, find_java

__all__ = ["MissingError", "Running", "start"]

HERE = Path(__file__).resolve().parent
JAVA = range(17, 25)  # what 5.26 runs on
PATIENCE = 300.0  # seconds until a start counts as failed; 5-8 s is usual
PORT_TRIES = 3  # another program may take a free port before the server does
STARTED = "Started."  # the last line that it prints when all is well

CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=:{bolt}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=64m
dbms.usage_report.enabled=false
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
db.memory.transaction.max=256m
db.transaction.timeout=30s
"""


@dataclass(frozen=True)
class Running:
    """A started server; it ends with this process."""

    uri: str
    password: str
    process: "subprocess.Popen[bytes]"
    home: Path

    def log(self) -> str:
        """The text it has printed."""
        return (self.home / "console.log").read_text("utf-8", "replace")

    def stop(self) -> None:
        """Kills it: a clean end takes 10 s, and nothing of its data is wanted any more."""
        self.process.kill()
        self.process.wait()


def start(home: Path, imported: Path | None = None) -> Running:
    """A Neo4j with nothing in it, or with what the files for an import have, on a free port of 127.0.0.1, with a
    random password."""
    java, jars = programs()
    if imported is not None:
        import_files(java, jars, home, imported)
    password = "n" + secrets.token_urlsafe(24)  # one that begins with "-" would be taken for an option
    set_password(java, jars, home, password)
    for _ in range(PORT_TRIES):
        running = begin(java, jars, home, password)
        if wait(running):
            return running
        running.stop()
        if "Address already in use" not in running.log():
            break
    raise RuntimeError(f"Neo4j did not start: {running.log()[-2000:]}")


def resume(killed: Running) -> Running:
    """The same server once more, with its data, at the same port."""
    java, jars = programs()
    with (killed.home / "console.log").open("wb") as log:
        process = subprocess.Popen(tied_command(command(java, jars, killed.home)), stdout=log, stderr=log)
    running = replace(killed, process=process)
    if not wait(running):
        running.stop()
        raise RuntimeError(f"Neo4j did not start again: {running.log()[-2000:]}")
    return running


def programs() -> tuple[str, Path]:
    """Return the Java that runs it, and the folder with its jars."""
    return find_java(JAVA, "Neo4j"), fetch("neo4j", HERE / "pom.xml")


def set_password(java: str, jars: Path, home: Path, password: str) -> None:
    admin(java, jars, home, ["dbms", "set-initial-password", password], home)


def import_files(java: str, jars: Path, home: Path, folder: Path) -> None:
    """Call `neo4j-admin` as `python -m loaders archive` prints."""
    arguments = ["database", "import", "full", "neo4j", "--overwrite-destination", "@arguments.txt"]
    admin(java, jars, home, arguments, folder)


def admin(java: str, jars: Path, home: Path, arguments: list[str], folder: Path) -> None:
    configure(home, free_port())
    done = subprocess.run(
        [java, "-Xmx1g", "-cp", f"{jars}/*", "org.neo4j.cli.AdminTool", *arguments],
        env=os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        check=False, capture_output=True, text=True, timeout=PATIENCE, cwd=folder,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"neo4j-admin {arguments[0]}: {done.stdout[-2000:]}{done.stderr[-2000:]}")


def begin(java: str, jars: Path, home: Path, password: str) -> Running:
    """The server on its way."""
    bolt = free_port()
    configure(home, bolt)
    with (home / "console.log").open("wb") as log:
        process = subprocess.Popen(tied_command(command(java, jars, home)), stdout=log, stderr=log)
    return Running(f"bolt://127.0.0.1:{bolt}", password, process, home)


def configure(home: Path, bolt: int) -> None:
    (home / "conf").mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(bolt=bolt), "utf-8")


def command(java: str, jars: Path, home: Path) -> list[str]:
    opened = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")
    return [
        java, "-cp", f"{jars}/*", "-Xms512m", "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        *(f"--add-opens={each}=ALL-UNNAMED" for each in opened),
        "-Dio.netty.tryReflectionSetAccessible=true", "-Dlog4j2.disable.jmx=true",
        "org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home / 'conf'}",
        "--console-mode",
    ]  # fmt: skip


def wait(running: Running) -> bool:
    """Return whether the server comes up. Its log says so: at its port another program may answer."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and running.process.poll() is None:
        if STARTED in running.log():
            return True
        time.sleep(0.1)
    return False


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
