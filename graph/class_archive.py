"""An archive of the classes that the embedded server loads, by which it starts in half the time and its first query
waits less (Java's ahead-of-time cache).

`python -m graph.class_archive` records it: a server answers statements like ours in a temporary folder and is ended.
`make` does so once, when it installs the packages. The file belongs to the Python environment, whose Java and server
it is of; Java ignores one that is of others or damaged.
"""

import os
import tempfile
from pathlib import Path

from graph.arcade import CLASS_ARCHIVE
from graph.cypher import Cypher
from graph.embedded import start
from graph.schema import schema
from graph.settings import Settings
from graph.store import Store, open_store
from ontology.console import command_line
from ontology.errors import StoreUnavailable
from ontology.kinds import Model
from ontology.model import load_model

ROWS = 200  # nodes and relationships that the statements work on
_WRITES = (
    "UNWIND $rows AS row CREATE (n:Actor:Agency) SET n = row.properties",
    "UNWIND $rows AS row MERGE (n:Actor:Agency {id: row.id}) SET n = row.properties",
    "UNWIND $rows AS row MERGE (n:Activity {id: row.id}) SET n = row.properties",
    "UNWIND $rows AS row MATCH (s:Agency {id: row.id}) MATCH (t:Activity {id: row.target}) "
    "CREATE (s)-[r:ORGANIZED]->(t) SET r = row.properties",
    "UNWIND $rows AS row MATCH (s:Agency {id: row.id}) MATCH (t:Agency {id: row.target}) "
    "CREATE (s)-[r:SUCCEEDED_BY]->(t) SET r = row.properties",
)
_READS = (
    "MATCH (a:Agency)-[o:ORGANIZED]->(x:Activity) WHERE o.year >= $year AND a.name CONTAINS $text "
    "WITH a, count(DISTINCT x) AS activities, collect(o.year)[..3] AS years, min(o.year) AS first "
    "OPTIONAL MATCH (a)-[:SUCCEEDED_BY*1..3]->(later:Agency) WHERE NOT (later)-[:SUCCEEDED_BY]->(a) "
    "RETURN a.id AS id, coalesce(a.name, a.id) AS name, activities, years, first, count(later) AS successors, "
    "CASE WHEN first > 2000 THEN 'late' ELSE 'early' END AS age ORDER BY activities DESC, name SKIP 1 LIMIT 50",
    "MATCH (a:Agency) WHERE EXISTS { (a)-[:ORGANIZED]->(:Activity) } "
    "CALL (a) { MATCH (a)-[o:ORGANIZED]->(x) RETURN count(x) AS acts } "
    "WITH a, acts, COUNT { MATCH (a)-[:SUCCEEDED_BY]->(b) RETURN DISTINCT b } AS after "
    "RETURN a.id, acts, after, [each IN [1, 2, 3] WHERE each > acts | each * 2] AS list, any(n IN [acts] WHERE n > 1)",
    "MATCH (a:Agency {id: '1'}) CALL { WITH a MATCH (a)-[r]-(b) RETURN b, r UNION WITH a MATCH (a)<-[r]-(b) "
    "RETURN b, r } RETURN DISTINCT labels(b), type(r), properties(b), substring(b.name, 0, 2), split(b.name, '1')",
)


def record(archive: Path) -> None:
    """Record the archive in a file, which replaces the old one once it is whole. Raises StoreUnavailable."""
    model = load_model()
    archive.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=archive.parent) as folder:
        draft = Path(folder) / archive.name
        settings = Settings(data_dir=Path(folder))
        start(settings.data_dir, draft)
        with open_store(settings) as store:
            _exercise(store, model)
        if not draft.is_file():
            raise StoreUnavailable(f"Java left no archive of classes; see {archive.parent} for its log")
        os.replace(draft, archive)


def _exercise(store: Store, model: Model) -> None:
    """Run statements with the clauses and functions of ours, so that the server loads the classes they need."""
    store.run_schema(schema(model))
    rows = [_row(number) for number in range(ROWS)]
    for text in _WRITES:
        store.write([Cypher(text, {"rows": rows})])
    for text in _READS:
        store.read(Cypher(text, {"year": 2000, "text": "1"}))


def _row(number: int) -> dict[str, object]:
    identity, target = str(number), str((number * 7 + 1) % ROWS)
    properties = {
        "id": identity,
        "name": f"机构{identity}",
        "year": 1978 + number % 48,
        "names": [identity, target],
    }
    return {"id": identity, "target": target, "properties": properties}


if __name__ == "__main__":
    with command_line():
        record(CLASS_ARCHIVE)
