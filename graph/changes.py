"""The statements that replace or delete the facts of one owner. Pure functions.

`StoredState` is the part of the store that they depend on: the owner's ledger, the claims about every node
that its old or new facts share with others, and which of the notices among those nodes are loaded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graph.batches import (
    attach_edges,
    create_edges,
    create_nodes,
    drop_ledger,
    drop_nodes,
    drop_own,
    drop_vocabulary_edges,
    own_nodes,
    put_claims,
    put_ledger,
    put_nodes,
)
from graph.claims import Claim, claims_of, grouped, is_own, resolve_claims
from graph.cypher import Cypher
from graph.entities import FINGERPRINT, NOTICE, Facts, Node, Ref, fingerprint
from graph.owners import VOCABULARY_OWNER, home_of, kind_of
from ontology.kinds import Model


@dataclass(frozen=True)
class Ledger:
    """The record of an owner in the store: the digest of its facts, and the ids of its claims."""

    digest: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class StoredState:
    """The stored state that a change of one owner depends on. `ledger` None: the owner is not stored."""

    ledger: Ledger | None = None
    claims: Mapping[Claim, int] = field(default_factory=dict)
    loaded: frozenset[str] = frozenset()


def put_facts(facts: Facts, state: StoredState, model: Model) -> list[Cypher]:
    """Return the statements, for one transaction, that replace the facts of an owner by these."""
    new = claims_of(facts, model)
    digest = fingerprint(facts)
    after = _recount(state, new)
    new_nodes, changed, gone = _shared(state, after, facts.owner, model)
    return [
        *_clear(state, facts.owner, model),
        *create_nodes(new_nodes, model),
        *put_nodes(changed, model),
        *own_nodes(facts, _stamped(facts, digest, model), model),
        *create_edges(facts.edges),
        *attach_edges(facts.attached, {node.ref for node in new_nodes}),
        *drop_nodes(gone),
        *put_claims(_changed_counts(state, after), state.claims),
        *put_ledger(facts.owner, digest, new),
    ]


def drop_facts(owner: str, state: StoredState, model: Model) -> list[Cypher]:
    """Return the statements that delete the facts of an owner. The node of a notice stays while others refer to
    it, with the properties that they state."""
    after = _recount(state, ())
    _, changed, gone = _shared(state, after, owner, model)
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
    ]


def _clear(state: StoredState, owner: str, model: Model) -> list[Cypher]:
    """Delete what is stored; a first load has nothing to search for, so an archive is loaded without reading."""
    if state.ledger is None:
        return []
    return drop_vocabulary_edges(model) if kind_of(owner) is VOCABULARY_OWNER else drop_own(owner, model)


def _recount(state: StoredState, new: tuple[Claim, ...]) -> dict[Claim, int]:
    """Return the number of holders of each claim after the owner has exchanged its old claims for the new ones."""
    dropped = set(state.ledger.claims) if state.ledger else set()
    after = {claim: count - (claim.id in dropped) for claim, count in state.claims.items()}
    for claim in new:
        after[claim] = after.get(claim, 0) + 1
    return after


def _changed_counts(state: StoredState, after: Mapping[Claim, int]) -> dict[Claim, int]:
    return {claim: count for claim, count in after.items() if count != state.claims.get(claim, 0)}


def _shared(
    state: StoredState, after: Mapping[Claim, int], owner: str, model: Model
) -> tuple[list[Node], list[Node], list[Ref]]:
    """Return the shared nodes that are new, those whose properties change, and those without claims any more. The
    claims about a loaded notice do not count, as it states its own properties.

    A new node is created without a search, which takes a fraction of the time.
    """
    before, now = grouped(state.claims.items()), grouped(after.items())
    loaded = {*((NOTICE, notice) for notice in state.loaded), home_of(owner)}
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


def _stamped(facts: Facts, digest: str, model: Model) -> list[Node]:
    """Return the owner's own nodes; the node of a notice gets the fingerprint, which marks it as loaded."""
    own = [node for node in facts.nodes if is_own(node.ref, facts.owner, model)]
    home, stamp = home_of(facts.owner), {FINGERPRINT: digest}
    return [replace(n, properties={**n.properties, **stamp}) if n.ref == home else n for n in own]
