"""The questions that can be asked: one `.cypher` file each under `library/`, named after the file.

A file begins with a header (queries/header.py has its form) and goes on with Cypher in the dialect that both
servers speak. The command line, the API, the explorer and the docs all read this catalog; a header that does
not say everything is an error when the catalog is loaded, so nothing undocumented can be asked.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ontology.errors import NotFound, OntologyError
from ontology.kinds import Model
from ontology.model import load_model
from queries import header
from queries.question import Bound, Column, Parameter, Question

__all__ = ["LIBRARY", "Bound", "Catalog", "Column", "Parameter", "Question", "load_catalog", "read_question"]

LIBRARY = Path(__file__).resolve().parent / "library"
_KEBAB = re.compile(r"[a-z]+(-[a-z]+)*")
_ASKED = re.compile(r"\$(\w+)")
_ALIAS = re.compile(r"(?:.*\sAS\s+)?`?(\w+)`?", re.DOTALL)
_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)


@dataclass(frozen=True)
class Catalog:
    """The questions by name, in the order of their names."""

    questions: Mapping[str, Question]

    def get(self, name: str) -> Question:
        """The question of this name; NotFound names the nearest ones."""
        if name in self.questions:
            return self.questions[name]
        near = difflib.get_close_matches(name, self.questions, 3, 0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else "`python -m queries` lists them"
        raise NotFound(f"no question is called {name!r}: {hint}")


def load_catalog(folder: Path = LIBRARY, model: Model | None = None) -> Catalog:
    """The questions of a folder. OntologyError names the file and line of a header that is wrong.

    `model` gives closed lists of values and the classes that parameters name; left out, it is loaded.
    """
    known = model or load_model()
    files = sorted(folder.glob("*.cypher"), key=lambda path: path.stem)
    if not files:
        raise OntologyError(f"{folder.name}: no question (*.cypher) in this folder")
    return Catalog({path.stem: read_question(path.name, path.read_text("utf-8"), known) for path in files})


def read_question(file: str, text: str, model: Model) -> Question:
    """The question that a file holds. OntologyError names the file and line that is wrong."""
    name = file.removesuffix(".cypher")
    if not _KEBAB.fullmatch(name):
        raise OntologyError(f"{file}: a question is named in lower case with hyphens")
    entries, cypher = header.read_header(file, text)
    empty_zh, empty_en = header.only(entries, "empty", file, needed=False)
    question = Question(
        name,
        *header.only(entries, "title", file),
        *header.only(entries, "answers", file),
        parameters=tuple(header.parameters(entries, model)),
        columns=tuple(header.columns(entries)),
        cypher=cypher,
        example=header.example(entries),
        empty_zh=empty_zh,
        empty_en=empty_en,
    )
    _check(question, file)
    return question


def _check(question: Question, file: str) -> None:
    """The header says what the Cypher takes and gives, each thing once."""
    code = _COMMENT.sub("", question.cypher)
    told = [parameter.name for parameter in question.parameters]
    taken = list(dict.fromkeys(_ASKED.findall(code)))
    if sorted(told) != sorted(taken):
        raise OntologyError(f"{file}: the header has the parameters {told}, the Cypher takes {taken}")
    columns = [column.name for column in question.columns]
    given = list(_returned(code))
    if not columns or columns != given:
        raise OntologyError(f"{file}: the header has the columns {columns}, the Cypher returns {given}")
    if "\nORDER BY" not in code.rpartition("RETURN ")[2]:
        raise OntologyError(f"{file}: the last RETURN needs an ORDER BY: answers come in one order")
    needed = {parameter.name for parameter in question.parameters if parameter.required}
    if not needed <= question.example.keys() <= set(told):
        raise OntologyError(f"{file}: the example must give {sorted(needed)} and may give {told}")


def _returned(code: str) -> Iterator[str]:
    """The columns that the last RETURN gives: what follows AS, or a bare variable."""
    clause = code.rpartition("RETURN ")[2].partition("\nORDER BY")[0]
    depth, item = 0, ""
    for character in f"{clause},":
        depth += (character in "([{") - (character in ")]}")
        if character == "," and depth == 0:
            found = _ALIAS.fullmatch(item.strip())
            yield found[1] if found else item.strip()
            item = ""
        else:
            item += character
