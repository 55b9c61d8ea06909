"""A value with the words it was read from: what every reader of a head fact gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from loaders.text.spans import Span

T = TypeVar("T")

# A blank between two Chinese characters was put there by layout, one beside a Latin letter may be meant.
_LAYOUT_BLANK = re.compile(r"\s+")


@dataclass(frozen=True)
class Extracted(Generic[T]):
    """A value, where it stands in the stored text, and the section it stands in."""

    value: T
    span: Span
    section: str | None = None


def without_blanks(text: str) -> str:
    """The text without any blank: 教 育 部 → 教育部."""
    return "".join(text.split())


def single_blanks(text: str) -> str:
    """The text with each run of blanks as one: how a theme or slogan of two halves is written."""
    return _LAYOUT_BLANK.sub(" ", text).strip()
