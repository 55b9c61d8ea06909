"""An archive of notices as files for an offline import: read, checked and written as they are read."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from graph.archive import ArchiveWriter
from loaders.register.facts import register_facts
from loaders.run.installing import vocabulary_facts, vocabulary_source
from loaders.run.loading import LoadInputs
from ontology.errors import UnwritableFile


@contextmanager
def new_folder(out: Path) -> Iterator[Path]:
    """Yield a folder beside `out`, which becomes `out` when all is written; after an error nothing of it is left.

    Raises UnwritableFile where `out` exists.
    """
    if out.exists():
        raise UnwritableFile(f"{out} exists; name a folder that does not")
    part = out.with_name(f"{out.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir(parents=True)
        yield part
        part.rename(out)
    except (OSError, sqlite3.Error) as error:
        raise UnwritableFile(f"{out} cannot be written: {error}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


@contextmanager
def archive_writer(folder: Path, inputs: LoadInputs) -> Iterator[ArchiveWriter]:
    """Yield a writer that has the vocabulary and the registers; at the end what owners share is written."""
    model = inputs.model
    with closing(ArchiveWriter(folder, model)) as writer:
        writer.add(vocabulary_facts(model, inputs.triples))
        for register in inputs.registers:
            writer.add(register_facts(register, inputs.knowledge))
        yield writer
        writer.finish(vocabulary_source(model, inputs.triples))
