"""The warnings about the facts of a notice: missing fields, contradictions, displaced parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.assemble.head import HeadFacts
from loaders.contract.record import Warning
from loaders.extract.activity import Activity
from loaders.extract.head.issuer_count import is_minimum
from loaders.formats.reading import Source
from loaders.outline.sections import Entry
from loaders.outline.separation import NoticeText
from loaders.text.spans import Span


def source_warnings(source: Source) -> list[Warning]:
    """Return the warnings about the file of a notice: pages that were not read, or badly."""
    return [_warning("page-doubtful", remark) for remark in source.remarks]


def head_warnings(
    head: HeadFacts, carried: Sequence[NoticeText], activities: Sequence[Activity]
) -> list[Warning]:
    """Return the warnings of a notice; `carried` are the notices in its annexes."""
    return [
        *_missing_fields(head, activities),
        *_issuers(head),
        *_displaced_title(head),
        *_missing_annexes(head, carried),
        *_broken_end(head),
    ]


def _missing_fields(head: HeadFacts, activities: Sequence[Activity]) -> Iterator[Warning]:
    if head.title is None:
        yield _warning("no-title", "no title found in the text")
    if head.doc_number is None:
        yield _warning("no-doc-number", "no document number found in the text")
    if head.issue_date is None:
        yield _warning("no-issue-date", "no date of issue found in the text")
    if head.theme is None:
        yield _warning("no-theme", "no theme found in the text")
    if not activities:
        yield _warning("no-activities", "no activity found in the text")


def _issuers(head: HeadFacts) -> Iterator[Warning]:
    count = head.stated_count
    issuers = [(each.value, head.resolver.agency(each.value) is not None, each.span) for each in head.issuers]
    words = head.notice.text.value[count.span.start : count.span.end] if count else ""
    yield from issuer_warnings(count.value if count else None, count.span if count else None, words, issuers)


def issuer_warnings(
    stated: int | None, span: Span | None, words: str, issuers: Sequence[tuple[str, bool, Span | None]]
) -> Iterator[Warning]:
    """Yield the warnings about issuers.

    `stated`: the number of issuers that the notice states at `span` in `words`, None where it states none.
    `issuers`: for each its name as printed, whether the vocabulary has it, and its span, if any.
    """
    listed = len(issuers)
    if not issuers:
        count = f", though the text states {stated} issuers" if stated else ""
        yield _warning("no-issuer-list", f"no list of issuers found{count}", span)
    elif stated and not (stated == listed or (stated < listed and is_minimum(words))):
        message = f"the text states {stated} issuers but lists {listed}"
        yield _warning("issuer-count-differs", message, span)
    for name, known, name_span in issuers:
        if not known:
            yield _warning("unknown-agency", f"agency not in the vocabulary: {name}", name_span)


def _displaced_title(head: HeadFacts) -> Iterator[Warning]:
    """Yield a warning for a title behind the first numbered part, where a faulty copy may have put it."""
    first = next((entry.paragraph.span.start for entry in head.notice.entries if entry.opens_section), None)
    if head.title and first is not None and head.title.span.start > first:
        message = "the title is not at the top but behind the first numbered part"
        yield _warning("title-displaced", message, head.title.span)


def _missing_annexes(head: HeadFacts, carried: Sequence[NoticeText]) -> Iterator[Warning]:
    present = any(entry.annex is not None for entry in head.notice.entries)
    listed = next((entry for entry in head.notice.entries if _lists_annex(entry)), None)
    if listed and not present and not carried:
        message = "the text lists annexes, but the file contains none"
        yield _warning("annexes-missing", message, listed.paragraph.span)


def _broken_end(head: HeadFacts) -> Iterator[Warning]:
    if head.broken_end:
        message = "the text stops in the middle of a sentence, which is not read"
        yield _warning("text-broken-off", message, head.broken_end)


def _lists_annex(entry: Entry) -> bool:
    """Return whether an entry is a line of the list of annexes."""
    marker = entry.paragraph.marker
    return marker is not None and marker.kind == "annex" and bool(entry.paragraph.body.strip())


def _warning(code: str, message: str, span: Span | None = None) -> Warning:
    return Warning(
        code=code, message=message, start=span.start if span else None, end=span.end if span else None
    )
