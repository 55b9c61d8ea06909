"""Loading and retracting, one owner at a time: whole or not at all, and the same whatever the order.

Loading the same facts again changes nothing; other facts of the same notice replace exactly what it said;
a retracted notice leaves exactly what the others say. All of it is held by tests on both servers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.batches import next_version
from graph.changes import Known, Ledger, drop_facts, put_facts
from graph.claims import CLAIM, DATASET, LEDGER, Claim, about, claims_of
from graph.cypher import Cypher, Table
from graph.entities import FINGERPRINT, NOTICE, Facts, check, fingerprint
from graph.owners import A_NOTICE, A_REGISTER, THE_VOCABULARY, OwnerKind, home_of, kind_of
from graph.schema import schema
from graph.store import Store
from ontology.errors import OntologyError
from ontology.kinds import Model

Outcome = Literal["loaded", "replaced", "unchanged"]
Run = Callable[[Cypher], Table]

_LEDGER = f"MATCH (l:{LEDGER} {{id: $owner}}) RETURN l.digest AS digest, l.claims AS claims"
_CLAIMS = (
    f"UNWIND $about AS about MATCH (c:{CLAIM} {{about: about}}) RETURN c.about AS about, "
    "c.content AS content, c.authority AS authority, c.holders AS holders"
)
_LOADED = f"UNWIND $ids AS id MATCH (l:{LEDGER} {{id: id}}) RETURN l.id AS id"


@dataclass(frozen=True)
class Summary:
    """How much the loaded notices and registers tell of. Not counted: notices that others only name, and
    agencies and regions of the vocabulary that neither names."""

    notices: int
    campaigns: int
    agencies: int
    activities: int
    regions: int
    records: int = 0


def prepare(store: Store, model: Model) -> None:
    """Constraints and indexes, made where they are missing. Needed once before the first load."""
    store.run_schema(schema(model))
    store.write([Cypher(f"MERGE (d:{DATASET} {{id: 'dataset'}}) ON CREATE SET d.version = 0")])


def load_vocabulary_facts(store: Store, model: Model, facts: Facts, source: str = "") -> Outcome:
    """Stores the vocabulary, or puts it in place of the one that is there. Notices keep what they say about
    its entities; one that is gone from it and still named by a notice becomes provisional.

    `source` names what the facts were made of, for `has_vocabulary`.
    """
    outcome = _load(store, model, facts, THE_VOCABULARY)
    store.write(
        [Cypher(f"MATCH (d:{DATASET} {{id: 'dataset'}}) SET d.vocabulary = $source", {"source": source})]
    )
    return outcome


def has_vocabulary(store: Store, source: str) -> bool:
    """Whether the vocabulary in the store was made of this, so that its facts need not be worked out again."""
    query = Cypher(f"MATCH (d:{DATASET} {{id: 'dataset'}}) RETURN d.vocabulary")
    return bool(source) and store.read(query).value() == source


def load_notice(store: Store, model: Model, facts: Facts) -> Outcome:
    """Stores what one notice says, in one transaction. "unchanged" means nothing was written.

    OntologyError where the facts break the ontology, before anything is written; StoreError otherwise.
    """
    return _load(store, model, facts, A_NOTICE)


def load_register(store: Store, model: Model, facts: Facts) -> Outcome:
    """Stores what one register says, as `load_notice` does what a notice says."""
    return _load(store, model, facts, A_REGISTER)


def retract_notice(store: Store, model: Model, notice: str) -> bool:
    """Takes away exactly what the notice said; False when it is not loaded."""
    return _retract(store, model, notice, A_NOTICE)


def retract_register(store: Store, model: Model, register: str) -> bool:
    """Takes away exactly what the register said; False when it is not loaded."""
    return _retract(store, model, register, A_REGISTER)


def summary(store: Store) -> Summary:
    """Counts of what the loaded notices and registers tell of."""
    loaded = f"MATCH (n:{NOTICE}) WHERE n.{FINGERPRINT} IS NOT NULL RETURN count(n)"
    campaigns, activities, records = (
        f"MATCH (n:{n}) RETURN count(n)" for n in ("Campaign", "Activity", "Record")
    )
    agencies = "MATCH (n:Agency)-[:ORGANIZED|ISSUED]->() RETURN count(DISTINCT n.id)"
    regions = "MATCH (n:Region)-[:ORGANIZED|IN_REGION]-() RETURN count(DISTINCT n.id)"
    texts = (loaded, campaigns, agencies, activities, regions, records)
    counts = [store.read(Cypher(text)).value() for text in texts]
    return Summary(*map(int, counts))


def version(store: Store) -> int:
    """The number of changes the store has seen: it grows with every write, so equal means unchanged."""
    query = Cypher(f"MATCH (d:{DATASET} {{id: 'dataset'}}) RETURN d.version")
    return int(store.read(query).value() or 0)


def _retract(store: Store, model: Model, owner: str, kind: OwnerKind) -> bool:
    if kind_of(owner) is not kind or _ledger(store.read, owner) is None:
        return False

    def work(run: Run) -> bool:
        run(next_version())
        known = _known(run, owner, ())
        if known.ledger is not None:
            _run_all(run, drop_facts(owner, known, model))
        return known.ledger is not None

    return store.transact(work)


def _load(store: Store, model: Model, facts: Facts, kind: OwnerKind) -> Outcome:
    if kind_of(facts.owner) is not kind:
        raise OntologyError(f"these are facts of {facts.owner!r}, which is no {kind.name}")
    check(facts, model)
    digest = fingerprint(facts)
    stored = _ledger(store.read, facts.owner)
    if stored is not None and stored.digest == digest:
        return "unchanged"

    def work(run: Run) -> Outcome:
        run(next_version())
        known = _known(run, facts.owner, claims_of(facts, model))
        if known.ledger is not None and known.ledger.digest == digest:
            return "unchanged"
        _run_all(run, put_facts(facts, known, model))
        return "loaded" if known.ledger is None else "replaced"

    return store.transact(work)


def _run_all(run: Run, queries: Sequence[Cypher]) -> None:
    for query in queries:
        run(query)


def _ledger(run: Run, owner: str) -> Ledger | None:
    found = run(Cypher(_LEDGER, {"owner": owner})).rows
    return Ledger(found[0][0], tuple(found[0][1])) if found else None


def _known(run: Run, owner: str, new: Sequence[Claim]) -> Known:
    """What is stored that the change depends on, read in the transaction that makes it."""
    ledger = _ledger(run, owner)
    old = ledger.claims if ledger else ()
    home = home_of(owner)
    itself = [] if home is None else [" ".join(home)]
    named = sorted({*map(about, old), *(claim.about for claim in new), *itself})
    rows = run(Cypher(_CLAIMS, {"about": named})).rows
    claims = {Claim(_ref(row[0]), row[1], row[2]): int(row[3]) for row in rows}
    notices = [name.split(" ", 1)[1] for name in named if name.startswith(f"{NOTICE} ")]
    loaded = run(Cypher(_LOADED, {"ids": notices})).rows
    return Known(ledger, claims, frozenset(row[0] for row in loaded))


def _ref(named: str) -> tuple[str, str]:
    kind, _, entity = named.partition(" ")
    return kind, entity
