"""The number of issuers that a notice states (市场监管总局等 25 个部门联合…)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from loaders.extract.head.joint import CLAUSE_END, JointLexicon, is_short_form, sentences_of_year
from loaders.extract.head.main_text import main_paragraphs
from loaders.lexicon.lexicon import hide_quoted
from loaders.outline.sections import Entry
from loaders.outline.titles import HeadLexicon
from loaders.text.extracted import Extracted
from loaders.text.markers import number_of
from loaders.text.paragraphs import Paragraph, plain_digits
from loaders.text.spans import Span

_OVER = re.compile("[余多]")


def find_stated_count(
    entries: Sequence[Entry], head_lexicon: HeadLexicon, issuers: Sequence[str], year: int | None
) -> Extracted[int] | None:
    """Return the number of issuers stated before the first numbered part.

    A count inside a quoted title, of another `year`, or behind an agency that is none of the `issuers`, is that of
    another notice.
    """
    joint = JointLexicon.of(head_lexicon.lexicon)
    for paragraph in itertools.takewhile(lambda each: not each.marker, main_paragraphs(entries)):
        announces = head_lexicon.names_month(paragraph.text) or head_lexicon.is_opening(paragraph)
        counts = _counts(paragraph, joint, issuers, year) if announces else iter(())
        if found := next(counts, None):
            return found
    return None


def is_complete(listed: int, stated: int | None, words: str, is_open: bool) -> bool:
    """Return whether a list of issuers is complete: it has as many as stated (in `words`), or none are stated and no
    等 ends it."""
    if stated is None:
        return listed > 0 and not is_open
    return listed > stated if is_minimum(words) else listed >= stated


def is_minimum(words: str) -> bool:
    """Return whether the words of a number leave room for more: 二十余个部门."""
    return _OVER.search(words) is not None


def _counts(
    paragraph: Paragraph, joint: JointLexicon, issuers: Sequence[str], year: int | None
) -> Iterator[Extracted[int]]:
    masked = plain_digits(hide_quoted(paragraph.text))
    for sentence in sentences_of_year(masked, year):
        for match in joint.count.finditer(masked, *sentence):
            number = number_of(match["count"] or match["whole"])
            begin = max((end.end() for end in CLAUSE_END.finditer(masked, 0, match.start())), default=0)
            leads = [each.value for each in joint.leads(masked, Span(begin, match.start()))]
            own = any(is_short_form(lead, issuer) for lead in leads for issuer in issuers)
            reported = masked[sentence.start :].lstrip().startswith(joint.lexicon.words_of("reporting-lead"))
            short = match["count"] and masked[: match.start()].endswith(joint.lexicon.words_of("own-name"))
            gathered = match["whole"] and joint.lexicon.holds(masked[begin : match.start()], "gathering-verb")
            cited = reported or gathered or (not leads and short) or _is_cited(masked, begin, match, joint)
            if number is not None and (own or not leads) and not cited:
                yield Extracted(number, Span(*match.span()).shift(paragraph.span.start))


def _is_cited(masked: str, begin: int, count: re.Match[str], joint: JointLexicon) -> bool:
    """Return whether a count in a clause is that of another notice: behind a word of citing, before the title of a
    notice or what it demands (按照…等25个部门关于…的通知要求, …等20部门部署), or past (…等20个部门开展了)."""
    before, behind = masked[begin : count.start()], CLAUSE_END.split(masked[count.end() :], 1)[0]
    particle = before.startswith(joint.lexicon.words_of("before-agency"))
    citing = particle or joint.lexicon.holds(before, "citing-agency")
    demand = joint.any_of("demand-noun")
    notice = re.match(
        rf".{{0,6}}《|.*的?(?:通知|方案)(?:》|的?(?:{demand}))|.*的(?:统一)?(?:{demand})|(?:工作)?(?:{demand})",
        behind,
    )
    return citing or notice is not None or joint.past.search(behind) is not None
