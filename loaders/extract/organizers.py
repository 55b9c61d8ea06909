"""The organizers behind an item: （牵头单位：甲；配合单位：乙）, （甲牵头，乙配合）, （甲、乙）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.lexicon import columns as kinds
from loaders.lexicon.columns import Columns, settle_roles
from loaders.lexicon.lexicon import Lexicon, hide_quoted, longest_first, split_at
from loaders.lexicon.name_lists import NameSplitter
from loaders.text.dates import find_date
from loaders.text.extracted import without_blanks
from loaders.text.spans import Span

_OPEN, _CLOSE = "（([［〔【", "）)]］〕】"
_BRACKET = re.compile(f"[{re.escape(_OPEN + _CLOSE)}]")
_CLAUSE = re.compile(r"[，,；;。]")
_ENDS_ITEM = re.compile(r"\s*(?:$|[。；;，,！])")
# 总结报领导小组办公室（市市场监管局）: another name of the agency to which is reported
_REPORTED = re.compile(
    r"(?:报送|上报|抄报|报(?![告道纸名表刊社])|送至|送交|寄至|交至|联系|反馈)[^，。；]{0,30}[^，。；\s]$"
)
_BY = re.compile(r"^(?:由|请|以)")
_EACH_ITS_OWN = re.compile(r"(?:由)?(?P<names>[^，；：。]{4,60}?)(?:分别|各自)负责[^，；：。]{2,20}")
_WITH = re.compile(r"会同|联合|商")
_LONGEST_BRACKET = 400
_ANY_YEAR = 2000
_BESIDE_DATE = 4  # characters beside a date in a piece that is one: 9月底前完成

RoleNames = tuple[str, str]  # the role of a label (牵头单位: lead) and the names printed behind it


@dataclass(frozen=True)
class Organizers:
    """The lead and partner organizers of an activity, names as printed."""

    lead: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lead or self.partners)

    def __add__(self, other: Organizers) -> Organizers:
        lead = tuple(dict.fromkeys(self.lead + other.lead))
        partners = dict.fromkeys(self.partners + other.partners)
        return Organizers(lead, tuple(name for name in partners if name not in lead))


@dataclass(frozen=True)
class OrganizerReader:
    """A reader of organizers in brackets and behind labels, with the word lists `unit-…` of the vocabulary."""

    lexicon: Lexicon
    columns: Columns

    def brackets(self, text: str) -> Iterator[tuple[Span, Organizers]]:
        """Yield the brackets in `text` that name organizers, each with its span."""
        for span in _brackets(text):
            inner = _without_dates(text[span.start + 1 : span.end].rstrip(_CLOSE))
            organizers = self.read(inner)
            before = text[: span.start]
            may_be_bare = _ENDS_ITEM.match(text, span.end) and before.strip() and not _REPORTED.search(before)
            if not organizers and may_be_bare:
                organizers = self._bare_names(inner)
            if organizers:
                yield span, organizers

    def read(self, phrase: str) -> Organizers:
        """Return the organizers in 牵头单位：甲；配合单位：乙 or 甲牵头，乙按职责分工负责; none in any other phrase."""
        return self._labelled(phrase) or self._with_verbs(phrase)

    def from_roles(self, pairs: Sequence[RoleNames]) -> Organizers:
        """Return the organizers behind several labels; the role of one may depend on the others (责任单位)."""
        organizers = Organizers()
        for role, (_, printed) in zip(settle_roles([role for role, _ in pairs]), pairs, strict=True):
            names = self.names.split(printed)
            organizers += Organizers(partners=names) if role == kinds.PARTNER else Organizers(lead=names)
        return organizers

    @cached_property
    def names(self) -> NameSplitter:
        """Return the splitter of lists of names."""
        return NameSplitter(self.lexicon)

    def _labelled(self, phrase: str) -> Organizers:
        """Return the organizers of a phrase that consists of labels and names."""
        labels = list(self._label.finditer(phrase))
        if not labels or phrase[: labels[0].start()].strip(" ，,；;"):
            return Organizers()
        ends = [label.start() for label in labels[1:]] + [len(phrase)]
        pairs = []
        for label, end in zip(labels, ends, strict=True):
            role = self.columns.role(label["label"])
            if role in kinds.UNITS or role == kinds.BARE:
                pairs.append((role or kinds.LEAD, phrase[label.end() : end]))
        return self.from_roles(pairs)

    @cached_property
    def _label(self) -> re.Pattern[str]:
        return re.compile(r"(?:^|(?<=[，,；;。\s]))\s*(?P<label>[\u3400-\u9fff/／、（）()]{2,16}?)\s*[:：]")

    def _with_verbs(self, phrase: str) -> Organizers:
        """Return the organizers of clauses that end in a verb of organizing: 甲牵头，乙、丙配合."""
        pairs: list[RoleNames] = []
        waiting: list[str] = []  # names whose verb comes in a later clause
        shared = _EACH_ITS_OWN.fullmatch(phrase)  # 甲、乙分别负责水运、公路领域
        if shared and self._are_names(shared["names"]):
            return Organizers(lead=self.names.split(shared["names"]))
        for start, end in split_at(phrase, hide_quoted(phrase), _CLAUSE):
            clause = _BY.sub("", without_blanks(phrase[start:end]))
            verb = self._last_verb(clause)
            names = clause[: len(clause) - len(verb)] if verb else clause
            if names and not self._are_names(names):
                return Organizers()
            waiting += [names] if names else []
            if verb and waiting:
                pairs += self._split_partners(self.columns.stems[verb], "、".join(waiting))
                waiting = []
        return Organizers() if waiting or not pairs else self.from_roles(pairs)

    def _split_partners(self, role: str, names: str) -> Iterator[RoleNames]:
        """Yield the names before 会同 with `role` and those behind it as partners: 甲会同乙负责."""
        first, *others = _WITH.split(names)
        yield role, first
        for other in others:
            yield kinds.PARTNER, other

    def _last_verb(self, clause: str) -> str:
        match = self._verb.search(clause)
        return match["verb"] if match else ""

    @cached_property
    def _verb(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<verb>{longest_first(self.columns.stems).pattern})$")

    def _are_names(self, printed: str) -> bool:
        """Return whether words are a list of names of agencies, 各… among them."""
        names = [name for part in _WITH.split(printed) for name in self.names.split(part)]
        return bool(names) and all(self.names.is_name(name) or name.startswith("各") for name in names)

    def _bare_names(self, phrase: str) -> Organizers:
        """Return the lead organizers of a bracket of names alone: all plausible, and more than half certain."""
        names = self.names.split(phrase)
        plausible = all(self.names.is_name(name) for name in names)
        sure = [name for name in names if self.names.is_unambiguous_name(name)]
        return Organizers(lead=names) if names and plausible and 2 * len(sure) > len(names) else Organizers()


def _without_dates(phrase: str) -> str:
    """Return the words of a bracket without the pieces that are a date: 工会、教育科，9月18日."""
    if "月" not in phrase:
        return phrase
    spans = list(split_at(phrase, hide_quoted(phrase), _CLAUSE))
    dated = [span for span in spans if _is_date(phrase[span.start : span.end])]
    kept = [span for span in spans if span not in dated]
    return phrase[kept[0].start : kept[-1].end] if dated and kept and dated[-1] == spans[-1] else phrase


def _is_date(piece: str) -> bool:
    date = find_date(piece, _ANY_YEAR)
    return date is not None and len(piece.strip()) <= len(date.printed) + _BESIDE_DATE


def _brackets(text: str) -> Iterator[Span]:
    """Yield the outermost brackets; one that is not closed ends with the text."""
    depth, start = 0, 0
    for match in _BRACKET.finditer(text):
        at = match.start()
        if match.group() in _OPEN:
            start = start if depth else at
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and at - start <= _LONGEST_BRACKET:
                yield Span(start, at + 1)
    if depth and len(text) - start <= _LONGEST_BRACKET:
        yield Span(start, len(text))
