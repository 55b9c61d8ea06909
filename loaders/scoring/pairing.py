"""Pairing of annotated and extracted activities, one to one, the most similar first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from loaders.text.normal import normal_form

# Two activities are the same if their names share enough characters: a verb or a quantity may differ
# ("发布一批典型案例", "典型案例"), but not the object. Less is enough if one name is part of the other and the texts
# overlap too ("为企业校准计量器具", "校准计量器具").
LEAST_SIMILARITY, LEAST_SIMILARITY_IN_ONE_TEXT = 0.75, 0.2


@dataclass(frozen=True)
class PairingFeatures:
    """The features of an activity that pairing compares."""

    name: str
    text: str
    section: str
    organizers: frozenset[str]

    @classmethod
    def of(cls, activity: Any) -> PairingFeatures:
        """Return the features of an annotated or extracted activity."""
        organizers = frozenset(map(normal_form, activity.get("organizers") or ()))
        return cls(
            normal_form(activity["name"]),
            normal_form(activity["text"]),
            activity.get("section") or "",
            organizers,
        )


def pair(annotated: Sequence[Any], extracted: Sequence[Any]) -> list[tuple[int, int]]:
    """Return the indexes `(annotated, extracted)` of activities that are the same, in annotated order."""
    first = [PairingFeatures.of(each) for each in annotated]
    second = [PairingFeatures.of(each) for each in extracted]
    ranked = sorted(_candidates(first, second), key=lambda each: (-each[0], abs(each[1] - each[2])))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, left, right in ranked:
        if left not in pairs and right not in taken:
            pairs[left] = right
            taken.add(right)
    return sorted(pairs.items())


def _candidates(
    annotated: Sequence[PairingFeatures], extracted: Sequence[PairingFeatures]
) -> Iterator[tuple[float, int, int]]:
    """Yield the score and the indexes of each pair that may be the same activity."""
    for left, one in enumerate(annotated):
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(one.name)  # the sequence that the matcher prepares once
        for right, other in enumerate(extracted):
            matcher.set_seq1(other.name)
            least = LEAST_SIMILARITY_IN_ONE_TEXT if _is_part(one, other) else LEAST_SIMILARITY
            if matcher.quick_ratio() >= least and (similarity := matcher.ratio()) >= least:
                yield similarity + _tie_breaker(one, other), left, right


def _is_part(one: PairingFeatures, other: PairingFeatures) -> bool:
    """Return whether one name is part of the other, and one text part of the other."""
    names = one.name in other.name or other.name in one.name
    return names and (one.text in other.text or other.text in one.text)


def _tie_breaker(one: PairingFeatures, other: PairingFeatures) -> float:
    """Return the weight of equal text, organizers and section, which select among activities of one name."""
    return (
        (one.text == other.text) * 0.5
        + (one.organizers == other.organizers) * 0.25
        + (one.section == other.section) * 0.25
    )
