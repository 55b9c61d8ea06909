"""The forms of the kinds of local agency, compiled: the kinds that a place and the text around it may mean. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from ontology.agency_kinds import AgencyKind
from ontology.local.word_lists import WordLists

_PLACE = re.compile(r"\{s?\}")
_LEVEL = "{l}"
_LEVELS = "省市县区州盟旗师"
_ANY = "*"
_ANY_TEXT = ".{0,24}"


@dataclass
class _AfterPrefix:
    """The forms with the same text before the place: what follows the place, literally or as a pattern."""

    literal: dict[str, list[AgencyKind]] = field(default_factory=dict)
    patterns: list[tuple[re.Pattern[str], AgencyKind]] = field(default_factory=list)

    def kinds(self, rest: str) -> list[AgencyKind]:
        """Return the kinds whose form has this text after the place: those of a literal form before the others."""
        found = self.literal.get(rest)
        return found if found else [kind for pattern, kind in self.patterns if pattern.fullmatch(rest)]


@dataclass(frozen=True)
class Forms:
    """All forms, by the text before the place, the longest first; those without a placeholder may lack the place."""

    by_prefix: Sequence[tuple[str, _AfterPrefix]]
    without_place: _AfterPrefix
    endings: frozenset[str]

    def may_match(self, name: str) -> bool:
        """Return whether a name ends like a form; most names do not, and need not be read as a kind and a place."""
        return name[-1:] in self.endings

    def openings(self, name: str) -> Iterator[tuple[str, _AfterPrefix]]:
        """Yield the text that follows each prefix of a form with which a name begins, with the forms of the prefix."""
        for prefix, after in self.by_prefix:
            if name.startswith(prefix):
                yield name[len(prefix) :], after

    def bare(self, name: str) -> list[AgencyKind]:
        """Return the kinds that a name without a place may mean."""
        return self.without_place.kinds(name)


@lru_cache(maxsize=4)
def forms_of(lexicon: WordLists) -> Forms:
    """Compile the forms of the vocabulary's kinds."""
    tables: dict[str, _AfterPrefix] = {}
    bare = _AfterPrefix()
    for kind in lexicon.vocabulary.agency_kinds.values():
        for form in kind.forms:
            prefix, suffix = _around_place(form)
            _add(tables.setdefault(prefix, _AfterPrefix()), suffix, kind)
            if not _PLACE.search(form):
                _add(bare, suffix, kind)
    endings = frozenset(form[-1] for kind in lexicon.vocabulary.agency_kinds.values() for form in kind.forms)
    return Forms(sorted(tables.items(), key=lambda item: -len(item[0])), bare, endings | frozenset(_LEVELS))


def _around_place(form: str) -> tuple[str, str]:
    """Return the text before and after the place; a form without a placeholder begins with the place."""
    match = _PLACE.search(form)
    return (form[: match.start()], form[match.end() :]) if match else ("", form)


def _add(table: _AfterPrefix, suffix: str, kind: AgencyKind) -> None:
    if _ANY in suffix:
        table.patterns.append((_pattern(suffix), kind))
        return
    parts = suffix.split(_LEVEL)
    for levels in product(_LEVELS, repeat=len(parts) - 1):
        text = "".join(part + level for part, level in zip(parts, (*levels, ""), strict=True))
        known = table.literal.setdefault(text, [])
        if kind not in known:
            known.append(kind)


def _pattern(suffix: str) -> re.Pattern[str]:
    escaped = re.escape(suffix).replace(re.escape(_LEVEL), f"[{_LEVELS}]")
    return re.compile(escaped.replace(re.escape(_ANY), _ANY_TEXT))
