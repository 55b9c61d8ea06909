"""ArcadeDB, the embedded graph server: where it is installed, its command line and its users.

It comes from PyPI with a Java of its own. graph/embedded.py starts it.
"""

import base64
import hashlib
import importlib.util
import json
import os
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ontology.errors import StoreUnavailable

PACKAGES = ("arcadedb_embedded", "arcadedb", "arcadedb_jvm")  # from 26.11.1 on it is named arcadedb
DATABASE = "neo4j"
READY = "Server started in "  # printed once the databases are open, after the Bolt port answers
WRITER, READER = "root", "ro"
SMALLEST, LARGEST = 2**30, 4 * 2**30  # heap in bytes
COPY_HEAP = 2**29  # of a server that reads a copy
_CONTAINER = Path("/sys/fs/cgroup/memory.max")

# A reader for the queries of others, on a copy: no writing, as the server takes no notice of `READ` sessions. Rows,
# time and memory are limited where the query is run (queries/cypher/worker.py).
_ALL = {"access": ["createRecord", "readRecord", "updateRecord", "deleteRecord"]}
_GROUPS = {
    "admin": {
        "resultSetLimit": -1,
        "readTimeout": -1,
        "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
        "types": {"*": _ALL},
    },
    "ro": {
        "resultSetLimit": -1,
        "readTimeout": -1,
        "access": [],
        "types": {"*": {"access": ["readRecord"]}},
    },
    "*": {"resultSetLimit": -1, "readTimeout": -1, "access": [], "types": {"*": {"access": []}}},
}

# An archive of loaded classes (graph/class_archive.py), recorded once for this Python environment.
CLASS_ARCHIVE = Path(sys.prefix) / "share" / "quality-month-graph" / "server-classes.aot"

# SerialGC: 245 MB resident instead of 344 MB with the default G1 after writing 60,000 nodes, and 4.1 s
# instead of 4.6 s. Left out: TieredStopAtLevel=1, ready in 1.05 s instead of 1.25 s but aggregates 2.5
# times slower once warm.
_JVM = (
    "-Xms64m",
    "-XX:+UseSerialGC",
    "-XX:+UseCompactObjectHeaders",
    "--add-exports=java.management/sun.management=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
    "--add-opens=java.base/java.nio.channels.spi=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "--add-modules=jdk.incubator.vector",
    "-Dpolyglot.engine.WarnInterpreterOnly=false",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF8",
)


@dataclass(frozen=True)
class Role:
    """The purpose of a server, apart from that of holding the graph: `recorded`, the file to which it writes an archive
    of its classes when it ends; `copy`, the folder of a copy that it only reads, for queries of others of at most
    `seconds`."""

    recorded: Path | None = None
    copy: Path | None = None
    seconds: int = 30


HOLDER = Role()


def command(folder: Path, bolt: int, http: int, role: Role = HOLDER) -> list[str]:
    """Return the command line of a server with its files in `folder`, on these ports of 127.0.0.1. It uses the archive
    of classes, if there is one."""
    package = _installed()
    java = package / "jre" / "bin" / "java"
    options = [f"-Darcadedb.{name}={value}" for name, value in _options(folder, bolt, http, role).items()]
    heap = f"-Xmx{(COPY_HEAP if role.copy else heap_size(machine_memory())) >> 20}m"
    return [
        str(java),
        heap,
        *_JVM,
        *(("-XX:+ExitOnOutOfMemoryError",) if role.copy else ()),
        *_classes(role.recorded),
        "-cp",
        f"{package}/jars/*",
        *options,
        "com.arcadedb.server.ArcadeDBServer",
    ]


def heap_size(memory: int | None) -> int:
    """Return the largest heap of a server, in bytes, on a machine with this memory: a quarter of it, within bounds.

    What queries hold in memory at once may take half of the heap; the server refuses those that would need more. On
    a graph of 1,200 notices every question was answered with the smallest heap.
    """
    return SMALLEST if memory is None else min(max(memory // 4, SMALLEST), LARGEST)


def machine_memory() -> int | None:
    """Return the memory of the machine in bytes, or the limit of its container; None where neither is known."""
    known = [_physical_memory(), _container_limit()]
    return min((each for each in known if each is not None), default=None)


def configuration(passwords: Mapping[str, str]) -> dict[str, str]:
    """Return the files of the server's config folder by name. They hold hashes of the passwords only, and the
    command line, which every user of the machine can read, none."""
    users = (
        {"name": WRITER, "databases": {"*": ["admin"]}, "password": _hashed(passwords[WRITER])},
        {"name": READER, "databases": {DATABASE: ["ro"]}, "password": _hashed(passwords[READER])},
    )
    groups = {"databases": {"*": {"groups": _GROUPS}}, "version": 2}
    return {
        "server-users.jsonl": "".join(json.dumps(user) + "\n" for user in users),
        "server-groups.json": json.dumps(groups, indent=1),
    }


def _classes(recorded: Path | None) -> list[str]:
    if recorded is not None:
        return [f"-XX:AOTCacheOutput={recorded}"]
    return [f"-XX:AOTCache={CLASS_ARCHIVE}"] if CLASS_ARCHIVE.is_file() else []


def _options(folder: Path, bolt: int, http: int, role: Role) -> dict[str, object]:
    """Return the settings. `development` keeps the text of errors; what else `production` closes is closed here."""
    reading = {"server.defaultDatabaseMode": "READ_ONLY"} if role.copy else {}
    return {
        **reading,
        "server.mode": "development",
        "opencypher.loadCsv.allowFileUrls": "false",
        "opencypher.loadCsv.allowRemoteUrls": "false",
        "server.rootPath": folder,
        "server.databaseDirectory": role.copy or folder / "databases",
        "server.logsDirectory": folder / "log",
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": http,
        "bolt.host": "127.0.0.1",  # it would listen on every address by default
        "bolt.port": bolt,
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.defaultDatabases": f"{DATABASE}[{WRITER}]",
        "txWalFlush": 2,  # every commit is on the disk: nothing acknowledged is lost by kill -9
        "command.timeout": role.seconds * 1_000,
    }


def _physical_memory() -> int | None:
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # not on Windows
        return None


def _container_limit() -> int | None:
    try:
        limit = _CONTAINER.read_text("ascii").strip()
    except OSError:
        return None
    return int(limit) if limit.isdigit() else None


def _installed() -> Path:
    """Return the folder of the installed package, under any of its names."""
    for name in PACKAGES:
        spec = importlib.util.find_spec(name)
        for folder in map(Path, (spec.submodule_search_locations or ()) if spec else ()):
            if (folder / "jre" / "bin" / "java").is_file() and (folder / "jars").is_dir():
                return folder
    raise StoreUnavailable(
        "the embedded graph server is not installed: pip install arcadedb-embedded, or set QMG_GRAPH_URI"
    )


def _hashed(password: str) -> str:
    """Return a password as the server stores it: the salt is used in its base64 spelling.

    One round: our passwords are 32 random bytes, which cannot be guessed. The usual 65,536 rounds only made the
    first query wait, 0.85 s instead of 0.3 s.
    """
    salt = base64.b64encode(secrets.token_bytes(32))
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 1)
    return f"PBKDF2WithHmacSHA256$1${salt.decode()}${base64.b64encode(digest).decode()}"
