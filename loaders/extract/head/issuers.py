"""The issuers of a notice: from the printed list, the signature, the title, the letterhead or the page labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.extract.head.initiators import find_initiators, is_initiative
from loaders.extract.head.joint import JointLexicon, is_short_form
from loaders.extract.head.named_issuers import NamedIssuers, find_founder, find_named_issuers
from loaders.extract.head.printed_list import printed_list
from loaders.extract.head.signature import (
    name_at_foot,
    name_in_head,
    printing_office,
    signature,
)
from loaders.lexicon.lexicon import Lexicon
from loaders.lexicon.name_lines import is_name
from loaders.outline.sections import Entry
from loaders.outline.titles import HeadLexicon
from loaders.text.extracted import Extracted, without_blanks
from loaders.text.paragraphs import DOC_NUMBER, Paragraph
from loaders.text.spans import Span

_LETTERHEAD_END = re.compile(rf"\s*文\s*件\s*(?:{DOC_NUMBER.pattern})?\s*$")
_ISSUED = r"(?P<name>[^，,。、；：:\s《》]{{3,30}}?)(?:日前|近日|近期)?(?:联合)?(?:{})了?"
_SHORT_NAME = re.compile(r"[\u3400-\u9fffA-Za-z]{2,10}")
_NAME = re.compile(r"[^、\s]+")
_LOST_LIST = "等关于"  # 质检总局等关于…: the list of many is elsewhere, or lost


def find_issuers(
    entries: Sequence[Entry],
    title: Extracted[str] | None,
    head_lexicon: HeadLexicon,
    labelled: Sequence[Extracted[str]] = (),
    year: int | None = None,
) -> NamedIssuers:
    """Return the issuers in printed order, layout blanks removed; from the text, and then `labelled`, where the
    notice of this campaign `year` prints none."""
    lexicon = head_lexicon.lexicon
    main = [entry.paragraph for entry in entries if entry.annex is None and not entry.in_table]
    printed = printed_list(main, head_lexicon) or signature(main, lexicon)
    if printed:
        return NamedIssuers(printed)
    titled = _from_title(title, main, JointLexicon.of(lexicon))
    if reported := _from_report(title, main, JointLexicon.of(lexicon)):
        return NamedIssuers([reported])
    if titled.names:
        named = find_named_issuers(entries, head_lexicon, year)
        longer = [*(named.names if named else ()), *filter(None, [find_founder(entries, lexicon)])]
        titled = _with_place(titled, longer)
    whole = bool(titled.names) and _LOST_LIST not in without_blanks(title.value if title else "")
    if whole:
        return titled
    printed = _letterhead(main, lexicon) or name_in_head(main, head_lexicon) or name_at_foot(main, lexicon)
    initiative = is_initiative(title, main, JointLexicon.of(lexicon))
    printed = printed or (find_initiators(main, JointLexicon.of(lexicon)) if initiative else [])
    if printed or initiative:  # the agencies that its text names hold the quality month, not the initiative
        return NamedIssuers(printed or list(labelled))
    named = find_named_issuers(entries, head_lexicon, year)
    if labelled and (named is None or _are_short_forms(named.names, labelled)):
        return NamedIssuers(list(labelled))
    if named:
        return named
    founder = find_founder(entries, lexicon)
    founders = [founder] if founder else printing_office(main, lexicon)
    return NamedIssuers(founders) if founders and not titled.names else titled


def _are_short_forms(named: Sequence[Extracted[str]], labelled: Sequence[Extracted[str]]) -> bool:
    """Return whether each agency that the text names is one of those in the labels, which print it in full."""
    return all(
        any(len(one.value) < len(full.value) and is_short_form(one.value, full.value) for full in labelled)
        for one in named
    )


def _with_place(titled: NamedIssuers, named: Sequence[Extracted[str]]) -> NamedIssuers:
    """Return the issuer in the title, whose place the title leaves out, by its full name among those `named` in the
    text."""
    alone = titled.names[0].value if len(titled.names) == 1 else ""
    longer = [each for each in named if alone and each.value != alone and each.value.endswith(alone)]
    return NamedIssuers(longer[:1], titled.open) if longer else titled


def _from_title(title: Extracted[str] | None, main: Sequence[Paragraph], joint: JointLexicon) -> NamedIssuers:
    """Return the agencies with which the title, as printed, begins, or the enterprise (中交路建) whose staff the text
    addresses."""
    match = joint.title_issuers.match(title.value) if title else None
    if title is None or match is None:
        return NamedIssuers([])
    names = [
        Extracted(name.group(), Span(title.span.start + name.start(), title.span.start + name.end()))
        for name in _NAME.finditer(match["name"])
        if joint.may_issue(name.group()) or _has_staff(name.group(), main, joint.lexicon)
    ]
    return NamedIssuers(names, match["rest"] is not None)


def _from_report(
    title: Extracted[str] | None, main: Sequence[Paragraph], joint: JointLexicon
) -> Extracted[str] | None:
    """Return the agency of which a page reports that it issued the notice, by its longest name: 近日，某局印发了
    《关于…的通知》."""
    if title is None:
        return None
    verbs = joint.lexicon.pattern("reported-issue").pattern
    printed = re.compile(_ISSUED.format(verbs) + re.escape(f"《{title.value}》"))
    names = [
        Extracted(match["name"], Span(*match.span("name")).shift(line.span.start))
        for line in main
        if title.value in line.text
        for match in printed.finditer(line.text)
        if joint.may_issue(match["name"])
    ]
    return max(names, key=lambda each: len(each.value), default=None)


def _has_staff(name: str, main: Sequence[Paragraph], lexicon: Lexicon) -> bool:
    """Return whether the text speaks of the staff or the parts of an enterprise by this name: 中交路建全体员工."""
    if (
        not _SHORT_NAME.fullmatch(name)
        or name in lexicon.vocabulary.regions
        or lexicon.has("self-area", name)
    ):
        return False
    parts = lexicon.pattern("staff-word").pattern
    return any(re.search(rf"{re.escape(name)}(?:{parts})", line.plain) for line in main if name in line.text)


def _letterhead(main: Sequence[Paragraph], lexicon: Lexicon) -> list[Extracted[str]]:
    """Return the name before 文件, which may stand on that line or begin up to two lines higher."""
    for index, paragraph in enumerate(main):
        alone = without_blanks(paragraph.text) == "文件"
        if not (alone or _LETTERHEAD_END.search(paragraph.text)):
            continue
        names = [name for name in _letterhead_names(main, index, lexicon) if name]
        known = [name for name in names if name.value in lexicon.actors.agencies]
        if names:
            return (known or names)[:1]
    return []


def _letterhead_names(
    main: Sequence[Paragraph], index: int, lexicon: Lexicon
) -> Iterator[Extracted[str] | None]:
    """Yield what the line `index` gives as a name, then with one and with two lines above it."""
    for first in range(index, max(index - 3, -1), -1):
        yield _letterhead_name(main[first : index + 1], lexicon)


def _letterhead_name(lines: Sequence[Paragraph], lexicon: Lexicon) -> Extracted[str] | None:
    """Return the name that the lines make up together, without 文件; None where they are no name."""
    if any(line.marker or not line.is_line for line in lines):
        return None
    name = without_blanks(
        "".join([*(line.text for line in lines[:-1]), _LETTERHEAD_END.sub("", lines[-1].text)])
    )
    plausible = len(name) >= 6 and is_name(name, lexicon)
    if not (plausible or name in lexicon.actors.agencies):
        return None
    end = lines[-1].span.start + len(_LETTERHEAD_END.sub("", lines[-1].text))
    return Extracted(
        name, Span(lines[0].span.start, end if end > lines[-1].span.start else lines[-2].span.end)
    )
