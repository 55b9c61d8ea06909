"""The printed names of notices with their resolution: the worklist of the editors of the vocabularies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.contract.record import NoticeRecord
from loaders.lexicon.knowledge import Knowledge
from loaders.lexicon.lexicon import Lexicon
from loaders.resolve.resolution import GENERAL, PROVISIONAL, UNIT, Resolution
from loaders.resolve.resolver import resolver_of
from ontology.local.places import BARE

ROLES = ("issuer", "recipient", "cc", "organizer", "partner")


@dataclass(frozen=True)
class ResolvedName:
    """A printed name of one notice, with its role, the number of its occurrences, and its resolution."""

    notice: str
    role: str
    times: int
    resolution: Resolution


def resolved_names(record: NoticeRecord, knowledge: Knowledge) -> list[ResolvedName]:
    """Return every name of an agency or region in a notice, once for each role, ordered by role and text.

    Names of no single agency are included, with the rule `general`. Recipients are classes of agencies: after
    各省、自治区、直辖市 a short name (国资委) means the agencies of all provinces, unless it is marked as national
    (国家药监局); so a recipient is never provisional.
    """
    resolver = resolver_of(record, knowledge)
    counts: dict[tuple[str, str], int] = {}
    for role, name in _printed_names(record):
        counts[role, name] = counts.get((role, name), 0) + 1
    ordered = sorted(counts.items(), key=lambda item: ROLES.index(item[0][0]))
    return [
        ResolvedName(record.id, role, count, _in_role(resolver.explain(name), role, knowledge.lexicon))
        for (role, name), count in ordered
    ]


def _in_role(resolution: Resolution, role: str, lexicon: Lexicon) -> Resolution:
    if role not in ("recipient", "cc"):
        return resolution
    bare = resolution.reading is not None and resolution.reading.how == BARE
    short = resolution.rule in ("short_name", "other_name")
    is_class = bare or (short and not lexicon.holds(resolution.name, "national-issuer-sign"))
    if is_class or resolution.rule in (PROVISIONAL, UNIT):
        return Resolution(resolution.name, None, GENERAL)
    return resolution


def _printed_names(record: NoticeRecord) -> Iterator[tuple[str, str]]:
    yield from (("issuer", each.name) for each in record.issuers)
    yield from (("recipient", name) for name in record.recipients)
    yield from (("cc", name) for name in record.cc)
    for activity in record.activities:
        yield from (("organizer", name) for name in activity.organizers)
        yield from (("partner", name) for name in activity.partners)


def unknown_names(names: Iterable[ResolvedName]) -> list[str]:
    """Return the full names of agencies that neither the vocabulary nor a rule knows, each once."""
    unknown = (each.resolution.agency for each in names if each.resolution.rule == PROVISIONAL)
    return list(dict.fromkeys(agency.name for agency in unknown if agency))
