"""Compare the word lists of a vocabulary with those the program reads: unused lists and missing ones.

The names are taken from the source text of loaders/ and ontology/local/, which alone read word lists. A list is used
if its name is a text constant there (`words_of("adverb")`, a table of names) or matches an f-string that is passed to
the lexicon (`words_of(f"meta-{kind}")`). It is needed if its name is passed to the lexicon as a constant. So the
code must not put a name together anywhere else; a list whose name is also another constant counts as used.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAM = (ROOT / "loaders", ROOT / "ontology" / "local")

# Methods that take names of lists, and the positions of these arguments (loaders/lexicon/lexicon.py).
_METHODS = {"words_of": slice(1), "is_in": slice(None)}
_LEXICON_METHODS = {
    "has": slice(1), "holds": slice(1, 2), "ends_with": slice(1, 2), "ending": slice(1, None), "pattern": slice(1),
}  # fmt: skip


@dataclass(frozen=True)
class ListUse:
    """Text constants of the program, patterns of f-strings passed to the lexicon, needed lists with a place each."""

    constants: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]
    needed: Mapping[str, str]

    def includes(self, name: str) -> bool:
        """Return whether the program reads a list of this name."""
        return name in self.constants or any(pattern.fullmatch(name) for pattern in self.patterns)


@cache
def program_use() -> ListUse:
    """Collect the use of word lists from all Python files of the folders that read them."""
    files = sorted(path for folder in PROGRAM for path in folder.rglob("*.py"))
    return list_use({str(path.relative_to(ROOT)): path.read_text("utf-8") for path in files})


def list_use(sources: Mapping[str, str]) -> ListUse:
    """Collect the use of word lists from source texts by file name."""
    constants: set[str] = set()
    patterns: list[re.Pattern[str]] = []
    needed: dict[str, str] = {}
    for file, source in sources.items():
        for node in ast.walk(ast.parse(source, file)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                constants.add(node.value)
            for name in _list_arguments(node):
                if isinstance(name, ast.JoinedStr):
                    patterns.append(_pattern(name))
                elif isinstance(name, ast.Constant):
                    needed.setdefault(str(name.value), f"{file}, line {name.lineno}")
    return ListUse(frozenset(constants), tuple(patterns), needed)


def _list_arguments(node: ast.AST) -> list[ast.expr]:
    """Arguments of a call that are names of lists; `has`, `holds` and the like only if called on a lexicon."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return []
    receiver = ast.unparse(node.func.value).rpartition(".")[2]
    methods = _METHODS | (_LEXICON_METHODS if receiver == "lexicon" else {})
    return node.args[methods.get(node.func.attr, slice(0))]


def _pattern(name: ast.JoinedStr) -> re.Pattern[str]:
    """Pattern of the names that an f-string can give."""
    parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in name.values)
    return re.compile("".join(parts))


def unused_lists(word_lists: Mapping[str, object], use: ListUse) -> Iterator[str]:
    """Yield the names of lists that the program does not read."""
    yield from (name for name in word_lists if not use.includes(name))


def missing_lists(word_lists: Mapping[str, object], use: ListUse) -> Iterator[tuple[str, str]]:
    """Yield the place where the program reads a missing list, and the name of the list."""
    yield from ((place, name) for name, place in sorted(use.needed.items()) if name not in word_lists)
