"""The agencies of a notice that the vocabulary lacks, with the relationships that follow from them. Pure.

Agencies made by rule, their superiors, successors and known predecessors, zones, units of issuers, provisional
agencies: each as a node whose properties follow from the agency alone, so that all notices agree on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.entities import Edge, Node, Ref, Value, without_missing
from graph.rdf import pinyin
from loaders.resolve.resolution import Resolution
from loaders.resolve.units import ProvisionalAgency, UnitAgency
from ontology.entries import AgencyEntry, Vocabulary
from ontology.gazetteer import Place
from ontology.identities import Identities
from ontology.local.made import MadeAgency, made_properties, predecessors_of, succession_of, superior_of
from ontology.local.places import code_around, is_inner


@dataclass
class AgencyFacts:
    """Collects the nodes and attached relationships of agencies and places that the vocabulary lacks, each once."""

    vocabulary: Vocabulary
    identities: Identities
    nodes: dict[Ref, Node] = field(default_factory=dict)
    attached: list[Edge] = field(default_factory=list)

    def add(self, agency: AgencyEntry) -> Ref:
        """Add an agency with all that it leads to; return its class and id. An entry of the vocabulary adds nothing."""
        ref = ("Agency", agency.id)
        if ref in self.nodes or not isinstance(agency, MadeAgency | UnitAgency | ProvisionalAgency):
            return ref
        former = self.identities.merged_into(agency.id, agency.name)
        self.nodes[ref] = Node(
            *ref, _properties(agency, self.vocabulary) | without_missing(former_ids=former)
        )
        self.attached += self._relationships(agency)
        for each in predecessors_of(agency, self.vocabulary):
            self.add(each)
        return ref

    def add_place(self, place: Place) -> Ref:
        """Add a zone or town; return its class and id. A division adds nothing."""
        ref = ("Region", place.code)
        if ref in self.nodes or not is_inner(place) or place.code in self.vocabulary.regions:
            return ref
        properties = without_missing(
            name=place.name, name_en=place.name_en, level=place.level, pinyin=pinyin(place.name)
        )
        self.nodes[ref] = Node(*ref, properties)
        around = code_around(place.code, self.vocabulary)
        if around:
            self.attached.append(Edge("WITHIN", ref, ("Region", around), {}))
        return ref

    def add_actor(self, resolution: Resolution) -> Ref:
        """Add the agency or region of a name that has one; return its class and id."""
        if resolution.agency:
            return self.add(resolution.agency)
        return self.add_place(resolution.place) if resolution.place else ("Region", resolution.id or "")

    def _relationships(self, agency: AgencyEntry) -> Iterator[Edge]:
        source = ("Agency", agency.id)
        if isinstance(agency, MadeAgency) and agency.place:
            if agency.jurisdiction:
                yield Edge("HAS_JURISDICTION", source, self.add_place(agency.place), {})
            yield Edge("OF_KIND", source, ("AgencyKind", agency.kind or ""), {})
            yield from self._history(agency)
        elif agency.jurisdiction:
            yield Edge("HAS_JURISDICTION", source, ("Region", agency.jurisdiction), {})
        if isinstance(agency, UnitAgency) and agency.parent:
            yield Edge("SUBORDINATE_TO", source, self.add(agency.parent), {})

    def _history(self, agency: MadeAgency) -> Iterator[Edge]:
        """Yield the relationships to the superior and the successor of a made agency."""
        source = ("Agency", agency.id)
        superior = superior_of(agency, self.vocabulary)
        if superior:
            yield Edge("SUBORDINATE_TO", source, self.add(superior), {})
        change = succession_of(agency, self.vocabulary)
        if change:
            properties = without_missing(
                change_kind=change.change_kind, changed_on=change.changed_on,
                changed_on_earliest=change.changed_on_earliest, event=change.event, source=change.source,
            )  # fmt: skip
            yield Edge("SUCCEEDED_BY", source, self.add(change.successor), properties)


def _properties(agency: AgencyEntry, vocabulary: Vocabulary) -> dict[str, Value]:
    if isinstance(agency, MadeAgency):
        return without_missing(pinyin=pinyin(agency.name), **made_properties(agency, vocabulary))
    known = isinstance(agency, UnitAgency)
    return without_missing(
        name=agency.name,
        pinyin=pinyin(agency.name),
        level=agency.level or None,
        name_en=agency.name_en if known else None,
        short_name=agency.short_name,
        made_by_rule=known or None,
    )
