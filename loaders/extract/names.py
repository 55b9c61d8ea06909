"""The names of actors in a clause, known and unknown ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.extract.actor_forms import ActorForms
from loaders.extract.name_bounds import JOINT, NameBounds
from loaders.extract.name_pieces import NamePieces
from loaders.lexicon.lexicon import Lexicon, Word

_ABBREVIATION = re.compile(r"[（(][A-Za-z]+[)）]")
# The website or account through which an agency publishes is no part of its name.
_SITE = re.compile(r"(?:官方)?(?:网站|官网|微信公众号|公众号)\s*(?:[（(][^（）()]*[)）])?\s*")
_JOINING = ("和", "与", "同", "跟", "及", "会同")
_BEHIND_NAME = frozenset(" 、和与及等，（(0123456789")
_NO_BEGINNING = ("hold-verb", "frame", "partner-verb", "cause-verb", "urge-verb", "result-verb")

_EACH = "各"
_LONGEST_TERM = 16  # characters of a general term

NamesAndEnd = tuple[list[str], int]


@dataclass(frozen=True)
class NameReader:
    """A reader of the names of actors in one clause; `words`: its known words; `in_list`: it opens an entry of a list
    of agencies."""

    text: str
    words: Sequence[Word]
    lexicon: Lexicon
    in_list: bool = False

    def list_at(self, start: int, certain: bool = False) -> NamesAndEnd:
        """Return the names joined by 、 和 与 from `start` on, and where they end (`start` where there are none).

        `certain`: names stand there in any case, so that they may end before any word (由院办公室汇总).
        """
        at = start + len(self.text[start:]) - len(self.text[start:].lstrip())
        if not self._may_begin(at):
            return [], start
        found = self._region(at) or self._formed(at) or self._known(at)
        return found or self._suffixed(at, certain) or self._demanded(at) or ([], start)

    def _may_begin(self, at: int) -> bool:
        """Return whether a name may begin at `at`: no verb, adverb or joining word stands there."""
        if self.text.startswith(_JOINING, at) or at >= len(self.text):
            return False
        word = self._word_at(at)
        if word is None or self._forms.begins_group(self.text, at):
            return True
        if self.lexicon.has("no-name-verb", self.text[word.start : word.end]):
            return False  # 遴选3所学校
        if word.is_noun:  # 检验科, but not 开展, which ends some event nouns
            return not word.is_in(*_NO_BEGINNING) or word.is_in("agency-suffix", "plain-noun")
        return word.is_in("raise-verb") and not word.is_in("adverb", *_NO_BEGINNING)

    def _region(self, at: int) -> NamesAndEnd | None:
        """Return the clause as the name of a region that the vocabulary does not have: 哈尔滨市：…"""
        if not self.in_list or at > 0:
            return None
        name = self.text.rstrip()
        endings = ("provincial-sign", "municipal-sign", "county-sign")
        region = any(self.lexicon.ends_with(name, each) for each in endings)
        return ([name], len(self.text)) if region else None

    def _formed(self, at: int) -> NamesAndEnd | None:
        """Return the longest list of words that have the form of names."""
        if self._forms.medium_at(self.text, at):
            return None
        for end in self._bounds.ends(at):
            names = self.pieces.read(self.text[at:end])
            if not names or not self._fits_beginning(names[0], at, end):
                continue
            if self._forms.is_post(names[-1]) or self._bounds.is_whole(at, end):
                return names, self._behind_site(end)
        return None

    def _fits_beginning(self, name: str, at: int, end: int) -> bool:
        """Return whether a name that begins with a verb is that of an office before its own verb: 检验科负责…, but not
        走访企业."""
        word = self._word_at(at)
        if word is None or not word.is_verb or word.is_in("agency-suffix", "plain-noun"):
            return True
        return self._forms.is_office(name) and bool(self.text[end:].strip())

    def _suffixed(self, at: int, certain: bool) -> NamesAndEnd | None:
        """Return the longest list of names that ends with the suffix of an agency, whatever is behind it.

        Without `certain` only several that make one name: 冲压、焊装两车间同台查找….
        """
        suffixes = [word.end for word in self.words if at < word.end and word.is_in("agency-suffix")]
        limit = self._bounds.limit(at) if suffixes else at
        ends = [end for end in suffixes if end < limit]
        found = ((self.pieces.read(self.text[at:end]), end) for end in reversed(ends))
        return next(((names, end) for names, end in found if names and (certain or "、" in names[0])), None)

    def _demanded(self, at: int) -> NamesAndEnd | None:
        """Return the general term or group directly before a verb of demand, permission or plan: 企业要…."""
        verb = next((each for each in self.words if each.start > at and self._demands(each)), None)
        term = self.text[at : verb.start].rstrip() if verb else ""
        if not 2 <= len(term) <= _LONGEST_TERM or any(
            at < word.start < at + len(term) and word.is_verb and not word.is_noun for word in self.words
        ):
            return None
        is_term = term.startswith(_EACH) or self._forms.is_general(term) or self._forms.is_headed(term)
        return ([term], at + len(term)) if is_term else None

    def _demands(self, word: Word) -> bool:
        printed = self.text[word.start : word.end]
        return self.lexicon.has("demand-verb", printed) or self.lexicon.has("permission-verb", printed)

    def _known(self, at: int) -> NamesAndEnd | None:
        """Return the known names that stand at `at`, where the clause goes on as behind a name."""
        names: list[str] = []
        end = at
        while known := self._known_at(end):
            names.append(known)
            end = self._behind_site(end + len(known))
            joint = JOINT.match(self.text, end)
            if not joint or not self._known_at(joint.end()):
                break
            end = joint.end()
        cut = JOINT.match(self.text, end) and names and names[-1] in self.lexicon.actors.regions
        return (names, end) if names and not cut else None

    def _known_at(self, at: int) -> str | None:
        """Return the known agency, region, short form or medium that begins at `at`, with an abbreviation behind it;
        None where it is only the beginning of another word."""
        actor = self.lexicon.actors.at(self.text, at) or self.lexicon.agency_short_forms.at(self.text, at)
        known = actor or self._forms.medium_at(self.text, at)
        if known is None or self._forms.is_general(known):
            return None
        short = _ABBREVIATION.match(self.text, at + len(known))
        name = known + (short.group() if short else "")
        rest = self.text[self._behind_site(at + len(name)) :].lstrip()
        goes_on = not rest or self._word_at(len(self.text) - len(rest)) or rest[0] in _BEHIND_NAME
        return name if goes_on and not rest.startswith("的") else None

    def _word_at(self, at: int) -> Word | None:
        return next((word for word in self.words if word.start == at), None)

    def _behind_site(self, at: int) -> int:
        """Return the position behind the website or account that stands at `at`, else `at`."""
        site = _SITE.match(self.text, at)
        return site.end() if site else at

    @cached_property
    def pieces(self) -> NamePieces:
        """The splitter of words into names."""
        return NamePieces(self._forms)

    @cached_property
    def _bounds(self) -> NameBounds:
        return NameBounds(self.text, self.words, self.lexicon)

    @cached_property
    def _forms(self) -> ActorForms:
        return ActorForms.of(self.lexicon)
