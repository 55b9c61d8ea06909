"""Assignment of the cells of a flattened table to rows and columns: the best fit over all cells. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.lexicon import columns as kinds
from loaders.lexicon.name_lists import NameSplitter
from loaders.outline.tables import Cell
from loaders.text.dates import find_date

_NUMBER = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]?[、.．]?")
_ANY_YEAR = 2000
_DATE_WORDS = re.compile(
    r"^第[一二三四五六]周|^[上中下]旬|^每[日周月]|全年|全月|长期|持续|月底|旬|常年|年底|前$|起$|期间|^\d{1,2}月"
    r"|^[至到—–~～-]+(?:\d{1,2}月)?\d{1,2}日"
)
_NEVER = -1e9
_LONGEST_SHORT = 24  # a date, a place, a category
_LONGEST_UNITS = 120


@dataclass(frozen=True)
class Token:
    """A cell or a part of one, whether a line begins with it, and the index of its paragraph."""

    cell: Cell
    opens_line: bool
    paragraph: int


@dataclass(frozen=True)
class Fitter:
    """The fit of cells to columns of known roles, by dynamic programming.

    `content`: the column of the activities; `spaced`: each row begins with a line.
    """

    roles: Sequence[str | None]
    content: int
    spaced: bool
    names: NameSplitter

    def fit(self, tokens: Sequence[Token]) -> list[list[tuple[int, Token]]]:
        """Return the rows up to the end of the table, each as its cells with their columns."""
        width = len(self.roles)
        best = [self._value(tokens[0], column) + self._skip_cost(0, column) for column in range(width)]
        best = [value if column <= self.content else _NEVER for column, value in enumerate(best)]
        steps: list[list[tuple[int, bool]]] = []
        totals = [best]
        for token in tokens[1:]:
            best, step = self._advance(best, token)
            steps.append(step)
            totals.append(best)
        ends = [
            (total[column], -at, column)
            for at, total in enumerate(totals)
            for column in range(self.content, width)
        ]
        value, at, column = max(ends)
        return self._walk(tokens, steps, -at, column) if value > 0 else []

    def _advance(self, best: list[float], token: Token) -> tuple[list[float], list[tuple[int, bool]]]:
        """Return for each column the best value with `token` in it, and from which column (True: in a new row)."""
        width = len(self.roles)
        values, step = [], []
        for column in range(width):
            own = self._value(token, column)
            ways = [(best[column] + own + self._continuation_cost(token, column), column, False)]
            ways += [
                (best[before] + own + self._skip_cost(before + 1, column), before, False)
                for before in range(column)
                if not before < self.content < column
            ]
            if column <= self.content and (token.opens_line or not self.spaced):
                start = own + self._skip_cost(0, column)
                ways += [
                    (best[before] + start + self._skip_cost(before + 1, width), before, True)
                    for before in range(self.content, width)
                ]
            value, before, new = max(ways)
            values.append(value)
            step.append((before, new))
        return values, step

    def _walk(
        self, tokens: Sequence[Token], steps: list[list[tuple[int, bool]]], at: int, column: int
    ) -> list[list[tuple[int, Token]]]:
        rows: list[list[tuple[int, Token]]] = [[]]
        while at > 0:
            rows[-1].append((column, tokens[at]))
            at, (column, new) = at - 1, steps[at - 1][column]
            if new:
                rows.append([])
        rows[-1].append((column, tokens[0]))
        return [row[::-1] for row in rows[::-1]]

    def _skip_cost(self, start: int, end: int) -> float:
        """Return the cost of empty cells in these columns."""
        costs = {kinds.LEAD: -1.4, kinds.NUMBER: -0.1, kinds.CATEGORY: -0.1, kinds.OTHER: -0.3, None: -0.3}
        return sum(costs.get(role, -1.0) for role in self.roles[start:end])

    def _continuation_cost(self, token: Token, column: int) -> float:
        """Return the cost of a further part of a cell."""
        if self.roles[column] in kinds.UNITS and self._is_units(token.cell.text):
            return -1.8
        return -2.2 if token.opens_line or column == self.content else -3.0

    def _value(self, token: Token, column: int) -> float:
        """Return how well a cell fits a column; above 0 where it does."""
        text, role = token.cell.text, self.roles[column]
        if column == self.content:
            return self._content_value(text)
        if role == kinds.NUMBER:
            return 3.0 if _NUMBER.fullmatch(text) else -6.0
        if len(text) > (_LONGEST_UNITS if role in {*kinds.UNITS, kinds.OTHER} else 60):
            return -5.0
        if text in self.names.lexicon.words_of("unit-none"):
            return 0.5
        if role in kinds.UNITS:
            return 2.0 if self._is_units(text) else -2.5
        if role == kinds.DATE:
            return 2.0 if _is_date(text) else -3.0
        if role == kinds.OTHER and len(text) > _LONGEST_SHORT:
            return -1.5 if self._is_units(text) else 0.2
        short = len(text) <= _LONGEST_SHORT and not _is_date(text) and not _NUMBER.fullmatch(text)
        if role == kinds.PLACE and short:
            return 0.2
        return 0.2 if short and not self._is_units(text) else -1.5

    def _content_value(self, text: str) -> float:
        if (
            _NUMBER.fullmatch(text)
            or (_is_date(text) and len(text) <= _LONGEST_SHORT)
            or self._is_units(text)
        ):
            return -3.0
        return 2.0 if len(text) >= 6 else 0.2 if len(text) >= 4 else -2.0

    def _is_units(self, text: str) -> bool:
        names = self.names.split(text)
        return bool(names) and all(self._is_unit(name) for name in names)

    def _is_unit(self, name: str) -> bool:
        """Return whether a cell may name this agency; 座谈会, an event, only ends like one."""
        event = self.names.lexicon.ends_with(name, "event-noun") and not self.names.is_unambiguous_name(name)
        return name.startswith("各") or (self.names.is_name(name) and not event)


def _is_date(text: str) -> bool:
    short = len(text) <= _LONGEST_SHORT
    return short and (find_date(text, _ANY_YEAR) is not None or _DATE_WORDS.search(text) is not None)
