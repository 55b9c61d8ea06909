"""Files for an offline import: whatever a text has, the imported graph is the loaded one."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.archive import ArchiveWriter
from graph.dump import dump
from graph.entities import Edge, Facts, Node
from graph.loading import load_notice, load_register, load_vocabulary_facts, prepare
from graph.settings import Settings
from graph.store import open_store
from ontology.errors import OntologyError, UnwritableFile
from ontology.kinds import Model
from tests.conftest import running_neo4j

TEXTS = (
    'a "quoted" word', 'a backslash \\ and \\" both', "two\nlines", "three\r\nkinds\rof ends\n\n", " blanks around ",
    "commas, semicolons; bars | tabs\t", "'single'", "-- {x: 1} $y", "质量强国 𠮷 é", "0", "true", "a\u2028b\u0085c",
)  # fmt: skip


def several(factory: Any) -> list[Facts]:
    """The vocabulary, notices with each text, of which the first refers to the second, and a register."""
    made = Node("Agency", "name-yy", {"name": "某局", "made_by_rule": True, "alt_names": TEXTS})
    attached = (Edge("HAS_JURISDICTION", made.ref, ("Region", "350000"), {}),)
    notices = []
    for place, text in enumerate(TEXTS):
        forwards = ("n-1", "1号") if place == 0 else None
        each = factory.notice(
            f"n-{place}", factory.NoticeContent(theme=text, policy=(text, None), forwards=forwards)
        )
        nodes = (
            replace(n, properties={**n.properties, "text": text}) if n.type == "Notice" else n
            for n in each.nodes
        )
        notices.append(replace(each, nodes=(*nodes, made), attached=attached))
    vocabulary = factory.vocabulary(("samr", "总局"), ("miit", "工信部"))
    return [vocabulary, *notices, factory.register("register:r", "质量第一", "质量")]


@pytest.mark.server
@pytest.mark.slow
def test_an_imported_archive_is_what_loading_gives(model: Model, factory: Any, tmp_path: Path) -> None:
    facts, out = several(factory), tmp_path / "out"
    out.mkdir()
    with closing(ArchiveWriter(out, model)) as writer:
        for each in facts:
            writer.add(each)
        writer.finish("")
    assert not list(out.glob("*.sqlite"))
    with open_store(Settings(data_dir=tmp_path / "data")) as loaded:
        prepare(loaded, model)
        vocabulary, *notices, register = facts
        load_vocabulary_facts(loaded, model, vocabulary)
        for each in notices:
            load_notice(loaded, model, each)
        load_register(loaded, model, register)
        expected = dump(loaded, bookkeeping=True)
    with running_neo4j(tmp_path / "neo4j", out) as settings, open_store(settings) as imported:
        assert dump(imported, bookkeeping=True) == expected


def test_what_cannot_be_written_is_an_error(model: Model, factory: Any, tmp_path: Path) -> None:
    broken = factory.notice("n-1")
    marked = Node("Agency", "name-yy", {"name": "某局", "alt_names": ("a\x1fb",)})
    unknown = Node("Agency", "name-yy", {"colour": "red"})
    with closing(ArchiveWriter(tmp_path, model)) as writer:
        writer.add(replace(broken, nodes=(*broken.nodes, marked)))
        with pytest.raises(UnwritableFile, match=r"control character U\+001F; remove it"):
            writer.finish("")
        with pytest.raises(OntologyError, match="colour"):
            writer.add(replace(broken, nodes=(*broken.nodes, unknown)))
