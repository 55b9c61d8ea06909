"""One notice's text and outline into its record: every field of the contract, with evidence and warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from loaders.activity_records import activity_records
from loaders.contract import EvidenceRecord, Issuer, NoticeRecord, Period, SourceRecord
from loaders.extract.activities import ActivityReader
from loaders.extract.forwarding import find_forwarded, find_forwarding
from loaders.extract.found import Found, without_blanks
from loaders.extract.head import Reader
from loaders.extract.issuers import find_issuers
from loaders.extract.mottoes import find_slogans, find_theme, slogan_heading
from loaders.extract.references import find_references
from loaders.identity import doc_number_id, slug
from loaders.knowledge import Knowledge
from loaders.resolve import Resolver
from loaders.separation import NoticeText
from loaders.warnings import head_warnings

_LEAD = re.compile(
    r"(?P<lead>[\u3400-\u9fff]{2,20}?)等\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})?\s*(?:个|家)?(?:部门|单位|部委)"
)


@dataclass(frozen=True)
class HeadFacts:
    """The head of a notice as found, each fact read once."""

    notice: NoticeText
    knowledge: Knowledge

    @cached_property
    def reader(self) -> Reader:
        return Reader(self.notice.entries, self.knowledge.lexicon, self.knowledge.cues)

    @cached_property
    def title(self) -> Found[str] | None:
        return self.reader.title()

    @cached_property
    def kind(self) -> str | None:
        """The kind of document (通知, 方案): how the title ends, or what the opening calls it."""
        opening = self.reader.opening()
        title = without_blanks(self.title.value) if self.title else ""
        kinds = self.knowledge.cues.kinds
        named = (kind for kind in kinds if opening and f"{kind}如下" in without_blanks(opening.text))
        return next((kind for kind in kinds if title.endswith(kind)), next(named, None))

    @cached_property
    def doc_number(self) -> Found[str] | None:
        return self.reader.doc_number()

    @cached_property
    def issue_date(self) -> Found[str] | None:
        return self.reader.issue_date()

    @cached_property
    def year(self) -> Found[int] | None:
        return self.reader.campaign_year(self.title, self.issue_date)

    @cached_property
    def issuers(self) -> list[Found[str]]:
        return find_issuers(self.notice.entries, self.title, self.knowledge.lexicon)

    @cached_property
    def stated_count(self) -> Found[int] | None:
        return self.reader.stated_count()

    @cached_property
    def period(self) -> Found[tuple[str, str]] | None:
        return self.reader.period(self.year.value if self.year else None)

    @cached_property
    def theme(self) -> Found[str] | None:
        return find_theme(self.notice.entries, self.knowledge.lexicon)

    @cached_property
    def slogans(self) -> list[Found[str]]:
        return find_slogans(self.notice.entries, self.knowledge.lexicon)

    @cached_property
    def slogan_heading(self) -> Found[str] | None:
        """The heading over the slogans: it says whose they are."""
        return slogan_heading(self.notice.entries, self.knowledge.lexicon) if self.slogans else None

    @cached_property
    def recipients(self) -> list[Found[str]]:
        return self.reader.recipients()

    @cached_property
    def copied(self) -> list[Found[str]]:
        return self.reader.copied()

    @cached_property
    def references(self) -> list[Found[str]]:
        own = self.doc_number.value if self.doc_number else None
        forwards = find_forwarding(self.notice.entries, self.knowledge.lexicon) is not None
        return find_references(self.notice.entries, self.knowledge.lexicon, own, forwards)

    @cached_property
    def lead(self) -> str | None:
        """The body named first of the issuers, where the list itself is lost: 市场监管总局等 25 个部门."""
        for entry in self.notice.entries:
            for found in _LEAD.finditer(entry.paragraph.text):
                for start in range(len(found["lead"])):
                    if found["lead"][start:] in self.knowledge.lexicon.actors.agencies:
                        return found["lead"][start:]
        return None

    @cached_property
    def resolver(self) -> Resolver:
        """Resolves names at the notice's date, or in September of the campaign's year."""
        date = self.issue_date.value if self.issue_date else f"{self.year.value}-09" if self.year else None
        plain = Resolver(self.knowledge.vocabulary, self.knowledge.lexicon, date)
        sole = plain.agency(self.issuers[0].value) if len(self.issuers) == 1 else None
        return Resolver(self.knowledge.vocabulary, self.knowledge.lexicon, date, sole.id if sole else None)


def build_record(notice: NoticeText, carried: Sequence[NoticeText], knowledge: Knowledge) -> NoticeRecord:
    """The record of a notice. `carried`: the notices that stand in its annexes."""
    head = HeadFacts(notice, knowledge)
    names = [issuer.value for issuer in head.issuers]
    level = head.resolver.level(names or ([head.lead] if head.lead else []))
    notice_id = _notice_id(head)
    forwards = _forwards(head, carried, knowledge)
    mottoes = [motto.span for motto in (*head.slogans, *([head.theme] if head.theme else []))]
    year = head.year.value if head.year else None
    activities = ActivityReader(knowledge.lexicon, knowledge.types, year).find(notice.entries, mottoes)
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
        cc=[each.value for each in head.copied],
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


def _value(found: Found[Any] | None) -> Any:
    return found.value if found else None


def _notice_id(head: HeadFacts) -> str:
    """From the document number; without one from issuer, year and kind of notice."""
    if head.doc_number:
        return doc_number_id(head.doc_number.value)
    name = head.issuers[0].value if head.issuers else head.lead or "unknown"
    agency = head.resolver.agency(name)
    year = head.year.value if head.year else "undated"
    return f"{agency.id if agency else slug(name)}-{year}-{slug(head.kind or 'notice')}"


def _forwards(head: HeadFacts, carried: Sequence[NoticeText], knowledge: Knowledge) -> Found[str] | None:
    """The notice passed on: by the number or title that it bears itself where it is in the file."""
    cited = find_forwarded(head.notice.entries, knowledge.lexicon)
    said = cited or find_forwarding(head.notice.entries, knowledge.lexicon)
    for each in carried:
        inner = HeadFacts(each, knowledge)
        named = inner.doc_number or inner.title
        if named and said:
            return Found(named.value, said.span, said.section)
    return cited


def _evidence(head: HeadFacts, forwards: Found[str] | None) -> Iterator[EvidenceRecord]:
    text = head.notice.text.value
    single: dict[str, Found[Any] | None] = {
        "title": head.title, "doc_number": head.doc_number, "issue_date": head.issue_date,
        "campaign_year": head.year, "issuer_count_stated": head.stated_count, "theme": head.theme,
        "period": head.period, "forwards": forwards, "slogan_heading": head.slogan_heading,
    }  # fmt: skip
    many: dict[str, list[Found[str]]] = {
        "issuers": head.issuers, "recipients": head.recipients, "cc": head.copied, "slogans": head.slogans,
        "references": head.references,
    }  # fmt: skip
    facts = [(about, found) for about, found in single.items() if found]
    facts += [(about, found) for about, several in many.items() for found in several]
    for about, found in facts:
        start, end = found.span
        yield EvidenceRecord(
            about=about, section=found.section or None, start=start, end=end, quote=text[start:end]
        )
