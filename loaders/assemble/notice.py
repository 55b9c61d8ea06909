"""One notice's text and outline into its record: every field of the contract, with evidence and warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from loaders.assemble.activities import activity_records
from loaders.assemble.head import HeadFacts
from loaders.assemble.warnings import head_warnings
from loaders.contract.identity import doc_number_id, slug
from loaders.contract.record import EvidenceRecord, Issuer, NoticeRecord, Period, SourceRecord
from loaders.extract.activities import ActivityReader
from loaders.extract.head.forwarding import find_forwarded_notice, find_forwarding_passage
from loaders.lexicon.knowledge import Knowledge
from loaders.outline.separation import NoticeText
from loaders.text.extracted import Extracted


def build_record(notice: NoticeText, carried: Sequence[NoticeText], knowledge: Knowledge) -> NoticeRecord:
    """The record of a notice. `carried`: the notices that stand in its annexes."""
    head = HeadFacts(notice, knowledge)
    names = [issuer.value for issuer in head.issuers]
    level = head.resolver.level(names or ([head.lead] if head.lead else []))
    notice_id = _notice_id(head)
    forwards = _forwards(head, carried, knowledge)
    sayings = [each.span for each in (*head.slogans, head.theme, head.title) if each]
    year = head.year.value if head.year else None
    activities = ActivityReader(knowledge.lexicon, year).find(notice.entries, sayings)
    agencies = [head.resolver.agency(name) for name in names]
    return NoticeRecord(
        source=SourceRecord(file=notice.source.file, sha256=notice.source.sha256),
        id=notice_id,
        title=_value(head.title),
        doc_number=_value(head.doc_number),
        issue_date=_value(head.issue_date),
        campaign_year=year,
        level=level,
        kind=head.kind,
        issuers=[Issuer(name=n, agency=a.id if a else None) for n, a in zip(names, agencies, strict=True)],
        issuer_count_stated=_value(head.stated_count),
        recipients=[each.value for each in head.recipients],
        cc=[each.value for each in head.copy_recipients],
        theme=_value(head.theme),
        slogans=[each.value for each in head.slogans],
        period=Period(start=head.period.value[0], end=head.period.value[1]) if head.period else None,
        forwards=forwards.value if forwards else None,
        references=[each.value for each in head.references],
        activities=activity_records(notice_id, notice.text.value, activities, head.resolver, names),
        warnings=head_warnings(head, carried, activities),
        evidence=list(_evidence(head, forwards)),
        text=notice.text.value,
    )


def _value(found: Extracted[Any] | None) -> Any:
    return found.value if found else None


def _notice_id(head: HeadFacts) -> str:
    """From the document number; without one from issuer, year and kind of notice."""
    if head.doc_number:
        return doc_number_id(head.doc_number.value)
    name = head.issuers[0].value if head.issuers else head.lead or "unknown"
    agency = head.resolver.agency(name)
    year = head.year.value if head.year else "undated"
    return f"{agency.id if agency else slug(name)}-{year}-{slug(head.kind or 'notice')}"


def _forwards(head: HeadFacts, carried: Sequence[NoticeText], knowledge: Knowledge) -> Extracted[str] | None:
    """The notice passed on: by the number or title that it bears itself where it is in the file."""
    cited = find_forwarded_notice(head.notice.entries, knowledge.lexicon)
    said = cited or find_forwarding_passage(head.notice.entries, knowledge.lexicon)
    for each in carried:
        inner = HeadFacts(each, knowledge)
        named = inner.doc_number or inner.title
        if named and said:
            return Extracted(named.value, said.span, said.section)
    return cited


def _evidence(head: HeadFacts, forwards: Extracted[str] | None) -> Iterator[EvidenceRecord]:
    text = head.notice.text.value
    single: dict[str, Extracted[Any] | None] = {
        "title": head.title, "doc_number": head.doc_number, "issue_date": head.issue_date,
        "campaign_year": head.year, "issuer_count_stated": head.stated_count, "theme": head.theme,
        "period": head.period, "forwards": forwards, "slogan_heading": head.slogan_heading,
    }  # fmt: skip
    many: dict[str, list[Extracted[str]]] = {
        "issuers": head.issuers, "recipients": head.recipients, "cc": head.copy_recipients, "slogans": head.slogans,
        "references": head.references,
    }  # fmt: skip
    facts = [(about, found) for about, found in single.items() if found]
    facts += [(about, found) for about, several in many.items() for found in several]
    for about, found in facts:
        start, end = found.span
        yield EvidenceRecord(
            about=about, section=found.section or None, start=start, end=end, quote=text[start:end]
        )
