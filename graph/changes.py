"""The statements that replace or delete the facts of owners. Pure functions.

`StoredState` is the part of the store that they depend on: the ledgers of the owners, the claims about every node
that their old or new facts share with others, and which of the notices among those nodes are loaded.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.batches import (
    attach_edges,
    create_edges,
    create_nodes,
    drop_ledger,
    drop_nodes,
    drop_own,
    drop_vocabulary_edges,
    mark_changes,
    own_nodes,
    put_claims,
    put_ledgers,
    put_nodes,
)
from graph.claims import Claim, grouped, is_own, resolve_claims
from graph.cypher import Cypher
from graph.entities import FINGERPRINT, NOTICE, Facts, Node, Ref
from graph.owners import VOCABULARY_OWNER, home_of, kind_of
from ontology.errors import QueryFailed
from ontology.kinds import Model

Claims = Mapping[str, Sequence[Claim]]  # of each owner


@dataclass(frozen=True)
class Ledger:
    """The record of an owner in the store: the digest of its facts, and the ids of its claims."""

    digest: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class StoredState:
    """The stored state that a change of some owners depends on. `ledgers`: those of the owners that are stored."""

    ledgers: Mapping[str, Ledger] = field(default_factory=dict)
    claims: Mapping[Claim, int] = field(default_factory=dict)
    loaded: frozenset[str] = frozenset()


def put_facts(group: Sequence[Facts], claims: Claims, state: StoredState, model: Model) -> list[Cypher]:
    """Return the statements, for one transaction, that replace the facts of each owner by these, which make these
    claims: of several owners no more statements than of one, with more rows. Raises QueryFailed where two owners have
    a node of one id."""
    owners = [facts.owner for facts in group]
    digests = {facts.owner: facts.digest for facts in group}
    after = _recount(state, (claim for owner in owners for claim in claims[owner]))
    new_nodes, changed, gone = _shared(state, after, owners, model)
    new = {node.ref for node in new_nodes}
    return [
        *(query for owner in owners for query in _clear(state, owner, model)),
        *create_nodes(new_nodes, model),
        *put_nodes(changed, model),
        *own_nodes(_own(group, digests, model), owners, model),
        *create_edges(edge for facts in group for edge in facts.edges),
        *attach_edges((edge for facts in group for edge in facts.attached), new),
        *drop_nodes(gone),
        *put_claims(_changed_counts(state, after), state.claims),
        *put_ledgers({owner: (digests[owner], claims[owner]) for owner in owners}),
        mark_changes(owners),
    ]


def drop_facts(owner: str, state: StoredState, model: Model) -> list[Cypher]:
    """Return the statements that delete the facts of an owner. The node of a notice stays while others refer to
    it, with the properties that they state."""
    after = _recount(state, ())
    _, changed, gone = _shared(state, after, [owner], model)
    home = home_of(owner)
    if home is not None:
        properties = resolve_claims(grouped(after.items()).get(home, {}), model)
        changed += [] if properties is None else [Node(*home, properties)]
        gone += [home] if properties is None else []
    return [
        *_clear(state, owner, model),
        *put_nodes(changed, model),
        *drop_nodes(gone),
        *put_claims(_changed_counts(state, after), state.claims),
        *drop_ledger(owner),
        mark_changes([owner]),
    ]


def _clear(state: StoredState, owner: str, model: Model) -> list[Cypher]:
    """Delete what is stored; a first load has nothing to search for, so an archive is loaded without reading."""
    if owner not in state.ledgers:
        return []
    return drop_vocabulary_edges(model) if kind_of(owner) is VOCABULARY_OWNER else drop_own(owner, model)


def _recount(state: StoredState, new: Iterable[Claim]) -> dict[Claim, int]:
    """Return the number of holders of each claim after the owners have exchanged their old claims for the new ones."""
    dropped = Counter(claim for ledger in state.ledgers.values() for claim in ledger.claims)
    after = {claim: count - dropped[claim.id] for claim, count in state.claims.items()}
    for claim in new:
        after[claim] = after.get(claim, 0) + 1
    return after


def _changed_counts(state: StoredState, after: Mapping[Claim, int]) -> dict[Claim, int]:
    return {claim: count for claim, count in after.items() if count != state.claims.get(claim, 0)}


def _shared(
    state: StoredState, after: Mapping[Claim, int], owners: Iterable[str], model: Model
) -> tuple[list[Node], list[Node], list[Ref]]:
    """Return the shared nodes that are new, those whose properties change, and those without claims any more. The
    claims about a loaded notice do not count, as it states its own properties.

    A new node is created without a search, which takes a fraction of the time.
    """
    before, now = grouped(state.claims.items()), grouped(after.items())
    loaded = {*((NOTICE, notice) for notice in state.loaded), *map(home_of, owners)}
    properties = {
        ref: (resolve_claims(before.get(ref, {}), model), resolve_claims(now.get(ref, {}), model))
        for ref in sorted({*before, *now} - loaded)
    }
    kept = {ref: (old, Node(*ref, new)) for ref, (old, new) in properties.items() if new is not None}
    return (
        [node for old, node in kept.values() if old is None],
        [node for old, node in kept.values() if old is not None and old != node.properties],
        [ref for ref, (_, new) in properties.items() if new is None],
    )


def _own(group: Sequence[Facts], digests: Mapping[str, str], model: Model) -> list[Node]:
    """Return the nodes that belong to the owners. Raises QueryFailed for one that would belong to two."""
    own = {
        facts.owner: {n.ref: n for n in stamped_nodes(facts, digests[facts.owner], model)} for facts in group
    }
    owners: dict[Ref, str] = {}
    for owner, nodes in own.items():
        for ref in nodes:
            if owners.setdefault(ref, owner) != owner:
                raise QueryFailed(f"{' '.join(ref)} would belong to {owners[ref]} and to {owner}")
    return [node for nodes in own.values() for node in nodes.values()]


def stamped_nodes(facts: Facts, digest: str, model: Model) -> list[Node]:
    """Return the owner's own nodes, each once; the node of a notice gets the fingerprint, which marks it as loaded."""
    own = list({n.ref: n for n in facts.nodes if is_own(n.ref, facts.owner, model)}.values())
    home, stamp = home_of(facts.owner), {FINGERPRINT: digest}
    return [replace(n, properties={**n.properties, **stamp}) if n.ref == home else n for n in own]
