"""Which extracted activity is which annotated one: one to one, the most alike first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from loaders.text.normal import normal_form

# Two tellings are of one activity when their names agree in so many of their characters: a verb or a
# quantity more or less ("发布一批典型案例", "典型案例"), never another object. Where one name is part of
# the other and both stand in the same words, less is enough ("为企业校准计量器具", "校准计量器具").
ALIKE, ALIKE_IN_ONE_TEXT = 0.75, 0.2


@dataclass(frozen=True)
class Told:
    """What pairing looks at in an activity."""

    name: str
    text: str
    section: str
    organizers: frozenset[str]

    @classmethod
    def of(cls, activity: Any) -> Told:
        organizers = frozenset(map(normal_form, activity.get("organizers") or ()))
        return cls(
            normal_form(activity["name"]),
            normal_form(activity["text"]),
            activity.get("section") or "",
            organizers,
        )


def pair(expected: Sequence[Any], found: Sequence[Any]) -> list[tuple[int, int]]:
    """The places `(expected, found)` of activities that are the same, in printed order of the expected."""
    wanted, given = [Told.of(each) for each in expected], [Told.of(each) for each in found]
    ranked = sorted(_candidates(wanted, given), key=lambda each: (-each[0], abs(each[1] - each[2])))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, left, right in ranked:
        if left not in pairs and right not in taken:
            pairs[left] = right
            taken.add(right)
    return sorted(pairs.items())


def _candidates(wanted: Sequence[Told], given: Sequence[Told]) -> Iterator[tuple[float, int, int]]:
    for left, one in enumerate(wanted):
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(one.name)  # the side that is prepared once
        for right, other in enumerate(given):
            matcher.set_seq1(other.name)
            least = ALIKE_IN_ONE_TEXT if _one_in_other(one, other) else ALIKE
            if matcher.quick_ratio() >= least and (alike := matcher.ratio()) >= least:
                yield alike + _circumstances(one, other), left, right


def _one_in_other(one: Told, other: Told) -> bool:
    names = one.name in other.name or other.name in one.name
    return names and (one.text in other.text or other.text in one.text)


def _circumstances(one: Told, other: Told) -> float:
    """Of several with one name, the one told in the same words, by the same bodies, in the same place."""
    return (
        (one.text == other.text) * 0.5
        + (one.organizers == other.organizers) * 0.25
        + (one.section == other.section) * 0.25
    )
