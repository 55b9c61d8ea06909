"""The facts of a notice: nodes and relationships of the ontology, made from its record. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from graph.entities import Edge, Facts, Node, Value, distinct_edges, without_missing
from loaders.contract.identity import content_id
from loaders.contract.marks import describe_correction, is_curated, values_with_evidence
from loaders.contract.record import NATIONAL, EvidenceRecord, NoticeRecord
from loaders.facts.activities import activity_facts
from loaders.facts.agencies import AgencyFacts
from loaders.facts.campaigns import Campaign, campaign_of, national_campaign
from loaders.facts.cited import cited_notice
from loaders.facts.scans import marked_as_ocr
from loaders.facts.themes import theme_node
from loaders.lexicon.knowledge import Knowledge
from loaders.resolve.resolver import resolver_of
from loaders.text.keys import agency_title_key, number_key

# Head fields that are properties of the notice; the others are relationships with evidence of their own.
_PROPERTIES = (
    "title",
    "doc_number",
    "issue_date",
    "campaign_year",
    "issuer_count_stated",
    "period",
    "recipients",
    "cc",
)
_RELATED = ("issuers", "slogans", "references", "theme")  # head fields that are one relationship per value


def notice_facts(record: NoticeRecord, siblings: Sequence[NoticeRecord], knowledge: Knowledge) -> Facts:
    """Return all facts of one notice. `siblings`: the notices of its file, of which it may forward one."""
    builder = _FactsBuilder(record, siblings, knowledge)
    nodes = {node.ref: node for node in builder.nodes()}
    edges = distinct_edges(builder.edges())
    agencies = builder.agencies
    nodes |= agencies.nodes
    facts = Facts(record.id, tuple(nodes.values()), tuple(edges), tuple(agencies.attached))
    return marked_as_ocr(facts, record)


class _FactsBuilder:
    """The nodes and relationships of one record."""

    def __init__(self, record: NoticeRecord, siblings: Sequence[NoticeRecord], knowledge: Knowledge) -> None:
        self.record, self.knowledge = record, knowledge
        self.siblings = {each.doc_number or each.title: each for each in siblings}
        self.notice = ("Notice", record.id)
        self.campaign = campaign_of(record, knowledge)
        self.resolver = resolver_of(record, knowledge)
        self.agencies = AgencyFacts(knowledge.vocabulary, knowledge.identities)

    def nodes(self) -> Iterator[Node]:
        """Yield all nodes; one may be repeated."""
        yield self._notice_node()
        yield from (campaign.node() for campaign in self._campaigns())
        for value, _ in self._values("theme"):
            yield theme_node(value, self.knowledge.lexicon)
        for value, _ in self._values("slogans"):
            yield Node("Slogan", content_id(value), without_missing(text=value))
        for evidence in self._property_evidence():
            yield self._evidence_node(evidence)
        for reference, _ in self._values("references"):
            yield Node("Policy", self._policy_id(reference), without_missing(**_policy(reference)))
        if self.record.forwards:
            yield self._forwarded_node(self.record.forwards)
        yield from self._activities.nodes

    def edges(self) -> Iterator[Edge]:
        """Yield all relationships; one may be repeated."""
        for position, (name, evidence) in enumerate(self._values("issuers"), start=1):
            resolution = self.resolver.issuer_named(name)
            agency = self.agencies.add(resolution.agency) if resolution.agency else None
            printed = without_missing(position=position, name_as_printed=name, resolved_by=resolution.rule)
            properties = self._evidence("issuers", evidence) | printed
            if agency:
                yield Edge("ISSUED", agency, self.notice, properties)
        for each in self._property_evidence():
            target = ("Evidence", self._evidence_id(each))
            yield Edge("HAS_EVIDENCE", self.notice, target, self._evidence(each.about, each))
        for reference, evidence in self._values("references"):
            target = ("Policy", self._policy_id(reference))
            yield Edge("CITES", self.notice, target, self._evidence("references", evidence))
        yield from self._campaign_edges()
        yield from self._forward_edges()
        yield from self._activities.edges

    @cached_property
    def _activities(self) -> Facts:
        campaign = self.campaign.id if self.campaign else None
        return activity_facts(self.record, campaign, self.resolver, self.agencies)

    def _policy_id(self, reference: str) -> str:
        """Return the id of a policy: that of the vocabulary, else one of the printed reference."""
        return self.knowledge.vocabulary.policies.get(reference) or content_id(reference)

    def _notice_node(self) -> Node:
        record = self.record
        return Node("Notice", record.id, without_missing(
            title=record.title, doc_number=record.doc_number, issue_date=record.issue_date,
            former_ids=record.former_ids, issuing_agency=record.issuing_agency,
            number_key=number_key(record.doc_number) if record.doc_number else None,
            title_key=agency_title_key(record.issuing_agency, record.title),
            campaign_year=record.campaign_year, kind=record.kind, level=record.level,
            issuers_complete=record.issuers_complete, issuer_count_stated=record.issuer_count_stated,
            period_start=record.period.start if record.period else None,
            period_end=record.period.end if record.period else None,
            recipients=record.recipients, cc=record.cc, text=record.text, source_file=record.source.file,
            sha256=record.source.sha256, warnings=[f"{each.code}: {each.message}" for each in record.warnings],
            corrections=[describe_correction(each) for each in record.curated],
        ))  # fmt: skip

    def _campaigns(self) -> Iterator[Campaign]:
        if self.campaign:
            yield self.campaign
            national = self._national_slogans()
            forwarded = self._forwarded_campaign()
            yield from (each for each in (national, forwarded) if each)

    def _campaign_edges(self) -> Iterator[Edge]:
        if self.campaign is None:
            return
        own = ("Campaign", self.campaign.id)
        year = next((e for _, e in self._values("campaign_year")), None)
        yield Edge("ANNOUNCES", self.notice, own, self._evidence("campaign_year", year))
        for value, evidence in self._values("theme"):
            yield Edge("HAS_THEME", own, ("Theme", content_id(value)), self._evidence("theme", evidence))
        national = self._national_slogans()
        for campaign in (self.campaign, *([national] if national else [])):
            for value, evidence in self._values("slogans"):
                slogan = ("Slogan", content_id(value))
                yield Edge(
                    "HAS_SLOGAN", ("Campaign", campaign.id), slogan, self._evidence("slogans", evidence)
                )

    def _forward_edges(self) -> Iterator[Edge]:
        evidence = next((each for _, each in self._values("forwards")), None)
        properties = self._evidence("forwards", evidence)
        if self.record.forwards:
            yield Edge("FORWARDS", self.notice, self._forwarded_node(self.record.forwards).ref, properties)
        forwarded = self._forwarded_campaign()
        if forwarded and self.campaign and forwarded.id != self.campaign.id:
            yield Edge("IMPLEMENTS", ("Campaign", self.campaign.id), ("Campaign", forwarded.id), properties)

    def _forwarded_campaign(self) -> Campaign | None:
        forwarded = self.siblings.get(self.record.forwards)
        return campaign_of(forwarded, self.knowledge) if forwarded and self.record.forwards else None

    def _forwarded_node(self, forwards: str) -> Node:
        sibling = self.siblings.get(forwards)
        if sibling:
            return Node(
                "Notice", sibling.id, without_missing(doc_number=sibling.doc_number, title=sibling.title)
            )
        return cited_notice(forwards)

    def _national_slogans(self) -> Campaign | None:
        """Return the national campaign, if a regional or industry notice prints slogans headed as national."""
        heading = next((quote for quote, _ in self._values("slogan_heading")), "")
        headed = any(trigger in heading for trigger in self.knowledge.lexicon.words_of("national-sign"))
        if self.campaign is None or self.campaign.scope == NATIONAL or not headed:
            return None
        return national_campaign(self.campaign.year)

    def _property_evidence(self) -> list[EvidenceRecord]:
        return [each for each in self.record.evidence if each.about in _PROPERTIES]

    def _evidence_id(self, evidence: EvidenceRecord) -> str:
        return f"{self.record.id}.{content_id(evidence.about, str(evidence.start), evidence.quote)}"

    def _evidence_node(self, evidence: EvidenceRecord) -> Node:
        return Node("Evidence", self._evidence_id(evidence), without_missing(
            notice=self.record.id, about=evidence.about, section=evidence.section, start=evidence.start,
            end=evidence.end, quote=evidence.quote, curated=is_curated(self.record, evidence.about, evidence) or None,
        ))  # fmt: skip

    def _values(self, about: str) -> list[tuple[str, EvidenceRecord | None]]:
        """Return the values of a head field with their evidence, which a curator's value may lack."""
        if about in _RELATED:
            return values_with_evidence(self.record, about)
        return [(each.quote, each) for each in self.record.evidence if each.about == about]

    def _evidence(self, about: str, evidence: EvidenceRecord | None) -> dict[str, Value]:
        """Return the properties of a relationship that name its evidence, and mark it if it is curated."""
        properties = evidence.model_dump(exclude={"about"}) if evidence else {}
        curated = is_curated(self.record, about, evidence) or None
        return without_missing(notice=self.record.id, **properties, curated=curated)


def _policy(reference: str) -> dict[str, str]:
    return {"title": reference.strip("《》")} if reference.startswith("《") else {"doc_number": reference}
