"""Who says the facts of the graph: the kinds of owner, and what an owner of each kind may say. Pure values.

Everything in the graph belongs to those who say it. A further kind of owner is one more value of KINDS.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ontology.kinds import NodeClass


@dataclass(frozen=True)
class OwnerKind:
    """A kind of owner.

    `prefix` begins the ids of its owners. `mark` is the property by which nodes and relationships name the
    owner they belong to; the vocabulary, of which there is one, marks nothing. `home` is the class of the
    node that stands for the owner itself. `gives` says which classes it may tell of, by what keeps them
    (qm:keptBy).
    """

    name: str
    prefix: str
    mark: str | None
    home: str | None
    gives: tuple[str, ...]

    def marked(self, owner: str) -> str:
        """What `mark` says of things that belong to the owner."""
        return owner.removeprefix(self.prefix)


VOCABULARY = "vocabulary"  # the owner of the facts that come from ontology/vocabulary

THE_VOCABULARY = OwnerKind("vocabulary", VOCABULARY, None, None, ("vocabulary", "reference"))
A_NOTICE = OwnerKind("notice", "", "notice", "Notice", ("notice", "reference", "vocabulary"))
A_REGISTER = OwnerKind("register", "register:", "registered_in", None, ("register", "reference"))
KINDS = (THE_VOCABULARY, A_NOTICE, A_REGISTER)
MARKS: Mapping[str, OwnerKind] = {kind.mark: kind for kind in KINDS if kind.mark is not None}


def kind_of(owner: str) -> OwnerKind:
    """The kind of an owner, told from its id; an id without any prefix is that of a notice."""
    if owner == VOCABULARY:
        return THE_VOCABULARY
    prefixed = (kind for kind in MARKS.values() if kind.prefix and owner.startswith(kind.prefix))
    return next(prefixed, A_NOTICE)


def home_of(owner: str) -> tuple[str, str] | None:
    """The node that stands for the owner itself, as class and id; None where there is none."""
    home = kind_of(owner).home
    return None if home is None else (home, owner)


def keeper_of(node_class: NodeClass) -> OwnerKind | None:
    """The kind of owner to whom alone a node of the class belongs; None where several may tell of it."""
    kept = (kind for mark, kind in MARKS.items() if mark in node_class.properties)
    return next((kind for kind in kept if kind.name == node_class.kept_by), None)


def is_owned(node_class: NodeClass) -> bool:
    """Whether nodes of the class belong to one owner, which they name."""
    return keeper_of(node_class) is not None
