"""What a curator writes: one correction of one fact of a notice, with its reason and its source. Pure data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from loaders.contract.details import ActivityDetails, IsoDate
from loaders.contract.record import Action, Level, Period

# Who corrected, by what they do: names of persons have no place here.
Role = Literal["curator", "editor", "reviewer", "annotator", "reader"]


class CorrectionPart(BaseModel):
    """Frozen, refuses keys it does not know and empty words; numbers are taken as the words they spell."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", coerce_numbers_to_str=True, str_strip_whitespace=True, str_min_length=1
    )


_Head = dict[str, TypeAdapter[Any]]
_words: TypeAdapter[Any] = TypeAdapter(Annotated[str, Field(min_length=1)])

# Head facts with one value, and those with several, each with what its values must be.
SINGLE: _Head = {
    "title": _words, "doc_number": _words, "issue_date": TypeAdapter(IsoDate),
    "campaign_year": TypeAdapter(int), "level": TypeAdapter(Level), "kind": _words,
    "issuer_count_stated": TypeAdapter(int), "theme": _words, "period": TypeAdapter(Period),
    "forwards": _words,
}  # fmt: skip
MANY: _Head = dict.fromkeys(("issuers", "recipients", "cc", "slogans", "references"), _words)


class Passage(CorrectionPart):
    """A place of the notice by its words; `section` or `after` (words before it) where they occur twice."""

    text: str
    section: str | None = None
    after: str | None = None


class ActivityAddress(CorrectionPart):
    """An activity as it was read: name and section; `text`, then `organizers`, where that is not one."""

    name: str
    section: str | None = None
    text: str | None = None
    organizers: tuple[str, ...] | None = None


class _ActivityCore(CorrectionPart):
    """The fields by which an activity is known, and who runs it."""

    name: str = ""
    text: str = ""
    section: str | None = None
    after: str | None = None
    organizers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    types: tuple[str, ...] = Field(default=(), min_length=1)


class ActivityFields(ActivityDetails, _ActivityCore):
    """Fields of an activity as they should be. What is not given stays; null takes a value away."""

    region: str | None = None
    also: tuple[Passage, ...] = ()

    @property
    def given(self) -> Mapping[str, Any]:
        """The fields that are written down, null included."""
        return {
            name: getattr(self, name) for name in type(self).model_fields if name in self.model_fields_set
        }


class NewActivity(ActivityFields):
    """An activity that was not read: its words in the notice, its name and its types at least."""

    name: str
    text: str
    types: tuple[str, ...] = Field(min_length=1)


@dataclass(frozen=True)
class HeadValue:
    """A head fact: `value` as it is to be added or dropped, or was read and is to become `to`.

    `words`: how the notice prints it, where that differs; `position`: its place in a list, from 1.
    """

    about: str
    value: Any
    to: Any = None
    words: str | None = None
    after: str | None = None
    position: int | None = None


class Signature(CorrectionPart):
    """Why, from where, by which role and when: what makes a correction one that can be checked."""

    reason: str
    source: str
    by: Role
    date: IsoDate


@dataclass(frozen=True)
class Correction:
    """One correction; `place` says where it is written. `to`: the new fields of a changed activity."""

    action: Action
    given: NewActivity | ActivityAddress | HeadValue
    signature: Signature
    place: str
    to: ActivityFields | None = None

    @property
    def about(self) -> str:
        """The fact in a few words, for warnings."""
        if isinstance(self.given, HeadValue):
            return f"{self.given.about} {self.given.value}"
        return f"activity [{self.given.section or ''}] {self.given.name}"


@dataclass(frozen=True)
class Corrections:
    """All corrections of one notice. With a `sha256` they are for that file alone."""

    notice: str
    file: str
    items: tuple[Correction, ...]
    sha256: str | None = None


@dataclass(frozen=True)
class Misfit:
    """Why a correction was not applied: it does not fit the notice, or the notice is already right."""

    kind: Literal["unfit", "superfluous"]
    why: str
