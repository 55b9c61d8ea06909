"""The voice of a notice: its words for itself and its area (我市, 全省, 我会), which do not fit cited agencies."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.contract.record import Level
from loaders.extract.head.main_text import main_paragraphs
from loaders.lexicon.lexicon import Lexicon
from loaders.outline.sections import Entry
from loaders.outline.titles import is_recipients
from loaders.text.extracted import without_blanks

# Lists of words by which a notice shows its level, from the recipients or anywhere in the text
_LEVELS: Mapping[Level, str] = {
    "enterprise": "voice-enterprise", "industry": "voice-industry", "county": "voice-county",
    "municipal": "voice-municipal", "provincial": "voice-provincial", "national": "voice-national",
}  # fmt: skip
_WHOLE = "全"
_ENOUGH = 2  # points of the words for a level
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
        text = "".join(without_blanks(each.text) for each in opening if not is_recipients(each))
        return cls(text, recipients, lexicon)

    def is_of_others(self, agencies: Sequence[str]) -> bool:
        """Return whether the notice is not that of these agencies: its 我局 is another one, its 我市 does not fit
        市场监管总局, or it is addressed to 各县."""
        if any(word in self.text for word in self.lexicon.words_of("self-agency")):
            return True
        names = [name.replace(_MARKET, "") for name in agencies]
        areas = (word for word in self.lexicon.words_of("self-area") if word in self.text)
        if any(not any(area[1:] in name for name in names) for area in areas):
            return True
        return self._is_addressed_locally() and not any(_is_local(name, self.lexicon) for name in names)

    def _is_addressed_locally(self) -> bool:
        local = self.lexicon.words_of("local-recipient")
        return any(each.replace(_MARKET, "").startswith(local) for each in self.recipients)


def level_of_voice(entries: Sequence[Entry], lexicon: Lexicon) -> Level | None:
    """Return the level that the words of a notice for itself and its recipients show most often, for one whose issuer
    shows none."""
    text = "".join(without_blanks(entry.paragraph.text) for entry in entries).replace(_MARKET, "")
    points = {level: _points(_pattern(lexicon, words).findall(text)) for level, words in _LEVELS.items()}
    best = max(points, key=lambda level: points[level])
    return best if points[best] >= _ENOUGH else None


def _points(words: Sequence[str]) -> int:
    """Return the weight of words for a level: 全省 alone may be from a notice that is cited, 我省 is not."""
    return sum(1 if word.startswith(_WHOLE) else _ENOUGH for word in words)


@lru_cache(maxsize=32)
def _pattern(lexicon: Lexicon, words: str) -> re.Pattern[str]:
    return lexicon.pattern(words)


def _is_local(name: str, lexicon: Lexicon) -> bool:
    signs = ("provincial-sign", "municipal-sign", "county-sign", "enterprise-sign", "industry-sign")
    return any(lexicon.holds(name, each) for each in signs)
