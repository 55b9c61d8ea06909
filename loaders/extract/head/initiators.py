"""The issuers of an initiative (倡议书): the agency that gathers enterprises for it, or that addresses its members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from loaders.extract.head.joint import CLAUSE_END, JointLexicon
from loaders.lexicon.lexicon import hide_quoted
from loaders.text.extracted import Extracted, without_blanks
from loaders.text.paragraphs import Paragraph, plain_digits
from loaders.text.spans import Span


def is_initiative(title: Extracted[str] | None, main: Sequence[Paragraph], joint: JointLexicon) -> bool:
    """Return whether a title is that of an initiative, or a text that lost its title issues one."""
    if title is None:
        issues = joint.lexicon.pattern("initiating-verb")
        return any(issues.search(each.plain) for each in main if not each.is_line)
    return without_blanks(title.value).endswith(joint.lexicon.words_of("initiative-kind"))


def find_initiators(main: Sequence[Paragraph], joint: JointLexicon) -> list[Extracted[str]]:
    """Return the agencies with which a sentence begins that issues an initiative before its first part.

    甲协会积极响应…号召，组织120家企业共同发出…; agencies that only hold the month (总局等部门联合开展) are none.
    """
    for paragraph in takewhile(lambda each: not each.marker, main):
        masked = plain_digits(hide_quoted(paragraph.text))
        act = joint.lexicon.pattern("initiating-verb").search(masked)
        if act and not paragraph.is_line:
            names = next(_clauses(masked, act.start(), joint), [])
            if names:
                return [Extracted(each.value, each.span.shift(paragraph.span.start)) for each in names]
    return []


def _clauses(masked: str, end: int, joint: JointLexicon) -> Iterator[list[Extracted[str]]]:
    """Yield the agencies with which a clause before the act begins, in the sentence of the act."""
    start = masked.rfind("。", 0, end) + 1
    behind = joint.lexicon.pattern("behind-initiator")
    for mark in (*CLAUSE_END.finditer(masked, start, end), None):
        clause = Span(start, mark.start() if mark else len(masked))
        bound = behind.search(masked, *clause)
        named = joint.leads(masked, Span(start, bound.start())) if bound else []
        if names := named or joint.lead_at(masked, clause):
            yield names
        start = mark.end() if mark else end
