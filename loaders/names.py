"""Which bodies and regions the names in notices were taken for, and why: the editor's worklist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.contract import NoticeRecord
from loaders.knowledge import Knowledge
from loaders.resolution import Resolution
from loaders.resolve import resolver_of

ROLES = ("issuer", "recipient", "cc", "organizer", "partner")


@dataclass(frozen=True)
class NamedIn:
    """A printed name of one notice: as what it stands there, how often, and what it was taken for."""

    notice: str
    role: str
    times: int
    resolution: Resolution


def names_in(record: NoticeRecord, knowledge: Knowledge) -> list[NamedIn]:
    """Every name of a body or region that the notice prints, once for each role, in the order of the roles and
    of the text. A name that is not one body's is there as well, with the rule `general`.

    Addressees are classes of bodies: behind 各省、自治区、直辖市 the short names (国资委) mean those of every
    province, and none that the vocabulary lacks is provisional.
    """
    resolver = resolver_of(record, knowledge)
    times: dict[tuple[str, str], int] = {}
    for role, name in _printed(record):
        times[role, name] = times.get((role, name), 0) + 1
    ordered = sorted(times.items(), key=lambda item: ROLES.index(item[0][0]))
    return [
        NamedIn(record.id, role, count, _meant(resolver.explain(name), role))
        for (role, name), count in ordered
    ]


def _meant(found: Resolution, role: str) -> Resolution:
    addressed = role in ("recipient", "cc") and found.rule in ("provisional", "short_name", "other_name")
    return Resolution(found.name, None, "general") if addressed else found


def _printed(record: NoticeRecord) -> Iterator[tuple[str, str]]:
    yield from (("issuer", each.name) for each in record.issuers)
    yield from (("recipient", name) for name in record.recipients)
    yield from (("cc", name) for name in record.cc)
    for activity in record.activities:
        yield from (("organizer", name) for name in activity.organizers)
        yield from (("partner", name) for name in activity.partners)


def unknown(found: Iterable[NamedIn]) -> list[str]:
    """The names of bodies that the vocabulary lacks, each once."""
    return list(
        dict.fromkeys(each.resolution.name for each in found if each.resolution.rule == "provisional")
    )
