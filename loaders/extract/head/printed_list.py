"""The printed list of the issuers of a notice: names on consecutive lines, where issuers stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.extract.head.joint import is_short_form
from loaders.extract.head.recipients import has_recipient_label
from loaders.extract.head.signature import Names, name_at_foot, signature
from loaders.lexicon.columns import Columns
from loaders.lexicon.lexicon import Lexicon
from loaders.lexicon.name_lines import NameRun, is_name, may_be_names
from loaders.outline.titles import HeadLexicon, is_recipients
from loaders.text.extracted import without_blanks
from loaders.text.paragraphs import Paragraph


def printed_list(main: Sequence[Paragraph], head_lexicon: HeadLexicon) -> Names:
    """Return the names of the longest list of two or more, those of a list above it first.

    A letterhead may name the first issuers and the signature all of them, in another order.
    """
    lists = [names for names in _lists(main, head_lexicon) if len(names) > 1]
    longest = max(lists, key=len, default=[])
    first = _first_part(main, head_lexicon)
    above = next((names for names in lists if names[-1].span.start < first <= _start(longest)), [])
    return _merged(above, longest)


def _lists(main: Sequence[Paragraph], head_lexicon: HeadLexicon) -> Iterator[Names]:
    """Yield the names of each run of lines that consist of names, where issuers stand and under no label."""
    lexicon = head_lexicon.lexicon
    run, above, previous = NameRun(lexicon), None, None
    for line in (*main, None):
        fits = line is not None and may_be_names(line, lexicon) and not _is_label(line, lexicon)
        if line is None or not fits or not run.add(line):
            names = run.names()
            if names and (above is None or not _is_label(above, lexicon)):
                yield _in_place(names, main, head_lexicon)
            run = NameRun(lexicon)
            begins = line is not None and fits and run.add(line)
            above = previous if begins else line
        previous = line


def _is_label(line: Paragraph, lexicon: Lexicon) -> bool:
    """Return whether a line is a label or the head of a column, under which agencies are listed: 主办单位, 抄送."""
    words = without_blanks(line.text).rstrip("：:")
    listed = words in lexicon.words_of("list-label")
    return listed or Columns.of(lexicon).role(words) is not None or has_recipient_label(line)


def _in_place(names: Names, main: Sequence[Paragraph], head_lexicon: HeadLexicon) -> Names:
    """Return the names of a run that stands where issuers do: above the first part, before the date or at the
    foot. Elsewhere, as in a table or among the recipients, it gives none."""
    first = _first_part(main, head_lexicon)
    if names[0].span.start < first or names[-1].span.start < first:
        return [] if _are_recipients(names, main, head_lexicon) else names
    behind = [line for line in main if line.span.start >= names[-1].span.end]
    dated = bool(behind) and behind[0].is_date
    own_line = next((line for line in main if line.span.start <= names[-1].span.start < line.span.end), None)
    closed = own_line is not None and own_line.ends_with_date
    return names if dated or closed or all(line.marker is None for line in behind) else []


def _are_recipients(names: Names, main: Sequence[Paragraph], head_lexicon: HeadLexicon) -> bool:
    """Return whether names above the first part are recipients: the salutation goes on with another name, or the text
    begins directly below, and somebody else signs."""
    above = [line for line in main if line.span.end <= names[0].span.start]
    behind = [line for line in main if line.span.start >= names[-1].span.end]
    if not behind or not any(head_lexicon.is_title(line) for line in above):
        return False
    if is_recipients(behind[0]):
        return is_name(without_blanks(behind[0].text).rstrip("：:"), head_lexicon.lexicon)
    prose = not behind[0].is_line and behind[0].marker is None
    signed = signature(behind, head_lexicon.lexicon) or name_at_foot(behind, head_lexicon.lexicon)
    return prose and bool(signed)


def _first_part(main: Sequence[Paragraph], head_lexicon: HeadLexicon) -> int:
    return next((each.span.start for each in main if each.marker or head_lexicon.is_salutation(each)), 0)


def _start(names: Names) -> int:
    return names[0].span.start if names else 0


def _merged(above: Names, signed: Names) -> Names:
    """Return the names of a letterhead in its order, then those that only the signature has."""
    if not any(is_short_form(one.value, other.value) for one in above for other in signed):
        return signed
    rest = [each for each in signed if not any(is_short_form(each.value, one.value) for one in above)]
    return [*above, *rest]
