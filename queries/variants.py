"""Variants of a query by which of its parameters have values, so that each begins at what is asked for. Pure.

    // when: NAME
    …used where the parameter has a value
    // when: OTHER = VALUE,VALUE or THIRD
    …used where this one has one of these values or the third one has any, and nothing above is used
    // otherwise
    …used where nothing above is
    // end

A choice within another is indented deeper, and so are those of the clauses that questions share. A query that tests
`$notice IS NULL OR …` for every activity reads all of them; one that begins at the notice does not.
"""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from ontology.errors import OntologyError
from queries.question import ParameterValue

_TEST = r"\w+(?: = [\w,]+)?"
_MARK = re.compile(
    rf"(?P<indent>\s*)// (?:when: (?P<tests>{_TEST}(?: or {_TEST})*)|(?P<word>otherwise|end))\s*"
)
_PART = re.compile(r"w+(?:oe?)?")  # the marks of a choice from its beginning on, each by its first letter


@dataclass
class _Choice:
    """A choice whose end is still to come: whether its present lines are used, and whether any were."""

    indent: int
    is_used: bool = False
    has_used: bool = False

    def turn(self, applies: bool) -> None:
        """Go on to the next lines of the choice."""
        self.is_used = applies and not self.has_used
        self.has_used |= self.is_used


def variant(text: str, values: Mapping[str, ParameterValue]) -> str:
    """Return the lines of the query for these values of its parameters."""
    return "\n".join(_chosen(text, values))


def names_of_choices(text: str) -> list[str]:
    """Return the names of the parameters by which variants are chosen, each once."""
    tests = (test for mark in _marks(text) if mark["tests"] for test in mark["tests"].split(" or "))
    return list(dict.fromkeys(test.partition(" = ")[0] for test in tests))


def check_variants(file: str, text: str, parameters: Container[str]) -> None:
    """Raise OntologyError for a choice that is not of the form above, or that names none of the parameters."""
    unknown = [name for name in names_of_choices(text) if name not in parameters]
    if unknown:
        raise OntologyError(f"{file}: 'when: {unknown[0]}' names no parameter of the question")
    if not _is_whole(text):
        raise OntologyError(f"{file}: write a choice as 'when: NAME' lines, one 'otherwise' and one 'end'")


def _chosen(text: str, values: Mapping[str, ParameterValue]) -> Iterator[str]:
    choices: list[_Choice] = []
    for line in text.split("\n"):
        mark = _MARK.fullmatch(line)
        if mark is None:
            if all(choice.is_used for choice in choices):
                yield line
        elif mark["word"] == "end":
            choices.pop()
        else:
            if not choices or choices[-1].indent < len(mark["indent"]):
                choices.append(_Choice(len(mark["indent"])))
            choices[-1].turn(mark["tests"] is None or _applies(mark["tests"], values))


def _applies(tests: str, values: Mapping[str, ParameterValue]) -> bool:
    """Return True where one of the tests holds, `NAME` or `NAME = VALUE,VALUE`; of a list one value is enough."""
    parts = (test.partition(" = ") for test in tests.split(" or "))
    return any(
        values.get(name) is not None
        and (not expected or not _spelled(values[name]).isdisjoint(expected.split(",")))
        for name, _, expected in parts
    )


def _spelled(value: ParameterValue) -> set[str]:
    """Return the value as a header writes it, or the values of a list."""
    values = value if isinstance(value, tuple | list) else (value,)
    return {str(each).lower() if isinstance(each, bool) else str(each) for each in values}


def _marks(text: str) -> Iterator[re.Match[str]]:
    return filter(None, map(_MARK.fullmatch, text.split("\n")))


def _is_whole(text: str) -> bool:
    """Return True where each mark has its place in a choice."""
    choices: list[tuple[int, str]] = []
    for mark in _marks(text):
        indent, letter = len(mark["indent"]), mark["word"][0] if mark["word"] else "w"
        if letter == "w" and (not choices or choices[-1][0] < indent):
            choices.append((indent, ""))
        if not choices or choices[-1][0] != indent:
            return False
        letters = choices.pop()[1] + letter
        if not _PART.fullmatch(letters):
            return False
        if letter != "e":
            choices.append((indent, letters))
    return not choices
