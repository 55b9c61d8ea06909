"""Variants of a query by which of its parameters have values, so that each begins at what is asked for. Pure.

    // when: NAME
    …used where the parameter has a value
    // when: OTHER = VALUE,VALUE
    …used where this one has one of these values, and nothing above is used
    // otherwise
    …used where nothing above is
    // end

A query that tests `$notice IS NULL OR …` for every activity reads all of them; one that begins at the notice does not.
"""

import re
from collections.abc import Container, Iterator, Mapping

from ontology.errors import OntologyError
from queries.question import ParameterValue

_MARK = re.compile(r"\s*// (?:when: (?P<name>\w+)(?: = (?P<values>[\w,]+))?|(?P<word>otherwise|end))\s*")


def variant(text: str, values: Mapping[str, ParameterValue]) -> str:
    """Return the lines of the query for these values of its parameters."""
    return "\n".join(_chosen(text, values))


def check_variants(file: str, text: str, parameters: Container[str]) -> None:
    """Raise OntologyError for a choice that is not of the form above, or that names none of the parameters."""
    words = [match["name"] or match["word"] for match in map(_MARK.fullmatch, text.split("\n")) if match]
    names = [word for word in words if word not in ("otherwise", "end")]
    unknown = [name for name in names if name not in parameters]
    if unknown:
        raise OntologyError(f"{file}: 'when: {unknown[0]}' names no parameter of the question")
    spelled = "".join("o" if word == "otherwise" else "e" if word == "end" else "w" for word in words)
    if not re.fullmatch(r"(?:w+oe)*", spelled):
        raise OntologyError(f"{file}: write a choice as 'when: NAME' lines, one 'otherwise' and one 'end'")


def _chosen(text: str, values: Mapping[str, ParameterValue]) -> Iterator[str]:
    is_chosen, has_chosen = True, False
    for line in text.split("\n"):
        mark = _MARK.fullmatch(line)
        if mark is None:
            if is_chosen:
                yield line
        elif mark["name"]:
            is_chosen = not has_chosen and _applies(mark, values)
            has_chosen |= is_chosen
        else:
            is_chosen = mark["word"] == "end" or not has_chosen
            has_chosen &= mark["word"] != "end"


def _applies(mark: re.Match[str], values: Mapping[str, ParameterValue]) -> bool:
    value = values[mark["name"]]
    return value is not None if mark["values"] is None else value in mark["values"].split(",")
