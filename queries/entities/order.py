"""The order of a list of entities, and the places in it. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.errors import QuestionError
from ontology.kinds import NodeClass
from queries.cursors import cursor, read_cursor
from queries.fragments import missing_key, sort_expression

Key = tuple[str | int, str]  # sort key and id


@dataclass(frozen=True)
class Order:
    """The order of a list: the name that its cursors bear, the key as an expression, and whether it is from the last
    to the first."""

    name: str
    key: str
    missing: str | int
    backward: bool = False

    @classmethod
    def of(cls, node_class: NodeClass, asked: object) -> Order:
        """Return the order that is asked for, or that of the class."""
        if not isinstance(asked, str):
            return cls("", sort_expression("n", node_class), missing_key(node_class))
        name, backward = asked.removeprefix("-"), asked.startswith("-")
        whole = node_class.properties[name].datatype == "integer"
        missing = (
            (-1 if whole else "") if backward else (2**31 if whole else "\uffff")
        )  # last in either order
        return cls(asked, f"coalesce(n.{name}, {missing!r})", missing, backward)

    def read(self, text: str) -> Key:
        """Return the place that a cursor encodes. Raises QuestionError for that of another list."""
        match read_cursor(text):
            case [self.name, str() | int() as key, str(entity)] if type(key) is type(self.missing):
                if _is_text(f"{key}{entity}") and not (isinstance(key, int) and abs(key) >= 2**63):
                    return key, entity
        raise QuestionError(f"after is {text[:60]!r}, which is no cursor of this list")

    def cursor(self, key: str | int, entity: str) -> str:
        """Return the cursor of a place."""
        return cursor(self.name, key, entity)


def _is_text(value: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" or character == "\0" for character in value)
