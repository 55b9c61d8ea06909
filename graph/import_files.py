"""Files of nodes and relationships for `neo4j-admin database import full`: a CSV file each class of nodes and each kind
of relationship between two classes.

The columns are those of the model. Texts are always quoted, so that an empty one differs from a missing value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from graph.claims import CLAIM, DATASET, LEDGER
from graph.entities import ATTACHED, FINGERPRINT, NOTICE, Edge, Node
from ontology.errors import UnwritableFile
from ontology.kinds import Model, Property

ARGUMENTS = "arguments.txt"  # the options of neo4j-admin, which takes them as @arguments.txt
LIST_MARK = "\x1f"  # between the values of a list
_TYPES = {"string": "string", "integer": "long", "boolean": "boolean"}
_OPTIONS = ("--array-delimiter=U+001F", "--multiline-fields=true", "--id-type=string")
_RECORDS: Mapping[str, Mapping[str, str]] = {  # the columns of the records of the store
    CLAIM: {"about": "string", "content": "string", "authority": "boolean", "holders": "long"},
    LEDGER: {"digest": "string", "claims": "string[]"},
    DATASET: {"version": "long", "loaded_at": "string", "origin": "string", "vocabulary": "string"},
}


@dataclass(frozen=True)
class _Table:
    """An open file and the names of its columns, in order."""

    file: TextIO
    columns: tuple[str, ...]

    def write(self, keys: Iterable[str], values: Mapping[str, Any]) -> None:
        """Write a line: the keys, then the value of each column."""
        cells = [*map(_cell, keys), *(_cell(values.get(name)) for name in self.columns)]
        self.file.write(",".join(cells) + "\n")


class ImportFiles:
    """The files in a folder, each made with its first row; `close` writes the options for neo4j-admin."""

    def __init__(self, folder: Path, model: Model) -> None:
        self._folder, self._model = folder, model
        self._tables: dict[str, _Table] = {}
        self._options: list[str] = []
        self._open = ExitStack()

    def write_node(self, node: Node) -> None:
        """Write an entity."""
        name = f"{node.type}.csv"
        if name not in self._tables:
            node_class = self._model.nodes[node.type]
            columns = _columns(node_class.properties.values())
            columns |= {FINGERPRINT: "string"} if node.type == NOTICE else {}
            self._add(name, "nodes", ":".join(node_class.labels), [f"id:ID({node.type})"], columns)
        self._tables[name].write([node.id], node.properties)

    def write_record(self, label: str, record: str, values: Mapping[str, Any]) -> None:
        """Write a record of the store: a claim, a ledger, or the dataset."""
        name = f"{label}.csv"
        if name not in self._tables:
            self._add(name, "nodes", label, [f"id:ID({label})"], _RECORDS[label])
        self._tables[name].write([record], values)

    def write_edge(self, edge: Edge) -> None:
        """Write a relationship."""
        (source, start), (target, end) = edge.source, edge.target
        name = f"{edge.type}-{source}-{target}.csv"
        if name not in self._tables:
            columns = _columns(self._model.edges[edge.type].properties.values()) | {ATTACHED: "boolean"}
            self._add(
                name, "relationships", edge.type, [f":START_ID({source})", f":END_ID({target})"], columns
            )
        self._tables[name].write([start, end], edge.properties)

    def _add(self, name: str, option: str, labels: str, keys: list[str], columns: Mapping[str, str]) -> None:
        file = self._open.enter_context((self._folder / name).open("w", encoding="utf-8", newline=""))
        file.write(",".join([*keys, *(f"{column}:{kind}" for column, kind in columns.items())]) + "\n")
        self._tables[name] = _Table(file, tuple(columns))
        self._options.append(f"--{option}={labels}={name}")

    def close(self) -> None:
        """Close the files, and write the options."""
        self._open.close()
        lines = [*_OPTIONS, *sorted(self._options)]
        (self._folder / ARGUMENTS).write_text("".join(f"{line}\n" for line in lines), "utf-8")


def _columns(properties: Iterable[Property]) -> dict[str, str]:
    return {
        each.name: _TYPES[each.datatype] + ("[]" if each.many else "")
        for each in properties
        if each.name != "id"
    }


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    return f'"{_text(value)}"'


def _text(value: object) -> str:
    values = [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]
    if not isinstance(value, str) and any(LIST_MARK in each for each in values):
        raise UnwritableFile(f"{values!r}: a value of a list has the control character U+001F; remove it")
    return LIST_MARK.join(values).replace('"', '""')
