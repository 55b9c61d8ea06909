"""A notice's activities as nodes and relationships: who organised what, of which type, where, in which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from graph.entities import Edge, Facts, Node, Value, present
from graph.identity import PROVISIONAL, provisional_agency_id
from graph.rdf import pinyin
from loaders.contract.marks import ALL, curated_fields
from loaders.contract.record import ActivityRecord, NoticeRecord
from loaders.lexicon.knowledge import Knowledge
from loaders.resolve.resolution import Resolution
from loaders.resolve.resolver import Resolver, resolver_of

LEAD, PARTNER = "lead", "partner"
Fields = Set[str]  # the fields of an activity that a curator corrected


def activity_facts(record: NoticeRecord, campaign: str | None, knowledge: Knowledge) -> Facts:
    """The activities of a record; `campaign` is the id of the campaign they are part of."""
    resolver, issuer = resolver_of(record, knowledge), _issuer(record)
    nodes: list[Node] = []
    edges: list[Edge] = []
    curated: Mapping[str, Fields] = curated_fields(record)
    for activity in record.activities:
        fields = curated.get(activity.id, frozenset())
        nodes.append(_node(record.id, activity, fields))
        edges += _edges(record.id, campaign, activity, fields)
        for organiser in _organisers(activity, fields, resolver, issuer):
            nodes += [organiser.node] if organiser.node else []
            edges.append(organiser.edge(record.id, activity))
    return Facts(record.id, tuple(nodes), tuple(edges))


def _node(notice: str, activity: ActivityRecord, curated: Fields) -> Node:
    return Node("Activity", activity.id, present(
        notice=notice, section=activity.section, name=activity.name, text=activity.text,
        **activity.properties(), curated=bool(curated) or None,
    ))  # fmt: skip


def _edges(notice: str, campaign: str | None, activity: ActivityRecord, curated: Fields) -> Iterator[Edge]:
    source = ("Activity", activity.id)
    words = _words(notice, activity)
    if campaign:
        yield Edge("PART_OF", source, ("Campaign", campaign), words | _mark(curated))
    for type_id in activity.types:
        yield Edge("HAS_TYPE", source, ("ActivityType", type_id), words | _mark(curated, "types"))
    if activity.region:
        marked = words | _mark(curated, "region", "organizers")
        yield Edge("IN_REGION", source, ("Region", activity.region.code), marked)
    for mention in activity.mentions:
        place = present(
            notice=notice, section=mention.section, start=mention.start, end=mention.end, quote=mention.quote
        )
        yield Edge("MENTIONED_IN", source, ("Notice", notice), place | _mark(curated, "text"))


def _mark(curated: Fields, *fields: str) -> dict[str, Value]:
    """The mark of a relationship that rests on one of these fields, where a curator corrected it."""
    return {"curated": True} if curated & {ALL, *fields} else {}


def _words(notice: str, activity: ActivityRecord) -> dict[str, Value]:
    return present(
        notice=notice, section=activity.section, start=activity.start, end=activity.end, quote=activity.text
    )


class _Organiser:
    """A body or region that takes part: which, as what, how printed, and a node where it is provisional."""

    def __init__(
        self,
        ref: tuple[str, str],
        role: str,
        basis: str | None,
        printed: Resolution | None,
        mark: Mapping[str, Value],
    ) -> None:
        self.ref, self.role, self.basis, self.printed, self.mark = ref, role, basis, printed, mark

    @property
    def node(self) -> Node | None:
        if self.printed is None or not self.ref[1].startswith(PROVISIONAL):
            return None
        name = self.printed.name
        return Node("Agency", self.ref[1], present(name=name, pinyin=pinyin(name)))

    def edge(self, notice: str, activity: ActivityRecord) -> Edge:
        words = _words(notice, activity)
        name = self.printed.name if self.printed else None
        rule = self.printed.rule if self.printed and self.printed.id == self.ref[1] else None
        roles = present(role=self.role, basis=self.basis, name_as_printed=name, resolved_by=rule)
        return Edge("ORGANIZED", self.ref, ("Activity", activity.id), words | roles | dict(self.mark))


def _issuer(record: NoticeRecord) -> str | None:
    """The body that issued the notice, known or provisional, where one alone did."""
    if len(record.issuers) != 1:
        return None
    return record.issuers[0].agency or provisional_agency_id(record.issuers[0].name)


def _organisers(
    activity: ActivityRecord, curated: Fields, resolver: Resolver, issuer: str | None
) -> Iterator[_Organiser]:
    leads, partners = _mark(curated, "organizers"), _mark(curated, "partners")
    if activity.basis == "issuer":
        for actor in activity.organizer_ids:
            if meant := actor or issuer:
                yield _Organiser(_ref(meant), LEAD, activity.basis, None, leads)
    for name, ref in _known(activity.organizers, activity.organizer_ids, resolver):
        yield _Organiser(ref, LEAD, activity.basis, name, leads)
    basis = "curated" if partners else "explicit"
    for name, ref in _known(activity.partners, activity.partner_ids, resolver):
        yield _Organiser(ref, PARTNER, basis, name, partners)


def _known(
    names: Sequence[str], ids: Sequence[str | None], resolver: Resolver
) -> Iterator[tuple[Resolution, tuple[str, str]]]:
    """Known bodies; unknown ones as provisional agencies; bodies in general (有关部门) only in the record."""
    for name, actor in zip(names, ids, strict=False):
        printed = resolver.explain(name)
        meant = actor or printed.id
        if meant:
            yield printed, _ref(meant)


def _ref(actor: str) -> tuple[str, str]:
    """The class and id of an actor: only the codes of regions are all digits."""
    return ("Region" if actor.isdecimal() else "Agency", actor)
