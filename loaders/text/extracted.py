"""A value read from a notice, with its span: the result of every reader of the head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from loaders.text.spans import Span

T = TypeVar("T")

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Extracted(Generic[T]):
    """A value, its span in the stored text, and the path of the section around it, if known."""

    value: T
    span: Span
    section: str | None = None


def without_blanks(text: str) -> str:
    """Return `text` without blanks: 教 育 部 → 教育部."""
    return "".join(text.split())


def single_blanks(text: str) -> str:
    """Return `text` with each run of blanks as one blank, which keeps the two halves of a slogan apart."""
    return _BLANKS.sub(" ", text).strip()
