"""Pages of an answer, and where they start. Pure functions.

A page is a part of the ordered rows of an answer. Its cursor names the data, question and parameters, so that pages
of different answers, or of the data before and after a load, are never taken for one answer.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.entities import canonical
from ontology.errors import QuestionError
from queries.cursors import cursor, read_cursor
from queries.question import ParameterValue, Question

USUAL, MOST = 500, 5_000  # rows on a page where nothing is asked for, and at most
SKIP, LIMIT = "_skip", "_limit"  # the parameters of every question by which the server selects a page
CLAUSE = f"SKIP ${SKIP} LIMIT ${LIMIT}"


@dataclass(frozen=True)
class Page:
    """A request for at most `limit` rows: the first ones, or those behind the cursor `after`.

    Raises QuestionError for a limit out of range.
    """

    limit: int = USUAL
    after: str | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= MOST:
            raise QuestionError(f"limit is {self.limit}; it takes 1 to {MOST}")


@dataclass(frozen=True)
class PageStart:
    """The start of a page: the data, the answer (a digest of question and parameters), and the number of its rows
    that are before; in an answer that is read year by year, the year of the first row and the rows of it before."""

    mark: str
    answer: str
    skip: int = 0
    year: int = 0

    @classmethod
    def of(
        cls, page: Page, mark: str, question: Question, values: Mapping[str, ParameterValue]
    ) -> "PageStart":
        """Return where a page starts. `mark`: that of the data.

        Raises QuestionError for a cursor of another answer or of other data.
        """
        first = cls(mark, hashlib.sha256(canonical([question.name, dict(values)]).encode()).hexdigest()[:16])
        if page.after is None:
            return first
        match read_cursor(page.after):
            case [str(data), first.answer, int(skip), int(year)] if _is_place(skip, year):
                if data != mark:
                    raise QuestionError("the data has changed since the last page; begin with the first one")
                return replace(first, skip=skip, year=year)
        shown = page.after[:60]
        raise QuestionError(
            f"after is {shown!r}, which is no cursor of {question.name} with these parameters"
        )

    def behind(self, rows: int) -> "PageStart":
        """Return the start of the page behind some rows of this one."""
        return replace(self, skip=self.skip + rows)

    def at(self, years: Sequence[int]) -> "PageStart":
        """Return the start of the page that begins with the last of the rows from here on; `years` are those of
        the rows."""
        last = years[-1] if years else self.year
        before = self.skip if self.year == last else 0
        return replace(self, year=last, skip=before + years[:-1].count(last))

    @property
    def cursor(self) -> str:
        """Its cursor."""
        return cursor(self.mark, self.answer, self.skip, self.year)


def _is_place(skip: int, year: int) -> bool:
    numbers = not isinstance(skip, bool) and not isinstance(year, bool)
    return numbers and 0 <= skip < 2**31 and 0 <= year < 2**31 and skip + year > 0
