"""What several owners say about one shared node, and what the node says as a result. Pure functions.

A campaign, a policy, an agency, or a notice that another one forwards is named by many notices, which may
tell it differently. Each distinct wording is one claim, with the number of owners that hold it. The node is
worked out from its claims alone, so the order of loading cannot matter, and taking a notice back leaves
exactly what the others say:

- no claim: no node;
- the vocabulary has a claim: the node is what the vocabulary says;
- otherwise each property takes the value that most owners give it (the smaller one where they are even),
  and an agency is marked provisional.

In the store a claim is a node labelled Claim, and each owner has one labelled Ledger that lists its claims.
Both, and Dataset, stand outside the ontology and have no relationships.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.entities import FINGERPRINT, VOCABULARY, Facts, Ref, Value, canonical
from graph.owners import home_of, is_owned
from ontology.kinds import Model

CLAIM, LEDGER, DATASET = "Claim", "Ledger", "Dataset"
BOOKKEEPING = (CLAIM, LEDGER, DATASET)  # labels that are no class of the ontology
PROVISIONAL = "provisional"


@dataclass(frozen=True)
class Claim:
    """One wording about a shared node: its class and id, what is said as canonical JSON, and whether the
    vocabulary says it."""

    ref: Ref
    content: str
    authority: bool = False

    @property
    def about(self) -> str:
        """The node meant, as one string: class, blank, id."""
        return " ".join(self.ref)

    @property
    def id(self) -> str:
        """Named by its content, so equal wordings of two owners are one claim."""
        said = f"{int(self.authority)}{self.content}".encode()
        return f"{self.about} {hashlib.sha256(said).hexdigest()[:32]}"


def about(claim_id: str) -> str:
    """The node that a claim is about, read back from the claim's id."""
    return claim_id.rsplit(" ", 1)[0]


def claims_of(facts: Facts, model: Model) -> tuple[Claim, ...]:
    """What the facts say about nodes that are not the owner's own, one claim a node, sorted by id.

    An end of a relationship that has no node of its own (an agency of the vocabulary) is claimed to exist.
    """
    said: dict[Ref, Mapping[str, Value]] = {end: {} for e in facts.edges for end in (e.source, e.target)}
    said |= {node.ref: node.properties for node in facts.nodes}
    authority = facts.owner == VOCABULARY
    claims = (
        Claim(ref, canonical(_told(properties)), authority)
        for ref, properties in said.items()
        if not is_own(ref, facts.owner, model)
    )
    return tuple(sorted(claims, key=lambda claim: claim.id))


def is_own(ref: Ref, owner: str, model: Model) -> bool:
    """Whether a node named in the facts of an owner belongs to it alone: a notice, and what is in it; what is
    in a register."""
    return ref == home_of(owner) or is_owned(model.nodes[ref[0]])


def settle(held: Mapping[Claim, int], model: Model) -> dict[str, Value] | None:
    """The properties of the node that these claims (with the number of their holders) are about, without
    its id; None when nobody names it any more."""
    if not held:
        return None
    ref = next(iter(held)).ref
    final = [claim for claim in held if claim.authority]
    told = _read(final[0]) if final else _most_said(held)
    if PROVISIONAL in model.nodes[ref[0]].properties:
        told[PROVISIONAL] = not final
    return told


def _told(properties: Mapping[str, Value]) -> dict[str, Value]:
    """Without what is worked out by us."""
    return {name: value for name, value in properties.items() if name not in (PROVISIONAL, FINGERPRINT)}


def _read(claim: Claim) -> dict[str, Value]:
    said = json.loads(claim.content)
    return {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}


def _most_said(held: Mapping[Claim, int]) -> dict[str, Value]:
    votes: dict[str, Counter[str]] = {}
    values: dict[str, Value] = {}
    for claim, holders in held.items():
        for name, value in _read(claim).items():
            spelled = canonical(value)
            votes.setdefault(name, Counter())[spelled] += holders
            values[spelled] = value
    return {name: values[_winner(count)] for name, count in votes.items()}


def _winner(count: Mapping[str, int]) -> str:
    return min(count, key=lambda spelled: (-count[spelled], spelled))


def grouped(claims: Iterable[tuple[Claim, int]]) -> dict[Ref, dict[Claim, int]]:
    """Claims with their numbers of holders, by the node they are about; those nobody holds are dropped."""
    groups: dict[Ref, dict[Claim, int]] = {}
    for claim, holders in claims:
        if holders > 0:
            groups.setdefault(claim.ref, {})[claim] = holders
    return groups
