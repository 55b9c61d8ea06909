"""The node of a theme, from a notice or a register."""

from __future__ import annotations

from graph.entities import Node, without_missing
from loaders.contract.identity import content_id
from loaders.lexicon.lexicon import Lexicon, longest_first


def theme_node(text: str, lexicon: Lexicon) -> Node:
    """Return the node of a theme, with those of its words that are compared over the years (cue:theme-word)."""
    words = longest_first(lexicon.words_of("theme-word")).findall(text)
    return Node("Theme", content_id(text), without_missing(text=text, words=tuple(dict.fromkeys(words))))
