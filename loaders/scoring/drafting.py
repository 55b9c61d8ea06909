"""Corrections drafted from an annotation: what would make a reading equal to it, for a curator to refine. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from loaders.assemble.extraction import extract
from loaders.contract.details import CARRIED
from loaders.contract.record import ActivityRecord, NoticeRecord
from loaders.curation.applying import apply_corrections
from loaders.curation.files import parse_corrections, to_yaml
from loaders.curation.quotations import find_spans, locate
from loaders.formats.reading import read_source
from loaders.lexicon.knowledge import Knowledge
from loaders.scoring.comparing import same_notice
from loaders.scoring.fields import ACTIVITY, HEAD, ISSUERS
from loaders.scoring.pairing import pair
from loaders.scoring.reference import Annotated, Reference
from loaders.text.plain import plain
from loaders.text.spans import Span
from ontology.errors import NoticeError

Draft = dict[str, Any]
_MANY = ("issuers", "recipients", "cc", "slogans", "references")
_REASONS = {
    "add": "据人工标注：漏读 / annotation: it was not read",
    "change": "据人工标注：误读 / annotation: it was read otherwise",
    "drop": "据人工标注：原文无此事实 / annotation: the notice does not say so",
}
_SOURCE = "通知原文，据人工标注 / the notice itself, as annotated"


def drafts(references: Iterable[Reference], knowledge: Knowledge, date: str) -> Iterator[Draft]:
    """A draft for each annotated notice that is read otherwise; texts that are refused have none."""
    for reference in references:
        try:
            left = extract(read_source(reference.text), knowledge)
        except NoticeError:
            continue
        for expected in reference.notices:
            at = same_notice(expected, [record.model_dump() for record in left])
            found = draft(expected, left.pop(at), knowledge, date) if at is not None else None
            if found:
                yield found


def draft(expected: Annotated, record: NoticeRecord, knowledge: Knowledge, date: str) -> Draft | None:
    """The content of a correction file after which the record says what the annotation says; None when it
    does so already. Fields that the annotation leaves out are left alone."""
    heads = [_signed(each, date) for each in _heads(expected, record)]
    # The issuers decide whose an activity is, so activities are held against the corrected head.
    headed = apply_corrections(record, parse_corrections(to_yaml(_file(record, heads)), "draft"), knowledge)
    known = frozenset(knowledge.vocabulary.region_names)
    told = _activities(_in_known_regions(expected, known), headed) if "activities" in expected else ()
    corrections = [*heads, *(_signed(each, date) for each in told)]
    return _file(record, corrections) if corrections else None


def _in_known_regions(expected: Annotated, known: Container[str]) -> Annotated:
    """The annotation without regions that the vocabulary does not have: a correction could not name them."""
    told = [
        {
            name: value
            for name, value in each.items()
            if name != "region" or not value or value["name"] in known
        }
        for each in expected["activities"]
    ]
    return {**expected, "activities": told}


def _file(record: NoticeRecord, corrections: Sequence[Draft]) -> Draft:
    return {"notice": record.id, "corrections": list(corrections)}


def _signed(action: Draft, date: str) -> Draft:
    (name,) = action
    return {**action, "reason": _REASONS[name], "source": _SOURCE, "by": "annotator", "date": date}


def _heads(expected: Annotated, record: NoticeRecord) -> Iterator[Draft]:
    found = record.model_dump()
    for about in (*HEAD, *ISSUERS):
        if about not in expected:
            continue
        if about in _MANY:
            yield from _listed(about, _names(expected[about]), _names(found[about]))
        elif _differ(HEAD[about], expected[about], found[about]):
            wanted, given = expected[about], found[about]
            if wanted in (None, ""):
                yield {"drop": {about: given}}
            else:
                yield {"add": {about: wanted}} if given is None else {"change": {about: given, "to": wanted}}


def _names(values: Sequence[Any]) -> list[str]:
    return [each if isinstance(each, str) else each["name"] for each in values]


def _listed(about: str, wanted: Sequence[str], given: Sequence[str]) -> Iterator[Draft]:
    """What is too much goes first, then what is missing comes at its place in the list."""
    for value in _without(given, wanted):
        yield {"drop": {about: value}}
    for value in _without(wanted, given):
        yield {"add": {about: value, "position": wanted.index(value) + 1}}


def _without(values: Sequence[str], others: Sequence[str]) -> list[str]:
    """The values that the others do not have, each as often as it is too many."""
    left = Counter(map(plain, others))
    missing = []
    for value in values:
        left[plain(value)] -= 1
        missing += [value] if left[plain(value)] < 0 else []
    return missing


def _activities(expected: Annotated, record: NoticeRecord) -> Iterator[Draft]:
    wanted, given = expected["activities"], [each.model_dump() for each in record.activities]
    pairs = dict(pair(wanted, given))
    for place in sorted(set(range(len(given))) - set(pairs.values())):
        yield {"drop": {"activity": _address(record.activities[place], record)}}
    told = 0
    for place, each in enumerate(wanted):
        if place in pairs:
            found = record.activities[pairs[place]]
            to = _changes(each, given[pairs[place]])
            told = max(told, found.start)
            if to:
                yield {"change": {"activity": _address(found, record), "to": to}}
        else:
            words, start = _words(each["text"], record, told)
            told = max(told, start)
            yield {"add": {"activity": words | _fields(each, record)}}


def _changes(wanted: Mapping[str, Any], given: Mapping[str, Any]) -> Draft:
    names = [
        name for name in ACTIVITY if name in wanted and _differ(ACTIVITY[name], wanted[name], given[name])
    ]
    # Who holds it decides the region, where none is said; the printed date goes with the ISO one.
    names += ["region"] if "organizers" in names and "region" in wanted and "region" not in names else []
    names += ["date"] if "date_iso" in names and "date" in wanted else []
    return {name: _value(name, wanted) for name in names}


def _fields(wanted: Mapping[str, Any], record: NoticeRecord) -> Draft:
    names = ("section", "name", "organizers", "partners", "types", *CARRIED)
    fields = {name: _value(name, wanted) for name in names if wanted.get(name)}
    derived = wanted.get("organizers") or len(record.issuers) == 1
    if wanted.get("region") or ("region" in wanted and derived):
        fields["region"] = _value("region", wanted)
    return fields


def _value(name: str, wanted: Mapping[str, Any]) -> Any:
    return wanted[name]["name"] if name == "region" and wanted[name] else wanted[name]


def _differ(values: Any, wanted: Any, given: Any) -> bool:
    told = [Counter(values(each)) if each is not None else Counter() for each in (wanted, given)]
    return told[0] != told[1]


def _address(found: ActivityRecord, record: NoticeRecord) -> Draft:
    """Section and name, and what else it takes to mean this one activity."""
    address: Draft = {"section": found.section} if found.section else {}
    address["name"] = found.name
    others = [
        each for each in record.activities if each is not found and plain(each.name) == plain(found.name)
    ]
    others = [each for each in others if each.section == found.section or not found.section]
    if others:
        address["text"] = found.text
    if any(plain(each.text) == plain(found.text) for each in others):
        address["organizers"] = list(found.organizers)
    return address


def _words(text: str, record: NoticeRecord, told: int) -> tuple[Draft, int]:
    """The words of an activity, with words before them where they stand twice, and where they stand.

    `told`: where the activity before it stands; annotations are in printed order.
    """
    places = find_spans(record.text, text)
    if len(places) < 2:
        return {"text": text}, places[0].start if places else told
    place = next((each for each in places if each.start >= told), places[-1])
    return {"text": text, "after": _before(record.text, text, place)}, place.start


def _before(text: str, words: str, place: Span) -> str:
    """The shortest words, but some, after which the first telling is the one at `place`."""
    for length in range(8, place.start, 4):
        before = " ".join(text[place.start - length : place.start].split())
        if before and locate(text, words, before) == place:
            return before
    return text[: place.start].strip()
