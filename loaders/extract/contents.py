"""Further events in the contents of an activity (主要内容：…)."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.extract.action import ItemContext
from loaders.extract.activity import Activity
from loaders.extract.builder import ActivityBuilder
from loaders.extract.details import CONTENT
from loaders.extract.items import ItemText
from loaders.lexicon.lexicon import Lexicon


@dataclass(frozen=True)
class ContentReader:
    """A reader of the contents of an activity, which describe it but may also name other events."""

    lexicon: Lexicon
    builder: ActivityBuilder

    def read(self, text: ItemText, described: Activity) -> list[Activity]:
        """Return the events in a text of contents that are not the described activity; none in other texts."""
        if text.label != CONTENT:
            return []
        found, _ = self.builder.read(text.entry, ItemContext())
        return [each for each in found if self._is_other_event(each, described)]

    def _is_other_event(self, activity: Activity, described: Activity) -> bool:
        """Return whether an activity is an event that shares no event noun with the described one. An action named
        by its verb is none, unless it concerns a work in 《》."""
        words = self.lexicon.words(activity.name)
        if words and words[0].start == 0 and words[0].is_verb and "《" not in activity.name:
            return False
        ends = [
            word.end for word in words if word.is_in("event-noun") and _ends_part(activity.name, word.end)
        ]
        shared = any(
            noun in described.name for end in ends for noun in self._event_nouns(activity.name[:end])
        )
        return not shared and (bool(ends) or "《" in activity.name)

    def _event_nouns(self, words: str) -> list[str]:
        """Return the event nouns with which `words` end, 活动 and 工作 left out."""
        bare = words.removesuffix("活动").removesuffix("工作")
        return [noun for noun in self.lexicon.words_of("event-noun") if len(noun) > 1 and bare.endswith(noun)]


def _ends_part(name: str, end: int) -> bool:
    """Return whether a noun that ends there is the head of a name or of a part of it (评价、交流和分享)."""
    return end == len(name) or name[end] in "、和及与等的"
