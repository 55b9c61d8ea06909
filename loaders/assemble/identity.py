"""The identity of a notice, read from its head: the issuing agency with the number, or with date and title. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.assemble.head import HeadFacts
from loaders.contract.identity import NoticeIdentity, former_notice_id, slug
from loaders.resolve.resolver import Resolver
from loaders.resolve.units import is_agency_name
from loaders.text.extracted import without_blanks
from loaders.text.keys import number_key, title_key
from loaders.text.normal import letters, normal_form

# The words before 关于 in a title of which the rules of issuers take none: 甲局等关于…, 甲局等8部门印发关于…
_BEFORE_ABOUT = re.compile(
    r"^(?P<name>[\u3400-\u9fff]{4,40}?)(?:等\d{0,3}[个家]?(?:部门|单位)?)?(?:印发|转发)?关于"
)


@dataclass(frozen=True)
class IssuingAgency:
    """The agency by which a notice is identified: its full name, and a readable slug."""

    name: str
    slug: str


def canonical_agency(printed: str, resolver: Resolver) -> IssuingAgency:
    """Return the agency of a printed name: with its full name if the resolver knows it, else as printed."""
    entry = resolver.agency(printed)
    return IssuingAgency(entry.name, entry.id) if entry else IssuingAgency(printed, slug(printed))


def issuing_agency(head: HeadFacts) -> IssuingAgency | None:
    """Return the first issuer; where the issuers are lost, the agency that the opening names before 等, else the
    one that the title names before 关于."""
    name = head.first_issuer or _agency_in_title(head)
    return canonical_agency(name, head.resolver) if name else None


def notice_identity(head: HeadFacts, agency: IssuingAgency | None) -> NoticeIdentity:
    """Return the identity of a notice of this issuing agency."""
    year = str(head.year.value) if head.year else None
    return NoticeIdentity(
        agency=normal_form(agency.name) if agency else None,
        agency_slug=agency.slug if agency else None,
        number=number_key(head.doc_number.value) if head.doc_number else None,
        date=head.issue_date.value if head.issue_date else year,
        title=title_key(head.title.value) if head.title else None,
        kind=head.kind,
        text=letters(head.notice.text.value),
    )


def former_id(head: HeadFacts) -> str:
    """Return the id that the notice had by the former rule."""
    number = head.doc_number.value if head.doc_number else None
    name = head.first_issuer or "unknown"
    year = head.year.value if head.year else None
    entry = head.resolver.vocabulary.agency(name, head.resolver.date)
    return former_notice_id(number, entry.id if entry else slug(name), year, head.kind)


def _agency_in_title(head: HeadFacts) -> str | None:
    match = _BEFORE_ABOUT.match(without_blanks(head.title.value)) if head.title else None
    name = match["name"] if match else ""
    return name if head.resolver.agency(name) or is_agency_name(name, head.resolver.lexicon) else None
