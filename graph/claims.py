"""Claims of several owners about one shared node, and the properties that result. Pure functions.

A campaign, a policy, an agency, or a forwarded notice is named by many notices, which may state different
properties of it. Each distinct statement is one claim, with the number of owners that hold it. The node is a
function of its claims, so the order of loading cannot matter, and a retracted notice leaves exactly the
statements of the others:

- no claim: no node;
- a claim of the vocabulary: the node has the properties of that claim;
- otherwise each property has the value that most owners state (of equally many, the smaller one), and an
  agency is provisional, unless it is made by rule.

In the store a claim is a node labelled Claim, and each owner has a node labelled Ledger that lists its claims.
Both are outside the ontology and have no relationships, as are Dataset, and Trace and Change (graph/derived.py).
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.entities import FINGERPRINT, VOCABULARY, Facts, Ref, Value, canonical
from graph.owners import home_of, is_owned
from ontology.kinds import Model

CLAIM, LEDGER, TRACE, CHANGE, DATASET = "Claim", "Ledger", "Trace", "Change", "Dataset"
BOOKKEEPING = (CLAIM, LEDGER, TRACE, CHANGE, DATASET)  # labels that are no class of the ontology
TRACE_KEYS = ("notice", "number", "campaign", "core", "scope", "event", "lead")  # by which traces are found
PROVISIONAL = "provisional"
MADE_BY_RULE = "made_by_rule"  # an agency that follows from its kind and region needs no editor


@dataclass(frozen=True)
class Claim:
    """A statement about a shared node: its class and id, its properties as canonical JSON, and whether it is of
    the vocabulary."""

    ref: Ref
    content: str
    authority: bool = False

    @property
    def about(self) -> str:
        """The node as one string: class, blank, id."""
        return " ".join(self.ref)

    @property
    def properties(self) -> dict[str, Value]:
        """The properties that it states."""
        stated = json.loads(self.content)
        return {name: tuple(value) if isinstance(value, list) else value for name, value in stated.items()}

    @cached_property
    def id(self) -> str:
        """An id by content, so equal statements of two owners are one claim."""
        content = f"{int(self.authority)}{self.content}".encode()
        return f"{self.about} {hashlib.sha256(content).hexdigest()[:32]}"


def about(claim_id: str) -> str:
    """Return the node of a claim, from the id of the claim."""
    return claim_id.rsplit(" ", 1)[0]


def claims_of(facts: Facts, model: Model) -> tuple[Claim, ...]:
    """Return the claims of the facts about nodes that do not belong to the owner, one a node, sorted by id.

    An end of a relationship without a node (an agency of the vocabulary) gets a claim without properties.
    """
    edges = (*facts.edges, *facts.attached)
    stated: dict[Ref, Mapping[str, Value]] = {end: {} for e in edges for end in (e.source, e.target)}
    stated |= {node.ref: node.properties for node in facts.nodes}
    authority = facts.owner == VOCABULARY
    claims = (
        Claim(ref, canonical(_without_computed(properties)), authority)
        for ref, properties in stated.items()
        if not is_own(ref, facts.owner, model)
    )
    return tuple(sorted(claims, key=lambda claim: claim.id))


def is_own(ref: Ref, owner: str, model: Model) -> bool:
    """Tell whether a node in the facts of an owner belongs to that owner alone: a notice and what it contains, or
    the records of a register."""
    return ref == home_of(owner) or is_owned(model.nodes[ref[0]])


def resolve_claims(held: Mapping[Claim, int], model: Model) -> dict[str, Value] | None:
    """Return the properties, besides the id, of the node that these claims, with their numbers of holders, are
    about; None without claims."""
    if not held:
        return None
    ref = next(iter(held)).ref
    final = [claim for claim in held if claim.authority]
    properties = final[0].properties if final else _majority(held)
    if PROVISIONAL in model.nodes[ref[0]].properties:
        properties[PROVISIONAL] = not final and not properties.get(MADE_BY_RULE, False)
    return properties


def _without_computed(properties: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if name not in (PROVISIONAL, FINGERPRINT)}


def _majority(held: Mapping[Claim, int]) -> dict[str, Value]:
    votes: dict[str, Counter[str]] = {}
    values: dict[str, Value] = {}
    for claim, holders in held.items():
        for name, value in claim.properties.items():
            spelled = canonical(value)
            votes.setdefault(name, Counter())[spelled] += holders
            values[spelled] = value
    return {name: values[_winner(count)] for name, count in votes.items()}


def _winner(count: Mapping[str, int]) -> str:
    return min(count, key=lambda spelled: (-count[spelled], spelled))


def grouped(claims: Iterable[tuple[Claim, int]]) -> dict[Ref, dict[Claim, int]]:
    """Return the claims that have holders, with their number, grouped by node."""
    groups: dict[Ref, dict[Claim, int]] = {}
    for claim, holders in claims:
        if holders > 0:
            groups.setdefault(claim.ref, {})[claim] = holders
    return groups
