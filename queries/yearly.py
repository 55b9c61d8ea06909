"""Answers that are read year by year: a page costs what its years cost, not what the graph costs.

A line `// by year` in the Cypher of a question, or in one of its variants, promises that the rows are in the order of
their years and that those of a year follow from its campaigns alone. They are read some years at a time then, by the
parameters `from_year` and `to_year`, until a page is full. Rows without a year come last: the variant
`// when: undated` reads them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.cypher import Cypher
from graph.store import Store
from ontology.errors import OntologyError
from queries.question import ParameterValue, Question

UNDATED = "undated"  # the name of the variant, and of the value by which it is chosen
LAST = 9_999  # the year by which rows without one are ordered
CAMPAIGNS = 50  # of the first years that are read together; of the following ones twice as many, and so on
Values = Mapping[str, ParameterValue]
_MARK = re.compile(r"^[ \t]*// by year[ \t]*$", re.MULTILINE)
_IN_ORDER = re.compile(rf"(?:year|coalesce\(year, {LAST}\)),")
_CAMPAIGNS = Cypher("MATCH (c:Campaign) RETURN c.year AS year, count(*) AS campaigns ORDER BY year")


@dataclass(frozen=True)
class Years:
    """Consecutive years that are read together: the first and the last one. `LAST` alone: the rows without a year."""

    first: int
    last: int

    def values(self, values: Values) -> Values:
        """Return the values of the parameters by which the rows of these years are asked for."""
        if self.first == LAST:
            return {**values, UNDATED: True}
        return {**values, "from_year": self.first, "to_year": self.last}


def is_yearly(cypher: str) -> bool:
    """Return True for the Cypher of an answer that is read year by year."""
    return _MARK.search(cypher) is not None


def check_yearly(file: str, question: Question) -> None:
    """Raise OntologyError for a question with `// by year` that cannot be read so."""
    names = {parameter.name for parameter in question.parameters}
    order = question.cypher.rpartition("\nORDER BY ")[2]
    if is_yearly(question.cypher) and not ({"from_year", "to_year"} <= names and _IN_ORDER.match(order)):
        remedy = "with 'by year' it takes from_year and to_year, and orders its rows by year first"
        raise OntologyError(f"{file}: {remedy}")


def has_undated(cypher: str) -> bool:
    """Return True where the Cypher has a variant for rows without a year."""
    return f"// when: {UNDATED}\n" in cypher


def campaigns_by_year(store: Store) -> dict[int, int]:
    """Return the number of campaigns of each year that has any, in order."""
    return dict(store.read(_CAMPAIGNS).rows)


def groups_of_years(
    campaigns: Mapping[int, int], values: Values, start: int, undated: bool
) -> Iterator[Years]:
    """Yield the years that are asked for, from `start` on, in groups that are read together; then, with
    `undated` and unless years are asked for, the rows without one.

    `campaigns`: their number by year, in order. What is rare is not in the first years, so the groups grow.
    """
    low, high = _bound(values["from_year"], 0), _bound(values["to_year"], LAST)
    years = [year for year in campaigns if max(low, start) <= year <= high]
    room = CAMPAIGNS
    while years:
        length, taken = 1, campaigns[years[0]]
        while length < len(years) and taken + campaigns[years[length]] <= room:
            taken += campaigns[years[length]]
            length += 1
        yield Years(years[0], years[length - 1])
        years, room = years[length:], 2 * room
    if undated and values["from_year"] is None and values["to_year"] is None:
        yield Years(LAST, LAST)


def _bound(value: ParameterValue, missing: int) -> int:
    return value if isinstance(value, int) else missing
