"""The catalog of questions: one `.cypher` file each under `library/`, named after the file.

A file is a header (queries/header.py has its form) and Cypher in the dialect that both servers speak, with the
clauses that it includes (queries/clauses.py), its variants for given parameters (queries/variants.py), a line
`// page` behind the ORDER BY by which the rows of a page are selected, and a line `// by year` where the answer can be
read year by year (queries/yearly.py). The command line, the API, the explorer and the docs read this catalog. An
incomplete header is an error when the catalog is loaded, so no question is undocumented.
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
from queries.clauses import expand, read_clauses
from queries.pages import CLAUSE
from queries.question import Question
from queries.variants import check_variants, names_of_choices
from queries.yearly import UNDATED, check_yearly

LIBRARY = Path(__file__).resolve().parent / "library"
_KEBAB = re.compile(r"[a-z]+(-[a-z]+)*")
_USED = re.compile(r"\$([a-z]\w*)")
_ALIAS = re.compile(r"(?:.*\sAS\s+)?`?(\w+)`?", re.DOTALL)
_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
_PAGE = re.compile(r"^[ \t]*// page[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Catalog:
    """The questions by name, in the order of their names."""

    questions: Mapping[str, Question]

    def get(self, name: str) -> Question:
        """Return the question of this name. Raises NotFound, which suggests similar names."""
        if name in self.questions:
            return self.questions[name]
        similar = difflib.get_close_matches(name, self.questions, 3, 0.5)
        hint = f"did you mean {' or '.join(similar)}?" if similar else "`python -m queries` lists them"
        raise NotFound(f"no question is called {name!r}: {hint}")


def load_catalog(folder: Path = LIBRARY, model: Model | None = None) -> Catalog:
    """Return the questions of a folder. Raises OntologyError, with file and line, for a defective one.

    `model` has the closed lists of values and the classes that parameters name; without it, it is loaded.
    """
    model = model or load_model()
    clauses = read_clauses(folder)
    files = sorted(folder.glob("*.cypher"), key=lambda path: path.stem)
    if not files:
        raise OntologyError(f"{folder.name}: no question (*.cypher) in this folder")
    return Catalog(
        {path.stem: read_question(path.name, path.read_text("utf-8"), model, clauses) for path in files}
    )


def read_question(file: str, text: str, model: Model, clauses: Mapping[str, str]) -> Question:
    """Return the question that a file holds. Raises OntologyError, with file and line, for a defective one."""
    name = file.removesuffix(".cypher")
    if not _KEBAB.fullmatch(name):
        raise OntologyError(f"{file}: the name of a question is in lower case with hyphens")
    top, rest = header.split_header(text)
    entries = header.read_header(file, top)
    empty_zh, empty_en = header.only(entries, "empty", file, required=False)
    question = Question(
        name,
        *header.only(entries, "title", file),
        *header.only(entries, "answers", file),
        parameters=tuple(header.parameters(entries, model)),
        columns=tuple(header.columns(entries, model)),
        cypher=_paged(expand(file, rest, len(top) + 1, clauses)),
        example=header.example(entries),
        empty_zh=empty_zh,
        empty_en=empty_en,
    )
    check_variants(file, question.cypher, {UNDATED, *(parameter.name for parameter in question.parameters)})
    check_yearly(file, question)
    _check(question, file)
    return question


def _paged(cypher: str) -> str:
    """Return the text with the clause that selects a page: in place of a line `// page`, behind which only details
    of the selected rows are read, or at the end."""
    marked = cypher if _PAGE.search(cypher) else f"{cypher}// page\n"
    return _PAGE.sub(CLAUSE, marked)


def _check(question: Question, file: str) -> None:
    """Raise OntologyError where the header and the Cypher differ in parameters or columns."""
    code = _COMMENT.sub("", question.cypher)
    declared = [parameter.name for parameter in question.parameters]
    used = {*_USED.findall(code), *names_of_choices(question.cypher)} - {UNDATED}
    if sorted(declared) != sorted(used):
        raise OntologyError(
            f"{file}: the header has the parameters {declared}, the Cypher uses {sorted(used)}"
        )
    if "\nORDER BY" not in code.rpartition("RETURN ")[2]:
        raise OntologyError(f"{file}: the last RETURN needs an ORDER BY, as answers have one order")
    columns = [column.name for column in question.columns]
    returned = list(_returned(code))
    if not columns or columns != returned:
        raise OntologyError(f"{file}: the header has the columns {columns}, the Cypher returns {returned}")
    required = {parameter.name for parameter in question.parameters if parameter.required}
    if not required <= question.example.keys() <= set(declared):
        raise OntologyError(f"{file}: the example must give {sorted(required)} and may give {declared}")


def _returned(code: str) -> Iterator[str]:
    """Yield the columns of the last RETURN: what follows AS, or a bare variable."""
    clause = code.rpartition("RETURN ")[2].partition("\nORDER BY")[0]
    depth, item = 0, ""
    for character in f"{clause},":
        depth += (character in "([{") - (character in ")]}")
        if character == "," and depth == 0:
            alias = _ALIAS.fullmatch(item.strip())
            yield alias[1] if alias else item.strip()
            item = ""
        else:
            item += character
