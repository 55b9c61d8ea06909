"""The graph that a data folder begins with: constraints, indexes and the vocabulary, so that a first load writes its
notices alone.

`python -m loaders.run.first_graph` records it, which `make` does once, when it installs the packages. It belongs to the
Python environment, and to the program that recorded it: with any other ontology, vocabulary or code a graph begins
empty, and a first load takes 3 s longer.
"""

import contextlib
import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

from graph.arcade import DATABASE
from graph.settings import PROJECT_ROOT, Settings

RECORDED = Path(sys.prefix) / "share" / "quality-month-graph" / "first-graph"  # a folder with that graph
_ROOMS = ("ontology", "graph")  # their code and data decide what is in it
_SUFFIXES = {".py", ".ttl", ".csv"}


def begin_graph(settings: Settings) -> bool:
    """Put the recorded graph into the data folder; return False where there is a graph already, or none recorded by
    this program, or where the settings name a Neo4j server."""
    target = _files(settings.data_dir)
    if settings.graph_uri is not None or target.exists() or not (recorded := _recorded()).is_dir():
        return False
    folder = target.parents[1]
    with contextlib.suppress(OSError):  # another process was quicker, or the server will report what is wrong
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # for this user alone, as the server makes it
        target.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as draft:
            Path(shutil.copytree(recorded, Path(draft) / DATABASE)).rename(target)
            return True
    return False


def keep_graph(data_dir: Path) -> None:
    """Record the graph of a data folder, whose server has ended, in place of an earlier one."""
    RECORDED.mkdir(parents=True, exist_ok=True)
    target = _recorded()
    for each in RECORDED.iterdir():
        shutil.rmtree(each)
    os.replace(_files(data_dir), target)


def _files(data_dir: Path) -> Path:
    return data_dir.resolve() / "graph" / "databases" / DATABASE


def _recorded() -> Path:
    """Return the folder of what this program records."""
    files = (each for room in _ROOMS for each in (PROJECT_ROOT / room).rglob("*"))
    digest = hashlib.sha256()
    for path in sorted(each for each in files if each.suffix in _SUFFIXES):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(PROJECT_ROOT)} {len(content)}\n".encode() + content)
    return RECORDED / digest.hexdigest()[:16]
