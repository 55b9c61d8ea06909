"""Resolution of names of local agencies, units and general terms: the rows of local_names.tsv.

The names are printed in public notices, plans and chronicles of all provinces from 1950 to 2025; each has the year of
its text, the issuer that spoke, and the id of the agency whose kind and region the text shows (a stroke: no single
agency).
"""

from __future__ import annotations

import csv
from pathlib import Path

from loaders.lexicon.knowledge import Knowledge
from loaders.resolve.resolver import resolver_at

TABLE = Path(__file__).parent / "local_names.tsv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines(), delimiter="\t"))


def test_every_name_means_the_agency_of_its_place_and_time(knowledge: Knowledge) -> None:
    wrong = []
    for row in ROWS:
        issuers = [row["issuer"]] if row["issuer"] else []
        found = resolver_at(row["date"], issuers, knowledge).explain(row["name"])
        if (found.id or "-", found.rule) != (row["id"], row["rule"]):
            wrong.append((row["name"], row["issuer"], row["id"], found.id, found.rule))
    assert wrong == []


def test_the_table_has_every_rule_and_many_kinds_and_places() -> None:
    rules = {row["rule"] for row in ROWS}
    assert {"kind", "unit", "office", "own_name", "superior", "general"} <= rules
    made = [row["id"] for row in ROWS if row["rule"] == "kind"]
    assert len({each.rpartition("-")[0] for each in made}) > 60
    assert len(ROWS) > 400
