"""The activity of an action or of clauses without one: its name, text, types, organizers and details."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.contract.details import ActivityDetails
from loaders.extract.action import Action
from loaders.extract.activity import Activity, Mention
from loaders.extract.candidate import Classifier
from loaders.extract.clauses import Clause
from loaders.extract.event_names import edition_of, is_general, name_events
from loaders.extract.occasions import OccasionReader
from loaders.extract.places import find_place
from loaders.extract.subject import Subject
from loaders.lexicon.lexicon import Lexicon
from loaders.outline.sections import Entry
from loaders.text.dates import PrintedDate
from loaders.text.extracted import without_blanks
from loaders.text.spans import Span

_MODAL = re.compile(r"^(?:将|拟|要)")


@dataclass(frozen=True)
class ActivityComposer:
    """A composer of activities from what was read of them."""

    lexicon: Lexicon
    classifier: Classifier
    occasions: OccasionReader

    def single(self, action: Action, entry: Entry, sentence: Sequence[Clause] = ()) -> Activity:
        """Return one activity for an action, whatever number of events it names. `sentence`: the clauses that are its
        text where others stand before its own (rule R6)."""
        names = name_events(action.clause.text, action.predicate, self.lexicon)
        name = names[0] if len(names) == 1 else _whole_name(action)
        activity = self.of_action(action, entry, name, action.subject)
        if not sentence or action.start == sentence[0].start:
            return activity
        offset, span = entry.paragraph.span.start, Span(sentence[0].start, sentence[-1].end)
        text = entry.paragraph.text[span.start - offset : span.end - offset]
        return replace(activity, text=text, mentions=(Mention(entry.section, span),))

    def of_action(self, action: Action, entry: Entry, short: str, subject: Subject) -> Activity:
        """Return the activity of an action, named `short` unless that fits any activity (系列宣传)."""
        offset = entry.paragraph.span.start
        text = entry.paragraph.text[action.start - offset : action.clause.end - offset]
        name = _full_name(action) if is_general(short, self.lexicon) else short
        return Activity(
            text=text,
            name=name,
            types=tuple(self.classifier.types(action.predicate.verb, name, text)),
            mentions=(Mention(entry.section, Span(action.start, action.clause.end)),),
            organizers=subject.organizers,
            partners=subject.partners,
            basis=action.basis,
            details=self._details(text, name, self.occasions.date_in(text)),
        )

    def _details(self, text: str, name: str, date: PrintedDate | None = None) -> ActivityDetails:
        """Return the plain fields of the activity `name`, read from its clause `text`."""
        return ActivityDetails(
            targets=self.classifier.targets(name, text),
            date=date.printed if date else None,
            date_iso=date.iso if date else None,
            place=find_place(text, name, self.lexicon),
            edition=edition_of(name),
        )

    def of_text(self, text: str, name: str, verb: str, mention: Mention) -> Activity:
        """Return an activity without organizers, with what its text and name give."""
        return Activity(
            text=text,
            name=name,
            types=tuple(self.classifier.types(verb, name, text)),
            mentions=(mention,),
            details=self._details(text, name),
        )

    def of_clauses(self, clauses: Sequence[Clause], entry: Entry) -> Activity:
        """Return the activity of clauses without a predicate, named by the last clause without a verb of holding."""
        offset, start, end = entry.paragraph.span.start, clauses[0].start, clauses[-1].end
        last = clauses[-1].text
        match = self.lexicon.pattern("hold-verb").match(last)
        verb = match.group() if match else ""
        name = without_blanks(last[len(verb) :]) or without_blanks(last)
        text = entry.paragraph.text[start - offset : end - offset]
        return self.of_text(text, name, verb, Mention(entry.section, Span(start, end)))


def _whole_name(action: Action) -> str:
    """Return all events of an action as one name."""
    predicate = action.predicate
    return without_blanks(action.clause.text[predicate.name_start : predicate.end])


def _full_name(action: Action) -> str:
    """Return the clause behind the subject as a name: with its frame, which gives the topic of 系列宣传."""
    return without_blanks(_MODAL.sub("", action.clause.text[action.subject.end :]))
