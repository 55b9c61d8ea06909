"""The activities of a notice: from every clause that announces an action, and every row of a table."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.extract.action import ItemContext
from loaders.extract.activity import Activity
from loaders.extract.builder import ActivityBuilder
from loaders.extract.candidate import HEADING, Classifier
from loaders.extract.contents import ContentReader
from loaders.extract.context import BlockContext, with_details, with_inherited, with_organizers
from loaders.extract.details import TEXT, DetailReader
from loaders.extract.items import ItemText, NoticeItem, has_heading, read_items, split_blocks
from loaders.extract.merging import merge
from loaders.extract.organizers import Organizers
from loaders.extract.rows import RowReader
from loaders.extract.schedules import Schedule, names_only_stage
from loaders.extract.scope import is_outside_scope
from loaders.lexicon.lexicon import Lexicon
from loaders.outline.sections import Entry
from loaders.text.spans import Span


@dataclass(frozen=True)
class ActivityReader:
    """A reader of activities with the words of a lexicon; `year` completes dates printed without one; `length` is that
    of the notice, in characters."""

    lexicon: Lexicon
    year: int | None
    classifier: Classifier
    length: int

    def find(self, entries: Sequence[Entry], excluded: Container[Span] = ()) -> list[Activity]:
        """Return the activities in printed order, each event once with all its mentions.

        `excluded`: the spans of theme, slogans and title, which read like actions but are none.
        """
        entries = [each for each in entries if not is_outside_scope(each, excluded)]
        blocks = [block for block in map(_without_stage_name, split_blocks(entries)) if block]
        found: list[Activity] = []
        context = BlockContext()
        for block, following in zip(blocks, [*blocks[1:], None], strict=False):
            if block[0].in_table:
                found += self._read_row(block[0], context)
                continue
            items = read_items(block, self._details, headed=False)
            if not self._add_details(block, items, found, context):
                found += self._read_block(
                    block, items, following[0] if following else None, len(found), context
                )
        schedule = Schedule.of(entries, self.lexicon, self.year)
        return merge(schedule.complete(found), self.lexicon.actors.regions)

    def _read_row(self, entry: Entry, context: BlockContext) -> list[Activity]:
        """Return the activity of a table row, if any, with the organizers of the heading above."""
        activity = self._rows.read(entry, entry.row) if entry.row else None
        return [with_inherited(activity, context.organizers_above(entry))] if activity else []

    def _add_details(
        self,
        block: Sequence[Entry],
        items: Sequence[NoticeItem],
        found: list[Activity],
        context: BlockContext,
    ) -> bool:
        """Add the details in a block to the activities above it (1.时间：… 2.地点：…), and return True; False where
        the block has text of its own or there is no activity above."""
        if not items or any(text.label == TEXT for item in items for text in item.texts):
            return False
        above = (block[0].annex, block[0].headings[:-1])
        heading = context.headings.get(above)
        if heading and not context.activities.get(above) and any(item.is_closed for item in items):
            events = self._builder.build_event(heading)
            context.activities[above] = range(len(found), len(found) + len(events))
            found += events
        indices = context.activities.get(above, range(0))
        for item in items if indices else []:
            organizers = self._organizers(item)
            found += [each for text in item.texts for each in self._contents.read(text, found[indices[0]])]
            for index in indices:
                found[index] = with_details(with_organizers(found[index], organizers), item)
        return bool(indices)

    def _read_block(
        self,
        block: Sequence[Entry],
        items: Sequence[NoticeItem],
        following: Entry | None,
        index: int,
        context: BlockContext,
    ) -> list[Activity]:
        """Return the activities of a block: those of its heading (rule R5) and of its items. `following`: the entry
        behind the block; `index`: that of its first activity in the notice."""
        first, numbered = block[0], block[0].opens_section
        opening = items[0].texts[0].entry if items and items[0].texts else None
        item_context = ItemContext(
            lists_agencies=numbered and first.annex is not None,
            run_in_heading=numbered and _is_run_in_heading(opening or first),
        )
        heading = opening if opening and has_heading(block, following) else None
        announced = self._read_heading(heading, items, item_context)
        if announced:
            items = read_items(block, self._details, headed=True)
        found: list[Activity] = []
        for item in items:
            headed = bool(item.texts) and item.texts[0].entry == heading
            activities, item_context = self._read_item(item, announced, headed, item_context, context)
            organizers = context.organizers_above(first)
            found += [with_details(with_inherited(each, organizers), item) for each in activities]
        context.record_block(first, heading, range(index, index + len(announced or found)))
        return found

    def _read_heading(
        self, heading: Entry | None, items: Sequence[NoticeItem], context: ItemContext
    ) -> list[Activity]:
        """Return the activities of a heading: its actions, or the event it names where only details follow."""
        if heading is None:
            return []
        activities = self._builder.read(heading, context, HEADING)[0]
        has_text = any(text.label == TEXT for text in items[0].texts[1:])
        only_details = items[0].has_details and not has_text and len(items) == 1
        return activities or (self._builder.build_event(heading) if only_details else [])

    def _read_item(
        self,
        item: NoticeItem,
        announced: list[Activity],
        headed: bool,
        item_context: ItemContext,
        context: BlockContext,
    ) -> tuple[list[Activity], ItemContext]:
        """Return the activities of an item, one where its organizers stand behind it (rule R6), and the context
        for the next. `announced`: the activities of the block's heading; `headed`: the item begins with it."""
        organizers = self._organizers(item)
        texts = [text for text in item.texts[headed:] if text.label == TEXT]
        if organizers and texts and (item.bracket or len(texts) == 1):
            one = announced[0] if headed and announced else None
            one = one or self._read_one(texts, item_context.run_in_heading and not headed)
            item_context = item_context._replace(run_in_heading=False)
            return ([with_organizers(one, organizers)] if one else []), item_context
        if organizers and headed:
            entry = item.texts[0].entry
            context.organizers[entry.annex, entry.headings] = organizers
        found = list(announced[:1] if organizers else announced) if headed else []
        for text in item.texts[headed:]:
            if announced and text.label != TEXT:
                found += self._contents.read(text, announced[0])
            else:
                activities, item_context = self._builder.read(text.entry, item_context)
                found += activities
            item_context = item_context._replace(run_in_heading=False)
        return [with_organizers(each, organizers) for each in found], item_context

    def _read_one(self, texts: Sequence[ItemText], run_in_heading: bool) -> Activity | None:
        """Return the first action of an item, else an activity named by its first words."""
        for order, text in enumerate(texts):
            heading = run_in_heading and not order
            activity = self._builder.build_one(text.entry, heading, verb_needed=True)
            if activity:
                return activity
        return self._builder.build_one(texts[0].entry, run_in_heading)

    def _organizers(self, item: NoticeItem) -> Organizers:
        """Return the organizers in the brackets and behind the labels of an item."""
        return item.bracket + self._details.organizers.from_roles(item.role_names)

    @cached_property
    def _builder(self) -> ActivityBuilder:
        return ActivityBuilder(self.lexicon, self.year, self.classifier, self.length)

    @cached_property
    def _contents(self) -> ContentReader:
        return ContentReader(self.lexicon, self._builder)

    @cached_property
    def _details(self) -> DetailReader:
        return DetailReader.of(self.lexicon, self.year)

    @cached_property
    def _rows(self) -> RowReader:
        return RowReader(self.lexicon, self._builder, self.year)


def _without_stage_name(block: Sequence[Entry]) -> Sequence[Entry]:
    """Return a block without the line that only names a stage, which is no activity: 第二周 攻坚周（9.8—9.14）."""
    return block[1:] if names_only_stage(block[0]) else block


def _is_run_in_heading(entry: Entry) -> bool:
    """Return whether the first sentence of an entry is a heading with its text behind it on the line."""
    return entry.annex is None and "。" in entry.paragraph.body.rstrip("。 ")
