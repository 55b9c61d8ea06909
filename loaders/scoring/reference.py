"""Annotated notices: beside a text, the JSON that a careful reader would have extracted from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.contract.record import ActivityRecord, NoticeRecord
from loaders.formats.reading import READERS
from ontology.errors import NoticeError

Annotated = Mapping[str, Any]


@dataclass(frozen=True)
class Reference:
    """One text and its notices as annotated: contract keys, of which any may be left out and is then not
    compared. No notices: the text is to be refused."""

    text: Path
    notices: tuple[Annotated, ...]

    @property
    def name(self) -> str:
        return self.text.name


def read_references(folder: Path) -> list[Reference]:
    """Every annotation below `folder`, in name order.

    Raises `NoticeError` naming the file: no annotation at all, JSON that is not the contract's, text not found.
    """
    found = [read_reference(path) for path in sorted(folder.rglob("*.json"))]
    if not found:
        raise NoticeError(f"{folder}: no annotated notice (NAME.json beside NAME.txt) in this folder")
    return found


def read_reference(path: Path) -> Reference:
    """One annotation and the text it is about: `source.file` of its first notice, or the same name beside it."""
    try:
        notices = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise NoticeError(f"{path}: not JSON ({error})") from error
    if not isinstance(notices, list) or not all(isinstance(each, dict) for each in notices):
        raise NoticeError(f"{path}: an annotation is a JSON array of notices")
    for notice in notices:
        _check(path, notice)
    return Reference(_text_of(path, notices), tuple(notices))


def _check(path: Path, notice: Annotated) -> None:
    activities = notice.get("activities", [])
    unknown = set(notice) - set(NoticeRecord.model_fields)
    unknown |= {key for activity in activities for key in set(activity) - set(ActivityRecord.model_fields)}
    if unknown:
        raise NoticeError(f"{path}: the contract has no {', '.join(sorted(unknown))}")
    for activity in activities:
        if not activity.get("name") or not activity.get("text"):
            raise NoticeError(f"{path}: an activity without name or text: {activity}")


def _text_of(path: Path, notices: list[Annotated]) -> Path:
    named: list[Path] = [
        path.parent / str(notice["source"]["file"]) for notice in notices[:1] if "source" in notice
    ]
    beside = [path.with_suffix(suffix) for suffix in READERS]
    for text in (*named, *beside):
        if text.is_file():
            return text
    raise NoticeError(f"{path}: no text for this annotation; put it beside, or name it in source.file")
