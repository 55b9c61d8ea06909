"""Which bodies and regions the names in notices were taken for, and why: the editor's worklist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.contract.record import NoticeRecord
from loaders.lexicon.knowledge import Knowledge
from loaders.lexicon.lexicon import Lexicon
from loaders.resolve.resolution import Resolution
from loaders.resolve.resolver import resolver_of

ROLES = ("issuer", "recipient", "cc", "organizer", "partner")


@dataclass(frozen=True)
class ResolvedName:
    """A printed name of one notice: as what it stands there, how often, and what it was taken for."""

    notice: str
    role: str
    times: int
    resolution: Resolution


def resolved_names(record: NoticeRecord, knowledge: Knowledge) -> list[ResolvedName]:
    """Every name of a body or region that the notice prints, once for each role, in the order of the roles and
    of the text. A name that is not one body's is there as well, with the rule `general`.

    Addressees are classes of bodies: behind 各省、自治区、直辖市 a short name (国资委) means those of every
    province, unless it says that it is the nation's (国家药监局), and none that nobody knows is provisional.
    """
    resolver = resolver_of(record, knowledge)
    times: dict[tuple[str, str], int] = {}
    for role, name in _printed(record):
        times[role, name] = times.get((role, name), 0) + 1
    ordered = sorted(times.items(), key=lambda item: ROLES.index(item[0][0]))
    return [
        ResolvedName(record.id, role, count, _meant(resolver.explain(name), role, knowledge.lexicon))
        for (role, name), count in ordered
    ]


def _meant(found: Resolution, role: str, lexicon: Lexicon) -> Resolution:
    if role not in ("recipient", "cc"):
        return found
    short = found.rule in ("short_name", "other_name")
    of_class = short and not lexicon.holds(found.name, "national-issuer-sign")
    return Resolution(found.name, None, "general") if of_class or found.rule == "provisional" else found


def _printed(record: NoticeRecord) -> Iterator[tuple[str, str]]:
    yield from (("issuer", each.name) for each in record.issuers)
    yield from (("recipient", name) for name in record.recipients)
    yield from (("cc", name) for name in record.cc)
    for activity in record.activities:
        yield from (("organizer", name) for name in activity.organizers)
        yield from (("partner", name) for name in activity.partners)


def unknown(found: Iterable[ResolvedName]) -> list[str]:
    """The names of bodies that the vocabulary lacks, each once."""
    return list(
        dict.fromkeys(each.resolution.name for each in found if each.resolution.rule == "provisional")
    )
