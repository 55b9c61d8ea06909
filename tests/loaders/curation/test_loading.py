"""Corrections in the graph: loading a notice with other corrections replaces its facts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cypher import Cypher
from graph.dump import dump
from graph.loading import load_vocabulary_facts, retract_notice
from graph.rdf import facts_from_rdf
from graph.store import Store
from loaders.contract.record import NoticeRecord
from loaders.curation.files import Curation
from loaders.lexicon.knowledge import Knowledge
from loaders.run.pipeline import all_facts
from loaders.run.tools import ReadingTools
from loaders.run.writing import write
from ontology.kinds import Model
from ontology.vocabulary import load_vocabulary

HERE = Path(__file__).parent
FILE = HERE / "fujian-amr-2025-09-01-tong-zhi-569397.yaml"


@pytest.fixture
def loaded(embedded_store: Store, knowledge: Knowledge, model: Model) -> Callable[[Curation | None], str]:
    """Load the small notice with these corrections and return the outcome."""

    def load(curation: Curation | None) -> str:
        readings = list(ReadingTools(knowledge, curation).read_all([HERE / "notice.txt"]))
        (one,) = write(embedded_store, model, all_facts(readings, knowledge))
        return one.outcome

    while embedded_store.read(Cypher("MATCH (n) RETURN count(n)")).value():
        embedded_store.write([Cypher("MATCH (n) WITH n LIMIT 5000 DETACH DELETE n")])
    load_vocabulary_facts(embedded_store, model, facts_from_rdf(load_vocabulary(), model))
    return load


def test_other_corrections_replace_the_facts(
    loaded: Callable[[Curation | None], str],
    embedded_store: Store,
    model: Model,
    extracted: NoticeRecord,
    tmp_path: Path,
) -> None:
    empty = dump(embedded_store)
    assert loaded(None) == "loaded"
    uncorrected = dump(embedded_store)
    path = tmp_path / FILE.name
    path.write_text(FILE.read_text("utf-8"), "utf-8")
    assert loaded(Curation.read(tmp_path)) == "replaced"
    assert loaded(Curation.read(tmp_path)) == "unchanged"
    basis = "MATCH (:Agency {id: 'samr'})-[r:ORGANIZED]->(a:Activity) RETURN r.basis, r.curated, a.curated"
    assert embedded_store.read(Cypher(basis)).rows == (("curated", True, True),)
    path.write_text(path.read_text("utf-8").replace("第二处竞赛另有主办", "另有主办"), "utf-8")
    assert loaded(Curation.read(tmp_path)) == "replaced"
    assert loaded(None) == "replaced"
    assert dump(embedded_store) == uncorrected
    assert retract_notice(embedded_store, model, extracted.id)
    assert dump(embedded_store) == empty
