"""Units behind an item: （牵头单位：甲；配合单位：乙）, （甲牵头，乙配合）, （甲、乙）; who leads, who takes part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.lexicon import columns as kinds
from loaders.lexicon.columns import Columns, settle_roles
from loaders.lexicon.lexicon import Lexicon, hide_quoted, longest_first, split_at
from loaders.lexicon.name_lists import NameSplitter
from loaders.text.extracted import without_blanks
from loaders.text.spans import Span

_OPEN, _CLOSE = "（([［〔【", "）)]］〕】"
_BRACKET = re.compile(f"[{re.escape(_OPEN + _CLOSE)}]")
_CLAUSE = re.compile(r"[，,；;。]")
_ENDS_ITEM = re.compile(r"\s*(?:$|[。；;，,！])")
_BY = re.compile(r"^(?:由|请|以)")
_WITH = re.compile(r"会同|联合|商")
LONGEST_BRACKET = 400


@dataclass(frozen=True)
class Units:
    """The bodies that lead an activity and those that take part, names as printed."""

    lead: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lead or self.partner)

    def __add__(self, other: Units) -> Units:
        lead = tuple(dict.fromkeys(self.lead + other.lead))
        partner = dict.fromkeys(self.partner + other.partner)
        return Units(lead, tuple(name for name in partner if name not in lead))


@dataclass(frozen=True)
class UnitReader:
    """Reads who leads and who takes part, by the word lists `unit-…` of the vocabulary."""

    lexicon: Lexicon
    columns: Columns

    def brackets(self, text: str) -> Iterator[tuple[Span, Units]]:
        """The brackets of `text` that name units, each with its range."""
        for span in _brackets(text):
            inner = text[span.start + 1 : span.end].rstrip(_CLOSE)
            units = self.read(inner)
            if not units and _ENDS_ITEM.match(text, span.end) and text[: span.start].strip():
                units = self._bare_names(inner)
            if units:
                yield span, units

    def read(self, phrase: str) -> Units:
        """牵头单位：甲；配合单位：乙, or 甲牵头，乙按职责分工负责; no units where it says anything else."""
        labelled = self._labelled(phrase)
        return labelled if labelled else self._told(phrase)

    def of_roles(self, told: Sequence[tuple[str, str]]) -> Units:
        """From pairs of role and printed names, the roles settled beside one another."""
        units = Units()
        for role, (_, printed) in zip(settle_roles([role for role, _ in told]), told, strict=True):
            names = self.names.split(printed)
            units += Units(partner=names) if role == kinds.PARTNER else Units(lead=names)
        return units

    @cached_property
    def names(self) -> NameSplitter:
        """How lists of names are split."""
        return NameSplitter(self.lexicon)

    def _labelled(self, phrase: str) -> Units:
        found = list(self._label.finditer(phrase))
        if not found or phrase[: found[0].start()].strip(" ，,；;"):
            return Units()
        ends = [each.start() for each in found[1:]] + [len(phrase)]
        told = []
        for label, end in zip(found, ends, strict=True):
            role = self.columns.role(label["label"])
            if role in kinds.UNITS or role == kinds.BARE:
                told.append((role or kinds.LEAD, phrase[label.end() : end]))
        return self.of_roles(told)

    @cached_property
    def _label(self) -> re.Pattern[str]:
        return re.compile(r"(?:^|(?<=[，,；;。\s]))\s*(?P<label>[\u3400-\u9fff/／、（）()]{2,16}?)\s*[:：]")

    def _told(self, phrase: str) -> Units:
        """Clauses that end in a unit word, names before it: 甲牵头，乙、丙配合."""
        told: list[tuple[str, str]] = []
        waiting: list[str] = []
        for start, end in split_at(phrase, hide_quoted(phrase), _CLAUSE):
            clause = _BY.sub("", without_blanks(phrase[start:end]))
            word = self._last_word(clause)
            names = clause[: len(clause) - len(word)] if word else clause
            if names and not self._are_names(names):
                return Units()
            waiting += [names] if names else []
            if word and waiting:
                told += self._with_partners(self.columns.stems[word], "、".join(waiting))
                waiting = []
        return Units() if waiting or not told else self.of_roles(told)

    def _with_partners(self, role: str, names: str) -> Iterator[tuple[str, str]]:
        """甲会同乙负责: who comes behind 会同 takes part."""
        first, *others = _WITH.split(names)
        yield role, first
        for other in others:
            yield kinds.PARTNER, other

    def _last_word(self, clause: str) -> str:
        found = self._word.search(clause)
        return found["word"] if found else ""

    @cached_property
    def _word(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<word>{longest_first(self.columns.stems).pattern})$")

    def _are_names(self, printed: str) -> bool:
        names = [name for part in _WITH.split(printed) for name in self.names.split(part)]
        return bool(names) and all(self.names.is_name(name) or name.startswith("各") for name in names)

    def _bare_names(self, phrase: str) -> Units:
        """A bracket of names alone: each must look like one, and one must be nothing else."""
        names = self.names.split(phrase)
        pieces = all(self.names.is_name(name) for name in names)
        sure = [name for name in names if self.names.is_unambiguous_name(name)]
        return Units(lead=names) if names and pieces and 2 * len(sure) > len(names) else Units()


def _brackets(text: str) -> Iterator[Span]:
    """The outermost brackets; one that is never closed ends with the text."""
    depth, start = 0, 0
    for found in _BRACKET.finditer(text):
        at = found.start()
        if found.group() in _OPEN:
            start = start if depth else at
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and at - start <= LONGEST_BRACKET:
                yield Span(start, at + 1)
    if depth and len(text) - start <= LONGEST_BRACKET:
        yield Span(start, len(text))
