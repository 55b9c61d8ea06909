"""Joint issuers in a sentence: 市场监管总局等 25 个部门, 甲协会、乙协会等 7 家单位, 甲局、乙局两部门."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from loaders.extract.names import NameReader
from loaders.lexicon.lexicon import Lexicon
from loaders.lexicon.name_lines import is_name
from loaders.lexicon.name_lists import NameSplitter
from loaders.text.extracted import Extracted, without_blanks
from loaders.text.spans import Span

CLAUSE_END = re.compile("[，,。；;：:]")
_SENTENCE_END = re.compile("[。；;]")
_YEAR = re.compile(r"(?:19|20)\d\d(?=\s*年)")
_SHORT_NAME = re.compile("[省市县区州盟旗](?!场)(?P<body>[\u3400-\u9fff]{2})|团[省市县区州]委")
_SHORT_ENDING = ("局", "委", "厅", "办")  # of a body of two characters that is no word: 建委
_MASKED_YEAR = re.compile(r"(?:19|20)?[xXｘ×*_]{2,4}年")  # of a model text
NUMERAL = r"\d{1,3}|[一二三四五六七八九十两]{1,3}"
_CLASSIFIER = r"\s*(?:个|家)?\s*"
_BY = "由"


@dataclass(frozen=True, eq=False)
class JointLexicon:
    """The patterns of joint issuers, compiled from the word lists of heads."""

    lexicon: Lexicon

    @staticmethod
    @lru_cache(maxsize=8)
    def of(lexicon: Lexicon) -> JointLexicon:
        """Return the patterns of a lexicon, compiled once."""
        return JointLexicon(lexicon)

    @cached_property
    def count(self) -> re.Pattern[str]:
        """A stated number of issuers: `count` behind 等 (`over`: 余), or `whole` before 联合 or a verb of deciding."""
        nouns, verbs = self.any_of("joint-noun"), self.any_of("fixing-verb")
        return re.compile(
            rf"等\s*(?P<count>{NUMERAL})\s*(?P<over>[余多])?{_CLASSIFIER}(?:{nouns})"
            rf"|(?P<whole>{NUMERAL}){_CLASSIFIER}(?:{nouns})(?=\s*(?:联合|共同|{verbs}))"
        )

    @cached_property
    def so_on(self) -> re.Pattern[str]:
        """The words behind the named issuers: 等 25 个部门, 等有关单位, or 三部门, which is not `open`."""
        nouns, general = self.any_of("joint-noun"), self.any_of("joint-general")
        return re.compile(
            rf"(?:(?P<open>等)\s*(?:(?:{NUMERAL})\s*[余多]?|{general})?|(?:{NUMERAL})){_CLASSIFIER}(?:{nouns})"
        )

    @cached_property
    def past(self) -> re.Pattern[str]:
        """A verb of holding that is past or an attribute: 联合开展了, 联合主办的."""
        return re.compile(rf"(?:{self.any_of('issuer-holding')})(?:了|的)")

    @cached_property
    def title_issuers(self) -> re.Pattern[str]:
        """The beginning of a title: the `name` of the issuers, and the `rest` for those left out (等 25 部门)."""
        return re.compile(
            rf"^(?P<name>[^《》“”\d]{{2,60}}?)"
            rf"(?P<rest>等\s*(?:(?:{NUMERAL})\s*[余多]?)?{_CLASSIFIER}(?:{self.any_of('joint-noun')})?)?"
            rf"\s*(?:关于|转发|{self.any_of('reported-issue')}|(?=(?:19|20)\d\d\s*年)|(?=[“\"]?(?:全国)?[“\"]?质量月)|(?=开展|组织开展)"
            rf"|(?:面向\S{{2,6}})?(?={self.any_of('call-verb')}))"
        )

    def leads(self, text: str, clause: Span) -> list[Extracted[str]]:
        """Return the names that a clause consists of, apart from a date or 由 before them; else none."""
        start = self._behind_by(text, clause)
        printed = text[start : clause.end]
        names = NameSplitter(self.lexicon).split(printed)
        return self._agencies(_placed(text, Span(start, clause.end), names))

    def lead_at(self, text: str, clause: Span) -> list[Extracted[str]]:
        """Return the names with which a clause begins, whatever is behind them."""
        start = self._behind_times(text, clause)
        words = text[start : clause.end]
        names, _ = NameReader(words, self.lexicon.words(words), self.lexicon, in_list=False).list_at(0)
        return self._agencies(_placed(text, Span(start, clause.end), names))

    def may_issue(self, name: str) -> bool:
        """Return whether words are the name of an agency, without words of citing before it (转发市场监管总局)."""
        lists = ("citing-agency", "reporting-lead", "before-agency", "recipient-beginning")
        cited = any(name.startswith(self.lexicon.words_of(each)) for each in lists)
        named = is_name(name, self.lexicon) or self._is_short_name(name)
        return name in self.lexicon.actors.agencies or (named and not cited)

    def _is_short_name(self, name: str) -> bool:
        """Return whether three characters name an agency by its level and kind: 市建委, 团县委, 省妇联."""
        short = _SHORT_NAME.fullmatch(name)
        body = short["body"] if short else ""
        named = body is None or body.endswith(_SHORT_ENDING) or self.lexicon.has("agency-suffix", body)
        return named and not self.lexicon.ends_with(name, "no-agency")

    def any_of(self, name: str) -> str:
        """Return the pattern of the words of a list."""
        return self.lexicon.pattern(name).pattern

    def _agencies(self, names: Iterable[Extracted[str]]) -> list[Extracted[str]]:
        """Return the names if all of them are names of agencies; else none."""
        found = list(names)
        return found if all(self._is_agency(each.value) for each in found) else []

    def _is_agency(self, name: str) -> bool:
        """Return whether words of a sentence are the name of an agency, and no clause or general actor."""
        if name in self.lexicon.actors.agencies:
            return True
        first = next(iter(self.lexicon.words(name)), None)
        verbal = first is not None and first.start == 0 and not first.is_noun
        general = name in self.lexicon.words_of("general-actor") or name.startswith("各")
        return self.may_issue(name) and not (verbal or general or "的" in name)

    def _behind_by(self, text: str, clause: Span) -> int:
        """Return where the names of a clause begin: behind 由 and words of time."""
        by = text.rfind(_BY, clause.start, clause.end)
        cited = self.lexicon.pattern("citing-agency").search(text, clause.start, max(by, 0))
        start = clause.start if by < 0 or cited else by + len(_BY)
        return self._behind_times(text, Span(start, clause.end))

    def _behind_times(self, text: str, clause: Span) -> int:
        """Return where the words of time and the like at the beginning of a clause end."""
        leading = self.lexicon.pattern("issuer-lead")
        at = clause.start
        while at < clause.end:
            lead = leading.match(text, at, clause.end)
            word = next(iter(self.lexicon.words(text[at : clause.end])), None)
            if lead := lead or _MASKED_YEAR.match(text, at, clause.end):
                at = lead.end()
            elif word and word.start == 0 and word.is_in("adverb") and not word.is_noun:
                at += word.end
            elif text[at].isspace():
                at += 1
            else:
                break
        return at


def _placed(text: str, within: Span, names: Sequence[str]) -> Iterator[Extracted[str]]:
    """Yield the names with their spans, between whose characters blanks may stand."""
    at = within.start
    for name in names:
        spaced = re.compile(r"\s*".join(map(re.escape, without_blanks(name))))
        match = spaced.search(text, at, within.end)
        if match:
            at = match.end()
            yield Extracted(without_blanks(name), Span(match.start(), at))


def sentences_of_year(text: str, year: int | None) -> Iterator[Span]:
    """Yield the sentences of a text that name the year, or none at all; all of them without a `year`."""
    start = 0
    for end in (*_SENTENCE_END.finditer(text), None):
        sentence = Span(start, end.end() if end else len(text))
        years = {int(each) for each in _YEAR.findall(text[sentence.start : sentence.end])}
        if year is None or not years or year in years:
            yield sentence
        start = sentence.end


def is_short_form(one: str, other: str) -> bool:
    """Return whether one of two names or titles is a short form of the other: 市场监管总局, 国家市场监督管理总局."""
    short, long = sorted((one, other), key=len)
    characters = iter(long)
    return all(character in characters for character in short)
