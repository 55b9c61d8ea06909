"""The facts of a register: a record for each entry, with its campaign, themes, slogans, and the agencies, regions,
types and series that it has. Pure.

What a register states has relationships of its own, or ones that bear its name, so that it is never counted with what
notices state.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.entities import Edge, Facts, Node, Ref, Value, without_missing
from graph.owners import REGISTER_OWNER
from loaders.contract.identity import content_id
from loaders.facts.activities import LEAD, PARTNER
from loaders.facts.agencies import AgencyFacts
from loaders.facts.campaigns import Campaign, scoped_campaign
from loaders.facts.themes import theme_node
from loaders.lexicon.knowledge import Knowledge
from loaders.register.bodies import organizer_named, region_code, resolver_of_row, series_id, split_names
from loaders.register.files import Register
from loaders.register.kinds import RegisterEntry
from loaders.resolve.resolution import Resolution
from ontology.errors import NoticeError

BASIS = "register"
# The properties of a record by the columns of their texts.
_TEXTS = {
    "doc_number": "doc_number",
    "issue_date": "issue_date",
    "date_from": "date",
    "place": "place",
    "forwarded": "forwards",
}


def register_facts(register: Register, knowledge: Knowledge) -> Facts:
    """Return all facts of a register; its own nodes and relationships are marked with its name."""
    agencies = AgencyFacts(knowledge.vocabulary, knowledge.identities)
    nodes: dict[Ref, Node] = {}
    edges: list[Edge] = []
    for entry in register.entries:
        facts = _EntryFacts(register.name, entry, knowledge, agencies)
        nodes |= {node.ref: node for node in facts.nodes()}
        edges += facts.edges()
    nodes |= agencies.nodes
    owner = f"{REGISTER_OWNER.prefix}{register.name}"
    return Facts(owner, tuple(nodes.values()), tuple(edges), tuple(agencies.attached))


@dataclass(frozen=True)
class _EntryFacts:
    """The nodes and relationships of one entry; agencies that the vocabulary lacks are added to `agencies`."""

    register: str
    entry: RegisterEntry
    knowledge: Knowledge
    agencies: AgencyFacts

    def nodes(self) -> Iterator[Node]:
        """Yield the record, its campaign, and the theme or slogan that it has."""
        entry = self.entry
        yield self._campaign.node()
        yield Node("Record", self._record[1], self._properties() | self._source)
        if entry.fact == "theme":
            yield theme_node(entry.value, self.knowledge.lexicon)
        if entry.fact == "slogan":
            yield Node("Slogan", content_id(entry.value), {"text": entry.value})

    def edges(self) -> Iterator[Edge]:
        """Yield the relationships of the record, and the theme or slogan of the campaign."""
        entry, campaign = self.entry, ("Campaign", self._campaign.id)
        yield Edge("DESCRIBES", self._record, campaign, self._source)
        if entry.fact == "theme":
            yield Edge("HAS_THEME", campaign, ("Theme", content_id(entry.value)), self._source)
        if entry.fact == "slogan":
            yield Edge("HAS_SLOGAN", campaign, ("Slogan", content_id(entry.value)), self._source)
        for target in self._concerned():
            yield Edge("CONCERNS", self._record, target, self._source)
        yield from self._named()

    def _properties(self) -> dict[str, Value]:
        entry, series = self.entry, self.entry.cell("series")
        texts = {name: entry.cell(column) for name, column in _TEXTS.items()}
        return without_missing(
            year=entry.year, fact=entry.fact, value=entry.value, note=entry.cell("note"), **texts,
            edition=int(entry.cell("edition") or 0) or None,
            series_name=None if series_id(series, self.knowledge) else series,
        )  # fmt: skip

    def _concerned(self) -> Iterator[Ref]:
        """Yield the type, region and series of the vocabulary that the entry has."""
        entry = self.entry
        if entry.cell("type"):
            yield "ActivityType", entry.cell("type")
        if region := region_code(entry.cell("region"), self.knowledge):
            yield "Region", region
        if series := series_id(entry.cell("series"), self.knowledge):
            yield "ActivitySeries", series

    def _named(self) -> Iterator[Edge]:
        """Yield an edge to each issuer, with its position, and to each organiser, with its role."""
        entry = self.entry
        resolver = resolver_of_row(entry.cell("year"), entry.scope, self.knowledge)
        issuers = [entry.cell("agency")] if entry.cell("agency") else split_names(entry.cell("issuers"))
        for place, name in enumerate(issuers, start=1):
            position = int(entry.cell("position") or 0) if entry.cell("agency") else place
            yield self._naming(resolver.issuer_named(name), {"position": position} if position else {})
        for place, name in enumerate(split_names(entry.cell("organizers"))):
            yield self._naming(organizer_named(name, resolver), {"role": PARTNER if place else LEAD})

    def _naming(self, body: Resolution, own: dict[str, Value]) -> Edge:
        printed = without_missing(name_as_printed=body.name, resolved_by=body.rule)
        return Edge("NAMES", self._record, self.agencies.add_actor(body), self._source | printed | own)

    @property
    def _source(self) -> dict[str, Value]:
        """The properties that distinguish nodes and relationships of a register from those of notices."""
        entry = self.entry
        return without_missing(
            registered_in=self.register,
            basis=BASIS,
            source=entry.cell("source_title"),
            source_url=entry.cell("source_url"),
            status=entry.cell("status"),
        )

    @property
    def _record(self) -> Ref:
        return "Record", f"{self.register}.{content_id(*self.entry.key)}"

    @property
    def _campaign(self) -> Campaign:
        campaign = scoped_campaign(self.entry.scope, self.entry.year, self.knowledge)
        if campaign is None:
            place = f"register entry of {self.entry.year}: scope {self.entry.scope!r}"
            raise NoticeError(f"{place} is neither national nor that of a region or sector")
        return campaign
