"""Recording of the graph that a data folder begins with (graph/first_graph.py): `python -m loaders.run.first_graph`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from graph import first_graph
from graph.loading import forget_origin
from graph.settings import Settings
from graph.store import open_store
from loaders.run.installing import install
from ontology.console import command_line
from ontology.model import load_model
from ontology.vocabulary import load_vocabulary


def record_first_graph() -> None:
    """Install schema and vocabulary in a new graph, and keep its files. Raises StoreError."""
    beside = first_graph.RECORDED.parent
    beside.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=beside) as folder:
        with open_store(Settings(data_dir=Path(folder))) as store:
            install(store, load_model(), load_vocabulary())
            forget_origin(store)
        first_graph.keep_graph(Path(folder))


if __name__ == "__main__":
    with command_line():
        record_first_graph()
