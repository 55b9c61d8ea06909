"""The extraction of all notices of a source file, without any reading or writing."""

from __future__ import annotations

from loaders.assemble.notice import build_record
from loaders.contract.record import NoticeRecord
from loaders.extract.candidate import Classifier
from loaders.formats.reading import Source
from loaders.lexicon.knowledge import Knowledge
from loaders.outline.separation import separate


def extract_notices(
    source: Source, knowledge: Knowledge, classifier: Classifier | None = None
) -> list[NoticeRecord]:
    """Return the records of the notices in a file, in printed order; activities as `classifier` decides, by default
    that with the trained weights.

    Raises `NotANotice` with the reason where the file contains none.
    """
    notices = separate(source, knowledge)
    return [
        build_record(notice, [other for other in notices if other.carrier == index], knowledge, classifier)
        for index, notice in enumerate(notices)
    ]
