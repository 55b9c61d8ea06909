"""The notice that a notice forwards and that is in none of its annexes, known as it is cited. Pure.

A cited number or title makes no id of a notice, as its issuing agency is not known. So it becomes a node of its own,
`cited-…`, named by the normal form of number or title: all printings of one number are one node. Where the notice
itself is or gets loaded, the derivation adds a FORWARDS to it (loaders/derive/forwarding.py). Resolved here, against
what is loaded, the graph would depend on the order of loading.
"""

from __future__ import annotations

from graph.entities import Node
from loaders.contract.identity import content_id
from loaders.text.keys import number_key
from loaders.text.normal import normal_form


def cited_notice(forwards: str) -> Node:
    """Return the node of a notice that is cited by its document number or title."""
    if forwards.endswith("号"):
        return Node("Notice", id_by_number(forwards), {"doc_number": forwards})
    return Node("Notice", f"cited-{content_id(normal_form(forwards))}", {"title": forwards})


def id_by_number(number: str) -> str:
    """Return the id of the node of a notice that is cited by its document number."""
    return f"cited-{content_id(number_key(number))}"
