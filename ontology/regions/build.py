"""Build `ontology/vocabulary/regions-gbt2260.csv` from `areacodes.csv`: `python -m ontology.regions.build`.

The same source gives the same bytes. The head of the file describes its contents, sources and known gaps.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace

import typer

from ontology.divisions import COLUMNS, DIVISIONS_CSV
from ontology.regions.areacodes import NameSpan, read_spans
from ontology.regions.english import english_name
from ontology.regions.facts import HERE, KnownFacts, known_facts
from ontology.regions.lives import lives
from ontology.regions.transfers import Transfers


def build() -> None:
    """Write the file and print how many divisions and rows it has."""
    text = file_text()
    DIVISIONS_CSV.write_text(text, "utf-8")
    rows = [line for line in text.splitlines() if not line.startswith("#")][1:]
    divisions = len({row.partition(",")[0] for row in rows})
    typer.echo(f"{DIVISIONS_CSV.name}: {divisions} divisions in {len(rows)} rows")


def file_text() -> str:
    """Return the whole file: its head, then one row for each name of a division, in the order of codes and years."""
    known = known_facts()
    transfers = Transfers(lives(with_former(read_spans(), known)))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for id, names in transfers.lives.names.items():
        for span in names:
            note = known.notes.get(id, "") if span.end is None else ""
            years = (span.begin or "", span.end or "")
            row = [id, span.name, *years, english_name(span.name), transfers.successions(id, span), note]
            writer.writerow(row)
    return (HERE / "head.txt").read_text("utf-8") + out.getvalue()


def with_former(spans: Iterable[NameSpan], known: KnownFacts) -> Iterator[NameSpan]:
    """Yield the spans and, before the oldest span of a code, the name it had before the oldest list."""
    for span in spans:
        name, year = known.former.get(span.code, ("", 0)) if span.begin is None else ("", 0)
        if name:
            yield NameSpan(span.code, name, None, year)
        yield replace(span, begin=year) if name else span


if __name__ == "__main__":
    typer.run(build)
