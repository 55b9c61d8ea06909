"""The corpora of Cypher queries in tests/queries/cypher: groups of queries with titles and parameters."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "cypher"
BOMBS = ("bombs of time", "bombs of memory")  # let through by the guard, and ended by limits
_REPEAT = re.compile(r"<<repeat (\d+): (.*?)>>", re.DOTALL)
_CHARACTER = re.compile(r"<<U\+([0-9A-F]{4,6})>>")


@dataclass(frozen=True)
class Example:
    """A query of a corpus."""

    group: str
    title: str
    text: str
    parameters: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.group}: {self.title}"


def corpus(name: str) -> list[Example]:
    """The queries of a file: `// == group`, then `// -- title` before each query."""
    return list(_examples((FOLDER / f"{name}.cypher").read_text("utf-8")))


def _examples(content: str) -> Iterator[Example]:
    for group in re.split(r"^// == ", content, flags=re.MULTILINE)[1:]:
        name, _, queries = group.partition("\n")
        for each in re.split(r"^// -- ", queries, flags=re.MULTILINE)[1:]:
            title, _, text = each.partition("\n")
            parameters = "{}"
            if text.startswith("// parameters: "):
                parameters, _, text = text.removeprefix("// parameters: ").partition("\n")
            yield Example(name, title, _plain(text.rstrip("\n")), json.loads(parameters))


def _plain(text: str) -> str:
    """The text with the characters and repetitions that its marks stand for."""
    text = _CHARACTER.sub(lambda found: chr(int(found[1], 16)), text)
    return _REPEAT.sub(lambda found: found[2] * int(found[1]), text)
