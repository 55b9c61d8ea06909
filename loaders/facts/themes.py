"""A theme as a node of the graph, whoever tells of it: a notice or a register."""

from __future__ import annotations

from graph.entities import Node, present
from loaders.contract.identity import content_id
from loaders.lexicon.lexicon import Lexicon, longest_first


def theme_node(text: str, lexicon: Lexicon) -> Node:
    """The theme of these words, with those worth comparing over the years (cue:theme-word), each once."""
    found = longest_first(lexicon.words_of("theme-word")).findall(text)
    return Node("Theme", content_id(text), present(text=text, words=tuple(dict.fromkeys(found))))
