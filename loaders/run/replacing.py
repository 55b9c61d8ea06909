"""The check that a load replaces nothing but earlier texts of the same notices, and leaves no notice double.

An id is made of what identifies a notice. Where a text has lost its issuer, number or date, it has another id than
the whole text of the same notice. Whether two such texts are one notice only the user knows, so nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from graph.cypher import Cypher
from graph.store import Store
from loaders.run.likeness import KnownNotice, is_same_notice, may_be_one
from loaders.run.writing import Replaced
from loaders.text.normal import normal_form
from ontology.errors import NoticeError

_BATCH = 1_000  # notices asked for at a time
# A notice that was stored before issuing_agency was has its first issuer.
_FIELDS = (
    "OPTIONAL MATCH (a:Agency)-[i:ISSUED]->(n) WHERE i.position = 1 WITH row.id AS given, n, min(a.name) AS first "
    "RETURN given, n.id, n.sha256, n.source_file, coalesce(n.issuing_agency, first), n.doc_number, n.title, "
    "n.issue_date, n.campaign_year ORDER BY given, n.id"
)
_BY_ID = f"UNWIND $rows AS row MATCH (n:Notice {{id: row.key}}) WHERE n.sha256 IS NOT NULL {_FIELDS}"
_BY_NUMBER = (
    "UNWIND $rows AS row MATCH (n:Notice {number_key: row.key}) WHERE n.sha256 IS NOT NULL AND n.id <> row.id "
    "AND (row.agency IS NULL OR n.issuing_agency IS NULL OR n.issuing_agency = row.agency) " + _FIELDS
)
_BY_TITLE = (
    "UNWIND $rows AS row MATCH (n:Notice {title_key: row.key}) WHERE n.sha256 IS NOT NULL AND n.id <> row.id "
    "AND (row.number IS NULL OR n.number_key IS NULL) " + _FIELDS
)


def refuse_all(_: KnownNotice, reason: str) -> None:
    """Refuse the load as a whole: raise `NoticeError`."""
    raise NoticeError(f"{reason}; nothing was loaded")


def check_replacements(
    store: Store, notices: Iterable[KnownNotice], refuse: Callable[[KnownNotice, str], None] = refuse_all
) -> Replaced:
    """Return, by the ids of the notices that were read, the stored ones that they replace and that have another
    file, text or (former) id.

    It is to be called before anything is written. `refuse` gets each notice that would replace another one, or that
    may be a stored one under another id, with the reason; by default this raises `NoticeError`.
    """
    replaced: dict[str, KnownNotice] = {}
    rest = iter(notices)
    while batch := {notice.id: notice for notice in islice(rest, _BATCH)}:
        refused: dict[str, str] = {}
        for given, stored in _stored_by_id(store, batch.values()):
            reason = _fault(batch[given], stored)
            if reason:
                refused.setdefault(given, reason)
            elif _is_replaced(batch[given], stored):
                replaced[given] = stored
        superseded = {each.id for given, each in replaced.items() if given not in refused}
        for given, stored in _stored_alike(store, batch):
            if stored.id not in superseded and may_be_one(batch[given], stored):
                refused.setdefault(given, _doubt(batch[given], stored))
        for given, reason in refused.items():
            refuse(batch[given], reason)
            replaced.pop(given, None)
    return replaced


def _fault(given: KnownNotice, stored: KnownNotice) -> str | None:
    """Return why a notice cannot be loaded: the stored one of its id is another notice, or one with its former id may
    be another."""
    if stored.id == given.id:
        return None if is_same_notice(given, stored) else _refusal(given, stored)
    is_doubtful = not _is_surely_same(given, stored) and may_be_one(given, stored)
    return _doubt(given, stored) if is_doubtful else None


def _is_replaced(given: KnownNotice, stored: KnownNotice) -> bool:
    """Return whether a stored notice with the id, or a former one, of a notice that was read is an earlier text of it
    and not identical."""
    if stored.id == given.id:
        return (stored.sha256, stored.file) != (given.sha256, given.file)
    return _is_surely_same(given, stored)


def _is_surely_same(given: KnownNotice, stored: KnownNotice) -> bool:
    known = given.sha256 == stored.sha256 or (
        bool(given.agency) and _equal(given.agency or "", stored.agency)
    )
    return known and is_same_notice(given, stored)


def _equal(one: str, other: str | None) -> bool:
    return normal_form(one) == normal_form(other or "")


def _stored_by_id(store: Store, notices: Iterable[KnownNotice]) -> Iterator[tuple[str, KnownNotice]]:
    """Yield the stored notices with the ids of those that were read, present or former."""
    keys = [{"id": each.id, "key": key} for each in notices for key in (each.id, *each.former_ids)]
    return _stored(store, _BY_ID, keys)


def _stored_alike(store: Store, notices: Mapping[str, KnownNotice]) -> Iterator[tuple[str, KnownNotice]]:
    """Yield the stored notices with the number, or the agency and title, of one that was read, and another id."""
    common = [
        ({"id": each.id, "agency": each.agency, "number": each.number}, each) for each in notices.values()
    ]
    yield from _stored(store, _BY_NUMBER, [row | {"key": each.number} for row, each in common if each.number])
    titled = [row | {"key": each.agency_title} for row, each in common if each.agency_title]
    yield from _stored(store, _BY_TITLE, titled)


def _stored(store: Store, text: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, KnownNotice]]:
    found = store.read(Cypher(text, {"rows": list(rows)})).rows if rows else ()
    return ((row[0], KnownNotice(*row[1:])) for row in found)


def _refusal(given: KnownNotice, stored: KnownNotice) -> str:
    return (
        f"{given.file}: {given.name} would replace another notice, {stored.name} ({stored.file}), which has "
        f"the same id {given.id}. If both are one notice, retract {given.id} first; else leave this file out"
    )


def _doubt(given: KnownNotice, stored: KnownNotice) -> str:
    return (
        f"{given.file}: {given.name} ({given.id}) may be the notice that is loaded as {stored.id}, {stored.name} "
        f"({stored.file}): issuer, number or date of one of them is missing; retract {stored.id} to replace it, or "
        "leave this file out"
    )
