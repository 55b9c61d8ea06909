"""An action, a row or an item with its units as the activity it tells of: its name, words, types, date, place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.contract.details import ActivityDetails
from loaders.extract.activity import Activity, Mention
from loaders.extract.actors import Subject
from loaders.extract.clauses import Clause, read_sentences
from loaders.extract.distribute import distribute
from loaders.extract.event_names import EventNames, edition_of, is_general, name_events
from loaders.extract.patterns import Predicate
from loaders.extract.places import find_place
from loaders.extract.predicate import is_frame
from loaders.extract.sentence import Action, ItemContext, read_actions
from loaders.extract.types import TypeReader
from loaders.lexicon.lexicon import Lexicon, hide_quoted, longest_first
from loaders.outline.sections import Entry
from loaders.text.dates import PrintedDate, find_date
from loaders.text.extracted import without_blanks
from loaders.text.spans import Span

_LEADS = re.compile(r"由(?P<names>[^，。；由]{3,40}?)(?:共同|联合)?(?:承办|主办|举办|牵头)")
_HELPS = re.compile(r"，(?:由)?(?P<names>[^，。；由]{3,60}?)(?:协办|支持|配合|参与)(?=$|，)")
_NAMES = re.compile("[、]|和(?=[\u3400-\u9fff]{4})")
_MODAL = re.compile(r"^(?:将|拟|要)")


@dataclass(frozen=True)
class ActivityBuilder:
    """Makes activities of what was read, with the words of a lexicon; `year` dates what names no year."""

    lexicon: Lexicon
    year: int | None

    def read(self, entry: Entry, item: ItemContext) -> tuple[list[Activity], ItemContext]:
        """Every activity of an entry's words, and what its bodies own behind them."""
        found: list[Activity] = []
        for sentence in read_sentences(entry, self.lexicon):
            actions, owners = read_actions(sentence, item, self.lexicon, self.year)
            found += [activity for action in actions for activity in self.build(action, entry)]
            if found:
                found[-1] = _credited(found[-1], sentence)
            item = replace(item, owners=owners, told=item.told or bool(actions))
        item = replace(item, told=False)
        if not found and item.lists_bodies and item.owners.organizers:
            found = [self.of_owner(entry, item)]
        return found, item

    def build_event(self, entry: Entry) -> list[Activity]:
        """The event that a heading names without a verb: “质量月”启动仪式 over its time and place."""
        body = entry.paragraph.body.rstrip("。：: ")
        if not self.lexicon.ends_with(body, "event-noun") or is_general(body, self.lexicon):
            return []
        if body in self.lexicon.words_of("heading") or body in self.lexicon.words_of("column-name"):
            return []
        told = self.build_one(entry)
        return [told] if told else []

    def build(self, action: Action, entry: Entry) -> Iterator[Activity]:
        """One activity for each event that the action names."""
        names = name_events(action.clause.text, action.predicate, self.lexicon)
        for share in distribute(action.clause.text, names.names, action.subject):
            subject = Subject(share.organizers, share.partners)
            yield self._activity(action, entry, share.name, names, subject)

    def build_one(self, entry: Entry, heads_text: bool = False, sure: bool = False) -> Activity | None:
        """The one activity of a row or of an item with its units (rule R6): its first action; where no verb is
        known, its first words, or None if `sure`. `heads_text`: the first sentence is a heading over the rest."""
        sentences = [each for each in read_sentences(entry, self.lexicon) if each]
        for order, sentence in enumerate(sentences):
            item = ItemContext(heads_text=heads_text and order == 0)
            actions, _ = read_actions(sentence, item, self.lexicon, self.year)
            opening = self._opening(sentence)
            named = not order and not heads_text and self.lexicon.ends_with(opening[-1].text, "event-noun")
            if actions and not (named and actions[0].start > opening[0].start):
                return self._single(actions[0], entry)
            if named and not sure:
                return self._of_words(opening, entry)
        if sure or not sentences:
            return None
        return self._of_words(self._opening(sentences[heads_text and len(sentences) > 1]), entry)

    def _single(self, action: Action, entry: Entry) -> Activity:
        names = name_events(action.clause.text, action.predicate, self.lexicon)
        single = names.names[0] if len(names.names) == 1 else _whole(action)
        return self._activity(action, entry, single, names, action.subject)

    def of_owner(self, entry: Entry, item: ItemContext) -> Activity:
        """An entry of a list of bodies tells of at least one activity, even in words we do not know."""
        body = entry.paragraph.body.rstrip("。；; ")
        start = entry.paragraph.body_start
        rest = body.removeprefix(item.owners.organizers[0]) or body
        name = without_blanks(re.split(r"[，。；]", rest, maxsplit=1)[0]) or without_blanks(body)
        told = self._plain(body, name, "", Mention(entry.section, Span(start, start + len(body))))
        return replace(
            told, organizers=item.owners.organizers, partners=item.owners.partners, basis="explicit"
        )

    def _activity(
        self, action: Action, entry: Entry, short: str, names: EventNames, subject: Subject
    ) -> Activity:
        offset = entry.paragraph.span.start
        text = entry.paragraph.text[action.start - offset : action.clause.end - offset]
        name = _full_name(action) if is_general(short, self.lexicon) else short
        return Activity(
            text=text,
            name=name,
            types=tuple(TypeReader.of(self.lexicon).read(action.predicate.verb, name, text)),
            mentions=(Mention(entry.section, Span(action.start, action.clause.end)),),
            organizers=subject.organizers,
            partners=subject.partners,
            basis=action.basis,
            details=self.details(text, name, names.targets, find_date(text, self.year)),
        )

    def details(
        self, text: str, name: str, targets: tuple[str, ...] = (), date: PrintedDate | None = None
    ) -> ActivityDetails:
        """Return the plain fields of the activity `name`, read from its clause `text`."""
        return ActivityDetails(
            targets=targets,
            date=date.printed if date else None,
            date_iso=date.iso if date else None,
            place=find_place(text, name, self.lexicon),
            edition=edition_of(name),
        )

    def _plain(self, text: str, name: str, verb: str, mention: Mention) -> Activity:
        return Activity(
            text=text,
            name=name,
            types=tuple(TypeReader.of(self.lexicon).read(verb, name, text)),
            mentions=(mention,),
            details=self.details(text, name),
        )

    def _opening(self, sentence: Sequence[Clause]) -> Sequence[Clause]:
        """The first clause, with the clause behind it where it only sets the scene (围绕…，)."""
        shape = hide_quoted(sentence[0].text)
        framed = len(sentence) > 1 and is_frame(shape, self.lexicon.words(shape), 0)
        return sentence[:2] if framed else sentence[:1]

    def _of_words(self, clauses: Sequence[Clause], entry: Entry) -> Activity:
        """An activity in words without a known verb: its name is the clause without a verb of holding."""
        offset, start, end = entry.paragraph.span.start, clauses[0].start, clauses[-1].end
        held = longest_first(self.lexicon.words_of("hold-verb")).match(clauses[-1].text)
        verb = held.group() if held else ""
        name = without_blanks(clauses[-1].text[len(verb) :]) or without_blanks(clauses[-1].text)
        predicate = Predicate(verb, len(verb), len(clauses[-1].text), len(verb))
        names = name_events(clauses[-1].text, predicate, self.lexicon)
        text = entry.paragraph.text[start - offset : end - offset]
        told = self._plain(text, name, verb, Mention(entry.section, Span(start, end)))
        return told.detailed(targets=names.targets)


def _whole(action: Action) -> str:
    predicate = action.predicate
    return without_blanks(action.clause.text[predicate.name_start : predicate.end])


def _full_name(action: Action) -> str:
    """Behind the subject, the whole clause: its frame says what 系列宣传 is about."""
    return without_blanks(_MODAL.sub("", action.clause.text[action.subject.rest :]))


def _credited(activity: Activity, sentence: Sequence[Clause]) -> Activity:
    """The activity with the bodies that the sentence behind it credits: 竞赛由甲承办，乙协办."""
    said = "，".join(clause.text for clause in sentence)
    leads, helps = _LEADS.search(said), _HELPS.search(said)
    if not leads or activity.organizers:
        return activity
    partners = tuple(_NAMES.split(helps["names"].removesuffix("等单位"))) if helps else activity.partners
    return replace(
        activity, organizers=tuple(_NAMES.split(leads["names"])), partners=partners, basis="explicit"
    )
