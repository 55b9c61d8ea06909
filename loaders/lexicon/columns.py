"""Roles of table columns by their header words; the same words label details in running text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.lexicon.lexicon import Lexicon, longest_first
from loaders.text.extracted import without_blanks

LEAD, PARTNER, EITHER, MIXED = "lead", "partner", "either", "mixed"
NUMBER, NAME, CONTENT, CATEGORY = "number", "name", "content", "category"
DATE, PLACE, OTHER, BARE = "date", "place", "other", "bare"
UNITS = frozenset({LEAD, PARTNER, EITHER, MIXED})
LONGEST_HEADER = 16

# A word in two lists has the role of the earlier one.
_LISTS = {
    "column-number": NUMBER, "column-name": NAME, "column-content": CONTENT, "column-date": DATE,
    "column-place": PLACE, "column-category": CATEGORY, "unit-bare": BARE, "column-other": OTHER,
}  # fmt: skip
_STEMS = {"unit-lead": LEAD, "unit-partner": PARTNER, "unit-either": EITHER}
_JOINT = r"[、/／和及与或()（）]"
_AND = re.compile("[及和与、/／]")
_NOTE = re.compile(r"[（(][^（）()]*[)）]$")


@dataclass(frozen=True)
class Columns:
    """The header words of the vocabulary: whole `words`, and `stems` (牵头) that stand before a noun (单位)."""

    words: Mapping[str, str]
    stems: Mapping[str, str]
    nouns: frozenset[str]
    stem: re.Pattern[str]
    unit: re.Pattern[str]

    @classmethod
    @lru_cache(maxsize=4)  # lexicons; to compile one takes longer than to read a notice
    def of(cls, lexicon: Lexicon) -> Columns:
        """Compile the lists `column-…` and `unit-…` (ontology/vocabulary/cues-tables.ttl)."""
        words: dict[str, str] = {}
        for name, role in _LISTS.items():
            for word in lexicon.words_of(name):
                words.setdefault(without_blanks(word), role)
        stems = {word: role for name, role in _STEMS.items() for word in lexicon.words_of(name)}
        nouns = longest_first(lexicon.words_of("unit-noun")).pattern
        stem = longest_first(stems)
        unit = re.compile(
            rf"(?P<stems>(?:{stem.pattern})(?:{_JOINT}*(?:{stem.pattern}))*){_JOINT}*(?P<noun>{nouns})?"
            rf"(?:{_JOINT}+(?:(?:{stem.pattern})|(?:{nouns})|{_JOINT})+)?$"
        )
        return cls(words, stems, frozenset(lexicon.words_of("unit-noun")), stem, unit)

    def role(self, header: str) -> str | None:
        """Return the role of a column with this header, or None where the words are no known header."""
        bare = without_blanks(header).rstrip("：:")
        if not bare or len(bare) > LONGEST_HEADER:
            return None
        role = self.words.get(bare) or self._unit(bare)
        noted = bare if role else _NOTE.sub("", bare)
        role = role if noted == bare else self.words.get(noted) or self._unit(noted)
        return role or self._joint(noted)

    def _joint(self, header: str) -> str | None:
        """Return the role of headers in one (工作任务及主要内容): that of the first, where all are known."""
        roles = [self.words.get(part) for part in _AND.split(header)]
        return roles[0] if len(roles) > 1 and all(roles) else None

    def broken_role(self, first: str, second: str) -> str | None:
        """Return the role of a header that a line end breaks (完成 / 时限, 牵头 / 单位); None for two headers, and for
        what is none."""
        one, two = without_blanks(first), without_blanks(second)
        if one in self.stems and two in self.nouns:
            return self.role(one + two)
        whole = self.words.get(one + two) or self.words.get(_NOTE.sub("", one + two))
        return None if one in self.words and two in self.words else whole

    def _unit(self, header: str) -> str | None:
        """Return the role of a column of agencies: 市级牵头单位 → lead, 责任单位 → either, 牵头及配合单位 → mixed."""
        for start in range(min(4, len(header))):
            found = self.unit.match(header, start)
            if found and (found["noun"] or start == 0):
                roles = {self.stems[stem] for stem in self.stem.findall(header)}
                return roles.pop() if len(roles) == 1 else MIXED
        return None


def settle_roles(roles: Sequence[str | None]) -> list[str | None]:
    """Return the roles of a table's columns with `EITHER`, `MIXED` and `BARE` resolved.

    They become `LEAD` in a table without a `LEAD` column; in one with it, the first two become `PARTNER`
    and a bare 单位 has no role.
    """
    leads = LEAD in roles
    settled: list[str | None] = []
    for role in roles:
        if role in {EITHER, MIXED}:
            role = PARTNER if leads else LEAD
        settled.append((None if leads else LEAD) if role == BARE else role)
    return settled
