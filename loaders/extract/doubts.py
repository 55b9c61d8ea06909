"""The doubts about a clause as an activity, by the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.extract.action import Action, ItemContext
from loaders.extract.candidate import CONTENT, HEADING_ONLY, NO_VERB, SILENT, UNHEADED, Scene
from loaders.extract.clauses import Clause
from loaders.extract.parsed_clause import ParsedClause
from loaders.extract.patterns import BY_OPERATION, Predicate
from loaders.lexicon.lexicon import Lexicon
from loaders.outline.sections import Entry

_OWN_NAME = re.compile(r"[“《]|一[批期]")  # a name or number that makes a clause an activity of its own


def find_doubts(
    found: Sequence[Action],
    context: ItemContext,
    clause: Clause,
    parsed: ParsedClause,
    entry: Entry,
    scene: Scene,
    basis: str | None,
    lexicon: Lexicon,
) -> Iterator[str]:
    """Yield the doubts about a clause as an activity."""
    if parsed.is_heading:
        yield HEADING_ONLY
    elif parsed.is_loose or parsed.predicate is None:
        yield NO_VERB
    elif not parsed.subject.organizers and _is_content(found, context, clause, parsed.predicate, lexicon):
        yield CONTENT
    if scene.silent and not _is_promise(clause, basis, lexicon):
        yield SILENT
    if not entry.headings:
        yield UNHEADED


def _is_promise(clause: Clause, basis: str | None, lexicon: Lexicon) -> bool:
    """Return whether a clause in a part on duties announces something all the same: 省局将通报各地情况, 将予以表扬."""
    named = basis == "explicit" and lexicon.holds(clause.text, "promise-word")
    return named or lexicon.holds(clause.text, "promise-phrase")


def _is_content(
    found: Sequence[Action], context: ItemContext, clause: Clause, predicate: Predicate, lexicon: Lexicon
) -> bool:
    """Return whether a clause describes the contents of the event before it: 召开现场会，总结交流经验. Some verbs
    (交流, 展示) do so even behind a full stop."""
    if clause.after_pause:
        return False
    if found and found[-1].predicate.verb == BY_OPERATION:
        return not lexicon.has("hold-verb", predicate.verb)
    if _OWN_NAME.search(clause.text):
        return False
    if lexicon.has("telling-verb", predicate.verb):
        return bool(found) or context.has_action
    return (
        bool(found)
        and lexicon.has("hold-verb", found[-1].predicate.verb)
        and lexicon.has("content-verb", predicate.verb)
    )
