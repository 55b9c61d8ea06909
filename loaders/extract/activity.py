"""One activity as it is read, before it becomes a record of the contract."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from loaders.contract.details import ActivityDetails
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
    details: ActivityDetails = ActivityDetails()

    def detailed(self, **changes: Any) -> Activity:
        """Return the activity with these details changed."""
        return replace(self, details=self.details.model_copy(update=changes))
