"""An action of a sentence, and the context in which sentences are read."""

from __future__ import annotations

from typing import NamedTuple

from loaders.extract.clauses import Clause
from loaders.extract.patterns import Predicate
from loaders.extract.subject import Subject


class ItemContext(NamedTuple):
    """The context of a sentence within its numbered item.

    `subject`: the organizers that the item's first sentence names, valid for the sentences behind it;
    `lists_agencies`: the item is an entry of a list of agencies; `run_in_heading`: its first sentence is a
    heading over the rest; `has_action`: a sentence before this one in the paragraph has an action; `addressed`: the
    only subject of the sentence before it, of which demands (要…) are made.
    """

    subject: Subject = Subject()
    lists_agencies: bool = False
    run_in_heading: bool = False
    has_action: bool = False
    addressed: Subject = Subject()


class Action(NamedTuple):
    """An action: its clause, where its words begin (at a frame before the clause, if any), predicate, subject, and
    the basis of its organizers."""

    clause: Clause
    start: int
    predicate: Predicate
    subject: Subject
    basis: str | None
