"""Turn yearly revisions of the codes into one span for each code and name. Pure."""

from collections.abc import Iterator, Mapping

from ontology.regions.areacodes import NameSpan
from ontology.regions.facts import KnownFacts
from ontology.regions.sources import Revision


def revision_spans(revisions: Mapping[int, Revision], known: KnownFacts) -> list[NameSpan]:
    """Return the spans by code; `begin` is None in the oldest revision, `end` is None in the newest."""
    corrected = {year: _corrected(revisions[year], known) for year in sorted(revisions)}
    codes = sorted({code for revision in corrected.values() for code in revision})
    return [span for code in codes for span in _spans(code, corrected)]


def _corrected(revision: Revision, known: KnownFacts) -> Revision:
    named = ((code, known.names.get(name, name)) for code, name in revision.items())
    return {known.codes.get((code, name), code): name for code, name in named}


def _spans(code: str, revisions: Mapping[int, Revision]) -> Iterator[NameSpan]:
    """Yield the spans of a code, one for each unbroken run of a name."""
    years = list(revisions)
    begin, current = years[0], revisions[years[0]].get(code)
    for year in years[1:]:
        name = revisions[year].get(code)
        if name is None and code.endswith("0000"):
            continue  # the statistical office omits 台湾, 香港, 澳门
        if name != current:
            if current is not None:
                yield NameSpan(code, current, None if begin == years[0] else begin, year)
            begin, current = year, name
    if current is not None:
        yield NameSpan(code, current, None if begin == years[0] else begin, None)
