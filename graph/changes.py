"""What must be run so that an owner says these facts and no others. Pure functions.

`Known` is what the store has that matters: the owner's ledger, the claims about every node that its old or
new facts share with others, and which of the notices named there are loaded themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graph.batches import (
    create_edges,
    create_nodes,
    drop_ledger,
    drop_nodes,
    drop_own,
    drop_plain,
    own_nodes,
    put_claims,
    put_ledger,
    put_nodes,
)
from graph.claims import Claim, claims_of, grouped, is_own, settle
from graph.cypher import Cypher
from graph.entities import FINGERPRINT, NOTICE, Facts, Node, Ref, fingerprint
from graph.owners import THE_VOCABULARY, home_of, kind_of
from ontology.kinds import Model


@dataclass(frozen=True)
class Ledger:
    """What an owner has in the store: the digest of its facts, and the ids of its claims."""

    digest: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """The stored state that a change of one owner depends on. `ledger` None: nothing of it is stored."""

    ledger: Ledger | None = None
    claims: Mapping[Claim, int] = field(default_factory=dict)
    loaded: frozenset[str] = frozenset()


def put_facts(facts: Facts, known: Known, model: Model) -> list[Cypher]:
    """Stores the facts in place of what their owner said before; all in one transaction."""
    new = claims_of(facts, model)
    digest = fingerprint(facts)
    after = _recount(known, new)
    new_nodes, changed, gone = _shared(known, after, facts.owner, model)
    return [
        *_clear(known, facts.owner, model),
        *create_nodes(new_nodes, model),
        *put_nodes(changed, model),
        *own_nodes(facts, _stamped(facts, digest, model), model),
        *create_edges(facts.edges),
        *drop_nodes(gone),
        *put_claims(_moved(known, after), known.claims),
        *put_ledger(facts.owner, digest, new),
    ]


def drop_facts(owner: str, known: Known, model: Model) -> list[Cypher]:
    """Takes away what an owner said. A notice stays only while others name it, as they name it."""
    after = _recount(known, ())
    _, changed, gone = _shared(known, after, owner, model)
    home = home_of(owner)
    if home is not None:
        told = settle(grouped(after.items()).get(home, {}), model)
        changed += [] if told is None else [Node(*home, told)]
        gone += [home] if told is None else []
    return [
        *_clear(known, owner, model),
        *put_nodes(changed, model),
        *drop_nodes(gone),
        *put_claims(_moved(known, after), known.claims),
        *drop_ledger(owner),
    ]


def _clear(known: Known, owner: str, model: Model) -> list[Cypher]:
    """A first load looks for nothing to take away: archives are loaded without reading what is there."""
    if known.ledger is None:
        return []
    return drop_plain(model) if kind_of(owner) is THE_VOCABULARY else drop_own(owner, model)


def _recount(known: Known, new: tuple[Claim, ...]) -> dict[Claim, int]:
    """How many hold each claim after the owner has let go of its old ones and taken the new ones."""
    given_up = set(known.ledger.claims) if known.ledger else set()
    after = {claim: count - (claim.id in given_up) for claim, count in known.claims.items()}
    for claim in new:
        after[claim] = after.get(claim, 0) + 1
    return after


def _moved(known: Known, after: Mapping[Claim, int]) -> dict[Claim, int]:
    return {claim: count for claim, count in after.items() if count != known.claims.get(claim, 0)}


def _shared(
    known: Known, after: Mapping[Claim, int], owner: str, model: Model
) -> tuple[list[Node], list[Node], list[Ref]]:
    """The shared nodes that nobody named before, those that come out differently, and those that nobody names
    any more. A notice that is loaded says itself what it is.

    A node that is not there is made without looking for it, which takes a fraction of the time.
    """
    then, now = grouped(known.claims.items()), grouped(after.items())
    themselves = {*((NOTICE, notice) for notice in known.loaded), home_of(owner)}
    told = {
        ref: (settle(then.get(ref, {}), model), settle(now.get(ref, {}), model))
        for ref in sorted({*then, *now} - themselves)
    }
    here = {ref: (old, Node(*ref, new)) for ref, (old, new) in told.items() if new is not None}
    return (
        [node for old, node in here.values() if old is None],
        [node for old, node in here.values() if old is not None and old != node.properties],
        [ref for ref, (_, new) in told.items() if new is None],
    )


def _stamped(facts: Facts, digest: str, model: Model) -> list[Node]:
    """The owner's own nodes; a notice carries the fingerprint, the mark of one that is loaded."""
    own = [node for node in facts.nodes if is_own(node.ref, facts.owner, model)]
    home, stamp = home_of(facts.owner), {FINGERPRINT: digest}
    return [replace(n, properties={**n.properties, **stamp}) if n.ref == home else n for n in own]
