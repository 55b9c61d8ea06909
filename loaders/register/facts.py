"""A register into facts of the graph: a record for each entry, the campaign it tells of, and themes. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from graph.entities import Edge, Facts, Node, Value, present
from graph.owners import A_REGISTER
from loaders.contract.identity import content_id
from loaders.facts.campaigns import Campaign, scoped_campaign
from loaders.facts.themes import theme_node
from loaders.lexicon.knowledge import Knowledge
from loaders.register.entries import RegisterEntry
from loaders.register.files import Register
from ontology.errors import NoticeError

BASIS = "register"


def register_facts(register: Register, knowledge: Knowledge) -> Facts:
    """Everything a register says. The nodes and relationships that are its own bear its name."""
    nodes: dict[tuple[str, str], Node] = {}
    edges: list[Edge] = []
    for entry in register.entries:
        campaign = _campaign(entry, knowledge)
        nodes |= {node.ref: node for node in _nodes(register.name, entry, campaign, knowledge)}
        edges += _edges(register.name, entry, campaign)
    return Facts(f"{A_REGISTER.prefix}{register.name}", tuple(nodes.values()), tuple(edges))


def _nodes(register: str, entry: RegisterEntry, campaign: Campaign, knowledge: Knowledge) -> Iterator[Node]:
    yield campaign.node()
    own = present(year=entry.year, fact=entry.fact, value=entry.value, note=entry.note)
    yield Node("Record", _id(register, entry), own | _source(register, entry))
    if entry.fact == "theme":
        yield theme_node(entry.value, knowledge.lexicon)


def _edges(register: str, entry: RegisterEntry, campaign: Campaign) -> Iterator[Edge]:
    here, source = ("Campaign", campaign.id), _source(register, entry)
    yield Edge("DESCRIBES", ("Record", _id(register, entry)), here, source)
    if entry.fact == "theme":
        yield Edge("HAS_THEME", here, ("Theme", content_id(entry.value)), source)


def _source(register: str, entry: RegisterEntry) -> dict[str, Value]:
    """What tells facts of a register from those of notices, on nodes and relationships alike."""
    return present(
        registered_in=register,
        basis=BASIS,
        source=entry.source_title,
        source_url=entry.source_url,
        status=entry.status,
    )


def _id(register: str, entry: RegisterEntry) -> str:
    return f"{register}.{content_id(*entry.said)}"


def _campaign(entry: RegisterEntry, knowledge: Knowledge) -> Campaign:
    campaign = scoped_campaign(entry.scope, entry.year, knowledge)
    if campaign is None:
        raise NoticeError(f"no campaign has the scope {entry.scope!r}")
    return campaign
