"""The record of an activity that a curator wrote or changed: words placed, bodies resolved as extraction does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from loaders.assemble.activities import activity_records
from loaders.contract.details import DETAIL_FIELDS
from loaders.contract.record import ActivityRecord, EvidenceRecord, MentionRecord, NoticeRecord
from loaders.curation.corrections import ActivityFields, NewActivity, Passage
from loaders.curation.words import locate
from loaders.extract.activity import Activity, Mention
from loaders.resolve.resolver import Resolver
from loaders.text.spans import Span

_PLAIN = ("name", "types", *DETAIL_FIELDS)


@dataclass(frozen=True)
class Maker:
    """Makes records of the activities of one notice; each method gives a record, or why it cannot."""

    record: NoticeRecord
    resolver: Resolver

    def make(self, given: NewActivity) -> ActivityRecord | str:
        """A new activity, told where its words stand."""
        mention = self._mention(Passage(text=given.text, section=given.section, after=given.after))
        if isinstance(mention, str):
            return mention
        place = Mention(mention.section or "", Span(mention.start, mention.end))
        blank = Activity(text=mention.quote, name=given.name, types=given.types, mentions=(place,))
        placed = {"text", "section", "after"}
        rest = {name: value for name, value in given.given.items() if name not in placed}
        return self._with(self._read(blank), rest)

    def change(self, activity: ActivityRecord, to: ActivityFields) -> ActivityRecord | str:
        """An activity with the given fields as given, and what hangs on them worked out again."""
        return self._with(activity, to.given)

    def again(self, activity: ActivityRecord) -> ActivityRecord:
        """An activity after its notice's issuers or date were corrected: the bodies it names, and whose it is."""
        update = self._bodies(activity.organizers) | self._partners(activity.partners)
        kept = {"basis": activity.basis} if activity.organizers else {}
        return activity.model_copy(update=update | kept)

    def _with(self, activity: ActivityRecord, given: Mapping[str, Any]) -> ActivityRecord | str:
        wrong = self._unknown(given)
        if wrong:
            return wrong
        update = {name: _listed(name, given[name]) for name in _PLAIN if name in given}
        if "organizers" in given:
            update |= self._bodies(given["organizers"])
            update["basis"] = "curated" if given["organizers"] else update["basis"]
        if "partners" in given:
            update |= self._partners(given["partners"])
        if "region" in given:
            update["region"] = self.resolver.region(given["region"]) if given["region"] else None
        placed = self._placed(activity, given)
        return placed if isinstance(placed, str) else activity.model_copy(update=update | placed)

    def _unknown(self, given: Mapping[str, Any]) -> str | None:
        """What is named that the vocabulary does not have."""
        for each in given.get("types", ()):
            if each not in self.resolver.vocabulary.activity_types:
                return f"the vocabulary has no activity type {each}"
        region = given.get("region")
        return (
            f"the vocabulary has no region {region}" if region and not self.resolver.region(region) else None
        )

    def _placed(self, activity: ActivityRecord, given: Mapping[str, Any]) -> dict[str, Any] | str:
        """The fields that say where an activity is told, as far as they are given."""
        first, *others = activity.mentions
        section = given.get("section", first.section)
        passages = [
            Passage(text=each.text, section=each.section, after=each.after) for each in given.get("also", ())
        ]
        told = [self._mention(each) for each in passages]
        moved: MentionRecord | str = first.model_copy(update={"section": section})
        if given.get("text"):
            moved = self._mention(Passage(text=given["text"], section=section, after=given.get("after")))
        mentions: list[MentionRecord] = []
        for each in (moved, *(told if "also" in given else others)):
            if isinstance(each, str):
                return each
            mentions.append(each)
        head = mentions[0]
        return {
            "text": head.quote, "section": head.section, "start": head.start, "end": head.end,
            "mentions": mentions,
        }  # fmt: skip

    def _mention(self, passage: Passage) -> MentionRecord | str:
        mentions = [each for activity in self.record.activities for each in activity.mentions]
        known: list[MentionRecord | EvidenceRecord] = [*mentions, *self.record.evidence]
        near = [
            Span(each.start, each.end)
            for each in known
            if passage.section and each.section == passage.section
        ]
        place = locate(self.record.text, passage.text, passage.after, near)
        if isinstance(place, str):
            return place
        quote = self.record.text[place.start : place.end]
        return MentionRecord(section=passage.section, start=place.start, end=place.end, quote=quote)

    def _bodies(self, names: Any) -> dict[str, Any]:
        """Organisers with their ids, the basis, and the region that follows from them."""
        mention = Mention("", Span(0, 0))
        blank = Activity(
            text="", name="", types=(), mentions=(mention,), organizers=tuple(names), basis="explicit"
        )
        read = self._read(blank)
        bodies = {"organizers": list(names), "organizer_ids": read.organizer_ids}
        return {**bodies, "basis": read.basis, "region": read.region}

    def _partners(self, names: Any) -> dict[str, Any]:
        return {"partners": list(names), "partner_ids": [self.resolver.actor(name) for name in names]}

    def _read(self, activity: Activity) -> ActivityRecord:
        issuers = [issuer.name for issuer in self.record.issuers]
        return activity_records(self.record.id, self.record.text, [activity], self.resolver, issuers)[0]


def _listed(name: str, value: Any) -> Any:
    return list(value) if name == "types" else value
