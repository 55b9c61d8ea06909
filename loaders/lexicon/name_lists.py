"""Agency names in a table cell or behind a label: 市教育局、市公安局和各县（市、区）人民政府 are three."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.lexicon.lexicon import Lexicon, hide_quoted, split_at
from loaders.text.extracted import without_blanks

LONGEST_NAME = 40
LONGEST_PIECE = 160  # characters; a longer piece without a comma is no list of names
LONGEST_OFFICE = 16
_SHORTEST_NAME = 3
_SHORTEST_JOINED = 4  # 市委 + 市政府 may be one name, 市教育局 + 市公安局 are two
_MARKS = re.compile(r"[、，,；;/／|\n]")
_BLANKS = re.compile(r"\s+")
_AND = re.compile(r"(?<=[\u3400-\u9fff）)])(?:以及|和|及|与|会同|联合)(?=[\u3400-\u9fff])")
# 1.县住建局, ①县教育局: the number of an agency in a cell
_NUMBERED = re.compile(r"^(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[)）]|[①-⑳])(?=[\u3400-\u9fff])")
_AND_SO_ON = re.compile(r"等(?:有关|相关)?(?:单位|部门|\d{1,2}个?(?:单位|部门))?$")
_EACH = re.compile(r"各[市县区州镇乡省盟旗]{1,3}")
_PARTICLE = re.compile("[的由对向]")
_OFFICE_FORM = re.compile(r"[\u3400-\u9fff\dA-Za-z（）()]+")
_SUFFIX_AT_LEAST = 2  # characters of a suffix that no event has: 总局, 中心; but 会 and 行 end events too


@dataclass(frozen=True)
class NameSplitter:
    """A splitter of printed lists of agencies, with the words of a lexicon."""

    lexicon: Lexicon

    def split(self, printed: str) -> tuple[str, ...]:
        """Return the names as printed but without blanks, each once; nothing for a dash."""
        text = printed.strip().strip("。．.：:")
        if self.lexicon.has("unit-none", without_blanks(text)):
            return ()
        shape = hide_quoted(text)
        pieces = [text[start:end] for start, end in split_at(text, shape, _MARKS)]
        parts = [part for piece in _rejoined(pieces) for part in self._split_piece(piece)]
        names = (_AND_SO_ON.sub("", _NUMBERED.sub("", without_blanks(part))) for part in parts)
        none = self.lexicon.words_of("unit-none")
        return tuple(
            dict.fromkeys(name for name in names if 1 < len(name) <= LONGEST_NAME and name not in none)
        )

    def is_name(self, text: str) -> bool:
        """Return whether `text` may be the name of an agency: it is known, or it has an agency suffix."""
        name = without_blanks(text)
        actors = self.lexicon.actors
        if name in actors.agencies or name in actors.regions or self.lexicon.has("own-name", name):
            return True
        suffixed = 2 < len(name) <= LONGEST_NAME and self.lexicon.ends_with(name, "agency-suffix")
        return (suffixed and "的" not in name) or self.is_office(name)

    def is_office(self, text: str) -> bool:
        """Return whether `text` has the form of the name of an office: 质量监督股, 质监站, 安质部, 一车间, 各科室."""
        name = without_blanks(text)
        if not self.lexicon.ends_with(name, "office-ending") or not 2 <= len(name) <= LONGEST_OFFICE:
            return False
        if not _OFFICE_FORM.fullmatch(name) or _PARTICLE.search(name):
            return False
        if self.lexicon.ends_with(name, "no-office") or self.lexicon.ends_with(name, "no-agency"):
            return False
        return not self.lexicon.holds(name, "inner-verb")

    def is_unambiguous_name(self, text: str) -> bool:
        """Return whether `text` can only be the name of an agency; 研讨会, an event, has an agency suffix too."""
        name = without_blanks(text)
        if name in self.lexicon.actors.agencies:
            return True
        if not self.is_name(name) or self.lexicon.ends_with(name, "event-noun"):
            return False
        if self.lexicon.has("general-actor", name):
            return False
        distinct = [word for word in self.lexicon.words_of("agency-suffix") if len(word) >= _SUFFIX_AT_LEAST]
        return name.endswith((*distinct, "局", "厅", "委", "署", "司", "处", "科")) or self.is_office(name)

    def _split_piece(self, piece: str) -> Iterator[str]:
        """Split at blanks behind a name (not in 市 教育局), at 和 between names (not in 住房和城乡建设局), and between
        names side by side."""
        if len(piece) > LONGEST_PIECE:
            yield piece
            return
        for marks in (_BLANKS, _AND):
            shape = hide_quoted(piece)
            for found in marks.finditer(shape):
                left, right = piece[: found.start()], piece[found.end() :]
                joined = marks is _BLANKS and len(right) >= _SHORTEST_NAME
                if self.is_name(left) and (joined or self._begins_name(right)):
                    yield from self._split_piece(left)
                    yield from self._split_piece(right)
                    return
        yield from self._split_joined(without_blanks(piece))

    def _begins_name(self, text: str) -> bool:
        first = _BLANKS.split(text, maxsplit=1)[0]
        return self.is_name(first) or any(self.is_name(part) for part in _AND.split(text)[:1])

    def _split_joined(self, piece: str) -> Iterator[str]:
        """Split names side by side without a separator, as in a cell that lost its line ends: 市教育局市公安局."""
        start = 0
        for at in range(_SHORTEST_JOINED, len(piece) - _SHORTEST_JOINED + 1):
            left, right = piece[start:at], piece[at:]
            if len(left) >= _SHORTEST_JOINED and self._are_two(left, right):
                yield left
                start = at
        yield piece[start:]

    def _are_two(self, left: str, right: str) -> bool:
        if left[0] != right[0] and left[-2:] != right[-2:]:
            return False
        return self.is_name(left) and self.is_name(right)


def _rejoined(pieces: Sequence[str]) -> list[str]:
    """Return the pieces, with those of one name joined again: 各区、县（市）市场监管局 and 各街道、镇 are one each."""
    joined: list[str] = []
    for piece in pieces:
        alone = len(without_blanks(piece)) < 2
        if joined and (alone or (_EACH.fullmatch(joined[-1]) and not piece.startswith("各"))):
            joined[-1] += f"、{piece}"
        else:
            joined.append(piece)
    return joined
