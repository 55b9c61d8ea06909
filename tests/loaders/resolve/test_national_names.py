"""Resolution of national names at the date of their notice: the rows of national_names.tsv.

Most are the joint issuers and addressees of notices of 1996 and 2024; the others are earlier names at earlier dates,
and, with a stroke for the agency, names at a time when no agency had them.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from loaders.lexicon.knowledge import Knowledge
from loaders.resolve.resolver import resolver_at

ROWS = [
    (row["name"], row["date"], None if row["agency"] == "-" else row["agency"])
    for row in csv.DictReader(
        (Path(__file__).parent / "national_names.tsv").open(encoding="utf-8"), delimiter="\t"
    )
]


@pytest.mark.parametrize(("name", "date", "agency"), ROWS)
def test_a_name_is_that_of_the_agency_of_its_time(
    knowledge: Knowledge, name: str, date: str, agency: str | None
) -> None:
    assert resolver_at(date, [], knowledge).actor(name) == agency


@pytest.mark.parametrize(("date", "agency"), [row[1:] for row in ROWS if row[2]])
def test_the_agency_existed_then(knowledge: Knowledge, date: str, agency: str) -> None:
    assert knowledge.vocabulary.agencies[agency].existed(date)


def test_the_table_has_names_of_every_period() -> None:
    periods = {date[:3] for _, date, _ in ROWS}
    assert periods == {"197", "198", "199", "200", "201", "202"}
    assert len(ROWS) > 200
