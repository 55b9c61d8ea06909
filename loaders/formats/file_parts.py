"""The texts of a file: of a notice one, of a mail or an archive one for each file in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from loaders.formats.archives import Room, members
from loaders.formats.mail import attachments
from loaders.formats.reading import READERS, Source, check_content, content_of, source_of
from loaders.formats.untried import reason_untried
from ontology.errors import UnreadableFile

DEEPEST = 3  # archives and mails within one another
Contents = Iterator[tuple[str, bytes | UnreadableFile]]


@dataclass(frozen=True)
class FilePart:
    """One text of a file, the reason why it was refused, or a note that it was not tried.

    `path`: of the file, for a file in an archive or mail followed by its name there. `mail`: the mail that it belongs
    to, of whose text and attachments not each is a notice.
    """

    path: Path
    source: Source | None = None
    refusal: str | None = None
    note: str | None = None
    mail: Path | None = None


def read_parts(path: Path) -> Iterator[FilePart]:
    """Yield the texts of a file. Where something cannot be read, its part has the reason."""
    try:
        content = content_of(path)
    except UnreadableFile as error:
        yield FilePart(path, refusal=str(error))
        return
    yield from _Reader(path).parts(_File(path, content))


@dataclass(frozen=True)
class _File:
    """A file that is read: its bytes, how many archives and mails are around it, and the outermost of these mails."""

    path: Path
    content: bytes
    depth: int = 0
    mail: Path | None = None


class _Reader:
    """Reads one file with all that is in it, within the limits of one."""

    def __init__(self, outer: Path) -> None:
        self._outer, self._room = outer, Room()

    def parts(self, file: _File) -> Iterator[FilePart]:
        """Yield the text of a file, and those of the files in it."""
        path = file.path
        opener = _OPENERS.get(path.suffix.lower())
        if opener is None:
            yield self._own(file)
        elif file.depth >= DEEPEST:
            yield FilePart(
                path, refusal=f"{path}: more than {DEEPEST} files within one another; unpack it first"
            )
        else:
            try:
                inside = [
                    part
                    for each in opener(path, file.content, self._room)
                    for part in self._inner(file, *each)
                ]
            except UnreadableFile as error:
                yield FilePart(path, refusal=str(error))
                return
            yield from self._with_own(file, inside)

    def _with_own(self, file: _File, inside: list[FilePart]) -> Iterator[FilePart]:
        """Yield the text of a mail, then what is in a mail or archive."""
        path = file.path
        is_tried = any(part.source or part.refusal for part in inside)
        if path.suffix.lower() in READERS:
            own = self._own(replace(file, mail=file.mail or path))
            yield FilePart(path, note=own.refusal) if own.refusal and is_tried else own
        elif not is_tried:
            yield FilePart(
                path, refusal=f"{path}: no notice file in this archive; unpack it, and give the notice"
            )
        yield from inside

    def _inner(self, outer: _File, name: str, content: bytes | UnreadableFile) -> Iterator[FilePart]:
        path = outer.path / _below(name)
        reason = reason_untried(path, SUFFIXES)
        if reason:
            yield FilePart(path, note=reason)
            return
        try:
            if isinstance(content, UnreadableFile):
                raise content
            check_content(path, content)
        except UnreadableFile as error:
            yield FilePart(path, refusal=str(error))
            return
        mail = outer.path if outer.path.suffix.lower() in READERS else None
        yield from self.parts(_File(path, content, outer.depth + 1, outer.mail or mail))

    def _own(self, file: _File) -> FilePart:
        path = file.path
        try:
            source = source_of(path, file.content, path.relative_to(self._outer.parent).as_posix())
        except UnreadableFile as error:
            return FilePart(path, refusal=str(error))
        return FilePart(path, source, mail=file.mail)


def _attached(path: Path, content: bytes, room: Room) -> Contents:
    for name, attachment in attachments(path, content):
        room.take(path, len(attachment), 1)
        yield name, attachment


def _below(name: str) -> str:
    """Return the name of a file in an archive or mail as a path below it, in one line."""
    steps = re.split(r"[/\\]+", re.sub(r"[\x00-\x1f\x7f]", "_", name))
    return "/".join(step for step in steps if step not in ("", ".", "..")) or "_"


_OPENERS: Mapping[str, Callable[[Path, bytes, Room], Contents]] = {".zip": members, ".eml": _attached}
SUFFIXES = (*dict.fromkeys((*READERS, *_OPENERS)),)  # of all files that are tried
