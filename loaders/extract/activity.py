"""One activity as extracted, before it becomes a record of the contract."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from loaders.contract.details import ActivityDetails
from loaders.text.spans import Span


@dataclass(frozen=True)
class Mention:
    """A mention of an activity: the section path and the span of the clause."""

    section: str
    span: Span


@dataclass(frozen=True)
class Activity:
    """An activity with its organizers as printed and all its mentions."""

    text: str
    name: str
    types: tuple[str, ...]
    mentions: tuple[Mention, ...]
    organizers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    basis: str | None = None
    details: ActivityDetails = ActivityDetails()

    def with_details(self, **changes: Any) -> Activity:
        """Return the activity with these details changed."""
        return replace(self, details=self.details.model_copy(update=changes))
