"""Corrections of activities, each addressed by name and section as it was extracted, never by its place in a file.

So a correction never depends on what another one did.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from loaders.contract.identity import activity_id
from loaders.contract.marks import ALL
from loaders.contract.record import ActivityRecord, CuratedRecord
from loaders.curation.corrections import (
    SUPERFLUOUS,
    ActivityAddress,
    ActivityFields,
    Correction,
    NewActivity,
    Rejection,
)
from loaders.curation.editing import RecordEditor
from loaders.text.normal import normal_form

_NOT_EXTRACTED = "no such activity was extracted"


@dataclass(frozen=True)
class ActivityState:
    """An activity as extracted (None: a curator added it) and as corrected (None: a curator dropped it)."""

    extracted: ActivityRecord | None
    current: ActivityRecord | None


@dataclass(frozen=True)
class ActivityWorkspace:
    """The activities of one notice while corrections are applied, and the marks of the corrected fields."""

    editor: RecordEditor
    states: tuple[ActivityState, ...]
    marks: tuple[CuratedRecord, ...] = ()

    @property
    def activities(self) -> list[ActivityRecord]:
        """The activities as corrected, in printed order."""
        return sorted((s.current for s in self.states if s.current), key=lambda each: (each.start, each.end))

    def apply(self, correction: Correction) -> ActivityWorkspace | Rejection:
        """Return the workspace with one correction applied and marked, or why it is not applied."""
        target = correction.target
        if isinstance(target, NewActivity):
            return self._add(correction, target)
        assert isinstance(target, ActivityAddress)
        index = self._find(target)
        if isinstance(index, Rejection):
            already = correction.action == "drop" and index.reason == _NOT_EXTRACTED
            return Rejection("superfluous", _NOT_EXTRACTED) if already else index
        if correction.to is None:
            return self._drop(correction, index)
        return self._change(correction, index, correction.to)

    def _add(self, correction: Correction, new: NewActivity) -> ActivityWorkspace | Rejection:
        record = self.editor.create(new)
        if isinstance(record, str):
            return Rejection("unfit", record)
        twin = next(
            (s.current for s in self.states if s.extracted and s.current and _is_same(s.current, record)),
            None,
        )
        differing = _differing(twin, record, new) if twin else []
        # The same event in the same words with other organizers is another one: 北京、上海分别举办启动仪式.
        if twin and "organizers" not in differing:
            reason = f"it was extracted with another {', '.join(differing)}; make this a change"
            return Rejection("unfit", reason) if differing else SUPERFLUOUS
        record = self._with_id(record)
        mark = _mark(correction, record, ALL, record.name)
        return replace(self, states=(*self.states, ActivityState(None, record)), marks=(*self.marks, mark))

    def _drop(self, correction: Correction, index: int) -> ActivityWorkspace:
        dropped = self.states[index].current
        assert dropped is not None
        return replace(
            self,
            states=_replaced(self.states, index, None),
            marks=(*self.marks, _mark(correction, dropped, ALL, dropped.name)),
        )

    def _change(
        self, correction: Correction, index: int, to: ActivityFields
    ) -> ActivityWorkspace | Rejection:
        before = self.states[index].current
        assert before is not None
        after = self.editor.change(before, to)
        if isinstance(after, str):
            return Rejection("unfit", after)
        differing = _differing(before, after, to)
        if not differing:
            return SUPERFLUOUS
        marks = self.marks
        if after.name != before.name:
            after = self._with_id(after)
            renamed = {"activity": after.id}
            marks = tuple(m.model_copy(update=renamed) if m.activity == before.id else m for m in marks)
        marks += tuple(
            _mark(correction, after, name, _format_value(getattr(after, name))) for name in differing
        )
        return replace(self, states=_replaced(self.states, index, after), marks=marks)

    def _find(self, address: ActivityAddress) -> int | Rejection:
        """Return the index of the one activity at an address, or why there is none."""
        indexes = [
            index
            for index, state in enumerate(self.states)
            if state.extracted and _matches(state.extracted, address)
        ]
        if len(indexes) != 1:
            ambiguous = f"{len(indexes)} activities have this name and section; add text or organizers"
            return Rejection("unfit", ambiguous if indexes else _NOT_EXTRACTED)
        if self.states[indexes[0]].current is None:
            return Rejection("unfit", "another correction drops it")
        return indexes[0]

    def _with_id(self, record: ActivityRecord) -> ActivityRecord:
        """Return an activity with the id of its name and section, numbered where another one has that id."""
        key = activity_id(self.editor.record.id, record.section or "", record.name)
        taken = {state.current.id for state in self.states if state.current}
        keys = (key, *(f"{key}-{number}" for number in range(2, len(taken) + 3)))
        return record.model_copy(update={"id": next(each for each in keys if each not in taken)})


def _matches(activity: ActivityRecord, address: ActivityAddress) -> bool:
    """Return whether an activity is at an address; what the address leaves out may have any value."""
    if normal_form(activity.name) != normal_form(address.name) or (
        address.text and normal_form(activity.text) != normal_form(address.text)
    ):
        return False
    if address.organizers is not None and list(map(normal_form, activity.organizers)) != list(
        map(normal_form, address.organizers)
    ):
        return False
    return "section" not in address.model_fields_set or activity.section == address.section


def _is_same(one: ActivityRecord, other: ActivityRecord) -> bool:
    """Return whether two activities have one name and overlapping mentions."""
    pairs = [(a, b) for a in one.mentions for b in other.mentions]
    return normal_form(one.name) == normal_form(other.name) and any(
        a.start < b.end and b.start < a.end for a, b in pairs
    )


def _differing(one: ActivityRecord, other: ActivityRecord, fields: ActivityFields) -> list[str]:
    """Return the specified fields in which two activities differ; other mentions count as another text."""
    names = [name for name in fields.specified if name in ActivityRecord.model_fields and name != "text"]
    differing = [name for name in names if getattr(one, name) != getattr(other, name)]
    new = isinstance(fields, NewActivity)
    return differing if new or one.mentions == other.mentions else [*differing, "text"]


def _replaced(
    states: Sequence[ActivityState], index: int, current: ActivityRecord | None
) -> tuple[ActivityState, ...]:
    return (*states[:index], ActivityState(states[index].extracted, current), *states[index + 1 :])


def _format_value(value: Any) -> str | None:
    """Return the value of a field as the mark of a correction records it."""
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
