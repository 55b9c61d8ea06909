"""The activity of an action, a row, an item or a heading: its name, text, types, organizers and details."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from loaders.extract.action import Action, ItemContext
from loaders.extract.activity import Activity, Mention
from loaders.extract.candidate import CLAUSE, ITEM, Classifier, Scene
from loaders.extract.clauses import Clause, read_sentences
from loaders.extract.composing import ActivityComposer
from loaders.extract.credits import with_credits
from loaders.extract.distribute import distribute
from loaders.extract.event_names import is_general, name_events
from loaders.extract.most_likely import KeepingClassifier
from loaders.extract.occasions import OccasionReader, with_occasion
from loaders.extract.patterns import Predicate
from loaders.extract.predicate import is_frame
from loaders.extract.rule_classifier import RuleClassifier
from loaders.extract.scope import is_in_silent_part
from loaders.extract.sentence import ActionReader
from loaders.extract.subject import Subject
from loaders.lexicon.lexicon import Lexicon, hide_quoted
from loaders.outline.sections import Entry
from loaders.text.extracted import without_blanks
from loaders.text.spans import Span


@dataclass(frozen=True)
class ActivityBuilder:
    """A builder of activities with the words of a lexicon; `year` completes dates printed without one; `length` is
    that of the notice."""

    lexicon: Lexicon
    year: int | None
    classifier: Classifier
    length: int

    def read(
        self, entry: Entry, context: ItemContext, role: str = CLAUSE
    ) -> tuple[list[Activity], ItemContext]:
        """Return all activities of an entry, and the context for the text behind it."""
        found: list[Activity] = []
        scene = self._scene(entry, role)
        for sentence in read_sentences(entry, self.lexicon):
            actions, behind = self._actions.read(sentence, context, entry, scene)
            if found:  # 举办知识竞赛。由市质协承办，结果在网上公布
                found[-1] = with_credits(found[-1], sentence, self.lexicon)
            placed = [(action.clause.start, each) for action in actions for each in self.build(action, entry)]
            announced, before = self._occasions.spread(sentence, placed, found[-1] if found else None)
            found[-1:] = [before] if before else []
            if not found and announced:  # 举办知识竞赛，由市质协承办
                announced[-1] = with_credits(announced[-1], sentence, self.lexicon)
            found += announced
            context = behind._replace(has_action=context.has_action or bool(actions))
        context = context._replace(has_action=False, addressed=Subject())
        if not found and context.lists_agencies and context.subject.organizers:
            found = [self.build_listed(entry, context.subject)]
        return self._with_date_of_entry(found, entry), context

    def _with_date_of_entry(self, found: list[Activity], entry: Entry) -> list[Activity]:
        """Return the activities with the date in brackets at the beginning of their entry, where they have none."""
        occasion = self._occasions.of_entry(entry.paragraph.body) if found else None
        return [with_occasion(each, occasion) for each in found] if occasion else found

    def build_event(self, entry: Entry) -> list[Activity]:
        """Return the event that a heading names without a verb (“质量月”启动仪式 above its time and place), if any."""
        body = entry.paragraph.body.rstrip("。：: ")
        if not self.lexicon.ends_with(body, "event-noun") or is_general(body, self.lexicon):
            return []
        if self.lexicon.has("heading", body) or self.lexicon.has("column-name", body):
            return []
        activity = self.build_one(entry)
        if activity is None:
            return []
        name = activity.name
        events = name_events(name, Predicate("", 0, len(name), 0), self.lexicon)
        return [replace(activity, name=event) for event in events] if len(events) > 1 else [activity]

    def build(self, action: Action, entry: Entry) -> Iterator[Activity]:
        """Yield one activity for each event that the action names."""
        names = name_events(action.clause.text, action.predicate, self.lexicon)
        for assignment in distribute(action.clause.text, names, action.subject):
            subject = Subject(assignment.organizers, assignment.partners)
            yield self._composer.of_action(action, entry, assignment.name, subject)

    def build_one(
        self, entry: Entry, run_in_heading: bool = False, verb_needed: bool = False
    ) -> Activity | None:
        """Return the single activity of a row, or of an item with its organizers (rule R6).

        It is the first action; where no verb is known, the first clause, or None if `verb_needed`.
        `run_in_heading`: the first sentence is a heading over the rest.
        """
        sentences = [each for each in read_sentences(entry, self.lexicon) if each]
        for order, sentence in enumerate(sentences):
            context = ItemContext(run_in_heading=run_in_heading and order == 0)
            scene = self._scene(entry, ITEM)
            actions = self._actions.read(sentence, context, entry, scene)[0]
            actions = actions or self._sure_actions.read(sentence, context, entry, scene)[0]
            opening = self._opening(sentence)
            names_event = (
                not order and not run_in_heading and self.lexicon.ends_with(opening[-1].text, "event-noun")
            )
            if actions and not (names_event and actions[0].start > opening[0].start):
                single = self._composer.single(actions[0], entry, sentence if len(sentences) == 1 else ())
                return self._occasions.of_item(sentences, actions[0].clause.start, single)
            if names_event and not verb_needed:
                return self._composer.of_clauses(opening, entry)
        if verb_needed or not sentences:
            return None
        sentence = sentences[run_in_heading and len(sentences) > 1]
        return self._most_likely(sentence, entry) or self._composer.of_clauses(self._opening(sentence), entry)

    def _most_likely(self, sentence: Sequence[Clause], entry: Entry) -> Activity | None:
        """Return the most likely activity of a sentence of several clauses; None for one clause alone."""
        if len(sentence) == 1:
            return None
        keeping = KeepingClassifier(self.classifier)
        reader = ActionReader(self.lexicon, self.year, keeping)
        actions, _ = reader.read(sentence, ItemContext(), entry, self._scene(entry, ITEM))
        if not actions:
            return None
        best = max(actions, key=lambda action: keeping.scores.get(action.clause.start, 0.0))
        return self._composer.single(best, entry, sentence)

    def build_listed(self, entry: Entry, subject: Subject) -> Activity:
        """Return the activity of an entry in a list of agencies where no known verb was found: such an entry has at
        least one."""
        body = entry.paragraph.body.rstrip("。；; ")
        start = entry.paragraph.body_start
        rest = body.removeprefix(subject.organizers[0]) or body
        name = without_blanks(re.split(r"[，。；]", rest, maxsplit=1)[0]) or without_blanks(body)
        activity = self._composer.of_text(
            body, name, "", Mention(entry.section, Span(start, start + len(body)))
        )
        return replace(activity, organizers=subject.organizers, partners=subject.partners, basis="explicit")

    def _scene(self, entry: Entry, role: str) -> Scene:
        """Return the place of an entry in the notice."""
        return Scene(role, is_in_silent_part(entry, self.lexicon), entry.paragraph.span.start / self.length)

    @cached_property
    def _composer(self) -> ActivityComposer:
        return ActivityComposer(self.lexicon, self.classifier, self._occasions)

    @cached_property
    def _actions(self) -> ActionReader:
        return ActionReader(self.lexicon, self.year, self.classifier)

    @cached_property
    def _occasions(self) -> OccasionReader:
        return OccasionReader(self.lexicon, self.year)

    @cached_property
    def _sure_actions(self) -> ActionReader:
        """Return the reader of items that are activities in any case: what the rules find names them."""
        return ActionReader(self.lexicon, self.year, RuleClassifier(self.lexicon, anywhere=True))

    def _opening(self, sentence: Sequence[Clause]) -> Sequence[Clause]:
        """Return the first clause, with the clause behind it where the first is only a frame (围绕…，)."""
        masked = hide_quoted(sentence[0].text)
        framed = len(sentence) > 1 and is_frame(masked, self.lexicon.words(masked), 0)
        return sentence[:2] if framed else sentence[:1]
