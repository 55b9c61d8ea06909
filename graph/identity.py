"""Ids that are made from what they name: the same on every machine and at every reading."""

from __future__ import annotations

import hashlib

PROVISIONAL = "name-"  # how the id of a body begins that no vocabulary has


def content_id(*parts: str) -> str:
    """Twelve hexadecimal digits that name `parts` by their content."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def provisional_agency_id(name: str) -> str:
    """The id of a body that the vocabulary does not know: by its printed name."""
    return f"{PROVISIONAL}{content_id(name)}"
