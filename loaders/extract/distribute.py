"""Who holds which of several events: 分别 gives each body its own (annotation rule on organisers)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.actors import Subject
from loaders.text.extracted import without_blanks

_SEVERALLY = "分别"
_WORKS = re.compile(r"《[^》]*》")


@dataclass(frozen=True)
class Assignment:
    """One event and the bodies that hold it."""

    name: str
    organizers: tuple[str, ...]
    partners: tuple[str, ...]


def distribute(clause: str, names: Sequence[str], subject: Subject) -> Iterator[Assignment]:
    """Each event with its bodies: all of them, or by 分别 the first with the first, the second with the second."""
    severally = _SEVERALLY in clause
    events = _works(names, len(subject.organizers)) if severally else tuple(names)
    for place, name in enumerate(events):
        yield Assignment(
            name,
            _part(subject.organizers, place, len(events), severally),
            _part(subject.partners, place, len(events), severally),
        )


def _part(bodies: tuple[str, ...], place: int, events: int, severally: bool) -> tuple[str, ...]:
    return (bodies[place],) if severally and len(bodies) == events > 1 else bodies


def _works(names: Sequence[str], bodies: int) -> tuple[str, ...]:
    """甲、乙分别发布《…》《…》: one work each."""
    works = _WORKS.findall(without_blanks(names[0])) if len(names) == 1 else []
    return tuple(works) if len(works) == bodies > 1 else tuple(names)
