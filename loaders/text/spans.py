"""Spans, edits, and text with a map from each character to its offset in the file."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of character offsets, `[start, end)`."""

    start: int
    end: int

    def shift(self, by: int) -> Span:
        """Return the span moved by `by` characters."""
        return Span(self.start + by, self.end + by)


class Edit(NamedTuple):
    """A replacement for the characters `[start, end)`; an empty one deletes them."""

    start: int
    end: int
    replacement: str = ""


@dataclass(frozen=True)
class Text:
    """A string, and for each of its characters the offset in the decoded file (`origins`, of the same length)."""

    value: str
    origins: array[int]

    @classmethod
    def of(cls, value: str) -> Text:
        """Return the text of a decoded file, in which every character is its own origin."""
        return cls(value, array("L", range(len(value))))

    def __len__(self) -> int:
        return len(self.value)

    def edit(self, edits: Iterable[Edit]) -> Text:
        """Return the text after `edits`, which must be in order and must not overlap.

        The characters of a replacement get the origin of the first character they replace.
        """
        listed = list(edits)
        if not listed:
            return self
        pieces: list[str] = []
        origins: array[int] = array("L")
        done = 0
        for start, end, replacement in listed:
            pieces += (self.value[done:start], replacement)
            origins.extend(self.origins[done:start])
            if replacement:
                origins.extend([self._origin(start)] * len(replacement))
            done = end
        pieces.append(self.value[done:])
        origins.extend(self.origins[done:])
        return Text("".join(pieces), origins)

    def join(self, parts: Iterable[Span]) -> Text:
        """Return the text of the spans in `parts`, one a line."""
        spans = list(parts)
        pieces = [self.value[start:end] for start, end in spans]
        origins: array[int] = array("L")
        for index, (start, end) in enumerate(spans):
            origins.extend(self.origins[start:end])
            if index < len(spans) - 1:
                origins.append(self._origin(end))
        return Text("\n".join(pieces), origins)

    def lines(self) -> Iterator[Span]:
        """Yield the span of each line, without its line break."""
        start = 0
        for line in self.value.split("\n"):
            yield Span(start, start + len(line))
            start += len(line) + 1

    def _origin(self, index: int) -> int:
        if index < len(self.origins):
            return self.origins[index]
        return self.origins[-1] + 1 if self.origins else 0
