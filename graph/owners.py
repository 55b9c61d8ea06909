"""The owners of facts: their kinds, and which facts an owner of each kind may state. Pure values.

Every fact of the graph belongs to the owners that state it. A further kind of owner is one more value of KINDS.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ontology.kinds import NodeClass


@dataclass(frozen=True)
class OwnerKind:
    """A kind of owner.

    `prefix` begins the ids of its owners. `mark` is the property by which nodes and relationships refer to the
    owner they belong to; the vocabulary, the only owner of its kind, has no mark. `home` is the class of the node
    that represents the owner. `may_state` selects the classes whose entities it may state, by qm:keptBy.
    """

    name: str
    prefix: str
    mark: str | None
    home: str | None
    may_state: tuple[str, ...]

    def mark_value(self, owner: str) -> str:
        """Return the value of `mark` for nodes and relationships of an owner."""
        return owner.removeprefix(self.prefix)


VOCABULARY = "vocabulary"  # the owner of the facts of ontology/vocabulary

VOCABULARY_OWNER = OwnerKind("vocabulary", VOCABULARY, None, None, ("vocabulary", "reference"))
NOTICE_OWNER = OwnerKind("notice", "", "notice", "Notice", ("notice", "reference", "vocabulary"))
REGISTER_OWNER = OwnerKind(
    "register", "register:", "registered_in", None, ("register", "reference", "vocabulary")
)
KINDS = (VOCABULARY_OWNER, NOTICE_OWNER, REGISTER_OWNER)
MARKS: Mapping[str, OwnerKind] = {kind.mark: kind for kind in KINDS if kind.mark is not None}


def kind_of(owner: str) -> OwnerKind:
    """Return the kind of an owner, from its id; an id without a prefix is that of a notice."""
    if owner == VOCABULARY:
        return VOCABULARY_OWNER
    prefixed = (kind for kind in MARKS.values() if kind.prefix and owner.startswith(kind.prefix))
    return next(prefixed, NOTICE_OWNER)


def home_of(owner: str) -> tuple[str, str] | None:
    """Return the node that represents the owner, as class and id; None where there is none."""
    home = kind_of(owner).home
    return None if home is None else (home, owner)


def keeper_of(node_class: NodeClass) -> OwnerKind | None:
    """Return the kind of the one owner of a node of the class; None where several may state it."""
    kinds = (kind for mark, kind in MARKS.items() if mark in node_class.properties)
    return next((kind for kind in kinds if kind.name == node_class.kept_by), None)


def is_owned(node_class: NodeClass) -> bool:
    """Tell whether a node of the class belongs to one owner, to which it refers."""
    return keeper_of(node_class) is not None
