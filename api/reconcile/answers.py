"""Answers of the reconciliation service, from candidates and facts. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from api.language import both
from api.reconcile.manifest import ENTITY, ID, SETTINGS, property_of, type_of
from api.reconcile.shapes import (
    AskedProperty,
    CandidateShape,
    ExtensionShape,
    FeatureShape,
    ResultShape,
    SuggestionShape,
    TypeShape,
)
from graph.entities import Ref
from ontology.errors import QuestionError
from ontology.gazetteer import Place, gazetteer
from ontology.kinds import Model
from queries.reconcile.conditions import CONDITIONS, TIME
from queries.reconcile.facts import Entity, FetchedProperty, Row, Value
from queries.reconcile.reconciler import identifier_of
from queries.reconcile.scores import Known, NameCandidate
from queries.reconcile.table import RECONCILED

_YEAR = FetchedProperty(TIME, "年份（此时的名称）", "year (a name of that time)", RECONCILED)
_FOR_CONDITIONS = both("可作对应的条件", "may be a condition of reconciliation")
_FOR_FETCHING = both("供取值", "for fetching")


def result(candidates: Iterable[NameCandidate], model: Model) -> ResultShape:
    """Return the candidates of a query."""
    return ResultShape(
        result=[
            CandidateShape(
                id=identifier_of(each.ref),
                name=each.name,
                description=described(each.known, model),
                type=[_type(each.ref[0], model)],
                score=each.score,
                features=[*_features(each)],
                match=each.match,
            )
            for each in candidates
        ]
    )


def described(known: Known, model: Model) -> str:
    """Return English name, level and lifetime of an agency or place, with the region around a county."""
    if known is None:
        return both("仅见于通知的机构", "known from notices alone")
    level = model.schemes["level"].get(known.level or "")
    shown = both(level.label_zh, level.label_en) if level else ""
    code = f"{_around(known)}GB/T 2260 {known.code}" if isinstance(known, Place) else ""
    life = f"{known.valid_from or ''}–{known.valid_to or ''}" if known.valid_from or known.valid_to else ""
    return ", ".join(filter(None, (known.name_en, shown, code, life)))


def _around(place: Place) -> str:
    """Return the names of the regions around a place (江苏省南京市), behind which its code follows."""
    if place.code not in gazetteer().divisions.by_code:
        return ""
    outer = [gazetteer().at(code, place.valid_to) for code in gazetteer().divisions.chain(place.code)[:0:-1]]
    return "".join(each.name for each in outer if each) + (", " if outer else "")


def _type(name: str, model: Model) -> TypeShape:
    """Return the type of an entity, without broader ones."""
    return type_of(name, model).model_copy(update={"broader": None})


def _features(each: NameCandidate) -> Iterator[FeatureShape]:
    yield FeatureShape(id="name_likeness", value=each.likeness)
    yield FeatureShape(id="name_of_several", value=each.is_doubtful)
    yield FeatureShape(id="notices", value=each.mentions)
    yield from (FeatureShape(id=f"{name}_met", value=met is True) for name, met in each.met.items())


def suggested_entity(ref: Ref, name: str, known: Known, model: Model) -> SuggestionShape:
    """Return an entity that is suggested."""
    notable = [_type(ref[0], model)]
    return SuggestionShape(
        id=identifier_of(ref), name=name, description=described(known, model), notable=notable
    )


def suggested_properties(properties: Mapping[str, FetchedProperty], prefix: str) -> Iterator[SuggestionShape]:
    """Yield the properties whose id or label begins with a prefix, or has it, the conditions first."""
    known = {TIME: _YEAR, **properties}
    for each in sorted(known.values(), key=lambda each: each.id not in CONDITIONS):
        if any(prefix.lower() in text.lower() for text in (each.id, each.label_zh, each.label_en)):
            uses = _FOR_CONDITIONS if each.id in CONDITIONS else _FOR_FETCHING
            yield SuggestionShape(id=each.id, name=both(each.label_zh, each.label_en), description=uses)


def extension(
    asked: Sequence[AskedProperty],
    properties: Mapping[str, FetchedProperty],
    rows: Mapping[str, Row],
    model: Model,
) -> ExtensionShape:
    """Return the values of properties by the ids that were asked for. Raises QuestionError for a wrong setting."""
    settings = [(each.id, *_settings(each)) for each in asked]
    return ExtensionShape(
        meta=[property_of(properties[each.id], model) for each in asked],
        rows={
            identifier: {
                name: [_cell(value, content) for value in row.get(name, ())[: limit or None]]
                for name, limit, content in settings
            }
            for identifier, row in rows.items()
        },
    )


def _settings(asked: AskedProperty) -> tuple[int, str]:
    """Return the number of values at most (0: all), and the form of entities."""
    limit, content = asked.settings.get("limit") or 0, asked.settings.get("content") or ENTITY
    choices = [each["value"] for each in SETTINGS[1]["choices"]]
    if not str(limit).isdecimal():
        raise QuestionError(f"the setting limit is {str(limit)[:60]!r}; it takes a number, 0 for all")
    if content not in choices:
        raise QuestionError(f"the setting content is {str(content)[:60]!r}; it takes {', '.join(choices)}")
    return int(limit), content


def _cell(value: Value, content: str) -> dict[str, Any]:
    if isinstance(value, Entity):
        if content == ENTITY and value.ref[0] in RECONCILED:
            return {"id": identifier_of(value.ref), "name": value.name}
        return {"str": identifier_of(value.ref) if content == ID else value.name}
    if isinstance(value, bool):
        return {"str": str(value).lower()}
    return {"int": value} if isinstance(value, int) else {"str": value}
