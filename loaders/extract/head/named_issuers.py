"""The issuers that the opening sentence names: 市场监管总局等 25 个部门定于…, 甲局结合实际，制定本方案."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.extract.head.joint import CLAUSE_END, JointLexicon, sentences_of_year
from loaders.extract.head.main_text import main_paragraphs
from loaders.extract.head.voice import Voice
from loaders.lexicon.lexicon import Lexicon, hide_quoted
from loaders.lexicon.name_lines import is_name
from loaders.outline.announcing import is_part_of_month
from loaders.outline.sections import Entry
from loaders.outline.titles import HeadLexicon
from loaders.text.extracted import Extracted
from loaders.text.paragraphs import Paragraph, plain_digits
from loaders.text.spans import Span

_GAP = 40  # characters between the issuers and the verb of their act


@dataclass(frozen=True)
class NamedIssuers:
    """The issuers in printed order; `open`: the list ends with 等."""

    names: list[Extracted[str]]
    open: bool = False


@dataclass(frozen=True)
class _Reader:
    """A reader of one sentence; `masked`: with its quoted passages hidden; `of_event`: what is decided may be a single
    event, which the paragraph calls a part of the month."""

    text: str
    masked: str
    joint: JointLexicon
    of_event: bool = False

    def find(self) -> Iterator[NamedIssuers]:
        """Yield the agencies that decide, hold or draft something in the sentence, clause by clause; none in one that
        reports what others did (近日，…)."""
        if self.masked.lstrip().startswith(self.joint.lexicon.words_of("reporting-lead")):
            return
        start = 0
        for end in (*CLAUSE_END.finditer(self.masked), None):
            clause = Span(start, end.start() if end else len(self.masked))
            found = self._joint_in(clause) or self._alone_in(clause)
            if found:
                yield found
            start = end.end() if end else start

    def _joint_in(self, clause: Span) -> NamedIssuers | None:
        """Return the agencies before 等 25 个部门 or 三部门."""
        for match in self.joint.so_on.finditer(self.masked, *clause):
            names = self.joint.leads(self.masked, Span(clause.start, match.start()))
            if names and self._act(match.end(), "issuer-decision", "issuer-holding", "issuer-drafting"):
                return NamedIssuers(names, match["open"] is not None)
        return None

    def _alone_in(self, clause: Span) -> NamedIssuers | None:
        """Return the agencies with which the clause begins and that decide on a quality month or draft a plan."""
        verbs = self._verb("issuer-decision", "issuer-drafting")
        if not verbs.search(self.masked, clause.start, clause.end + _GAP):
            return None
        decision = self._verb("issuer-decision").search(self.masked, *clause)
        before = Span(clause.start, decision.start()) if decision else clause
        names = self.joint.leads(self.masked, before) or self.joint.lead_at(self.masked, clause)
        act = self._act(names[-1].span.end, "issuer-decision", "issuer-drafting") if names else None
        fits = act and (
            self._drafts(act) or self.of_event or self._names_month(act) or self._is_announced(act)
        )
        return NamedIssuers(names) if fits else None

    def _drafts(self, act: re.Match[str]) -> bool:
        return self._verb("issuer-drafting").fullmatch(act.group()) is not None

    def _names_month(self, act: re.Match[str]) -> bool:
        """Return whether what is decided is a quality month, perhaps in the next clause (联合决定，今年9月开展…)."""
        bare = self._clause(self.masked, act.end()) == ""
        decided = self._clause(self.text, act.start(), 2 if bare else 1)
        return self.joint.lexicon.names_month(decided)

    def _is_announced(self, act: re.Match[str]) -> bool:
        """Return whether what is decided is the event that the notice is about (拟于9月举办…活动，现将…通知如下)."""
        rest = self._clause(self.masked, act.end(), 2).split("，" if "，" in self.masked else ",")
        announced = self.joint.lexicon.words_of("announcing-lead")
        return len(rest) > 1 and rest[0].endswith("活动") and rest[1].lstrip().startswith(announced)

    def _act(self, start: int, *lists: str) -> re.Match[str] | None:
        """Return the verb of these lists that is the act of the agencies before it: no words of citing between, and
        nothing that makes it past or an attribute (联合开展的…)."""
        verb = self._verb(*lists).search(self.masked, start, start + _GAP)
        if verb is None:
            return None
        gap = self.masked[start : verb.start()]
        cited = "《" in gap or self.joint.lexicon.holds(gap, "citing-behind")
        past = self.joint.past.search(self._clause(self.masked, verb.start()))
        return None if cited or past else verb

    def _clause(self, text: str, start: int, several: int = 1) -> str:
        """Return the rest of the clause from `start`, or of several clauses."""
        ends = [each.start() for each in CLAUSE_END.finditer(self.masked, start)][:several]
        return text[start : ends[-1] if len(ends) == several else None]

    def _verb(self, *lists: str) -> re.Pattern[str]:
        return _pattern_of(self.joint, lists)


@lru_cache(maxsize=32)
def _pattern_of(joint: JointLexicon, lists: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of the verbs in several lists."""
    return re.compile("|".join(map(joint.any_of, lists)))


def find_named_issuers(
    entries: Sequence[Entry], head_lexicon: HeadLexicon, year: int | None
) -> NamedIssuers | None:
    """Return the issuers that the text before the first numbered part names as those who decide; None where there
    are none.

    Agencies of another `year`, or that the notice only cites, are not its issuers.
    """
    voice = Voice.of(entries, head_lexicon.lexicon)
    for paragraph in itertools.takewhile(lambda each: not each.marker, main_paragraphs(entries)):
        announces = head_lexicon.names_month(paragraph.text) or head_lexicon.is_opening(paragraph)
        announces = announces and not head_lexicon.lexicon.holds(paragraph.text, "forward-phrase")
        for found in _in_paragraph(paragraph, voice, year) if announces else ():
            if not voice.is_of_others([each.value for each in found.names]):
                return found
    return None


def find_founder(entries: Sequence[Entry], lexicon: Lexicon) -> Extracted[str] | None:
    """Return the agency that founds the leading group of its quality month (甲局成立“质量月”活动领导小组), or None."""
    founding = JointLexicon.of(lexicon).any_of("founding-verb")
    clause = re.compile(
        rf"(?:^|[，,。；;：:])\s*(?P<name>[^\s，,。；;：:《》“”]{{5,34}}?)(?:{founding})(?=[^。，,]*小组)"
    )
    for entry in entries:
        match = clause.search(entry.paragraph.text) if lexicon.names_month(entry.paragraph.text) else None
        if match and is_name(match["name"], lexicon):
            start = entry.paragraph.span.start + match.start("name")
            return Extracted(match["name"], Span(start, start + len(match["name"])))
    return None


def _in_paragraph(paragraph: Paragraph, voice: Voice, year: int | None) -> Iterator[NamedIssuers]:
    masked = plain_digits(hide_quoted(paragraph.text))
    joint, of_event = JointLexicon.of(voice.lexicon), is_part_of_month(paragraph, voice.lexicon)
    if not CLAUSE_END.search(masked):
        return
    for sentence in sentences_of_year(masked, year):
        part, offset = slice(*sentence), paragraph.span.start + sentence.start
        for found in _Reader(paragraph.text[part], masked[part], joint, of_event).find():
            moved = [Extracted(each.value, each.span.shift(offset)) for each in found.names]
            yield NamedIssuers(moved, found.open)
