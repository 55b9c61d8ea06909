"""Texts in Traditional script, which are read in Simplified script."""

from __future__ import annotations

import re

from loaders.text.spans import Text
from ontology.script import to_simplified, uncommon

# A Simplified notice quotes a name or two in Traditional script; a Traditional one differs in every fifth character.
TRADITIONAL_SHARE = 0.04
_HAN = re.compile(r"[\u3400-\u9fff]")


def simplify(text: Text) -> Text:
    """Return the text in Simplified script if it looks Traditional, else unchanged."""
    if not looks_traditional(text.value):
        return text
    return Text(to_simplified(text.value), text.origins)


def looks_traditional(value: str) -> bool:
    """Return whether the share of characters that Simplified script lacks is that of a Traditional text."""
    rare = set(uncommon().findall(value))
    least = TRADITIONAL_SHARE * len(_HAN.findall(value)) if rare else 0
    if not rare or sum(map(value.count, rare)) < least:
        return False
    different = [char for char in set(_HAN.findall(value)) if to_simplified(char) != char]
    return sum(map(value.count, different)) >= least
