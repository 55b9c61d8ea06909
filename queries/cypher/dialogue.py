"""A dialogue in Cypher: a prompt with history, and completion of keywords, functions and terms of the model."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from ontology.kinds import Model
from queries.cypher.words import CONNECTING, ENDING, FUNCTIONS

_FIRST, _NEXT = "质月> ", "   … "
_LEAVE = (":quit", ":exit", "exit", "quit")
_HELP = (
    "一条查询以分号或空行结束；Tab 补全，:quit 退出 · "
    "a query ends with a semicolon or an empty line; Tab completes, :quit leaves"
)
_REMEMBERED = 1_000  # lines


class Dialogue:
    """Reads queries from a terminal, one after the other."""

    def __init__(self, model: Model, data_dir: Path) -> None:
        self._words = completions(model)
        self._history = data_dir / "cypher-history"

    def queries(self) -> Iterator[str]:
        """Yield queries until the user leaves."""
        print(_HELP, file=sys.stderr)
        with self._editing():
            while (query := _read()) is not None:
                if query.strip():
                    yield query

    @contextlib.contextmanager
    def _editing(self) -> Iterator[None]:
        """Edit lines with history and completion, where Python was built with them."""
        try:
            import readline
        except ImportError:  # on Windows
            yield
            return
        with contextlib.suppress(OSError):
            readline.read_history_file(self._history)
        readline.set_history_length(_REMEMBERED)
        readline.set_completer_delims(" \t\n()[]{},.:;|&!=<>+-*/%^'\"`$")
        readline.set_completer(self._completed)
        readline.parse_and_bind("tab: complete")
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                self._history.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._history.touch(0o600)
                readline.write_history_file(self._history)

    def _completed(self, begin: str, number: int) -> str | None:
        return dict(enumerate(suggestions(begin, self._words))).get(number)


def completions(model: Model) -> list[str]:
    """Return the words that a query may have: keywords, functions, labels, types of relationships, properties."""
    properties = {name for each in model.nodes.values() for name in each.properties}
    return sorted(
        {*CONNECTING, *ENDING, *FUNCTIONS, *model.nodes, *model.edges, *properties},
        key=lambda word: word.lower(),
    )


def suggestions(begin: str, words: list[str]) -> list[str]:
    """Return the words that begin so, in capitals or not."""
    return [word for word in words if word.lower().startswith(begin.lower())]


def _read() -> str | None:
    """Return the lines of a query; None where the user leaves."""
    lines: list[str] = []
    while True:
        try:
            line = input(_NEXT if lines else _FIRST)
        except EOFError:
            print(file=sys.stderr)
            return None
        except KeyboardInterrupt:  # the query is given up
            print(file=sys.stderr)
            lines = []
            continue
        if not lines and line.strip().rstrip(";").lower() in _LEAVE:
            return None
        lines.append(line)
        if not line.strip() or line.rstrip().endswith(";"):
            return "\n".join(lines)
