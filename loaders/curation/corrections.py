"""The content of a correction file: corrections of facts of one notice, each with its reason and source. Pure data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from loaders.contract.details import ActivityDetails, IsoDate
from loaders.contract.record import Action, Level, Period

# Who corrected, by role: names of persons have no place here.
Role = Literal["curator", "editor", "reviewer", "annotator", "reader"]


class CorrectionPart(BaseModel):
    """A frozen model that refuses unknown keys and empty strings; numbers are converted to strings."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", coerce_numbers_to_str=True, str_strip_whitespace=True, str_min_length=1
    )


_FieldTypes = dict[str, TypeAdapter[Any]]
_text: TypeAdapter[Any] = TypeAdapter(Annotated[str, Field(min_length=1)])

# Head fields with one value, and those with a list of values, each with the type of a value.
SINGLE: _FieldTypes = {
    "title": _text, "doc_number": _text, "issue_date": TypeAdapter(IsoDate),
    "campaign_year": TypeAdapter(int), "level": TypeAdapter(Level), "kind": _text,
    "issuer_count_stated": TypeAdapter(int), "theme": _text, "period": TypeAdapter(Period),
    "forwards": _text,
}  # fmt: skip
MANY: _FieldTypes = dict.fromkeys(("issuers", "recipients", "cc", "slogans", "references"), _text)


class Passage(CorrectionPart):
    """A quotation from the notice; `section` or `after` (words before it) select one of several occurrences."""

    text: str
    section: str | None = None
    after: str | None = None


class ActivityAddress(CorrectionPart):
    """An extracted activity, by name and section; `text`, then `organizers`, where these fit several."""

    name: str
    section: str | None = None
    text: str | None = None
    organizers: tuple[str, ...] | None = None


class _ActivityCore(CorrectionPart):
    """The fields that identify an activity, and its organizers."""

    name: str = ""
    text: str = ""
    section: str | None = None
    after: str | None = None
    organizers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    types: tuple[str, ...] = Field(default=(), min_length=1)


class ActivityFields(ActivityDetails, _ActivityCore):
    """Corrected fields of an activity. A field that is left out stays as it is; null removes its value."""

    region: str | None = None
    also: tuple[Passage, ...] = ()

    @property
    def specified(self) -> Mapping[str, Any]:
        """The fields that the correction file has, null included, with their values."""
        return {
            name: getattr(self, name) for name in type(self).model_fields if name in self.model_fields_set
        }


class NewActivity(ActivityFields):
    """An activity that extraction missed; its quotation, name and types are required."""

    name: str
    text: str
    types: tuple[str, ...] = Field(min_length=1)


@dataclass(frozen=True)
class HeadValue:
    """A value of a head field: `value` is to be added, to be dropped, or to be replaced by `to`.

    `words`: the quotation, where the notice prints the value otherwise; `position`: its place in a list, from 1.
    """

    about: str
    value: Any
    to: Any = None
    words: str | None = None
    after: str | None = None
    position: int | None = None


class Signature(CorrectionPart):
    """Reason, source, role and date of a correction, without which nobody could check it."""

    reason: str
    source: str
    by: Role
    date: IsoDate


@dataclass(frozen=True)
class Correction:
    """One correction. `location`: its file and line; `to`: the new fields of a changed activity."""

    action: Action
    target: NewActivity | ActivityAddress | HeadValue
    signature: Signature
    location: str
    to: ActivityFields | None = None

    @property
    def about(self) -> str:
        """The corrected fact in a few words, for warnings."""
        if isinstance(self.target, HeadValue):
            return f"{self.target.about} {self.target.value}"
        return f"activity [{self.target.section or ''}] {self.target.name}"


@dataclass(frozen=True)
class Corrections:
    """All corrections of one notice; with a `sha256`, only of the notice in the file of that hash."""

    notice: str
    file: str
    items: tuple[Correction, ...]
    sha256: str | None = None


@dataclass(frozen=True)
class Rejection:
    """The reason why a correction is not applied: it does not fit the notice, or is not needed any more."""

    kind: Literal["unfit", "superfluous"]
    reason: str


SUPERFLUOUS = Rejection("superfluous", "extraction gives the same without this correction; take it out")
