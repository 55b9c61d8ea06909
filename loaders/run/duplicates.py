"""Notices that several of the files to be loaded contain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.entities import Facts
from loaders.contract.record import NoticeRecord
from loaders.run.likeness import KnownNotice, NoticeIndex
from loaders.run.reading import Reading
from ontology.errors import NoticeError


@dataclass
class DuplicateFilter:
    """Recognises notices that several files contain, by their ids and the hashes of their texts."""

    notices: dict[str, tuple[Path, int]] = field(default_factory=dict)  # the first file of each, and its hash
    index: NoticeIndex = field(default_factory=NoticeIndex)

    def new_part(self, reading: Reading) -> Reading:
        """Return a reading with those of its notices alone that were not there before, each once.

        Raises `NoticeError` if two files have different texts of one notice, or texts that may be of one notice: only
        the user knows which is right.
        """
        new = [place for place, record in enumerate(reading.records) if self._is_new(record, reading.path)]
        records = tuple(reading.records[place] for place in new)
        facts = tuple(reading.facts[place] for place in new if reading.facts)
        return replace(reading, records=records, facts=facts)

    def _is_new(self, record: NoticeRecord, path: Path) -> bool:
        text_hash = hash(record.text)
        if record.id not in self.notices:
            self.notices[record.id] = path, text_hash
            self._check_likeness(KnownNotice.of(record), path)
            return True
        first, first_hash = self.notices[record.id]
        if first_hash != text_hash:
            raise NoticeError(
                f"{path} and {first} have different texts of one notice ({record.id}); load one of them"
            )
        return False

    def add_facts(self, facts: Facts, path: Path) -> None:
        """Add the facts of a notice or register from an RDF file.

        Raises `NoticeError` if another file has facts or a text of it, or of a notice that may be the same.
        """
        other, _ = self.notices.setdefault(facts.owner, (path, hash(facts.digest)))
        if other != path:
            raise NoticeError(f"{path} and {other} both have the facts of {facts.owner}; load one of them")
        notice = KnownNotice.of_facts(facts, path.name)
        if notice is not None:
            self._check_likeness(notice, path)

    def forget(self, path: Path, ids: Iterable[str]) -> None:
        """Forget those of these notices that a file had first, as it is not loaded."""
        for each in ids:
            if self.notices.get(each, (None, 0))[0] == path:
                del self.notices[each]
                self.index.remove(each)

    def _check_likeness(self, notice: KnownNotice, path: Path) -> None:
        like = self.index.find_like(notice)
        if like:
            raise NoticeError(
                f"{path} and {self.notices[like.id][0]} may have texts of one notice, {notice.name} ({notice.id}) and "
                f"{like.name} ({like.id}): issuer, number or date of one of them is missing; load one of them"
            )
        self.index.add(notice)
