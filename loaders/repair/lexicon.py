"""The word lists that repair needs, compiled: labels of contact data, surnames, table headers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from loaders.lexicon.columns import Columns
from loaders.lexicon.lexicon import Lexicon, longest_first
from loaders.text.markers import Marker, read_marker

FEWEST_HEADERS = 3  # header words one below the other that make a table
_LONGEST_CELL = 200
_FAR = 12  # lines above a table within which the mark of its part is looked for
_ENDS_TABLE = frozenset({"annex", "chapter", "han"})


@dataclass(frozen=True)
class RepairLexicon:
    """The lists of ontology/vocabulary/cues-repair.ttl, and the header words of tables (cues-tables.ttl)."""

    lexicon: Lexicon

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, lexicon: Lexicon) -> RepairLexicon:
        """Compile the lists once for a lexicon."""
        return cls(lexicon)

    @cached_property
    def person_label(self) -> str:
        """The pattern of labels of persons: 联系人."""
        return spaced(self.lexicon.words_of("person-label"))

    @cached_property
    def number_label(self) -> str:
        """The pattern of labels of contact numbers: 电话, 传真."""
        return spaced(self.lexicon.words_of("number-label"))

    @cached_property
    def account_label(self) -> str:
        """The pattern of labels of accounts: QQ, 微信号."""
        return spaced(self.lexicon.words_of("account-label"))

    @cached_property
    def mail_label(self) -> str:
        """The pattern of labels of e-mail addresses: 邮箱."""
        return spaced(self.lexicon.words_of("mail-label"))

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The surnames, of one or two characters."""
        return frozenset(self.lexicon.words_of("surname")) | frozenset(
            "".join(self.lexicon.words_of("surnames"))
        )

    @cached_property
    def not_names(self) -> tuple[str, ...]:
        """The words that begin with a surname and are no names."""
        return self.lexicon.words_of("no-person")

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The titles that stand behind a person's name."""
        return self.lexicon.words_of("person-title")

    @cached_property
    def agency_endings(self) -> tuple[str, ...]:
        """The endings of agencies and regions, with which no person's name ends."""
        return self.lexicon.words_of("body-end")

    @cached_property
    def page_label(self) -> re.Pattern[str]:
        """The pattern of a line that begins with a label of the metadata of a page: 发布时间：, 来源：."""
        kinds = ("number", "dated", "published", "issuer", "title", "source", "other")
        words = [word for kind in kinds for word in self.lexicon.words_of(f"meta-{kind}")]
        return re.compile(rf"\s*[【\[(（]?(?:{longest_first(words).pattern})\s*[:：\]】]")

    @cached_property
    def subtitle(self) -> re.Pattern[str]:
        """The pattern of the second line of a title, behind a dash: ——2022年“质量月”企业倡议书."""
        return re.compile(rf"——[^。；]{{4,60}}(?:{self.lexicon.pattern('notice-kind').pattern})\s*$")

    @cached_property
    def columns(self) -> Columns:
        """The header words of tables."""
        return Columns.of(self.lexicon)

    @cached_property
    def _cut_labels(self) -> frozenset[tuple[str, str]]:
        labels = (*self.lexicon.words_of("person-label"), *self.lexicon.words_of("number-label"))
        return frozenset(
            (word[:at], word[at:]) for word in labels for at in range(1, len(word)) if len(word) > 2
        )

    def cuts_label(self, before: str, line: str) -> bool:
        """Return whether a line end cuts a label in two between `before` and `line`: 联 / 系人：."""
        found = re.match(r"([\u3400-\u9fff]{1,5})\s*[:：]", line)
        rest = found[1] if found else ""
        return any((before[-length:], rest) in self._cut_labels for length in range(1, 4)) if rest else False

    def flattened_cells(self, lines: Sequence[str]) -> frozenset[int]:
        """Return the indexes of lines that are cells of a table flattened by a copy.

        These are header words one below the other, and all lines behind them up to the next numbered part.
        """
        cells: set[int] = set()
        at = 0
        while at < len(lines):
            first, at = at, at + 1
            while first < len(lines) and at <= len(lines) and self.columns.role(lines[at - 1]) is not None:
                at += 1
            heads = at - 1 - first
            if heads >= FEWEST_HEADERS:
                at = self._end(lines, at - 1, _last_marker(lines[max(first - _FAR, 0) : first]))
                cells.update(range(first, at))
        return frozenset(cells)

    def _end(self, lines: Sequence[str], at: int, above: Marker | None) -> int:
        """Return the index of the part behind a table; `above` is the mark of the part with the table."""
        while at < len(lines) and len(lines[at]) <= _LONGEST_CELL:
            marker = read_marker(lines[at])
            next_part = marker and above and marker[:2] == (above.kind, above.number + 1)
            if marker and (marker.kind in _ENDS_TABLE or (next_part and marker.kind == "han_bracket")):
                break
            at += 1
        return at


def _last_marker(lines: Sequence[str]) -> Marker | None:
    return next((marker for line in reversed(lines) if (marker := read_marker(line))), None)


def spaced(words: Collection[str]) -> str:
    """Return a pattern of `words`, longest first, with or without blanks between their characters."""
    patterns = (
        r"[ ]*".join(map(re.escape, word)) for word in sorted(words, key=lambda word: (-len(word), word))
    )
    first = re.escape("".join(sorted({word[0] for word in words})))
    return f"(?=[{first}])(?:{'|'.join(patterns)})"
