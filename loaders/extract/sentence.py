"""A sentence into the actions it tells of: who, doing what, in which words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.extract.actors import Subject, read_subject
from loaders.extract.clauses import Clause
from loaders.extract.patterns import BY_OPERATION, Predicate
from loaders.extract.predicate import is_frame, read_predicate
from loaders.lexicon.lexicon import Lexicon, Word, hide_quoted
from loaders.text.dates import find_date
from loaders.text.extracted import without_blanks

_PARTICLE = re.compile("的")
_LIST_END = re.compile(r"等(?:系列|主题|相关|宣传)?活动$")
_NAMED = re.compile(r"[“《]|一[批期]")  # what has a name or a number is an activity of its own
_DATE_WITHIN = 24  # characters at the beginning of a clause in which a date may stand before the subject


@dataclass(frozen=True)
class ItemContext:
    """What holds for the numbered item a sentence stands in: the bodies that its first sentence named, whether
    it is an entry of a list of bodies, and whether its heading stands over a text of its own."""

    owners: Subject = Subject()
    lists_bodies: bool = False
    heads_text: bool = False
    told: bool = False  # an action of this paragraph was told in a sentence before


@dataclass(frozen=True)
class Action:
    """A clause that tells of an action: where its words begin, what is done, by whom, and how that is known."""

    clause: Clause
    start: int
    predicate: Predicate
    subject: Subject
    basis: str | None


def read_actions(
    sentence: Sequence[Clause], item: ItemContext, lexicon: Lexicon, year: int | None
) -> tuple[list[Action], Subject]:
    """The actions of a sentence, and the bodies that own the sentences behind it in the item.

    A subject holds for the clauses behind it; the words of a frame (围绕…，) belong to the clause behind it.
    """
    found: list[Action] = []
    owners, named, begin = item.owners, False, None
    partners: tuple[str, ...] = ()  # of a clause that names bodies alone (甲联合乙，对…开展…)
    for clause in sentence:
        begin = None if clause.after_pause else begin
        parsed = _parse(clause, item, lexicon, year)
        if parsed.predicate is None and found and _goes_on(found[-1], clause, lexicon):
            whole = Predicate(found[-1].predicate.verb, 0, len(clause.text), 0)
            found.append(replace(found[-1], clause=clause, start=clause.start, predicate=whole))
            continue
        if parsed.subject.organizers:
            owners, named = parsed.subject, True
        if parsed.predicate is None:
            begin = (clause.start if begin is None else begin) if parsed.sets_scene else None
            partners = parsed.subject.partners if parsed.sets_scene else ()
            continue
        if not parsed.subject.organizers and _is_content(found, item, clause, parsed.predicate, lexicon):
            continue
        subject = Subject(owners.organizers, parsed.subject.partners or partners, parsed.subject.rest)
        basis = ("explicit" if named else "heading") if owners.organizers else None
        start = clause.start if begin is None else begin
        found.append(Action(clause, start, parsed.predicate, subject, basis))
        begin = None
    return found, owners if named and _owns(owners, sentence, item) else item.owners


def _owns(owners: Subject, sentence: Sequence[Clause], item: ItemContext) -> bool:
    """Whether the bodies of a sentence hold for the item: named by its first sentence, not severally (分别), and
    in the body of a notice not in general (各单位要…)."""
    opens_item = any(clause.first_in_entry for clause in sentence)
    severally = any("分别" in clause.text for clause in sentence)
    general = all(name.startswith("各") for name in owners.organizers)
    return opens_item and not severally and (item.lists_bodies or not general)


def _goes_on(event: Action, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause only continues a list of events behind a comma: 开展知识竞赛，创意大赛等活动."""
    held = event.predicate.verb in lexicon.words_of("hold-verb")
    joined = event.clause.end + 1 == clause.start
    return held and joined and _LIST_END.search(clause.text) is not None and _is_nominal(clause, lexicon)


def _is_nominal(clause: Clause, lexicon: Lexicon) -> bool:
    words = lexicon.words(hide_quoted(clause.text))
    return bool(words) and words[0].start > 0 and not any(word.is_in("hold-verb") for word in words)


def _is_content(
    found: Sequence[Action], item: ItemContext, clause: Clause, predicate: Predicate, lexicon: Lexicon
) -> bool:
    """Whether a clause behind an event tells what the event contains: 召开现场会，总结交流经验. Some verbs
    (交流, 展示) tell of contents even behind a full stop."""
    if clause.after_pause:
        return False
    held = lexicon.words_of("hold-verb")
    if found and found[-1].predicate.verb == BY_OPERATION:
        return predicate.verb not in held
    if _NAMED.search(clause.text):
        return False
    if predicate.verb in lexicon.words_of("telling-verb"):
        return bool(found) or item.told
    return (
        bool(found)
        and found[-1].predicate.verb in held
        and predicate.verb in lexicon.words_of("content-verb")
    )


@dataclass(frozen=True)
class _Parsed:
    subject: Subject
    predicate: Predicate | None
    sets_scene: bool


def _parse(clause: Clause, item: ItemContext, lexicon: Lexicon, year: int | None) -> _Parsed:
    shape = hide_quoted(clause.text)
    words = lexicon.words(shape)
    dated = _date_end(clause.text, year)
    guess = item.lists_bodies and clause.first_in_entry
    behind = _behind(words, dated) if dated else words
    subject = read_subject(clause.text[dated:], behind, lexicon, guess)
    subject = Subject(subject.organizers, subject.partners, subject.rest + dated) if dated else subject
    predicate = read_predicate(clause.text, shape, words, subject.rest, lexicon)
    if predicate and _only_announces(clause, predicate, item, lexicon):
        predicate = None
    return _Parsed(subject, predicate, _sets_scene(clause, shape, words, subject))


def _date_end(text: str, year: int | None) -> int:
    """Where a date that opens the clause ends (2023年9月举办…); 0 where none does."""
    printed = find_date(text[:_DATE_WITHIN], year)
    return printed.span.end if printed and not text[: printed.span.start].strip("于在（(") else 0


def _behind(words: Sequence[Word], start: int) -> list[Word]:
    return [
        word._replace(start=word.start - start, end=word.end - start) for word in words if word.start >= start
    ]


def _only_announces(clause: Clause, predicate: Predicate, item: ItemContext, lexicon: Lexicon) -> bool:
    """A heading over its own text is an activity only where it says that something is held (rule R5)."""
    named = _PARTICLE.sub("", without_blanks(clause.text[predicate.name_start : predicate.end]))
    general = named in lexicon.words_of("general-heading")
    heads = item.heads_text and clause.first_in_entry
    return heads and (general or predicate.verb not in lexicon.words_of("hold-verb"))


def _sets_scene(clause: Clause, shape: str, words: Sequence[Word], subject: Subject) -> bool:
    """Whether the words of a clause without an action belong to the clause behind it."""
    rest = clause.text[subject.rest :].strip()
    return len(rest) < 3 or is_frame(shape, words, subject.rest)
