"""Corrections of activities: each found by the words of the notice, never by a place in a file.

An activity is always addressed as it was read, so one correction never hides another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from loaders.contract.identity import activity_id
from loaders.contract.marks import ALL
from loaders.contract.record import ActivityRecord, CuratedRecord
from loaders.curation.corrections import ActivityAddress, ActivityFields, Correction, Misfit, NewActivity
from loaders.curation.making import Maker
from loaders.text.normal import normal_form

_RIGHT = Misfit("superfluous", "the notice is read so already")
_NOT_READ = "no such activity is read"


@dataclass(frozen=True)
class Slot:
    """An activity as it was read (None: a curator added it) and as it is now (None: a curator dropped it)."""

    read: ActivityRecord | None
    now: ActivityRecord | None


@dataclass(frozen=True)
class Workplace:
    """The activities of one notice while they are corrected, with the marks of what was corrected."""

    maker: Maker
    slots: tuple[Slot, ...]
    marks: tuple[CuratedRecord, ...] = ()

    @property
    def activities(self) -> list[ActivityRecord]:
        """The activities as they are now, in printed order."""
        return sorted((s.now for s in self.slots if s.now), key=lambda each: (each.start, each.end))

    def correct(self, correction: Correction) -> Workplace | Misfit:
        """With one correction applied and marked, or why it does not fit."""
        given = correction.given
        if isinstance(given, NewActivity):
            return self._add(correction, given)
        assert isinstance(given, ActivityAddress)
        place = self._find(given)
        if isinstance(place, Misfit):
            gone = correction.action == "drop" and place.why == _NOT_READ
            return Misfit("superfluous", _NOT_READ) if gone else place
        if correction.to is None:
            return self._drop(correction, place)
        return self._change(correction, place, correction.to)

    def _add(self, correction: Correction, given: NewActivity) -> Workplace | Misfit:
        record = self.maker.make(given)
        if isinstance(record, str):
            return Misfit("unfit", record)
        twin = next((s.now for s in self.slots if s.read and s.now and _is_same(s.now, record)), None)
        differing = _differing(twin, record, given) if twin else []
        # The same event at the same words by other bodies is another one: 北京、上海分别举办启动仪式.
        if twin and "organizers" not in differing:
            why = f"it is read already, with another {', '.join(differing)}: make it a change"
            return Misfit("unfit", why) if differing else _RIGHT
        record = self._named(record)
        mark = _mark(correction, record, ALL, record.name)
        return replace(self, slots=(*self.slots, Slot(None, record)), marks=(*self.marks, mark))

    def _drop(self, correction: Correction, place: int) -> Workplace:
        dropped = self.slots[place].now
        assert dropped is not None
        return replace(
            self,
            slots=_put(self.slots, place, None),
            marks=(*self.marks, _mark(correction, dropped, ALL, dropped.name)),
        )

    def _change(self, correction: Correction, place: int, to: ActivityFields) -> Workplace | Misfit:
        before = self.slots[place].now
        assert before is not None
        after = self.maker.change(before, to)
        if isinstance(after, str):
            return Misfit("unfit", after)
        differing = _differing(before, after, to)
        if not differing:
            return _RIGHT
        marks = self.marks
        if after.name != before.name:
            after = self._named(after)
            renamed = {"activity": after.id}
            marks = tuple(m.model_copy(update=renamed) if m.activity == before.id else m for m in marks)
        marks += tuple(_mark(correction, after, name, _shown(getattr(after, name))) for name in differing)
        return replace(self, slots=_put(self.slots, place, after), marks=marks)

    def _find(self, given: ActivityAddress) -> int | Misfit:
        places = [n for n, slot in enumerate(self.slots) if slot.read and _answers(slot.read, given)]
        if len(places) != 1:
            several = f"{len(places)} activities are read so: say text or organizers"
            return Misfit("unfit", several if places else _NOT_READ)
        if self.slots[places[0]].now is None:
            return Misfit("unfit", "another correction drops it")
        return places[0]

    def _named(self, record: ActivityRecord) -> ActivityRecord:
        """With the id that its name gives it; of several of one name and section the next number."""
        key = activity_id(self.maker.record.id, record.section or "", record.name)
        taken = {slot.now.id for slot in self.slots if slot.now}
        keys = (key, *(f"{key}-{number}" for number in range(2, len(taken) + 3)))
        return record.model_copy(update={"id": next(each for each in keys if each not in taken)})


def _answers(read: ActivityRecord, given: ActivityAddress) -> bool:
    """Whether an activity is the one addressed; what the address leaves out may be anything."""
    if normal_form(read.name) != normal_form(given.name) or (
        given.text and normal_form(read.text) != normal_form(given.text)
    ):
        return False
    if given.organizers is not None and list(map(normal_form, read.organizers)) != list(
        map(normal_form, given.organizers)
    ):
        return False
    return "section" not in given.model_fields_set or read.section == given.section


def _is_same(one: ActivityRecord, other: ActivityRecord) -> bool:
    """Whether two are one event told at one place."""
    tellings = [(a, b) for a in one.mentions for b in other.mentions]
    return normal_form(one.name) == normal_form(other.name) and any(
        a.start < b.end and b.start < a.end for a, b in tellings
    )


def _differing(one: ActivityRecord, other: ActivityRecord, given: ActivityFields) -> list[str]:
    """The given fields in which two differ; a place that is told otherwise is its text."""
    fields = [name for name in given.given if name in ActivityRecord.model_fields and name != "text"]
    differing = [name for name in fields if getattr(one, name) != getattr(other, name)]
    new = isinstance(given, NewActivity)
    return differing if new or one.mentions == other.mentions else [*differing, "text"]


def _put(slots: Sequence[Slot], place: int, now: ActivityRecord | None) -> tuple[Slot, ...]:
    return (*slots[:place], Slot(slots[place].read, now), *slots[place + 1 :])


def _shown(value: Any) -> str | None:
    """A field as a curator's mark keeps it."""
    if isinstance(value, list | tuple):
        return "、".join(value) or None
    return getattr(value, "name", None if value is None else str(value))


def _mark(correction: Correction, record: ActivityRecord, about: str, value: str | None) -> CuratedRecord:
    return CuratedRecord(
        action=correction.action,
        about=about,
        activity=record.id,
        value=value,
        start=record.start,
        end=record.end,
        **correction.signature.model_dump(),
    )
