"""A source into the records of its notices: the pure heart of the loaders."""

from __future__ import annotations

from loaders.assemble.notice import build_record
from loaders.contract.record import NoticeRecord
from loaders.formats.reading import Source
from loaders.lexicon.knowledge import Knowledge
from loaders.outline.separation import separate


def extract(source: Source, knowledge: Knowledge) -> list[NoticeRecord]:
    """The records of the notices in a file, in printed order. Raises `NotANotice` with the reason."""
    notices = separate(source, knowledge)
    return [
        build_record(notice, [other for other in notices if other.carrier == place], knowledge)
        for place, notice in enumerate(notices)
    ]
