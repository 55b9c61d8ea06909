"""The plain fields of an activity, declared once and carried from here to extraction, record, graph, scoring
and corrections.

A new field is one line of `ActivityDetails`, one line that reads it (`ActivityBuilder.details`), and its
property in `ontology/quality.ttl`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field

IsoDate = Annotated[str, Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]


class Record(BaseModel):
    """Frozen, and refuses fields that the contract does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True)
class Carried:
    """How a field is carried: `properties`, the graph property of each part of its value, where that is not the
    field itself; `scored`, whether it is compared with annotation."""

    properties: tuple[str, ...] = ()
    scored: bool = True


class ActivityDetails(Record):
    """What an activity is about, when and where it takes place, and for which time; empty where not printed."""

    targets: Annotated[tuple[str, ...], Carried()] = ()
    date: Annotated[str | None, Carried(scored=False)] = None  # as printed; what scoring compares is date_iso
    date_iso: Annotated[tuple[IsoDate, IsoDate] | None, Carried(("date_from", "date_to"))] = None
    place: Annotated[str | None, Carried()] = None
    edition: Annotated[int | None, Carried()] = None

    def completed(self, other: ActivityDetails) -> Self:
        """Return these details, each empty field taken from `other`."""
        return self.model_copy(update={name: self.value(name) or other.value(name) for name in CARRIED})

    def value(self, name: str) -> Any:
        """The value of the field `name`."""
        return getattr(self, name)

    def details(self) -> dict[str, Any]:
        """The fields and their values."""
        return {name: self.value(name) for name in CARRIED}

    def properties(self) -> dict[str, Any]:
        """The graph properties and their values; a missing value has none."""
        found: dict[str, Any] = {}
        for name, carried in CARRIED.items():
            value = self.value(name)
            found |= (
                dict(zip(carried.properties, value or (), strict=False))
                if carried.properties
                else {name: value}
            )
        return found


CARRIED = {
    name: carried
    for name, field in ActivityDetails.model_fields.items()
    for carried in field.metadata
    if isinstance(carried, Carried)
}
