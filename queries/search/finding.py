"""The rows of the search index that a search finds, ranked."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from queries.search.matches import is_abbreviation
from queries.search.words import Choice, Words, beginnings, phrases, scattered

_TEXTS = 20_000  # texts that are ranked
_LAST = "\U0010ffff"

_NAME = """
SELECT e.class, e.id, e.title, e.year, n.property, n.value, n.folded, w.readings,
    (SELECT count(*) FROM mention m WHERE m.class = e.class AND m.id = e.id AND m.owner <> 'vocabulary')
FROM name n JOIN entity e ON e.key = n.entity JOIN name_words w ON w.rowid = n.key
"""
_BY_WORDS = f"{_NAME} WHERE n.key IN (SELECT rowid FROM name_words WHERE name_words MATCH ? LIMIT ?)"
_BY_BEGINNING = f"{_NAME} WHERE n.folded >= ? AND n.folded < ? ORDER BY n.folded LIMIT ?"
_BY_TEXT = f"""
SELECT e.class, e.id, e.title, e.year, e.owner, e.names, e.texts FROM (
    SELECT rowid AS key, bm25(words, 4.0, 1.0, 0.0) AS score FROM words WHERE words MATCH ? LIMIT {_TEXTS}
) JOIN entity e USING (key) ORDER BY round(score, 2), e.year DESC, e.class, e.id LIMIT ? OFFSET ?
"""
_COUNT = "SELECT count(*) FROM words WHERE words MATCH ?"


class Rank(IntEnum):
    """The ways in which a name, its pinyin or its initials are found, the best first."""

    WHOLE = 0
    BEGINNING = 1
    WITHIN = 2
    ABBREVIATION = 3


@dataclass(frozen=True)
class NameRow:
    """A name of an entity that is found by it. `property` is "" for the title; `mentions` counts the notices and
    registers that refer to the entity."""

    name: str
    id: str
    title: str
    year: int | None
    property: str
    value: str
    folded: str
    readings: str
    mentions: int


def find_names(connection: sqlite3.Connection, words: Words, choice: Choice, most: int) -> list[NameRow]:
    """Return the entities of these classes and years that are found by their names, ranked, each once with the name by
    which it is found best.

    `most` limits the names of each class that are looked at: the first that were indexed, and so those of the
    vocabulary, and those that begin with the words.
    """
    order = {name: place for place, name in enumerate(choice.classes)}
    best: dict[tuple[str, str], tuple[tuple[Any, ...], NameRow]] = {}
    for row in _name_rows(connection, words, choice, most):
        rank = _rank(row, words)
        if rank is not None and choice.has(row.name, row.year):
            key = (rank, -row.mentions, len(row.folded), row.property != "", order[row.name], row.id)
            found = best.get((row.name, row.id))
            if found is None or key < found[0]:
                best[row.name, row.id] = key, row
    return [row for _, row in sorted(best.values(), key=lambda each: each[0])]


def find_texts(
    connection: sqlite3.Connection, words: Words, choice: Choice, limit: int, skip: int
) -> list[tuple[Any, ...]]:
    """Return rows of entities of these classes and years in whose names or texts the words are, the best first: class,
    id, title, year, owner, and names and texts as JSON. At most 20,000 are ranked."""
    if limit <= 0:
        return []
    expression = phrases(words, "name text", choice)
    return connection.execute(_BY_TEXT, (expression, limit, skip)).fetchall()


def count_texts(connection: sqlite3.Connection, words: Words, choice: Choice) -> Mapping[str, int]:
    """Return the number of these entities in each class that has some."""
    counts = {}
    for name in choice.classes:
        expression = phrases(words, "name text", Choice((name,), choice.years))
        counts[name] = int(connection.execute(_COUNT, (expression,)).fetchone()[0])
    return {name: count for name, count in counts.items() if count}


def _name_rows(connection: sqlite3.Connection, words: Words, choice: Choice, most: int) -> Iterator[NameRow]:
    whole = " ".join(words.all)
    searches: list[tuple[str, tuple[object, ...]]] = [(_BY_BEGINNING, (whole, whole + _LAST, most))]
    for name in choice.classes:
        one = Choice((name,), choice.years)
        searches.append((_BY_WORDS, (phrases(words, "words", one), most)))
        if words.reading is not None:
            searches.append((_BY_WORDS, (beginnings(words.reading, one), most)))
        if words.abbreviation is not None:
            searches.append((_BY_WORDS, (scattered(words.abbreviation, one), most)))
    for text, values in searches:
        yield from (NameRow(*row) for row in connection.execute(text, values))


def _rank(row: NameRow, words: Words) -> Rank | None:
    """Return how a name is found; None for one that only has the characters of an abbreviation in another order."""
    whole = " ".join(words.all)
    readings = row.readings.split() if words.reading is not None else []
    own = readings[:2]  # pinyin and initials of the whole name; behind them are those of its ends
    if row.folded == whole or words.reading in own:
        return Rank.WHOLE
    if row.folded.startswith(whole) or any(each.startswith(str(words.reading)) for each in own):
        return Rank.BEGINNING
    if words.are_in(row.folded) or any(each.startswith(str(words.reading)) for each in readings):
        return Rank.WITHIN
    if words.abbreviation is not None and is_abbreviation(words.abbreviation, row.folded.split()):
        return Rank.ABBREVIATION
    return None
