"""The features of an activity, by which the trained classifiers decide on its types."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NO_WORDS = re.compile(r"[\s“”‘’\"'「」『』]")
_LONGEST_PIECE = 3


def type_features(verb: str, name: str, text: str) -> list[str]:
    """Return the features of an activity: the pieces of its name of one to three characters, its beginning and end,
    its verb, and the pairs of characters of its clause outside the name."""
    bare, clause = _NO_WORDS.sub("", name), _NO_WORDS.sub("", text)
    return [*dict.fromkeys(_features(verb, bare, clause))]


def _features(verb: str, name: str, clause: str) -> Iterator[str]:
    yield f"verb {verb}"
    for length in range(1, _LONGEST_PIECE + 1):
        yield from (name[at : at + length] for at in range(len(name) - length + 1))
        yield f"{name[-length:]}$"
        yield f"^{name[:length]}"
    rest = clause.replace(name, " ", 1)
    yield from (f"~{rest[at : at + 2]}" for at in range(len(rest) - 1) if " " not in rest[at : at + 2])
