"""Content negotiation: the media type that a client prefers among those that are offered (RFC 9110, 12.5.1)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class _Range:
    """A media range of an Accept header: `text/*;q=0.8`."""

    kind: str
    subtype: str
    weight: float

    def fit(self, media_type: str) -> int | None:
        """Return how specific the range is for a media type; None where it does not cover it."""
        kind, _, subtype = media_type.partition("/")
        if self.kind not in (kind, "*") or self.subtype not in (subtype, "*"):
            return None
        return (self.kind != "*") + (self.subtype != "*")


def media_content(media_types: Iterable[str]) -> dict[str, Any]:
    """Return the content of answers of these media types for OpenAPI: any JSON, or text."""
    return {each: {"schema": {} if each.endswith("json") else {"type": "string"}} for each in media_types}


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """Return the offered media type with the greatest weight, of equal ones the first; None where none is accepted.

    The most specific range that covers a type gives its weight. An empty header accepts everything.
    """
    ranges = list(_ranges(accept)) or [_Range("*", "*", 1.0)]
    weights = {each: _weight(each, ranges) for each in offered}
    best = max(offered, key=lambda each: weights[each], default=None)
    return best if best is not None and weights[best] > 0 else None


def _weight(media_type: str, ranges: Sequence[_Range]) -> float:
    fitting = [(fit, each.weight) for each in ranges if (fit := each.fit(media_type)) is not None]
    return max(fitting, default=(0, 0.0))[1]


def _ranges(accept: str) -> Iterator[_Range]:
    for part in accept.lower().split(","):
        media_range, *parameters = (each.strip() for each in part.split(";"))
        kind, slash, subtype = media_range.partition("/")
        if kind and slash and subtype:
            weight = next((each[2:] for each in parameters if each.startswith("q=")), "1")
            yield _Range(kind, subtype, quality(weight))


def quality(text: str) -> float:
    """Return the weight that a q value stands for, from 0 to 1; 0 where it is malformed."""
    try:
        return max(0.0, min(float(text), 1.0))  # in this order 0 for nan too
    except ValueError:
        return 0.0
