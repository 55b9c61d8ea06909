"""The subject that holds for a clause: its own, or that of a clause before it in the sentence or the item."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.extract.clauses import Clause
from loaders.extract.subject import Subject

ALWAYS, RESULT = "always", "result"  # how a clause is passive: its subject is an event, or a result


@dataclass
class SubjectHolder:
    """The subject valid in a sentence, updated clause by clause.

    `current`: the subject that holds; `keeps`: it holds beyond a semicolon too, as in an entry of a list of agencies;
    `named`: the sentence has named it; `partners`: those of a clause without an action (甲会同乙，对…开展…); `shared`:
    they have part in all actions of the sentence; `leads`: all lead organizers that it has named; `base`: the subject
    before 一是, which holds for 二是 again.
    """

    current: Subject
    keeps: bool
    named: bool = False
    partners: tuple[str, ...] = ()
    leads: tuple[tuple[str, ...], ...] = ()
    shared: bool = False
    base: tuple[Subject, bool] | None = None

    def read(self, clause: Clause, own: Subject, passive: str) -> Subject:
        """Return the subject of a clause with the subject `own`; `passive`: how it is passive, if it is."""
        if clause.numbered:
            self.base = self.base or (self.current, self.named)
            self.current, self.named = self.base
        elif clause.after_pause and not self.keeps and len(self.leads) > 1:
            self.current, self.named, self.partners = Subject(), False, ()
        if own.is_host or passive == ALWAYS or (passive and (self.current.is_agent or len(self.leads) > 1)):
            return own
        if own.organizers:
            self.current, self.named, self.partners, self.shared = own, True, (), False
            self.leads = tuple(dict.fromkeys((*self.leads, own.organizers)))
        if own.partners:
            self.partners, self.shared = own.partners, own.shares
        return Subject(self.current.organizers, self.partners, own.end)

    def basis(self, subject: Subject) -> str | None:
        """Return the basis of the organizers of a clause."""
        if not subject.organizers:
            return None
        return "explicit" if self.named or subject.organizers != self.current.organizers else "heading"

    def close(self) -> None:
        """End what holds only up to an action: partners, and those whom a clause invites (鼓励各企业…)."""
        self.partners = self.partners if self.shared else ()
        if self.current.is_invited:
            self.current, self.named = Subject(), False
