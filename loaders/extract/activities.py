"""The activities of a notice: every clause that says what somebody is to do or hold, every row of a table."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from loaders.extract.activity import Activity
from loaders.extract.builder import ActivityBuilder
from loaders.extract.context import BlockContext, inherited, with_details, with_units
from loaders.extract.details import CONTENT, TEXT, DetailReader
from loaders.extract.head.recipients import has_recipient_label
from loaders.extract.items import Item, ItemText, blocks, is_head, read_items
from loaders.extract.merging import merge
from loaders.extract.rows import RowReader
from loaders.extract.sentence import ItemContext
from loaders.lexicon.lexicon import Lexicon
from loaders.outline.sections import Entry
from loaders.text.extracted import without_blanks
from loaders.text.spans import Span


@dataclass(frozen=True)
class ActivityReader:
    """Finds activities with the words of a lexicon; `year` dates what names no year of its own."""

    lexicon: Lexicon
    year: int | None

    def find(self, entries: Sequence[Entry], sayings: Container[Span] = ()) -> list[Activity]:
        """The activities in printed order, an event told twice as one with two mentions.

        `sayings`: the ranges of theme, slogans and title, which sound like actions and are none.
        """
        parts = list(blocks([entry for entry in entries if not self._is_silent(entry, sayings)]))
        found: list[Activity] = []
        known = BlockContext()
        for block, after in zip(parts, [*parts[1:], None], strict=False):
            first = block[0]
            if first.in_table:
                told = self._rows.read(first, first.row) if first.row else None
                found += [inherited(told, known.units_above(first))] if told else []
                continue
            items = read_items(block, self._details, headed=False)
            if not self._tell_details(block, items, found, known):
                found += self._read_block(block, items, after[0] if after else None, len(found), known)
        every = [*found, *self._promised(entries, sayings)]
        return merge(every, self.lexicon.actors.regions)

    def _promised(self, entries: Sequence[Entry], sayings: Container[Span]) -> Iterator[Activity]:
        """What a body says it will do in the parts that lay down duties: 省局将通报各地情况, 将予以表扬."""
        promise, anybody = self.lexicon.words_of("promise-word"), self.lexicon.words_of("promise-phrase")
        for entry in entries:
            text = entry.paragraph.text
            if not (self.lexicon.holds(text, "promise-word") or self.lexicon.holds(text, "promise-phrase")):
                continue
            if self._is_duty(entry) and _place(entry) not in sayings and not entry.paragraph.is_date:
                for activity in self._builder.read(entry, ItemContext())[0]:
                    words = promise if activity.basis == "explicit" else anybody
                    if any(word in activity.text for word in words):
                        yield activity

    def _is_duty(self, entry: Entry) -> bool:
        silent = self.lexicon.words_of("silent-heading")
        return any(without_blanks(heading.words) in silent for heading in entry.headings)

    def _is_silent(self, entry: Entry, sayings: Container[Span]) -> bool:
        """Parts that arrange nothing: aims, theme, duties; and what stands before the first heading."""
        if _place(entry) in sayings or self._is_duty(entry):
            return True
        if entry.in_table:
            return entry.row is None
        marker = entry.paragraph.marker
        listing = marker is not None and marker.kind == "annex"
        return (
            listing or entry.paragraph.is_date or has_recipient_label(entry.paragraph) or not entry.headings
        )

    def _tell_details(
        self, block: Sequence[Entry], items: Sequence[Item], found: list[Activity], known: BlockContext
    ) -> bool:
        """Whether the block only tells details of the activity above it (1.时间：… 2.地点：…); they are added."""
        if not items or any(words.labelled == TEXT for item in items for words in item.words):
            return False
        above = (block[0].annex, block[0].headings[:-1])
        head = known.heads.get(above)
        if head and not known.told.get(above) and any(item.is_closed for item in items):
            named = self._builder.build_event(head)
            known.told[above] = range(len(found), len(found) + len(named))
            found += named
        places = known.told.get(above, range(0))
        for item in items if places else []:
            units = self._details.units_of(item.told, item.bracket)
            found += [each for words in item.words for each in self._described(words, found[places[0]])]
            for place in places:
                found[place] = with_details(with_units(found[place], units), item)
        return bool(places)

    def _read_block(
        self,
        block: Sequence[Entry],
        items: Sequence[Item],
        after: Entry | None,
        begin: int,
        known: BlockContext,
    ) -> list[Activity]:
        """What one mark holds: its heading (rule R5) and its items."""
        first, opens = block[0], block[0].opens_section
        text = items[0].words[0].entry if items and items[0].words else first
        owned = ItemContext(
            lists_bodies=opens and first.annex is not None, heads_text=opens and _heads_text(text)
        )
        head = items[0].words[0].entry if items and items[0].words and is_head(block, after) else None
        told = self._head(head, items, owned)
        if told:
            items = read_items(block, self._details, headed=True)
        found: list[Activity] = []
        for item in items:
            heads = bool(item.words) and item.words[0].entry == head
            given, owned = self._read_item(item, told, heads, owned, known)
            found += [with_details(inherited(each, known.units_above(first)), item) for each in given]
        known.note(first, head, range(begin, begin + len(told or found)))
        return found

    def _head(self, head: Entry | None, items: Sequence[Item], owned: ItemContext) -> list[Activity]:
        """What a heading tells by itself: its actions; or the event it names, where only details follow."""
        if head is None:
            return []
        told = self._builder.read(head, owned)[0]
        only_details = items[0].has_details and not any(
            words.labelled == TEXT for words in items[0].words[1:]
        )
        return told or (self._builder.build_event(head) if only_details and len(items) == 1 else [])

    def _read_item(
        self, item: Item, told: list[Activity], heads: bool, owned: ItemContext, known: BlockContext
    ) -> tuple[list[Activity], ItemContext]:
        """The activities of an item: one where its units stand behind it (rule R6), else all that it tells."""
        units = self._details.units_of(item.told, item.bracket)
        texts = [words for words in item.words[heads:] if words.labelled == TEXT]
        if units and texts and (item.bracket or len(texts) == 1):
            one = told[0] if heads and told else self._one(texts, owned.heads_text and not heads)
            return ([with_units(one, units)] if one else []), replace(owned, heads_text=False)
        if units and heads:
            known.units[item.words[0].entry.annex, item.words[0].entry.headings] = units
        found = list(told[:1] if units else told) if heads else []
        for words in item.words[heads:]:
            if told and words.labelled != TEXT:
                found += self._described(words, told[0])
            else:
                read, owned = self._builder.read(words.entry, owned)
                found += read
            owned = replace(owned, heads_text=False)
        return [with_units(each, units) for each in found], owned

    def _one(self, texts: Sequence[ItemText], heads_text: bool) -> Activity | None:
        """The first action of an item, or its first words."""
        for order, words in enumerate(texts):
            told = self._builder.build_one(words.entry, heads_text and not order, sure=True)
            if told:
                return told
        return self._builder.build_one(texts[0].entry, heads_text)

    def _described(self, words: ItemText, head: Activity) -> list[Activity]:
        """What the contents of an activity tell beside it: another event than the one they describe."""
        if words.labelled != CONTENT:
            return []
        return [
            each for each in self._builder.read(words.entry, ItemContext())[0] if self._is_other(each, head)
        ]

    def _is_other(self, activity: Activity, head: Activity) -> bool:
        """Whether an activity is another event than `head`: it shares no noun of an event with it."""
        words = self.lexicon.words(activity.name)
        if words and words[0].start == 0 and words[0].is_verb and "《" not in activity.name:
            return False
        ends = [word.end for word in words if word.is_in("event-noun") and _closes(activity.name, word.end)]
        shared = any(noun in head.name for end in ends for noun in self._nouns(activity.name[:end]))
        return not shared and (bool(ends) or "《" in activity.name)

    def _nouns(self, words: str) -> list[str]:
        """The nouns of an event with which `words` end, without what any event may be called."""
        bare = words.removesuffix("活动").removesuffix("工作")
        return [noun for noun in self.lexicon.words_of("event-noun") if len(noun) > 1 and bare.endswith(noun)]

    @cached_property
    def _builder(self) -> ActivityBuilder:
        return ActivityBuilder(self.lexicon, self.year)

    @cached_property
    def _details(self) -> DetailReader:
        return DetailReader.of(self.lexicon, self.year)

    @cached_property
    def _rows(self) -> RowReader:
        return RowReader(self.lexicon, self._builder, self.year)


def _heads_text(entry: Entry) -> bool:
    """Whether the entry's first sentence is a heading with its text behind it on the same line."""
    return entry.annex is None and "。" in entry.paragraph.body.rstrip("。 ")


def _closes(name: str, end: int) -> bool:
    """Whether a noun that ends there is the head of a name or of one part of it (评价、交流和分享)."""
    return end == len(name) or name[end] in "、和及与等的"


def _place(entry: Entry) -> Span:
    return Span(entry.paragraph.body_start, entry.paragraph.span.end)
