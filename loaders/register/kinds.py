"""The kinds of facts that registers have, each with the columns of its files. Pure values.

A further kind is one more value of KINDS: its columns are checked by loaders/register/rules.py, each by its name, and
become properties and relationships by loaders/register/facts.py.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

CAMPAIGN = ("year", "scope")  # the first columns of every kind
SOURCE = ("source_title", "source_url")
SHARED = (*SOURCE, "status", "note")  # the last columns of every kind


@dataclass(frozen=True)
class FactKind:
    """A kind of fact, known by the header of its file.

    `fact`: its value of value:fact, None where each row has its own. `columns`: those between year and scope, and the
    source. `value`: the columns of which the first one with a text is the value of the record; one of them must have
    one. `identity`: the columns by which two facts of one source differ. `ranks`: columns that no two rows of one
    campaign and source share.
    """

    fact: str | None
    columns: tuple[str, ...]
    value: tuple[str, ...]
    identity: tuple[str, ...]
    ranks: tuple[str, ...] = ()

    @property
    def header(self) -> tuple[str, ...]:
        """The names of all columns."""
        return (*CAMPAIGN, *self.columns, *SHARED)


CAMPAIGNS = FactKind(None, ("fact", "value"), ("value",), ("fact", "value"))
ISSUERS = FactKind("issuer", ("position", "agency"), ("agency",), ("agency",), ranks=("position",))
ACTIVITIES = FactKind(
    "activity",
    ("name", "organizers", "type", "region", "date", "edition", "series"),
    ("name",),
    ("name", "region", "date"),
)
NOTICES = FactKind(
    "notice",
    ("title", "doc_number", "issue_date", "issuers", "forwards"),
    ("title", "doc_number"),
    ("title", "doc_number"),
)
OPENINGS = FactKind("opening", ("date", "place", "region"), ("place", "date"), ("date", "place"))
KINDS = (CAMPAIGNS, ISSUERS, ACTIVITIES, NOTICES, OPENINGS)


def kind_of_header(names: Collection[str]) -> FactKind:
    """Return the kind that has most of these columns, and the fewest others."""
    return max(KINDS, key=lambda kind: (len({*kind.header} & {*names}), -len({*kind.header} - {*names})))


@dataclass(frozen=True)
class RegisterEntry:
    """A fact about the quality month of a year and scope, and the public source that states it: the cells of a row by
    column."""

    kind: FactKind
    cells: Mapping[str, str]

    def cell(self, column: str) -> str:
        """Return the text of a cell; "" for an empty one, and for a column that the kind does not have."""
        return self.cells.get(column, "")

    @property
    def year(self) -> int:
        """The year of the campaign."""
        return int(self.cells["year"])

    @property
    def scope(self) -> str:
        """The scope of the campaign."""
        return self.cells["scope"]

    @property
    def fact(self) -> str:
        """The kind of fact, a value of value:fact."""
        return self.kind.fact or self.cells["fact"]

    @property
    def value(self) -> str:
        """The value of the fact in the source."""
        return next((self.cells[name] for name in self.kind.value if self.cells[name]), "")

    @property
    def key(self) -> tuple[str, ...]:
        """The texts that identify the entry: campaign, fact and source."""
        own = (self.kind.fact or "", *(self.cells[name] for name in self.kind.identity))
        return (*self._cells(CAMPAIGN), *own[not self.kind.fact :], *self._cells(SOURCE))

    @property
    def rank_keys(self) -> list[tuple[str, ...]]:
        """The texts that no other entry may have, each list of them after the name of its column."""
        filled = (name for name in self.kind.ranks if self.cells[name])
        return [(name, self.cells[name], *self._cells((*CAMPAIGN, *SOURCE))) for name in filled]

    def _cells(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.cells[name] for name in names)
