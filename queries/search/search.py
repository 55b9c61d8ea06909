"""Search: the entities whose names or texts have some words, ranked, with the words marked.

Names come first: the name itself, one that begins so, one with the words in it, one whose pinyin or initials begin so,
one of which the word is an abbreviation; among equals those that most notices refer to. Then come the activities,
notices and records in which the words are, by BM25. A word is found within longer ones, in whatever script and width,
and across punctuation.
"""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from graph.entities import canonical
from graph.search.entries import is_named, searched_classes
from graph.search.index import SHARED, SearchIndex
from ontology.errors import QuestionError
from ontology.kinds import Model, NodeClass
from queries.cursors import cursor, read_cursor
from queries.search.finding import NameRow, count_texts, find_names, find_texts
from queries.search.matches import WordMatch, name_match, text_match
from queries.search.words import Choice, Words, words_of

USUAL, MOST = 20, 100  # hits on a page
DEEPEST = 1_000  # hits that a search gives in all, and names of each class that it looks at
_FEW = 100  # names of each class that suggestions are chosen from
_FIRST_YEAR, _LAST_YEAR = 1900, 2100  # that a search names one by one; no notice is of another


@dataclass(frozen=True)
class Search:
    """A search: its text, the classes and years that it is for (none for all), and the page that is asked for.

    Raises QuestionError for a limit out of range, and for years the wrong way round.
    """

    text: str
    classes: tuple[str, ...] = ()
    from_year: int | None = None
    to_year: int | None = None
    limit: int = USUAL
    after: str | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= MOST:
            raise QuestionError(f"limit is {self.limit}; it takes 1 to {MOST}")
        if self.from_year is not None and self.to_year is not None and self.from_year > self.to_year:
            raise QuestionError(f"there is no year from {self.from_year} to {self.to_year}: exchange them")

    @property
    def years(self) -> range | None:
        """The years that are searched; None for all, and for what has none."""
        if self.from_year is None and self.to_year is None:
            return None
        first, last = self.from_year or _FIRST_YEAR, self.to_year or _LAST_YEAR
        return range(max(first, _FIRST_YEAR), min(last, _LAST_YEAR) + 1)

    @property
    def digest(self) -> str:
        """A text that no search for other hits has."""
        content = [self.text, sorted(self.classes), self.from_year, self.to_year]
        return hashlib.sha256(canonical(content).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True)
class SearchHit:
    """An entity that was found: where its words are, and the notice that it is from where it belongs to one."""

    type: str
    id: str
    title: str
    year: int | None
    notice: str | None
    matches: tuple[WordMatch, ...]


@dataclass(frozen=True)
class Found:
    """A page of hits, the number of all by class, and the cursor of the next page; None after the last. Of a class
    whose entities are found by name a thousand names are looked at, so that more are not counted."""

    items: tuple[SearchHit, ...]
    totals: dict[str, int]
    next: str | None


def search(index: SearchIndex, mark: str, model: Model, asked: Search) -> Found:
    """Return a page of hits of the index that is of the data with this mark.

    Raises QuestionError for a text without words, an unknown class, a cursor of another search or of other data.
    """
    words, choice, skip = words_of(asked.text), _choice(model, asked), _skip(asked, mark)
    with index.reading() as connection:
        names = find_names(connection, words, choice, DEEPEST)
        texts = count_texts(connection, words, choice)
        limit = min(asked.limit, DEEPEST - skip)
        here = names[skip : skip + limit]
        rows = find_texts(connection, words, choice, limit - len(here), max(0, skip - len(names)))
    hits = [_named_hit(row, words, model) for row in here] + [_text_hit(row, words, model) for row in rows]
    totals = Counter(row.name for row in names) + Counter(texts)
    behind = skip + len(hits)
    more = hits and behind < min(totals.total(), DEEPEST)
    ordered = {name: totals[name] for name in choice.classes if name in totals}
    return Found(tuple(hits), ordered, cursor(mark, asked.digest, behind) if more else None)


def suggest(index: SearchIndex, model: Model, asked: Search) -> list[SearchHit]:
    """Return the first entities that are found by their names. Raises QuestionError as `search` does."""
    words, choice = words_of(asked.text), _choice(model, asked)
    with index.reading() as connection:
        names = find_names(connection, words, choice, _FEW)
    return [_named_hit(row, words, model) for row in names[: asked.limit]]


def search_ids(index: SearchIndex, node_class: NodeClass, text: str, most: int) -> list[str]:
    """Return the ids of the entities of a class that a search finds. Raises QuestionError where more than `most` are
    found, and for a text without words."""
    words, choice = words_of(text), Choice((node_class.name,))
    with index.reading() as connection:
        if is_named(node_class):
            ids = [each.id for each in find_names(connection, words, choice, most + 1)]
        else:
            ids = [str(row[1]) for row in find_texts(connection, words, choice, most + 1, 0)]
    if len(ids) > most:
        raise QuestionError(f"more than {most:,} {node_class.collection} have {text[:60]!r}; add a word")
    return ids


def _choice(model: Model, asked: Search) -> Choice:
    """Return the classes and years of a search, those that are found by name first."""
    known = sorted(searched_classes(model), key=lambda each: not is_named(each))
    unknown = [name for name in asked.classes if name not in [each.name for each in known]]
    if unknown:
        names = ", ".join(each.name for each in known)
        raise QuestionError(f"there is no type {unknown[0][:60]!r} to search; there are {names}")
    chosen = [each.name for each in known if not asked.classes or each.name in asked.classes]
    return Choice(tuple(chosen), asked.years)


def _skip(asked: Search, mark: str) -> int:
    """Return the number of hits before the page. Raises QuestionError for a cursor of another search or other data."""
    if asked.after is None:
        return 0
    match read_cursor(asked.after):
        case [str(data), asked.digest, int(skip)] if not isinstance(skip, bool) and 0 < skip < DEEPEST:
            if data != mark:
                raise QuestionError("the data has changed since the last page; begin with the first one")
            return skip
    raise QuestionError(f"after is {asked.after[:60]!r}, which is no cursor of this search")


def _named_hit(row: NameRow, words: Words, model: Model) -> SearchHit:
    shown = _shown(row.name, row.id, row.title, model)
    match = name_match(row.property or shown, row.value, words)
    return SearchHit(row.name, row.id, row.title, row.year, None, (match,))


def _text_hit(row: tuple[Any, ...], words: Words, model: Model) -> SearchHit:
    name, entity, title, year, owner, names, texts = row
    shown = _shown(name, entity, title, model)
    found = [name_match(property, value, words) for property, value in ((shown, title), *json.loads(names))]
    within = (text_match(property, value, words) for property, value in json.loads(texts))
    matches = (*(each for each in found if each.marks), *(each for each in within if each is not None))
    is_of_notice = model.nodes[name].kept_by == "notice"
    notice = owner if is_of_notice and owner != SHARED else None
    return SearchHit(name, entity, title, year, notice, matches)


def _shown(name: str, entity: str, title: str, model: Model) -> str:
    """Return the property that the title of an entity is of: its id where it has none."""
    return "id" if title == entity else model.nodes[name].display
