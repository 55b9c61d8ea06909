"""The facts of a register: a record for each entry, with its campaign, and themes. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from graph.entities import Edge, Facts, Node, Value, without_missing
from graph.owners import REGISTER_OWNER
from loaders.contract.identity import content_id
from loaders.facts.campaigns import Campaign, scoped_campaign
from loaders.facts.themes import theme_node
from loaders.lexicon.knowledge import Knowledge
from loaders.register.entries import RegisterEntry
from loaders.register.files import Register
from ontology.errors import NoticeError

BASIS = "register"


def register_facts(register: Register, knowledge: Knowledge) -> Facts:
    """Return all facts of a register; its own nodes and relationships are marked with its name."""
    nodes: dict[tuple[str, str], Node] = {}
    edges: list[Edge] = []
    for entry in register.entries:
        campaign = _campaign(entry, knowledge)
        nodes |= {node.ref: node for node in _nodes(register.name, entry, campaign, knowledge)}
        edges += _edges(register.name, entry, campaign)
    return Facts(f"{REGISTER_OWNER.prefix}{register.name}", tuple(nodes.values()), tuple(edges))


def _nodes(register: str, entry: RegisterEntry, campaign: Campaign, knowledge: Knowledge) -> Iterator[Node]:
    yield campaign.node()
    own = without_missing(year=entry.year, fact=entry.fact, value=entry.value, note=entry.note)
    yield Node("Record", _id(register, entry), own | _source(register, entry))
    if entry.fact == "theme":
        yield theme_node(entry.value, knowledge.lexicon)


def _edges(register: str, entry: RegisterEntry, campaign: Campaign) -> Iterator[Edge]:
    campaign_ref, source = ("Campaign", campaign.id), _source(register, entry)
    yield Edge("DESCRIBES", ("Record", _id(register, entry)), campaign_ref, source)
    if entry.fact == "theme":
        yield Edge("HAS_THEME", campaign_ref, ("Theme", content_id(entry.value)), source)


def _source(register: str, entry: RegisterEntry) -> dict[str, Value]:
    """Return the properties that distinguish nodes and relationships of a register from those of notices."""
    return without_missing(
        registered_in=register,
        basis=BASIS,
        source=entry.source_title,
        source_url=entry.source_url,
        status=entry.status,
    )


def _id(register: str, entry: RegisterEntry) -> str:
    return f"{register}.{content_id(*entry.key)}"


def _campaign(entry: RegisterEntry, knowledge: Knowledge) -> Campaign:
    campaign = scoped_campaign(entry.scope, entry.year, knowledge)
    if campaign is None:
        raise NoticeError(
            f"register entry of {entry.year}: scope {entry.scope!r} is neither national nor that of a region"
        )
    return campaign
