"""What a reader of a notice's facts should know: what is missing, what disagrees, what stands out of place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.assemble.head import HeadFacts
from loaders.contract.record import Warning
from loaders.extract.activity import Activity
from loaders.outline.sections import Entry
from loaders.outline.separation import NoticeText
from loaders.text.spans import Span


def head_warnings(
    head: HeadFacts, carried: Sequence[NoticeText], activities: Sequence[Activity]
) -> list[Warning]:
    """The warnings of a notice, in the order in which its head is read."""
    return [*_missing(head, activities), *_issuers(head), *_places(head), *_annexes(head, carried)]


def _missing(head: HeadFacts, activities: Sequence[Activity]) -> Iterator[Warning]:
    if head.title is None:
        yield _warning("no-title", "no title is printed")
    if head.doc_number is None:
        yield _warning("no-doc-number", "no document number is printed")
    if head.issue_date is None:
        yield _warning("no-issue-date", "no date of issue is printed")
    if head.theme is None:
        yield _warning("no-theme", "no theme is printed")
    if not activities:
        yield _warning("no-activities", "no activity was found in the text")


def _issuers(head: HeadFacts) -> Iterator[Warning]:
    stated = head.stated_count
    names = [(each.value, head.resolver.agency(each.value) is not None, each.span) for each in head.issuers]
    yield from issuer_warnings(stated.value if stated else None, stated.span if stated else None, names)


def issuer_warnings(
    stated: int | None, span: Span | None, issuers: Sequence[tuple[str, bool, Span | None]]
) -> Iterator[Warning]:
    """What is doubtful about issuers: each as printed, whether it is known, where it stands. `stated`: how
    many the notice says they are, at `span`."""
    if not issuers:
        of = f"; {stated} are stated" if stated else ""
        yield _warning("no-issuer-list", f"no list of issuers is printed{of}", span)
    elif stated and stated != len(issuers):
        message = f"{stated} issuers are stated, {len(issuers)} are printed"
        yield _warning("issuer-count-differs", message, span)
    for name, known, place in issuers:
        if not known:
            yield _warning("unknown-agency", f"not in the vocabulary: {name}", place)


def _places(head: HeadFacts) -> Iterator[Warning]:
    """A title behind the first numbered part was displaced by the printer."""
    first = next((entry.paragraph.span.start for entry in head.notice.entries if entry.opens_section), None)
    if head.title and first is not None and head.title.span.start > first:
        yield _warning("title-displaced", "the title stands inside the text", head.title.span)


def _annexes(head: HeadFacts, carried: Sequence[NoticeText]) -> Iterator[Warning]:
    present = any(entry.annex is not None for entry in head.notice.entries)
    listed = next((entry for entry in head.notice.entries if _lists_annex(entry)), None)
    if listed and not present and not carried:
        yield _warning("annexes-missing", "annexes are listed, none is in the file", listed.paragraph.span)


def _lists_annex(entry: Entry) -> bool:
    marker = entry.paragraph.marker
    return marker is not None and marker.kind == "annex" and bool(entry.paragraph.body.strip())


def _warning(code: str, message: str, span: Span | None = None) -> Warning:
    return Warning(
        code=code, message=message, start=span.start if span else None, end=span.end if span else None
    )
