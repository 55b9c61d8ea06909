"""The record of a notice, built from its text and outline: all fields of the contract, evidence and warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from loaders.assemble.activities import activity_records
from loaders.assemble.head import HeadFacts
from loaders.assemble.identity import former_id, issuing_agency, notice_identity
from loaders.assemble.warnings import head_warnings, source_warnings
from loaders.contract.record import EvidenceRecord, Issuer, NoticeRecord, Period, SourceRecord
from loaders.extract.activities import ActivityReader
from loaders.extract.head.forwarding import find_forwarded_notice, find_forwarding_passage
from loaders.formats.reading import Source
from loaders.lexicon.knowledge import Knowledge
from loaders.outline.separation import NoticeText
from loaders.text.extracted import Extracted


def build_record(notice: NoticeText, carried: Sequence[NoticeText], knowledge: Knowledge) -> NoticeRecord:
    """Return the record of a notice; `carried` are the notices in its annexes."""
    head = HeadFacts(notice, knowledge)
    names = [issuer.value for issuer in head.issuers]
    level = head.resolver.level(names)
    agency = issuing_agency(head)
    identity = notice_identity(head, agency)
    resolver = replace(head.resolver, scope=identity.id)
    forwards = _forwards(head, carried, knowledge)
    excluded = [each.span for each in (*head.slogans, head.theme, head.title) if each]
    year = head.year.value if head.year else None
    activities = ActivityReader(knowledge.lexicon, year).find(notice.entries, excluded)
    agencies = [head.resolver.agency(name) for name in names]
    return NoticeRecord(
        source=_source(notice.source),
        id=identity.id,
        former_ids=[former_id(head)],
        issuing_agency=agency.name if agency else None,
        title=_value(head.title),
        doc_number=_value(head.doc_number),
        issue_date=_value(head.issue_date),
        campaign_year=year,
        level=level,
        kind=head.kind,
        issuers=[Issuer(name=n, agency=a.id if a else None) for n, a in zip(names, agencies, strict=True)],
        issuers_complete=head.issuers_complete,
        issuer_count_stated=_value(head.stated_count),
        recipients=[each.value for each in head.recipients],
        cc=[each.value for each in head.copy_recipients],
        theme=_value(head.theme),
        slogans=[each.value for each in head.slogans],
        period=Period(start=head.period.value[0], end=head.period.value[1]) if head.period else None,
        forwards=forwards.value if forwards else None,
        references=[each.value for each in head.references],
        activities=activity_records(
            identity.id, notice.text.value, activities, resolver, names, head.issuers_complete
        ),
        warnings=[*source_warnings(notice.source), *head_warnings(head, carried, activities)],
        evidence=list(_evidence(head, forwards)),
        text=notice.text.value,
    )


def _source(source: Source) -> SourceRecord:
    score = source.ocr_score
    return SourceRecord(file=source.file, sha256=source.sha256, ocr=score is not None, ocr_score=score)


def _value(field: Extracted[Any] | None) -> Any:
    return field.value if field else None


def _forwards(head: HeadFacts, carried: Sequence[NoticeText], knowledge: Knowledge) -> Extracted[str] | None:
    """Return the forwarded notice: its own number or title where it is in the file, else as cited."""
    cited = find_forwarded_notice(head.notice.entries, knowledge.lexicon)
    passage = cited or find_forwarding_passage(head.notice.entries, knowledge.lexicon)
    for each in carried:
        inner = HeadFacts(each, knowledge)
        identity = inner.doc_number or inner.title
        if identity and passage:
            return Extracted(identity.value, passage.span, passage.section)
    return cited


def _evidence(head: HeadFacts, forwards: Extracted[str] | None) -> Iterator[EvidenceRecord]:
    """Yield the evidence of every head field that has a value."""
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
    fields = [(about, field) for about, field in single.items() if field]
    fields += [(about, field) for about, values in many.items() for field in values]
    for about, field in fields:
        start, end = field.span
        yield EvidenceRecord(
            about=about, section=field.section or None, start=start, end=end, quote=text[start:end]
        )
