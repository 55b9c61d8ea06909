"""The voice of a notice: its words for itself and its area (我市, 全省, 我会), which do not fit cited agencies."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.extract.head.main_text import main_paragraphs
from loaders.lexicon.lexicon import Lexicon
from loaders.outline.sections import Entry
from loaders.outline.titles import is_recipients
from loaders.text.extracted import without_blanks

_CLAUSE = re.compile(r"[^，,。；;\n]+")
_MARKET = "市场"  # the 市 of 市场监管总局 is no city


@dataclass(frozen=True)
class Voice:
    """The text of a notice before its first numbered part, and its recipients."""

    text: str
    recipients: tuple[str, ...]
    lexicon: Lexicon

    @classmethod
    def of(cls, entries: Sequence[Entry], lexicon: Lexicon) -> Voice:
        """Return the voice of a notice."""
        opening = list(itertools.takewhile(lambda each: not each.marker, main_paragraphs(entries)))
        recipients = tuple(without_blanks(each.text) for each in opening if is_recipients(each))
        text = "\n".join(without_blanks(each.text) for each in opening if not is_recipients(each))
        return cls(text, recipients, lexicon)

    def is_of_others(self, agencies: Sequence[str]) -> bool:
        """Return whether the notice is not that of these agencies: its 我局 is another one, its 我市 does not fit
        市场监管总局, or it is addressed to 各县."""
        if any(word in self.text for word in self.lexicon.words_of("self-agency")):
            return True
        names = [name.replace(_MARKET, "") for name in agencies]
        areas = (word for word in self.lexicon.words_of("self-area") if word in self._own_text)
        if any(not any(area[1:] in name for name in names) for area in areas):
            return True
        return self._is_addressed_locally() and not any(_is_local(name, self.lexicon) for name in names)

    @cached_property
    def _own_text(self) -> str:
        """The text without the clauses that cite others: 按照全市“质量月”活动要求 is no 全市 of the issuer."""
        citing = self.lexicon.words_of("citing-agency")
        return "".join(each for each in _CLAUSE.findall(self.text) if not each.startswith(citing))

    def _is_addressed_locally(self) -> bool:
        local = self.lexicon.words_of("local-recipient")
        return any(each.replace(_MARKET, "").startswith(local) for each in self.recipients)


def _is_local(name: str, lexicon: Lexicon) -> bool:
    signs = ("provincial-sign", "municipal-sign", "county-sign", "enterprise-sign", "industry-sign")
    return any(lexicon.holds(name, each) for each in signs)
