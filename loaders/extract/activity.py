"""One activity as it is read, before it becomes a record of the contract."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.text.spans import Span


@dataclass(frozen=True)
class Mention:
    """A place where the notice tells of an activity: the section path and the range of the clause."""

    section: str
    span: Span


@dataclass(frozen=True)
class Activity:
    """What a clause says of one activity, names as printed; `mentions` lists every place that tells of it."""

    text: str
    name: str
    types: tuple[str, ...]
    mentions: tuple[Mention, ...]
    organizers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    basis: str | None = None
    targets: tuple[str, ...] = ()
    date: str | None = None
    date_iso: tuple[str, str] | None = None
    date_span: Span | None = None
    place: str | None = None
    edition: int | None = None
