"""The plain fields of an activity, declared once for extraction, record, graph, scoring and corrections.

To add a field: one line in `ActivityDetails`, one line that reads it (`ActivityBuilder.details`), and its
property in `ontology/quality.ttl`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field

IsoDate = Annotated[str, Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]


class Record(BaseModel):
    """A frozen record that rejects unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True)
class DetailField:
    """The use of a field outside extraction.

    `properties`: the graph property of each part of its value, where that is not the field itself;
    `scored`: whether scoring compares it with the annotation.
    """

    properties: tuple[str, ...] = ()
    scored: bool = True


class ActivityDetails(Record):
    """The targets, date, place and edition of an activity; empty where the notice does not print them."""

    targets: Annotated[tuple[str, ...], DetailField()] = ()
    date: Annotated[str | None, DetailField(scored=False)] = None  # as printed; scoring compares date_iso
    date_iso: Annotated[tuple[IsoDate, IsoDate] | None, DetailField(("date_from", "date_to"))] = None
    place: Annotated[str | None, DetailField()] = None
    edition: Annotated[int | None, DetailField()] = None

    def completed(self, other: ActivityDetails) -> Self:
        """Return these details, each empty field taken from `other`."""
        values = {name: self.value(name) or other.value(name) for name in DETAIL_FIELDS}
        return self if values == self.as_dict() else self.model_copy(update=values)

    def value(self, name: str) -> Any:
        """Return the value of the field `name`."""
        return getattr(self, name)

    def as_dict(self) -> dict[str, Any]:
        """Return the fields and their values."""
        return {name: self.value(name) for name in DETAIL_FIELDS}

    def properties(self) -> dict[str, Any]:
        """Return the graph properties and their values; a range that is missing has no properties."""
        found: dict[str, Any] = {}
        for name, field in DETAIL_FIELDS.items():
            value = self.value(name)
            found |= (
                dict(zip(field.properties, value or (), strict=False)) if field.properties else {name: value}
            )
        return found


DETAIL_FIELDS = {
    name: detail
    for name, field in ActivityDetails.model_fields.items()
    for detail in field.metadata
    if isinstance(detail, DetailField)
}
