"""Drafts of the corrections of activities: dropped, changed and added ones. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from loaders.contract.details import DETAIL_FIELDS
from loaders.contract.record import ActivityRecord, NoticeRecord
from loaders.curation.quotations import find_spans, locate
from loaders.scoring.comparing import Fields
from loaders.scoring.fields import ACTIVITY, ToValues
from loaders.scoring.pairing import pair
from loaders.text.normal import normal_form
from loaders.text.spans import Span

Draft = dict[str, Any]  # a correction, or a whole correction file, as YAML has it


def draft_activities(expected: Sequence[Fields], record: NoticeRecord) -> Iterator[Draft]:
    """Yield the corrections that make the activities of a record equal to the annotated ones."""
    actual = [each.model_dump() for each in record.activities]
    pairs = dict(pair(expected, actual))
    for index in sorted(set(range(len(actual))) - set(pairs.values())):
        yield {"drop": {"activity": _address(record.activities[index], record)}}
    start = 0  # of the activity before; annotations are in printed order
    for index, each in enumerate(expected):
        if index in pairs:
            extracted = record.activities[pairs[index]]
            to = _changes(each, actual[pairs[index]])
            start = max(start, extracted.start)
            if to:
                yield {"change": {"activity": _address(extracted, record), "to": to}}
        else:
            quotation, quotation_start = _quotation(each["text"], record, start)
            start = max(start, quotation_start)
            yield {"add": {"activity": quotation | _fields(each, record)}}


def differ(to_values: ToValues, expected: Any, actual: Any) -> bool:
    """Return whether two values of a field are different for scoring."""
    first, second = (
        Counter(to_values(each)) if each is not None else Counter() for each in (expected, actual)
    )
    return first != second


def _changes(expected: Fields, actual: Fields) -> Draft:
    names = [
        name for name in ACTIVITY if name in expected and differ(ACTIVITY[name], expected[name], actual[name])
    ]
    # Changed organizers change the region, unless it is given; the printed date changes with the ISO date.
    names += ["region"] if "organizers" in names and "region" in expected and "region" not in names else []
    names += ["date"] if "date_iso" in names and "date" in expected else []
    return {name: _value(name, expected) for name in names}


def _fields(expected: Fields, record: NoticeRecord) -> Draft:
    names = ("section", "name", "organizers", "partners", "types", *DETAIL_FIELDS)
    fields = {name: _value(name, expected) for name in names if expected.get(name)}
    has_region = expected.get("organizers") or len(record.issuers) == 1  # one that follows from these
    if expected.get("region") or ("region" in expected and has_region):
        fields["region"] = _value("region", expected)
    return fields


def _value(name: str, fields: Fields) -> Any:
    return fields[name]["name"] if name == "region" and fields[name] else fields[name]


def _address(activity: ActivityRecord, record: NoticeRecord) -> Draft:
    """Return section and name of an activity, and text and organizers where others have the same."""
    address: Draft = {"section": activity.section} if activity.section else {}
    address["name"] = activity.name
    others = [
        each
        for each in record.activities
        if each is not activity and normal_form(each.name) == normal_form(activity.name)
    ]
    others = [each for each in others if each.section == activity.section or not activity.section]
    if others:
        address["text"] = activity.text
    if any(normal_form(each.text) == normal_form(activity.text) for each in others):
        address["organizers"] = list(activity.organizers)
    return address


def _quotation(text: str, record: NoticeRecord, start: int) -> tuple[Draft, int]:
    """Return the quotation of an activity, with the words before it if it occurs twice, and where it begins.

    Of several occurrences the first at or after `start` is meant.
    """
    spans = find_spans(record.text, text)
    if len(spans) < 2:
        return {"text": text}, spans[0].start if spans else start
    span = next((each for each in spans if each.start >= start), spans[-1])
    return {"text": text, "after": _words_before(record.text, text, span)}, span.start


def _words_before(text: str, quotation: str, span: Span) -> str:
    """Return a few words after which the first occurrence of a quotation is the one at `span`."""
    for length in range(8, span.start, 4):
        words = " ".join(text[span.start - length : span.start].split())
        if words and locate(text, quotation, words) == span:
            return words
    return text[: span.start].strip()
