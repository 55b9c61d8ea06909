"""Loading and retracting the facts of owners: each whole or not at all, with the same result in any order.

Loading the same facts again changes nothing; other facts of the same notice replace exactly its old facts;
a retracted notice leaves exactly the facts of the others. Tests on both servers check all of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import uuid4

from graph.changes import Claims, Ledger, StoredState, drop_facts, put_facts
from graph.claims import BOOKKEEPING, CLAIM, DATASET, LEDGER, Claim, about, claims_of
from graph.cypher import Cypher
from graph.data_state import data_state, next_version
from graph.entities import FINGERPRINT, NOTICE, Facts, Ref, check_facts
from graph.owners import NOTICE_OWNER, REGISTER_OWNER, VOCABULARY_OWNER, OwnerKind, home_of, kind_of
from graph.schema import schema, schema_rules
from graph.store import Run, Store
from ontology.errors import OntologyError, StoreRefused
from ontology.kinds import Model

Outcome = Literal["loaded", "replaced", "unchanged"]

_LEDGERS = f"UNWIND $owners AS owner MATCH (l:{LEDGER} {{id: owner}}) RETURN l.id, l.digest, l.claims"
_CLAIMS = (
    f"UNWIND $about AS about MATCH (c:{CLAIM} {{about: about}}) RETURN c.about AS about, "
    "c.content AS content, c.authority AS authority, c.holders AS holders"
)
_LOADED = f"UNWIND $ids AS id MATCH (l:{LEDGER} {{id: id}}) RETURN l.id AS id"


@dataclass(frozen=True)
class Summary:
    """Counts of the entities of loaded notices and registers. Not counted: notices that others only refer to, and
    agencies and regions that only the vocabulary has."""

    notices: int
    campaigns: int
    agencies: int
    activities: int
    regions: int
    records: int = 0


def prepare(store: Store, model: Model) -> None:
    """Create missing constraints and indexes. Needed once before the first load.

    Raises StoreRefused where the database has nodes of others with labels of ours: the facts of a notice would join
    theirs, and be deleted with them; and where a constraint or an index of others has the name of one of ours.
    """
    _refuse_strangers(store, model)
    _refuse_taken_names(store, model)
    store.run_schema(schema(model))
    text = (
        f"MERGE (d:{DATASET} {{id: 'dataset'}}) "
        "SET d.version = coalesce(d.version, 0), d.origin = coalesce(d.origin, $origin)"
    )
    store.write([Cypher(text, {"origin": uuid4().hex})])


def _refuse_strangers(store: Store, model: Model) -> None:
    """Raise StoreRefused where a graph is to begin among nodes with labels of its own."""
    begun = f"MATCH (d:{DATASET} {{id: 'dataset'}}) RETURN count(d)"
    if store.read(Cypher(begun)).value():
        return
    for label in (*model.nodes, *BOOKKEEPING):
        if store.read(Cypher(f"MATCH (n:{label}) RETURN n.id LIMIT 1")).rows:
            raise StoreRefused(
                f"the database at {store.address} has nodes of others with the label {label}: give this graph a "
                "database of its own (QMG_GRAPH_URI, QMG_GRAPH_DATABASE)"
            )


def _refuse_taken_names(store: Store, model: Model) -> None:
    """Raise StoreRefused where a constraint or an index has the name of one of ours and is on something else: Neo4j
    would take it for ours (IF NOT EXISTS), and two notices could have one id. The embedded server is ours alone."""
    if store.kind != "neo4j":
        return
    ours = {rule.name: ([rule.label], [rule.key]) for rule in schema_rules(model)}
    for kind in ("CONSTRAINTS", "INDEXES"):
        for name, *held in store.read(Cypher(f"SHOW {kind} YIELD name, labelsOrTypes, properties")).rows:
            if name in ours and tuple(held) != ours[name]:
                labels, keys = (", ".join(each or ()) for each in held)
                raise StoreRefused(
                    f"{name}, one of the {kind.lower()} of others on {labels} ({keys}), is in the way at "
                    f"{store.address}: use a database of its own for this graph (QMG_GRAPH_DATABASE), or drop "
                    "what is in the way"
                )


def forget_origin(store: Store) -> None:
    """Remove origin and time of a graph that others begin with: each of them gets its own when it is prepared and
    loaded."""
    text = f"MATCH (d:{DATASET} {{id: 'dataset'}}) SET d.origin = NULL, d.loaded_at = NULL"
    store.write([Cypher(text)])


def load_vocabulary_facts(store: Store, model: Model, facts: Facts, source: str = "") -> Outcome:
    """Store the vocabulary in place of the stored one. The claims of notices about its entities stay; an entity that
    has left the vocabulary, and that a notice refers to, becomes provisional.

    `source` identifies the source of the facts, for `has_vocabulary`.
    """
    outcome = _load(store, model, facts, VOCABULARY_OWNER)
    store.write(
        [Cypher(f"MATCH (d:{DATASET} {{id: 'dataset'}}) SET d.vocabulary = $source", {"source": source})]
    )
    return outcome


def has_vocabulary(store: Store, source: str) -> bool:
    """Tell whether the stored vocabulary has this source, so that its facts need not be derived again."""
    query = Cypher(f"MATCH (d:{DATASET} {{id: 'dataset'}}) RETURN d.vocabulary")
    return bool(source) and store.read(query).value() == source


def load_notice(store: Store, model: Model, facts: Facts) -> Outcome:
    """Store the facts of one notice, as `load_notices` does."""
    return _load(store, model, facts, NOTICE_OWNER)


def load_notices(store: Store, model: Model, group: Sequence[Facts]) -> list[Outcome]:
    """Store the facts of several notices in one transaction: all of them or none. "unchanged" means that nothing was
    written of a notice.

    Raises OntologyError for facts that the ontology does not allow, before anything is written, and StoreError.
    """
    return _load_all(store, model, group, NOTICE_OWNER)


def load_register(store: Store, model: Model, facts: Facts) -> Outcome:
    """Store the facts of one register, as `load_notice` does for a notice."""
    return _load(store, model, facts, REGISTER_OWNER)


def retract_notice(store: Store, model: Model, notice: str) -> bool:
    """Delete exactly the facts of a notice; return False where it is not loaded."""
    return _retract(store, model, notice, NOTICE_OWNER)


def retract_register(store: Store, model: Model, register: str) -> bool:
    """Delete exactly the facts of a register; return False where it is not loaded."""
    return _retract(store, model, register, REGISTER_OWNER)


def summary(store: Store) -> Summary:
    """Return the counts of the entities of loaded notices and registers."""
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
    """Return the version of the data, which every write increments: an equal version means unchanged data."""
    return data_state(store).version or 0


def data_mark(store: Store) -> str:
    """Return a text that no other state of the data has, nor of a graph that was emptied and loaded anew."""
    return data_state(store).mark


def _retract(store: Store, model: Model, owner: str, kind: OwnerKind) -> bool:
    if kind_of(owner) is not kind or not _ledgers(store.read, [owner]):
        return False

    def work(run: Run) -> bool:
        run(next_version())
        ledgers = _ledgers(run, [owner])
        if ledgers:
            _run_all(run, drop_facts(owner, _stored_state(run, ledgers, {owner: ()}), model))
        return bool(ledgers)

    return store.transact(work)


def _load(store: Store, model: Model, facts: Facts, kind: OwnerKind) -> Outcome:
    return _load_all(store, model, [facts], kind)[0]


def _load_all(store: Store, model: Model, group: Sequence[Facts], kind: OwnerKind) -> list[Outcome]:
    for facts in group:
        if kind_of(facts.owner) is not kind:
            raise OntologyError(f"these are facts of {facts.owner!r}, which is no {kind.name}")
        check_facts(facts, model)
    digests = {facts.owner: facts.digest for facts in group}

    def is_stored(ledgers: Mapping[str, Ledger], owner: str) -> bool:
        return owner in ledgers and ledgers[owner].digest == digests[owner]

    before = _ledgers(store.read, digests)
    if all(is_stored(before, owner) for owner in digests):
        return ["unchanged" for _ in group]
    claims = {facts.owner: claims_of(facts, model) for facts in group}

    def work(run: Run) -> list[Outcome]:
        run(next_version())
        ledgers = _ledgers(run, digests)
        rest = [facts for facts in group if not is_stored(ledgers, facts.owner)]
        state = _stored_state(run, ledgers, {facts.owner: claims[facts.owner] for facts in rest})
        _run_all(run, put_facts(rest, claims, state, model) if rest else ())
        outcomes: dict[str, Outcome] = {
            facts.owner: "replaced" if facts.owner in ledgers else "loaded" for facts in rest
        }
        return [outcomes.get(facts.owner, "unchanged") for facts in group]

    return store.transact(work)


def _run_all(run: Run, queries: Sequence[Cypher]) -> None:
    for query in queries:
        run(query)


def _ledgers(run: Run, owners: Iterable[str]) -> dict[str, Ledger]:
    rows = run(Cypher(_LEDGERS, {"owners": list(owners)})).rows
    return {owner: Ledger(digest, tuple(claims)) for owner, digest, claims in rows}


def _stored_state(run: Run, stored: Mapping[str, Ledger], claims: Claims) -> StoredState:
    """Read the state that a change depends on, in the transaction of the change: of owners that make these claims
    from now on, none where they are dropped."""
    owners = list(claims)
    ledgers = {owner: stored[owner] for owner in owners if owner in stored}
    old = (about(claim) for ledger in ledgers.values() for claim in ledger.claims)
    new = (claim.about for each in claims.values() for claim in each)
    homes = (" ".join(home) for home in map(home_of, owners) if home is not None)
    nodes = sorted({*old, *new, *homes})
    rows = run(Cypher(_CLAIMS, {"about": nodes})).rows
    held = {Claim(_ref(row[0]), row[1], row[2]): int(row[3]) for row in rows}
    notices = [node.split(" ", 1)[1] for node in nodes if node.startswith(f"{NOTICE} ")]
    loaded = run(Cypher(_LOADED, {"ids": notices})).rows
    return StoredState(ledgers, held, frozenset(row[0] for row in loaded))


def _ref(node: str) -> Ref:
    kind, _, entity = node.partition(" ")
    return kind, entity
