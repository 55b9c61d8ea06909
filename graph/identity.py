"""Ids that are derived from content: the same on every machine and at every reading."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from ontology.ids import content_id

__all__ = ["PROVISIONAL_PREFIX", "content_id", "files_digest", "provisional_agency_id"]

PROVISIONAL_PREFIX = "name-"  # prefix of the id of an agency that the vocabulary lacks


def provisional_agency_id(name: str) -> str:
    """Return the id of an agency that the vocabulary lacks, from its printed name."""
    return f"{PROVISIONAL_PREFIX}{content_id(name)}"


def files_digest(paths: Iterable[Path]) -> str:
    """Return the SHA-256 (hex) of the content of files, in the order of their paths."""
    return hashlib.sha256(b"".join(each.read_bytes() for each in sorted(paths))).hexdigest()
