"""A candidate for an activity: a clause read as verb and object, with all that speaks for or against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from loaders.extract.clauses import Clause
from loaders.extract.patterns import Predicate
from loaders.extract.subject import Subject
from loaders.outline.sections import Entry

# Doubts about a candidate, by which the rules refuse it.
NO_VERB, CONTENT, HEADING_ONLY, SILENT, UNHEADED = "no-verb", "content", "heading", "silent", "unheaded"
CLAUSE, HEADING, ITEM = "clause", "heading", "item"


class Scene(NamedTuple):
    """The place of an entry in its notice.

    `role`: CLAUSE in running text, HEADING of a block, ITEM with its organizers behind it; `silent`: under a heading
    of aims or duties; `position`: 0 at the beginning of the notice, 1 at its end.
    """

    role: str = CLAUSE
    silent: bool = False
    position: float = 0.0


class Candidate(NamedTuple):
    """A clause that may announce an activity.

    `order`: the index of the clause in its sentence; `doubts`: the reasons for which the rules refuse it; `accepted`:
    the number of activities before it in the sentence; `follows`: a sentence before it in its paragraph has one.
    """

    entry: Entry
    scene: Scene
    sentence: Sequence[Clause]
    order: int
    predicate: Predicate
    subject: Subject
    doubts: tuple[str, ...]
    accepted: int
    follows: bool

    @property
    def clause(self) -> Clause:
        """Return the clause itself."""
        return self.sentence[self.order]

    @property
    def name(self) -> str:
        """Return the words of the clause by which its activity is named."""
        return self.clause.text[self.predicate.name_start : self.predicate.end]


class Classifier(Protocol):
    """The decisions on candidates and activities."""

    def accepts(self, candidate: Candidate) -> bool:
        """Return whether a candidate is an activity."""
        ...

    def score(self, candidate: Candidate) -> float:
        """Return a number that is the higher, the more likely a candidate is an activity."""
        ...

    def types(self, verb: str, name: str, text: str) -> Sequence[str]:
        """Return one or two type ids of an activity, the more certain first."""
        ...

    def targets(self, name: str, text: str) -> tuple[str, ...]:
        """Return what an activity is aimed at: topics, products or groups."""
        ...
