"""Fields of a Word file: their results are printed, their instructions are not (ECMA-376, part 1, 17.16.18)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from loaders.formats.docx.names import w

DEEPEST = 40  # fields within fields; more are an attack


@dataclass
class _OpenField:
    words: list[Any] = field(default_factory=list)  # elements with words within its instruction
    has_result: bool = False


def clear_instructions(body: Any) -> None:
    """Empty the words in the instructions of fields, such as the condition of an IF that compares another field.

    A field that does not end is damaged, and keeps all its words.
    """
    fields: list[_OpenField] = []
    for node in body.iter(w("fldChar"), w("t")):
        if node.tag == w("t"):
            for each in fields:
                if not each.has_result:
                    each.words.append(node)
            continue
        kind = node.get(w("fldCharType"))
        if kind == "begin" and len(fields) < DEEPEST:
            fields.append(_OpenField())
        elif kind == "separate" and fields:
            fields[-1].has_result = True
        elif kind == "end" and fields:
            for word in fields.pop().words:
                word.text = ""
