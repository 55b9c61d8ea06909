"""Suggestions of the reconciliation service, while a user types: entities, properties, types."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from api.reconcile.answers import suggested_entity, suggested_properties
from api.reconcile.manifest import type_of
from api.reconcile.shapes import SuggestionShape, SuggestShape
from graph.entities import Ref
from graph.search.folding import fold, terms_of
from graph.search.index import SearchIndex
from ontology.kinds import Model
from queries.reconcile.facts import FetchedProperty
from queries.reconcile.reconciler import BROADER, Reconciler
from queries.reconcile.scores import CERTAIN
from queries.reconcile.table import RECONCILED
from queries.search.search import Search, suggest

SUGGESTED, _PAGE = 90, 10  # suggestions in all, and at once


def suggest_entities(
    reconciler: Reconciler, index: SearchIndex, model: Model, prefix: str, skip: int
) -> SuggestShape:
    """Return entities whose names begin so, or are meant: also agencies that no notice has named yet. Raises
    QuestionError for a text of too many words."""
    if not terms_of(fold(prefix)):
        return SuggestShape(result=[])
    asked = Search(prefix, RECONCILED, limit=SUGGESTED + _PAGE)
    own = [
        each.ref for each in reconciler.candidates(reconciler.query(prefix, (), ())) if each.score >= CERTAIN
    ]
    found = dict.fromkeys([*own, *((hit.type, hit.id) for hit in suggest(index, model, asked))])
    names = reconciler.names

    def shown(ref: Ref) -> SuggestionShape:
        known = names.known(ref)
        return suggested_entity(ref, names.title(ref, known), known, model)

    return SuggestShape(result=[shown(ref) for ref in islice(found, skip, skip + _PAGE)])


def suggest_properties(properties: Mapping[str, FetchedProperty], prefix: str, skip: int) -> SuggestShape:
    """Return properties with the text in id or label."""
    return _page(suggested_properties(properties, prefix.strip()), skip)


def suggest_types(model: Model, prefix: str, skip: int) -> SuggestShape:
    """Return types with the text in id or label."""
    return _page(_types(model, prefix.strip().lower()), skip)


def _types(model: Model, prefix: str) -> Iterator[SuggestionShape]:
    for name in (*RECONCILED, BROADER):
        node = model.nodes[name]
        if any(prefix in text.lower() for text in (name, node.label_zh, node.label_en)):
            yield SuggestionShape(
                id=name,
                name=type_of(name, model).name,
                description=f"{node.definition_zh} {node.definition_en}",
            )


def _page(found: Iterator[SuggestionShape] | Sequence[SuggestionShape], skip: int) -> SuggestShape:
    return SuggestShape(result=list(islice(found, skip, skip + _PAGE)))
