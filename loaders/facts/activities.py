"""The activities of a notice as nodes and relationships: organizers, types, regions and mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from graph.entities import Edge, Facts, Node, Ref, Value, without_missing
from loaders.contract.marks import ALL, curated_fields
from loaders.contract.record import ActivityRecord, MentionRecord, NoticeRecord
from loaders.facts.agencies import AgencyFacts
from loaders.resolve.resolution import Resolution
from loaders.resolve.resolver import Resolver

LEAD, PARTNER = "lead", "partner"
Fields = Set[str]  # names of the fields of an activity that a curator corrected


def activity_facts(
    record: NoticeRecord, campaign: str | None, resolver: Resolver, agencies: AgencyFacts
) -> Facts:
    """Return the facts of a record's activities, which are part of the campaign with the id `campaign`.

    The agencies among the participants are added to `agencies`.
    """
    nodes: list[Node] = []
    edges: list[Edge] = []
    curated: Mapping[str, Fields] = curated_fields(record)
    for activity in record.activities:
        fields = curated.get(activity.id, frozenset())
        nodes.append(_node(record.id, activity, fields))
        edges += _edges(record.id, campaign, activity, fields)
        for participant in _participants(activity, fields, resolver, agencies):
            edges.append(participant.edge(record.id, activity))
    return Facts(record.id, tuple(nodes), tuple(edges))


def _node(notice: str, activity: ActivityRecord, curated: Fields) -> Node:
    return Node("Activity", activity.id, without_missing(
        notice=notice, section=activity.section, name=activity.name, text=activity.text,
        **activity.properties(), curated=bool(curated) or None,
    ))  # fmt: skip


def _edges(notice: str, campaign: str | None, activity: ActivityRecord, curated: Fields) -> Iterator[Edge]:
    source = ("Activity", activity.id)
    evidence = _evidence(notice, activity.mentions[0])
    if campaign:
        yield Edge("PART_OF", source, ("Campaign", campaign), evidence | _mark(curated))
    for type_id in activity.types:
        yield Edge("HAS_TYPE", source, ("ActivityType", type_id), evidence | _mark(curated, "types"))
    if activity.region:
        marked = evidence | _mark(curated, "region", "organizers")
        yield Edge("IN_REGION", source, ("Region", activity.region.code), marked)
    for mention in activity.mentions:
        properties = _evidence(notice, mention) | _mark(curated, "text")
        yield Edge("MENTIONED_IN", source, ("Notice", notice), properties)


def _mark(curated: Fields, *fields: str) -> dict[str, Value]:
    """Return the mark of a relationship that follows from one of these fields, if a curator corrected it."""
    return {"curated": True} if curated & {ALL, *fields} else {}


def _evidence(notice: str, place: MentionRecord) -> dict[str, Value]:
    """Return the evidence of a fact: the words of the notice at a place."""
    return without_missing(
        notice=notice, section=place.section, start=place.start, end=place.end, quote=place.quote
    )


@dataclass(frozen=True)
class _Participant:
    """An agency or region that takes part in an activity; `printed` is None where the issuer is not named again."""

    actor: Ref
    role: str
    basis: str | None
    printed: Resolution | None
    mark: Mapping[str, Value]

    def edge(self, notice: str, activity: ActivityRecord) -> Edge:
        """Return the participation in the activity."""
        name = self.printed.name if self.printed else None
        rule = self.printed.rule if self.printed and self.printed.id == self.actor[1] else None
        properties = without_missing(role=self.role, basis=self.basis, name_as_printed=name, resolved_by=rule)
        return Edge(
            "ORGANIZED",
            self.actor,
            ("Activity", activity.id),
            _evidence(notice, activity.mentions[0]) | properties | dict(self.mark),
        )


def _participants(
    activity: ActivityRecord, curated: Fields, resolver: Resolver, agencies: AgencyFacts
) -> Iterator[_Participant]:
    leads, partners = _mark(curated, "organizers"), _mark(curated, "partners")
    if activity.basis == "issuer" and resolver.issuer:
        yield _Participant(agencies.add(resolver.issuer), LEAD, activity.basis, None, leads)
    for name, ref in _resolved(activity.organizers, activity.organizer_ids, resolver, agencies):
        yield _Participant(ref, LEAD, activity.basis, name, leads)
    basis = "curated" if partners else "explicit"
    for name, ref in _resolved(activity.partners, activity.partner_ids, resolver, agencies):
        yield _Participant(ref, PARTNER, basis, name, partners)


def _resolved(
    names: Sequence[str], ids: Sequence[str | None], resolver: Resolver, agencies: AgencyFacts
) -> Iterator[tuple[Resolution, Ref]]:
    """Yield known and provisional actors; names that mean no single agency (有关部门) are left out.

    An id that differs from that of the name was set by a curator.
    """
    for name, actor in zip(names, ids, strict=False):
        resolution = resolver.explain(name)
        if resolution.id and actor in (None, resolution.id):
            yield resolution, agencies.add_actor(resolution)
        elif actor:
            yield resolution, _ref(actor)


def _ref(actor: str) -> Ref:
    """Return the class and id of an actor; only those of regions begin with a code of six digits."""
    return ("Region" if actor[:6].isdecimal() else "Agency", actor)
