"""Extracted notices compared with annotated ones: counts per field, and every difference by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from loaders.scoring.counts import Tally, count_values, total
from loaders.scoring.fields import ACTIVITY, HEAD, ISSUERS, ToValues
from loaders.scoring.pairing import pair
from loaders.text.normal import normal_form

Fields = Mapping[str, Any]  # a notice or an activity by the keys of the contract
GROUPS = ("head", "issuers", "activities", "organizers", "types")


@dataclass
class Score:
    """The score of one notice: counts per field, and differences as lines `field: annotated → extracted`."""

    notice: str
    counts: dict[str, Tally] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)

    def group(self, name: str) -> Tally:
        """Return the counts of a field; "head" is all head fields, "organizers" lead and partner organizers."""
        parts = {"head": tuple(HEAD), "organizers": ("organizers", "partners")}.get(name, (name,))
        return total(self.counts.get(part, Tally()) for part in parts)


def compare(notice: str, annotated: Fields, extracted: Fields) -> Score:
    """Score an extracted notice; fields that the annotation leaves out are not counted."""
    score = Score(notice)
    _compare_fields(score, {**HEAD, **ISSUERS}, annotated, extracted, "")
    if "activities" in annotated:
        _compare_activities(score, annotated["activities"], extracted.get("activities") or ())
    return score


def score_missed_notice(notice: str, annotated: Fields) -> Score:
    """Score an annotated notice that was not extracted: all of it is missed."""
    return compare(notice, annotated, {})


def score_extra_notice(notice: str, extracted: Fields) -> Score:
    """Score an extracted notice that is not annotated: all of it is extra."""
    score = compare(notice, {"activities": ()}, extracted)
    score.differences.insert(0, "extracted as a notice, but there is none")
    score.counts["title"] = Tally(extra=1)
    return score


def find_same_notice(annotated: Fields, extracted: Sequence[Fields]) -> int | None:
    """Return the index of the same notice: by document number, else by title, else by shared activities."""
    for name in ("doc_number", "title"):
        value = annotated.get(name)
        for index, each in enumerate(extracted):
            if value and each.get(name) and normal_form(value) == normal_form(each[name]):
                return index
    shared = [len(pair(annotated.get("activities", ()), each["activities"])) for each in extracted]
    best = max(range(len(extracted)), key=shared.__getitem__, default=None)
    return best if best is not None and (shared[best] or len(extracted) == 1) else None


def _compare_activities(score: Score, annotated: Sequence[Fields], extracted: Sequence[Fields]) -> None:
    pairs = pair(annotated, extracted)
    left, right = {one for one, _ in pairs}, {other for _, other in pairs}
    missed = [each for index, each in enumerate(annotated) if index not in left]
    extra = [each for index, each in enumerate(extracted) if index not in right]
    score.counts["activities"] = Tally(len(pairs), len(extra), len(missed))
    score.differences += [f"activity missed: [{each.get('section')}] {each['name']}" for each in missed]
    score.differences += [f"activity extra: [{each.get('section')}] {each['name']}" for each in extra]
    for one, other in pairs:
        activity = f"[{annotated[one].get('section')}] {annotated[one]['name']}: "
        _compare_fields(score, ACTIVITY, annotated[one], extracted[other], activity)


def _compare_fields(
    score: Score, fields: Mapping[str, ToValues], annotated: Fields, extracted: Fields, prefix: str
) -> None:
    for name, to_values in fields.items():
        if name not in annotated:
            continue
        expected, actual = _values(to_values, annotated, name), _values(to_values, extracted, name)
        counts = count_values(expected, actual)
        score.counts[name] = score.counts.get(name, Tally()) + counts
        if counts.extra or counts.missed:
            score.differences.append(f"{prefix}{name}: {_difference(expected, actual)}")


def _values(to_values: ToValues, fields: Fields, name: str) -> list[str]:
    return to_values(fields[name]) if fields.get(name) is not None else []


def _difference(expected: Sequence[str], actual: Sequence[str]) -> str:
    """Return the differing values only, so that one wrong issuer of 39 can be seen."""
    missed = [each for each in expected if each not in actual]
    extra = [each for each in actual if each not in expected]
    return f"{' | '.join(missed) or '—'} → {' | '.join(extra) or '—'}"
