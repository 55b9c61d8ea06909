"""The records of added and changed activities: quotations located, agencies resolved as after extraction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from loaders.assemble.activities import activity_records
from loaders.contract.details import DETAIL_FIELDS
from loaders.contract.record import ActivityRecord, EvidenceRecord, MentionRecord, NoticeRecord
from loaders.curation.corrections import ActivityFields, NewActivity, Passage
from loaders.curation.quotations import locate
from loaders.extract.activity import Activity, Mention
from loaders.resolve.resolver import Resolver
from loaders.text.spans import Span

_COPIED = ("name", "types", *DETAIL_FIELDS)  # fields that a correction gives as they stand in the record


@dataclass(frozen=True)
class RecordEditor:
    """Builds the records of one notice's activities; a method returns a record, or the reason why it cannot."""

    record: NoticeRecord
    resolver: Resolver

    def create(self, new: NewActivity) -> ActivityRecord | str:
        """Return the record of a new activity, with a mention at its quotation."""
        mention = self._locate(Passage(text=new.text, section=new.section, after=new.after))
        if isinstance(mention, str):
            return mention
        located = Mention(mention.section or "", Span(mention.start, mention.end))
        blank = Activity(text=mention.quote, name=new.name, types=new.types, mentions=(located,))
        others = {name: value for name, value in new.specified.items() if name not in Passage.model_fields}
        return self._update(self._assemble(blank), others)

    def change(self, activity: ActivityRecord, to: ActivityFields) -> ActivityRecord | str:
        """Return an activity with its fields replaced, and what depends on them resolved again."""
        return self._update(activity, to.specified)

    def resolve_again(self, activity: ActivityRecord) -> ActivityRecord:
        """Return an activity with its names resolved again, after the issuers or the date were corrected."""
        update = self._organizers(activity.organizers) | self._partners(activity.partners)
        kept = {"basis": activity.basis} if activity.organizers else {}
        return activity.model_copy(update=update | kept)

    def _update(self, activity: ActivityRecord, fields: Mapping[str, Any]) -> ActivityRecord | str:
        unknown = self._unknown(fields)
        if unknown:
            return unknown
        update = {name: _as_recorded(name, fields[name]) for name in _COPIED if name in fields}
        if "organizers" in fields:
            update |= self._organizers(fields["organizers"])
            update["basis"] = "curated" if fields["organizers"] else update["basis"]
        if "partners" in fields:
            update |= self._partners(fields["partners"])
        if "region" in fields:
            update["region"] = self.resolver.region(fields["region"]) if fields["region"] else None
        mentions = self._mentions(activity, fields)
        return mentions if isinstance(mentions, str) else activity.model_copy(update=update | mentions)

    def _unknown(self, fields: Mapping[str, Any]) -> str | None:
        """Return a message about the first type or region that the vocabulary lacks."""
        for each in fields.get("types", ()):
            if each not in self.resolver.vocabulary.activity_types:
                return f"the vocabulary has no activity type {each}"
        region = fields.get("region")
        return (
            f"the vocabulary has no region {region}" if region and not self.resolver.region(region) else None
        )

    def _mentions(self, activity: ActivityRecord, fields: Mapping[str, Any]) -> dict[str, Any] | str:
        """Return the fields for the places of an activity: its mentions, and text, section and span of the first."""
        first, *others = activity.mentions
        section = fields.get("section", first.section)
        passages = [
            Passage(text=each.text, section=each.section, after=each.after) for each in fields.get("also", ())
        ]
        also = [self._locate(each) for each in passages]
        moved: MentionRecord | str = first.model_copy(update={"section": section})
        if fields.get("text"):
            moved = self._locate(Passage(text=fields["text"], section=section, after=fields.get("after")))
        mentions: list[MentionRecord] = []
        for each in (moved, *(also if "also" in fields else others)):
            if isinstance(each, str):
                return each
            mentions.append(each)
        main = mentions[0]
        return {
            "text": main.quote, "section": main.section, "start": main.start, "end": main.end,
            "mentions": mentions,
        }  # fmt: skip

    def _locate(self, passage: Passage) -> MentionRecord | str:
        """Return the mention at a quotation; of several occurrences the one nearest to its section counts."""
        mentions = [each for activity in self.record.activities for each in activity.mentions]
        located: list[MentionRecord | EvidenceRecord] = [*mentions, *self.record.evidence]
        near = [
            Span(each.start, each.end)
            for each in located
            if passage.section and each.section == passage.section
        ]
        span = locate(self.record.text, passage.text, passage.after, near)
        if isinstance(span, str):
            return span
        quote = self.record.text[span.start : span.end]
        return MentionRecord(section=passage.section, start=span.start, end=span.end, quote=quote)

    def _organizers(self, names: Any) -> dict[str, Any]:
        """Return the fields that follow from the lead organizers: their ids, the basis and the region."""
        mention = Mention("", Span(0, 0))
        blank = Activity(
            text="", name="", types=(), mentions=(mention,), organizers=tuple(names), basis="explicit"
        )
        assembled = self._assemble(blank)
        organizers = {"organizers": list(names), "organizer_ids": assembled.organizer_ids}
        return {**organizers, "basis": assembled.basis, "region": assembled.region}

    def _partners(self, names: Any) -> dict[str, Any]:
        return {"partners": list(names), "partner_ids": [self.resolver.actor(name) for name in names]}

    def _assemble(self, activity: Activity) -> ActivityRecord:
        issuers = [issuer.name for issuer in self.record.issuers]
        complete = self.record.issuers_complete
        return activity_records(
            self.record.id, self.record.text, [activity], self.resolver, issuers, complete
        )[0]


def _as_recorded(name: str, value: Any) -> Any:
    return list(value) if name == "types" else value
