"""Names of persons among contact data: behind a label (联系人：) or beside a phone number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.repair.lexicon import RepairLexicon
from loaders.text.spans import Span

_HAN = r"[\u3400-\u9fff]"
_TOKEN = re.compile(rf"{_HAN}[ ]{{1,2}}{_HAN}(?!{_HAN})|[^\s、，,/／；;（）()：:。|]+")
_LEADING = re.compile(rf"{_HAN}[ ]{{1,2}}{_HAN}$|(?:{_HAN}|[·•．]|(?<={_HAN})[某ＸXx×*○]{{1,3}})+")
_TO_NAMES = re.compile(r"[ ]*(?:[及和与、/／或（(][^:：，。；\n]{0,14})?[ ]*[:：]")
_DIRECT = re.compile(rf"[ ]*(?:为|是)?[ ]*(?P<name>{_HAN}{{2,4}})(?=[\s，,、；;（(：:\d])")
_ENDS = re.compile(r"[\n；;。]")
_BEFORE = re.compile(
    rf"(?P<name>{_HAN}[ ]{{1,2}}{_HAN}|{_HAN}[\u3400-\u9fff某ＸX×*]{{1,19}})[\s，,：:（()）]{{0,4}}$"
)
_BEHIND = re.compile(rf"(?:[ ]{{1,4}}|[（(][ ]?)(?P<name>{_HAN}{{2,3}})(?=[\s，,；;。）)]|$)")
_ALONE = re.compile(rf"(?m)[ ]*\n[ ]*(?P<name>{_HAN}{{2,4}})[ ]*$")
_LONG_NAME = re.compile(rf"{_HAN}{{2,8}}(?:[·•．]{_HAN}{{2,8}}){{1,3}}")
# A number without area code counts only beside a name.
_LOCAL = re.compile(r"(?<![\d.-])[2-8]\d{6,7}(?![\d.%])")
_LABEL_REACH = 90  # characters behind a label in which names may stand
_NUMBER_WITHIN = 16


@dataclass(frozen=True)
class PersonNames:
    """A finder of persons' names, by the surnames and titles of the vocabulary."""

    lexicon: RepairLexicon

    def is_name(self, token: str) -> bool:
        """Return whether `token` may be a person's name: a surname and one or two characters, or 张某某."""
        bare = token.replace(" ", "")
        if _LONG_NAME.fullmatch(bare):
            return True
        if bare.startswith(self.lexicon.not_names):
            return False
        given = next(
            (bare[size:] for size in (2, 1) if bare[:size] in self.lexicon.surnames and bare[size:]), ""
        )
        if re.fullmatch(r"[某ＸXx×*○]{1,3}", given):
            return True
        if not given or len(given) > 2 or not re.fullmatch(f"{_HAN}+", given):
            return False
        return len(bare) == 2 or not bare.endswith(self.lexicon.agency_endings)

    def name_in(self, token: str) -> Span | None:
        """Return the span of a name in a token: all of it, behind an agency (质量处张三), before a title; or None."""
        if self.is_name(token) and not token.endswith(self.lexicon.titles):
            return Span(0, len(token))
        title = next((each for each in self.lexicon.titles if token.endswith(each)), "")
        called = token.removesuffix(title) if title else token
        if title and (called in self.lexicon.surnames or self.is_name(called)):
            return Span(0, len(called))
        for length in (1, 2, 3, 4) if title else (2, 3, 4):
            agency, name = called[:-length], called[-length:]
            named = self.is_name(name) or (length == 1 and name in self.lexicon.surnames)
            if named and len(agency) > 1 and agency.endswith(self._before_names):
                return Span(len(agency), len(called))
        return None

    @cached_property
    def _before_names(self) -> tuple[str, ...]:
        return (*self.lexicon.agency_endings, *self.lexicon.titles)

    @cached_property
    def _label(self) -> re.Pattern[str]:
        return re.compile(self.lexicon.person_label)

    def behind_labels(self, value: str, numbers: Sequence[Span]) -> Iterator[Span]:
        """Yield the names behind labels such as 联系人：, up to the first word that is no name, agency or label.

        `numbers`: the contact numbers of the text.
        """
        starts = {span.start for span in numbers}
        limit = len(value)
        for label in reversed(list(self._label.finditer(value))):
            separator = _TO_NAMES.match(value, label.end())
            if separator:
                yield from self._listed(value, separator.end(), limit)
                limit = label.start()
                continue
            alone = _ALONE.match(value, label.end())
            if alone and self.is_name(alone["name"]):
                yield Span(*alone.span("name"))
            direct = _DIRECT.match(value, label.end())
            if direct and self.is_name(direct["name"]):
                end = direct.end("name")
                if any(at in starts for at in range(end, end + _NUMBER_WITHIN)):
                    yield Span(*direct.span("name"))

    def _listed(self, value: str, start: int, limit: int) -> Iterator[Span]:
        limit = max(start, min(limit, start + _LABEL_REACH))
        end = _ENDS.search(value, start, limit)
        for token in _TOKEN.finditer(value, start, end.start() if end else limit):
            leading = _LEADING.match(token.group())
            if leading is None:
                if re.fullmatch(r"[A-Z][a-z]{1,14}", token.group()):
                    yield Span(*token.span())
                continue
            name = self.name_in(leading.group())
            if name:
                yield name.shift(token.start())
            elif not self._passes(leading.group()):
                return

    def _passes(self, word: str) -> bool:
        """Return whether names may follow this word: an agency, a title, another label, or a single character."""
        return word.endswith(self._before_names) or len(word) == 1 or self._any_label.search(word) is not None

    @cached_property
    def _any_label(self) -> re.Pattern[str]:
        return re.compile(f"{self.lexicon.person_label}|{self.lexicon.number_label}")

    def beside_numbers(self, value: str, numbers: Sequence[Span]) -> Iterator[Span]:
        """Yield the names right before a number (张三 0591-…, 质量处李四：138…) or behind it (0591-… 张三).

        A local number without area code is found here too, where a name stands before it.
        """
        local = [Span(*found.span()) for found in _LOCAL.finditer(value)]
        for start, end in (*numbers, *local):
            before = _BEFORE.search(value[max(0, start - 24) : start])
            if before and "\n" not in before.group().rstrip("\n"):
                name = self.name_in(before["name"])
                if name:
                    offset = max(0, start - 24) + before.start("name")
                    yield name.shift(offset)
                    if end - start <= 8:
                        yield Span(start, end)
            behind = _BEHIND.match(value, end)
            if behind and end - start > 8 and self.is_name(behind["name"]):
                yield Span(*behind.span("name"))
