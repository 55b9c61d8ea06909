"""A list of names taken apart: 市教育局、市公安局 are two actors, 铁道、交通部门 and 昆明、曲靖、红河三地 one each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.actor_forms import LONGEST_ACTOR, ActorForms
from loaders.lexicon.lexicon import hide_quoted

_JOINT = re.compile(r"、|以及|[和与及](?=[\u3400-\u9fff]{2})")
_AND_SO_ON = re.compile(r"(?P<names>[^等]{2,})等(?P<head>[\d一二三四五六七八九十]*个?[^等、]{0,8})$")
_COUNTED_HEAD = re.compile(
    r"[\u3400-\u9fff]{0,6}"
    r"(?:[两二三四五六七八九十]{1,2}(?:[个家条所][\u3400-\u9fff]{2,8}|[市县区州地级方](?:[\u3400-\u9fff]{2,6})?)"
    r"|两大?[\u3400-\u9fff]{1,6})"
)
_EACH = re.compile(r"各[市县区州镇乡省盟旗地]{1,3}")
_SITE = re.compile(r"(?:官方)?(?:网站|官网|微信公众号|公众号)\s*(?:[（(][^（）()]*[)）])?$")
_LIST_MARKS = ("、", "以及")  # whatever may stand behind them
_SITE_ENDINGS = ("站", "网", "号", ")", "）")
_LONGEST_LIST = 48  # characters of several names as one
_LONGEST_MODIFIER = 10  # characters of 交通 in 铁道、交通部门
_PLACE_SIGN = ("省", "市", "县", "区", "州", "盟", "旗", "镇", "乡")


@dataclass(frozen=True)
class NamePieces:
    """A splitter of the words that stand before a verb into names."""

    forms: ActorForms

    def read(self, phrase: str) -> list[str]:
        """Return the names of which `phrase` consists; empty where it consists of anything else."""
        phrase = phrase.strip()
        if not (self.forms.may_end(phrase) or any(mark in phrase for mark in _LIST_MARKS)):
            return []
        phrase = _SITE.sub("", phrase) if phrase.endswith(_SITE_ENDINGS) else phrase
        rest = _AND_SO_ON.fullmatch(phrase) if "等" in phrase else None
        if rest:
            names = self._split(rest["names"])
            known = names and all(self.forms.is_agency(each) for each in names)
            if known and (not rest["head"] or self.forms.is_headed(rest["head"])):
                return names
            return [phrase] if self.forms.is_group(phrase) else []
        return self._split(phrase)

    def _split(self, phrase: str) -> list[str]:
        pieces = [(text, joint) for text, joint in self._pieces(phrase) if text]
        texts = [text for text, _ in pieces]
        if len(texts) < 2:
            return texts if texts and self.forms.is_actor(texts[0]) else []
        if self._is_one(texts):
            return [phrase] if len(phrase) <= _LONGEST_LIST and self.forms.is_headed(texts[-1]) else []
        return self._merged(pieces)

    def _pieces(self, phrase: str) -> Iterator[tuple[str, str]]:
        """Yield the pieces between 、 and 和, 与, 及 behind a complete name, each with the joint before it."""
        start, joint = 0, ""
        joints = _JOINT.finditer(hide_quoted(phrase)) if _JOINT.search(phrase) else ()
        for mark in joints:
            piece = phrase[start : mark.start()]
            known = self.forms.lexicon.actors.at(phrase, start) or ""
            if start + len(known) > mark.start():  # 中国石油和化学工业联合会
                continue
            if mark.group() == "、" or self.forms.is_actor(piece):
                yield piece.strip(), joint
                start, joint = mark.end(), mark.group()
        yield phrase[start:].strip(), joint

    def _is_one(self, pieces: Sequence[str]) -> bool:
        """Return whether the pieces make one name: counted ones (早、中、夜三个班组), groups (各州、市局;
        各乡镇、各单位) or places without their kind (桂林、玉林局)."""
        *first, last = pieces
        if _COUNTED_HEAD.fullmatch(last) and all(len(each) <= _LONGEST_MODIFIER for each in first):
            return True
        if _EACH.fullmatch(first[0]) or all(piece.startswith("各") for piece in pieces):
            return True
        return all(self.forms.is_short_place(each) for each in first) and not self.forms.is_short_place(last)

    def _merged(self, pieces: Sequence[tuple[str, str]]) -> list[str]:
        """Return the names, with the pieces that are none joined to the name behind them, a single character to the
        name before it; empty where some remain."""
        names: list[str] = []
        open_name, count = "", 0
        for piece, joint in pieces:
            name = f"{open_name}{joint}{piece}" if open_name else piece
            if len(piece) == 1 and names and not open_name:
                names[-1] += joint + piece
            elif self.forms.is_actor(piece) or (count and self._closes(piece)):
                names.append(name)
                open_name, count = "", 0
            elif self._may_be_open(piece):
                open_name, count = name, count + 1
            else:
                return []
        return names if not open_name and all(len(each) <= _LONGEST_LIST for each in names) else []

    def _closes(self, piece: str) -> bool:
        return len(piece) <= LONGEST_ACTOR and "的" not in piece and self.forms.is_headed(piece)

    def _may_be_open(self, piece: str) -> bool:
        """Return whether a piece may be the beginning of a name that a later piece ends."""
        lexicon = self.forms.lexicon
        event = lexicon.ends_with(piece, "event-noun") and len(piece) > 2
        return (
            (piece in _PLACE_SIGN or 1 < len(piece) <= _LONGEST_MODIFIER) and "的" not in piece and not event
        )
