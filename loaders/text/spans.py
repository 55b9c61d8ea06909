"""Text that remembers where each of its characters stood in the file it was read from."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters, `[start, end)`."""

    start: int
    end: int

    def shift(self, by: int) -> Span:
        """The same range in a text that begins `by` characters earlier."""
        return Span(self.start + by, self.end + by)


class Edit(NamedTuple):
    """Put `replacement` where the characters `[start, end)` stand."""

    start: int
    end: int
    replacement: str = ""


@dataclass(frozen=True)
class Text:
    """A string and, for each character, its offset in the decoded file (`origins`, same length)."""

    value: str
    origins: array[int]

    @classmethod
    def of(cls, value: str) -> Text:
        """The text as decoded: every character stands where it stands."""
        return cls(value, array("L", range(len(value))))

    def __len__(self) -> int:
        return len(self.value)

    def edit(self, edits: Iterable[Edit]) -> Text:
        """The text after `edits`, which must be in order and must not overlap.

        A replaced character keeps the offset of the first character it stands for.
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
        """The given ranges one after the other, each but the last closed by a line break."""
        spans = list(parts)
        pieces = [self.value[start:end] for start, end in spans]
        origins: array[int] = array("L")
        for index, (start, end) in enumerate(spans):
            origins.extend(self.origins[start:end])
            if index < len(spans) - 1:
                origins.append(self._origin(end))
        return Text("\n".join(pieces), origins)

    def lines(self) -> Iterator[Span]:
        """The range of each line, without its line break."""
        start = 0
        for line in self.value.split("\n"):
            yield Span(start, start + len(line))
            start += len(line) + 1

    def _origin(self, index: int) -> int:
        if index < len(self.origins):
            return self.origins[index]
        return self.origins[-1] + 1 if self.origins else 0
