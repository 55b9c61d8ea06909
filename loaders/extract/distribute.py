"""The distribution of organizers over several events: with 分别 each has its own (annotation rule on organizers)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.extract.subject import Subject
from loaders.text.extracted import without_blanks

_RESPECTIVELY = "分别"
_WORKS = re.compile(r"《[^》]*》")


class Assignment(NamedTuple):
    """One event with its lead and partner organizers."""

    name: str
    organizers: tuple[str, ...]
    partners: tuple[str, ...]


def distribute(clause: str, names: Sequence[str], subject: Subject) -> Iterator[Assignment]:
    """Yield each event with its organizers: all of them, or with 分别 the first event with the first agency,
    the second with the second, and so on."""
    respectively = _RESPECTIVELY in clause
    events = _split_works(names, len(subject.organizers)) if respectively else tuple(names)
    for index, name in enumerate(events):
        yield Assignment(
            name,
            _assigned(subject.organizers, index, len(events), respectively),
            _assigned(subject.partners, index, len(events), respectively),
        )


def _assigned(agencies: tuple[str, ...], index: int, event_count: int, respectively: bool) -> tuple[str, ...]:
    """Return the agency of the event `index` where each has its own, else all agencies."""
    return (agencies[index],) if respectively and len(agencies) == event_count > 1 else agencies


def _split_works(names: Sequence[str], agency_count: int) -> tuple[str, ...]:
    """Return one name for each agency where they publish one work each: 甲、乙分别发布《…》《…》."""
    works = _WORKS.findall(without_blanks(names[0])) if len(names) == 1 else []
    return tuple(works) if len(works) == agency_count > 1 else tuple(names)
