"""The record of a notice, built from its text and outline: all fields of the contract, evidence and warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from loaders.assemble.activities import activity_records
from loaders.assemble.head import HeadFacts
from loaders.assemble.identity import former_id, issuing_agency, notice_identity
from loaders.assemble.level import find_level
from loaders.assemble.warnings import head_warnings, source_warnings
from loaders.contract.record import EvidenceRecord, Issuer, NoticeRecord, Period, SourceRecord
from loaders.extract.activities import ActivityReader
from loaders.extract.activity import Activity
from loaders.extract.candidate import Classifier
from loaders.extract.head.forwarding import find_forwarded_notice, find_forwarding_passage
from loaders.extract.head.recipients import recipient_lines
from loaders.extract.scope import body_span
from loaders.extract.trained import TrainedClassifier
from loaders.formats.reading import Source
from loaders.lexicon.knowledge import Knowledge
from loaders.outline.sections import Entry
from loaders.outline.separation import NoticeText
from loaders.text.extracted import Extracted
from loaders.text.keys import number_key, title_key


def build_record(
    notice: NoticeText,
    carried: Sequence[NoticeText],
    knowledge: Knowledge,
    classifier: Classifier | None = None,
) -> NoticeRecord:
    """Return the record of a notice; `carried` are the notices in its annexes. The default classifier is the trained
    one."""
    head = HeadFacts(notice, knowledge)
    names = [issuer.value for issuer in head.issuers]
    title = head.title.value if head.title else ""
    level = find_level(head.resolver.level(names), names, title, notice.entries, knowledge.lexicon)
    agency = issuing_agency(head)
    identity = notice_identity(head, agency)
    resolver = replace(head.resolver, scope=identity.id)
    forwards = _forwards(head, carried, knowledge)
    activities = find_activities(head, classifier or TrainedClassifier.of(knowledge.lexicon))
    agencies = [head.resolver.agency(name) for name in names]
    return NoticeRecord(
        source=_source(notice.source),
        id=identity.id,
        former_ids=[former_id(head), *({identity.former_id} - {identity.id})],
        issuing_agency=agency.name if agency else None,
        title=_value(head.title),
        doc_number=_value(head.doc_number),
        issue_date=_value(head.issue_date),
        campaign_year=_value(head.year),
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


def read_activities(notice: NoticeText, knowledge: Knowledge, classifier: Classifier) -> list[Activity]:
    """Return the activities of a notice as `classifier` decides."""
    return find_activities(HeadFacts(notice, knowledge), classifier)


def find_activities(head: HeadFacts, classifier: Classifier) -> list[Activity]:
    """Return the activities of a notice with its head read; theme, slogans and title read like some but are none,
    a signature is no text under the item above it, a bracket behind a recipient names no organizer, and a clause that
    the end of the text breaks off is not known."""
    excluded = [each.span for each in (*head.slogans, head.theme, head.title, *head.issuers) if each]
    excluded += recipient_lines(head.notice.entries, (*head.recipients, *head.copy_recipients))
    excluded += [body_span(each) for each in head.notice.entries if _ends_with(each, head.theme)]
    year = _value(head.year)
    reader = ActivityReader(head.knowledge.lexicon, year, classifier, len(head.notice.text.value))
    found = reader.find(head.notice.entries, excluded)
    broken = head.broken_end
    return [each for each in found if broken is None or each.mentions[0].span.end <= broken.start]


def _ends_with(entry: Entry, theme: Extracted[str] | None) -> bool:
    """Return whether an entry is the line of the theme, its heading before it: 活动主题 质量为先."""
    paragraph = entry.paragraph
    return (
        theme is not None
        and paragraph.is_line
        and theme.span.end == paragraph.span.end > theme.span.start >= paragraph.span.start
    )


def _value(field: Extracted[Any] | None) -> Any:
    return field.value if field else None


def _forwards(head: HeadFacts, carried: Sequence[NoticeText], knowledge: Knowledge) -> Extracted[str] | None:
    """Return the forwarded notice: its own number or title where it is in the file, else as cited."""
    cited = find_forwarded_notice(head.notice.entries, knowledge.lexicon)
    passage = cited or find_forwarding_passage(head.notice.entries, knowledge.lexicon)
    inner = [HeadFacts(each, knowledge) for each in carried]
    same = [each for each in inner if cited and _is_cited(each, cited.value)]
    for each in same or ([] if cited and len(inner) > 1 else inner):
        identity = each.doc_number or each.title
        if identity and passage:
            return Extracted(identity.value, passage.span, passage.section)
    return cited


def _is_cited(head: HeadFacts, cited: str) -> bool:
    """Return whether a notice is the one that is cited by its number or title."""
    number = head.doc_number is not None and number_key(head.doc_number.value) == number_key(cited)
    return number or (head.title is not None and title_key(head.title.value) == title_key(cited))


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
