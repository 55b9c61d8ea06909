"""Extraction held against annotation: figures per field, and what was missed or made up, by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from loaders.scoring.fields import ACTIVITY, HEAD, ISSUERS, Values
from loaders.scoring.figures import Figure, compared, total
from loaders.scoring.pairing import pair
from loaders.text.normal import normal_form

Notice = Mapping[str, Any]
GROUPS = ("head", "issuers", "activities", "organizers", "types")


@dataclass
class Score:
    """One notice: a figure per field, and each difference as a line `field: expected → found`."""

    notice: str
    figures: dict[str, Figure] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)

    def group(self, name: str) -> Figure:
        """A field's figure; "head" is all head facts together, "organizers" leads and partners."""
        parts = {"head": tuple(HEAD), "organizers": ("organizers", "partners")}.get(name, (name,))
        return total(self.figures.get(part, Figure()) for part in parts)


def compare(notice: str, expected: Notice, found: Notice) -> Score:
    """One annotated notice against the extracted one; fields that the annotation leaves out do not count."""
    score = Score(notice)
    _fields(score, {**HEAD, **ISSUERS}, expected, found, "")
    if "activities" in expected:
        _activities(score, expected["activities"], found.get("activities") or ())
    return score


def unread(notice: str, expected: Notice) -> Score:
    """A notice of which nothing was extracted."""
    return compare(notice, expected, {})


def unwanted(notice: str, found: Notice) -> Score:
    """A notice extracted where there is none: all of it is extra."""
    score = compare(notice, {"activities": ()}, found)
    score.differences.insert(0, "read as a notice, but none is there")
    score.figures["title"] = Figure(extra=1)
    return score


def _activities(score: Score, expected: Sequence[Notice], found: Sequence[Notice]) -> None:
    pairs = pair(expected, found)
    left, right = {one for one, _ in pairs}, {other for _, other in pairs}
    missed = [each for place, each in enumerate(expected) if place not in left]
    extra = [each for place, each in enumerate(found) if place not in right]
    score.figures["activities"] = Figure(len(pairs), len(extra), len(missed))
    score.differences += [f"activity missed: [{each.get('section')}] {each['name']}" for each in missed]
    score.differences += [f"activity extra: [{each.get('section')}] {each['name']}" for each in extra]
    for one, other in pairs:
        where = f"[{expected[one].get('section')}] {expected[one]['name']}: "
        _fields(score, ACTIVITY, expected[one], found[other], where)


def _fields(score: Score, fields: Mapping[str, Values], expected: Notice, found: Notice, where: str) -> None:
    for name, values in fields.items():
        if name not in expected:
            continue
        wanted, given = _values(values, expected, name), _values(values, found, name)
        figure = compared(wanted, given)
        score.figures[name] = score.figures.get(name, Figure()) + figure
        if figure.extra or figure.missed:
            score.differences.append(f"{where}{name}: {_shown(wanted, given)}")


def _values(values: Values, notice: Notice, name: str) -> list[str]:
    return values(notice[name]) if notice.get(name) is not None else []


def _shown(wanted: Sequence[str], given: Sequence[str]) -> str:
    """Only what differs, so that one wrong issuer of 39 can be seen."""
    missed = [each for each in wanted if each not in given]
    extra = [each for each in given if each not in wanted]
    return f"{' | '.join(missed) or '—'} → {' | '.join(extra) or '—'}"


def same_notice(expected: Notice, found: Sequence[Notice]) -> int | None:
    """The place of the extracted notice that an annotated one is about: by number, title, then activities."""
    for name in ("doc_number", "title"):
        wanted = expected.get(name)
        for place, each in enumerate(found):
            if wanted and each.get(name) and normal_form(wanted) == normal_form(each[name]):
                return place
    shared = [len(pair(expected.get("activities", ()), each["activities"])) for each in found]
    best = max(range(len(found)), key=shared.__getitem__, default=None)
    return best if best is not None and (shared[best] or len(found) == 1) else None
