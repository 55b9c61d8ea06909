"""The features of an activity, by which the trained classifiers decide on its types."""

from __future__ import annotations

import re

from loaders.extract.types import TypeReader
from loaders.lexicon.lexicon import Lexicon
from loaders.text.pieces import pairs, triples

_NO_WORDS = re.compile(r"[\s“”‘’\"'「」『』]")


def type_features(verb: str, name: str, text: str, lexicon: Lexicon) -> list[str]:
    """Return the features of an activity: the types that trigger words give it, the pieces of its name of one to three
    characters, its beginning and end, its verb, and the pairs of characters of its clause outside the name."""
    bare, clause = _NO_WORDS.sub("", name), _NO_WORDS.sub("", text)
    pieces = (bare, pairs(bare), triples(bare))
    triggered = TypeReader.of(lexicon).read(verb, name, text)
    features = [f"verb {verb}", *(f"type {place} {each}" for place, each in enumerate(triggered, start=1))]
    for length, each in enumerate(pieces, start=1):
        features += each
        features += (f"{bare[-length:]}$", f"^{bare[:length]}")
    before, _, behind = clause.partition(bare) if bare else ("", "", clause)
    features += map("~".__add__, (*pairs(before), *pairs(behind)))
    return [*dict.fromkeys(features)]
