"""The properties of reconciled entities, for the columns of a table: of the graph, and of agencies that a kind and a
place make but no notice has named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.cypher import Cypher
from graph.entities import Ref
from graph.iris import entity_iri
from graph.store import Store
from ontology.entries import AgencyEntry
from ontology.errors import QuestionError
from ontology.kinds import Model
from ontology.local.made import MadeAgency, made_properties, predecessors_of, succession_of, superior_of
from queries.reconcile.reconciler import Reconciler
from queries.reconcile.table import RECONCILED

_LEFT_OUT = ("pinyin", "campaign_scope", "former_ids")  # of use within the program alone


@dataclass(frozen=True)
class Relation:
    """A property whose values are entities: those at the other end of a relationship. `of` is the class that has it,
    `leads_to` the class of the values. Two classes may share a name."""

    name: str
    label_zh: str
    label_en: str
    of: str
    edge: str
    is_forward: bool
    leads_to: str


RELATIONS = (
    Relation("superior", "上级机构", "superior", "Agency", "SUBORDINATE_TO", True, "Agency"),
    Relation("predecessor", "前身", "predecessor", "Agency", "SUCCEEDED_BY", False, "Agency"),
    Relation("successor", "后继", "successor", "Agency", "SUCCEEDED_BY", True, "Agency"),
    Relation("region", "地区", "region", "Agency", "HAS_JURISDICTION", True, "Region"),
    Relation("region", "地区", "region", "Region", "WITHIN", True, "Region"),
    Relation("kind", "机构种类", "kind", "Agency", "OF_KIND", True, "AgencyKind"),
    Relation("changed_from", "原为", "changed from", "Region", "CHANGED_INTO", False, "Region"),
    Relation("changed_into", "改为", "changed into", "Region", "CHANGED_INTO", True, "Region"),
)


@dataclass(frozen=True)
class FetchedProperty:
    """A property that a table can be given, of some classes; `relation` where its values are entities."""

    id: str
    label_zh: str
    label_en: str
    classes: tuple[str, ...]
    relation: Relation | None = None


@dataclass(frozen=True)
class Entity:
    """A value that is an entity."""

    ref: Ref
    name: str


Value = str | int | bool | Entity
Row = Mapping[str, Sequence[Value]]  # the values of each property


def fetched_properties(model: Model) -> dict[str, FetchedProperty]:
    """Return the properties by id: id and IRI, those of the model, the relations, and the number of notices."""
    found = {
        "id": FetchedProperty("id", "标识", "id", RECONCILED),
        "iri": FetchedProperty("iri", "实体 IRI", "IRI", RECONCILED),
    }
    for name in RECONCILED:
        for each in model.nodes[name].properties.values():
            if each.name not in _LEFT_OUT:
                classes = (*found[each.name].classes, name) if each.name in found else (name,)
                found[each.name] = FetchedProperty(each.name, each.label_zh, each.label_en, classes)
    for relation in RELATIONS:
        classes = tuple(each.of for each in RELATIONS if each.name == relation.name)
        found[relation.name] = FetchedProperty(
            relation.name, relation.label_zh, relation.label_en, classes, relation
        )
    found["notices"] = FetchedProperty("notices", "提及的通知数", "notices that mention it", RECONCILED)
    return found


@dataclass(frozen=True, eq=False)
class FactReader:
    """Reads the properties of entities from the graph, and by rule."""

    store: Store
    model: Model
    base_iri: str
    reconciler: Reconciler

    def read(self, refs: Iterable[Ref], names: Sequence[str]) -> dict[Ref, Row]:
        """Return the values of properties for each entity, none where it lacks them. Raises QuestionError for an
        unknown property."""
        unknown = [name for name in names if name not in self.properties]
        if unknown:
            raise QuestionError(
                f"there is no property {unknown[0][:60]!r}; there are {', '.join(self.properties)}"
            )
        rows: dict[Ref, dict[str, Sequence[Value]]] = {ref: dict.fromkeys(names, ()) for ref in refs}
        for ref in rows:
            rows[ref].update((name, each) for name, each in self._own(ref).items() if name in names)
        for class_name in RECONCILED:
            ids = [ref[1] for ref in rows if ref[0] == class_name and ref in self._titles]
            for name, entity, values in self._stored(class_name, ids, names):
                rows[class_name, entity][name] = values
        for ref in rows:
            if ref not in self._titles:
                rows[ref].update((name, each) for name, each in self._ruled(ref) if name in names)
        return dict(rows)

    @cached_property
    def properties(self) -> Mapping[str, FetchedProperty]:
        """The properties that can be read."""
        return fetched_properties(self.model)

    @property
    def _titles(self) -> Mapping[Ref, str]:
        return self.reconciler.names.table.titles

    def _own(self, ref: Ref) -> dict[str, Sequence[Value]]:
        mentions = self.reconciler.names.table.mentions.get(ref, 0)
        return {"id": (ref[1],), "iri": (entity_iri(self.base_iri, *ref),), "notices": (mentions,)}

    def _stored(
        self, class_name: str, ids: Sequence[str], names: Sequence[str]
    ) -> Iterator[tuple[str, str, Sequence[Value]]]:
        """Yield the values in the graph: property, id of the entity, values."""
        match = f"UNWIND $ids AS id MATCH (n:{class_name} {{id: id}})"
        plain = [name for name in names if name in self.model.nodes[class_name].properties]
        if plain and ids:
            columns = ", ".join(f"n.{name}" for name in plain)
            for entity, *values in self.store.read(
                Cypher(f"{match} RETURN id, {columns}", {"ids": [*ids]})
            ).rows:
                yield from ((name, entity, _listed(value)) for name, value in zip(plain, values, strict=True))
        for relation in RELATIONS:
            if relation.of == class_name and relation.name in names and ids:
                for entity, values in self._related(match, relation, ids).items():
                    yield relation.name, entity, values

    def _related(self, match: str, relation: Relation, ids: Sequence[str]) -> dict[str, list[Entity]]:
        arrows = ("-", "->") if relation.is_forward else ("<-", "-")
        pattern = f"(n){arrows[0]}[:{relation.edge}]{arrows[1]}(m:{relation.leads_to})"
        text = f"{match} MATCH {pattern} RETURN DISTINCT id, m.id, m.name ORDER BY id, m.id"
        found: dict[str, list[Entity]] = {}
        for entity, other, name in self.store.read(Cypher(text, {"ids": [*ids]})).rows:
            found.setdefault(entity, []).append(Entity((relation.leads_to, other), name or other))
        return found

    def _ruled(self, ref: Ref) -> Iterator[tuple[str, Sequence[Value]]]:
        """Yield the properties of an agency that a kind and a place make."""
        made, vocabulary = self.reconciler.names.known(ref), self.reconciler.names.words.vocabulary
        if not isinstance(made, MadeAgency) or made.place is None:
            return
        for name, value in made_properties(made, vocabulary).items():
            yield name, _listed(value)
        yield "provisional", [False]
        kind, place = vocabulary.agency_kinds[made.kind or ""], made.place
        change, superior = succession_of(made, vocabulary), superior_of(made, vocabulary)
        before = sorted(predecessors_of(made, vocabulary), key=lambda each: each.id)
        yield "superior", [_entity(superior)] if superior else []
        yield "predecessor", [*map(_entity, before)]
        yield "successor", [_entity(change.successor)] if change else []
        yield "region", [Entity(("Region", place.code), place.name)] if made.jurisdiction else []
        yield "kind", [Entity(("AgencyKind", kind.id), kind.name)]


def _entity(agency: AgencyEntry) -> Entity:
    return Entity(("Agency", agency.id), agency.name)


def _listed(value: object) -> Sequence[Value]:
    """Return a value as a list: what is missing has none."""
    if isinstance(value, list | tuple):
        return [each for each in value if isinstance(each, str | int)]
    return [value] if isinstance(value, str | int) else []
