"""The actions of a sentence: each with its subject, its predicate and the basis of its organizers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extract.action import Action, ItemContext
from loaders.extract.actor_forms import ActorForms
from loaders.extract.candidate import (
    Candidate,
    Classifier,
    Scene,
)
from loaders.extract.clauses import Clause
from loaders.extract.doubts import find_doubts
from loaders.extract.holding import ALWAYS, RESULT, SubjectHolder
from loaders.extract.parsed_clause import ParsedClause, parse_clause
from loaders.extract.patterns import Predicate
from loaders.extract.subject import Subject
from loaders.lexicon.lexicon import Lexicon, hide_quoted
from loaders.outline.sections import Entry

_LIST_END = re.compile(r"等(?:系列|主题|相关|宣传)?活动$")
_RESULT_WITHIN = 12  # characters at the beginning of a clause in which its subject, a result, ends
_PASSIVE = re.compile("在|于|向|通过|将|拟|定于|及时|适时|统一|公布|通报|公示|公开|报")
_ALSO = r"\s*(?:还|也|并)?"


@dataclass(frozen=True)
class ActionReader:
    """A reader of the actions of sentences; `year` completes dates printed without one."""

    lexicon: Lexicon
    year: int | None
    classifier: Classifier

    def read(
        self, sentence: Sequence[Clause], context: ItemContext, entry: Entry, scene: Scene
    ) -> tuple[list[Action], ItemContext]:
        """Return the actions of a sentence, and the context for the sentences behind it in the item.

        A subject holds for the clauses behind it; the words of a frame (围绕…，) belong to the clause behind it.
        """
        found: list[Action] = []
        demands = bool(context.addressed.organizers) and self._demands(sentence)
        inherited = context.addressed if demands else context.subject
        holder, begin = SubjectHolder(inherited, context.lists_agencies), None
        for order, clause in enumerate(sentence):
            begin = None if clause.after_pause else begin
            parsed = self._parse(clause, context)
            if parsed.is_loose and found and _continues_list(found[-1], clause, self.lexicon):
                whole = Predicate(found[-1].predicate.verb, 0, len(clause.text), 0)
                found.append(found[-1]._replace(clause=clause, start=clause.start, predicate=whole))
                continue
            if clause.after_dash and found and _names_doers(parsed.subject, self.lexicon):
                found[-1] = _with_doers(found[-1], parsed.subject)
            subject = holder.read(clause, parsed.subject, self._passive(clause, parsed))
            basis = holder.basis(subject)
            doubts = tuple(find_doubts(found, context, clause, parsed, entry, scene, basis, self.lexicon))
            if parsed.predicate is None or not self.classifier.accepts(
                Candidate(
                    entry, scene, sentence, order, parsed.predicate, parsed.subject, doubts, len(found),
                    context.has_action,
                )
            ):  # fmt: skip
                if parsed.is_loose:
                    begin = (clause.start if begin is None else begin) if parsed.is_frame else None
                continue
            start = clause.start if begin is None else begin
            found.append(Action(clause, start, parsed.predicate, subject, basis))
            holder.close()
            begin = None
        addressed = Subject() if len(holder.leads) > 1 else holder.current
        subject = _subject_of_item(holder, sentence, context, bool(found))
        return found, context._replace(subject=subject, addressed=addressed)

    def _demands(self, sentence: Sequence[Clause]) -> bool:
        """Return whether a sentence begins with a demand, behind a time at most: “质量月”期间，要开展一次检查."""
        demand = re.compile(_ALSO + self.lexicon.pattern("demand-verb").pattern)
        return any(demand.match(clause.text) for clause in sentence[:2])

    def _parse(self, clause: Clause, context: ItemContext) -> ParsedClause:
        in_list = context.lists_agencies and clause.first_in_entry
        may_be_heading = context.run_in_heading and clause.first_in_entry
        return parse_clause(clause, in_list, may_be_heading, self.lexicon, self.year)

    def _passive(self, clause: Clause, parsed: ParsedClause) -> str:
        """Return how a clause is passive: its subject is an event (考试定于十二月举行) or a result (结果在网站公布)."""
        if parsed.predicate and parsed.predicate.event_first:
            return ALWAYS
        opening = self.lexicon.pattern("result-noun").search(clause.text[:_RESULT_WITHIN])
        passive = opening is not None and _PASSIVE.match(clause.text, opening.end()) is not None
        return RESULT if passive else ""


def _names_doers(subject: Subject, lexicon: Lexicon) -> bool:
    """Return whether the subject behind a dash is that of the event before it: 工序会诊——染整、织造两车间对症下药."""
    posts = any(ActorForms.of(lexicon).is_post(name) for name in subject.organizers)
    return bool(subject.organizers) and subject.end > 0 and not subject.is_agent and not posts


def _with_doers(action: Action, subject: Subject) -> Action:
    """Return the action with the subject of the clause behind it, where it has none."""
    return action if action.subject.organizers else action._replace(subject=subject, basis="explicit")


def _subject_of_item(
    holder: SubjectHolder, sentence: Sequence[Clause], context: ItemContext, acts: bool
) -> Subject:
    """Return the subject that holds for the rest of the item: the only one that its first sentence names, without
    分别, and outside lists of agencies not that of a group (各单位要…) or without an action (`acts`); else that of the
    context."""
    opens_item = any(clause.first_in_entry for clause in sentence)
    respectively = any("分别" in clause.text for clause in sentence)
    general = all(name.startswith("各") for name in holder.current.organizers)
    explained = any(clause.after_dash for clause in sentence)
    several = len(holder.leads) > 1 and not context.lists_agencies
    acting = context.lists_agencies or (acts and not general)
    holds = opens_item and acting and not (respectively or several or explained)
    return holder.current if holder.named and holds else context.subject


def _continues_list(event: Action, clause: Clause, lexicon: Lexicon) -> bool:
    """Return whether a clause only continues a list of events behind a comma: 开展知识竞赛，创意大赛等活动."""
    held = lexicon.has("hold-verb", event.predicate.verb)
    joined = event.clause.end + 1 == clause.start
    return held and joined and _LIST_END.search(clause.text) is not None and _is_nominal(clause, lexicon)


def _is_nominal(clause: Clause, lexicon: Lexicon) -> bool:
    """Return whether a clause has known words, but none at its beginning and no verb of holding."""
    words = lexicon.words(hide_quoted(clause.text))
    return bool(words) and words[0].start > 0 and not any(word.is_in("hold-verb") for word in words)
