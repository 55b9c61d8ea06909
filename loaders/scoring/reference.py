"""Annotated notices: a text, and beside it the JSON of its notices as a person annotated them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.contract.record import ActivityRecord, NoticeRecord
from loaders.formats.reading import READERS
from ontology.errors import NoticeError

AnnotatedNotice = Mapping[str, Any]


@dataclass(frozen=True)
class Reference:
    """A text and its annotated notices, without any if the text must be refused.

    They have keys of the contract; a key that is left out is not compared.
    """

    text: Path
    notices: tuple[AnnotatedNotice, ...]

    @property
    def name(self) -> str:
        """The name of the text file."""
        return self.text.name


def read_references(folder: Path) -> list[Reference]:
    """Read all annotations in a folder and those below it, ordered by path.

    Raises `NoticeError` with the file if there is none, if its JSON is not that of the contract, or if it has no
    text.
    """
    references = [read_reference(path) for path in sorted(folder.rglob("*.json"))]
    if not references:
        raise NoticeError(f"{folder}: no annotated notice in this folder; put NAME.json beside NAME.txt")
    return references


def read_reference(path: Path) -> Reference:
    """Read one annotation, and find its text: `source.file` of its first notice, else the file of its name."""
    try:
        notices = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise NoticeError(f"{path}: not valid JSON: {error}") from error
    if not isinstance(notices, list) or not all(isinstance(each, dict) for each in notices):
        raise NoticeError(f"{path}: not a JSON array of notices, which an annotation must be")
    for notice in notices:
        _check(path, notice)
    return Reference(_find_text(path, notices), tuple(notices))


def _check(path: Path, notice: AnnotatedNotice) -> None:
    activities = notice.get("activities", [])
    unknown = set(notice) - set(NoticeRecord.model_fields)
    unknown |= {key for activity in activities for key in set(activity) - set(ActivityRecord.model_fields)}
    if unknown:
        raise NoticeError(f"{path}: unknown keys: {', '.join(sorted(unknown))}; use those of extract --json")
    for activity in activities:
        if not activity.get("name") or not activity.get("text"):
            raise NoticeError(f"{path}: an activity lacks name or text: {activity}")


def _find_text(path: Path, notices: list[AnnotatedNotice]) -> Path:
    named: list[Path] = [
        path.parent / str(notice["source"]["file"]) for notice in notices[:1] if "source" in notice
    ]
    beside = [path.with_suffix(suffix) for suffix in READERS]
    for text in (*named, *beside):
        if text.is_file():
            return text
    raise NoticeError(
        f"{path}: no text for this annotation; put it beside it, or write its name in source.file"
    )
