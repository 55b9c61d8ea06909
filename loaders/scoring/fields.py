"""The fields that are scored, each with the function that returns its comparable values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from loaders.contract.details import DETAIL_FIELDS
from loaders.text.normal import normal_form

ToValues = Callable[[Any], list[str]]  # from a field of the contract


def _one(value: object) -> list[str]:
    return [] if value is None or value == "" else [normal_form(str(value))]


def _many(value: list[str]) -> list[str]:
    return [normal_form(each) for each in value]


def _detail(value: object) -> list[str]:
    return _many(list(value)) if isinstance(value, list | tuple) else _one(value)


def _names(value: list[Mapping[str, str]]) -> list[str]:
    return [normal_form(each["name"]) for each in value]


def _name(value: Mapping[str, str] | None) -> list[str]:
    return [value["name"]] if value else []


def _period(value: Mapping[str, str] | None) -> list[str]:
    return [f"{value['start']}/{value['end']}"] if value else []


def _dates(value: list[str] | None) -> list[str]:
    return ["/".join(value)] if value else []


HEAD: Mapping[str, ToValues] = {
    "title": _one,
    "doc_number": _one,
    "issue_date": lambda value: [value] if value else [],
    "campaign_year": _one,
    "level": _one,
    "issuer_count_stated": _one,
    "recipients": _many,
    "cc": _many,
    "theme": _one,
    "slogans": _many,
    "period": _period,
    "forwards": _one,
    "references": _many,
}
ISSUERS: Mapping[str, ToValues] = {"issuers": _names}
ACTIVITY: Mapping[str, ToValues] = {
    "name": _one,
    "organizers": _many,
    "partners": _many,
    "types": _many,
    **{
        name: _dates if field.properties else _detail for name, field in DETAIL_FIELDS.items() if field.scored
    },
    "region": _name,
}
