"""Join the spans of a code into divisions, one for each place that had the code. Pure.

A code can be used again for another place: 511421 was 垫江县 until 1997 and has been 仁寿县 since 2000. The last place
has the code as its id, an earlier one the code and the year of its end: 511421-1997.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from ontology.regions.areacodes import NameSpan


@dataclass(frozen=True)
class Lives:
    """The names of each division by its id, the oldest name first."""

    names: Mapping[str, Sequence[NameSpan]]

    def id_in(self, code: str, year: int) -> str | None:
        """Return the id of the last place of a code that has begun by a year; None if there is none."""
        ids = [each for each in self._ids.get(code, ()) if (self.names[each][0].begin or 0) <= year]
        return ids[-1] if ids else None

    def name_in(self, code: str, year: int) -> str | None:
        """Return the name of the last place of a code in a year, the newer one in the year of a change."""
        id = self.id_in(code, year)
        begun = [each.name for each in self.names[id] if (each.begin or 0) <= year] if id else []
        return begun[-1] if begun else None

    @cached_property
    def _ids(self) -> Mapping[str, Sequence[str]]:
        """Code to the ids of its places, the oldest first."""
        found: dict[str, list[str]] = {}
        for id in self.names:
            found.setdefault(id[:6], []).append(id)
        return found


def lives(spans: Iterable[NameSpan]) -> Lives:
    """Return the divisions of spans that are in the order of codes and years."""
    found: dict[str, list[NameSpan]] = {}
    for code, group in groupby(spans, key=lambda span: span.code):
        *earlier, last = _places(group)
        found |= {f"{code}-{names[-1].end}": names for names in earlier} | {code: last}
    return Lives(found)


def _places(spans: Iterable[NameSpan]) -> Iterator[list[NameSpan]]:
    """Yield the names of each place in turn; the same name again is the same place."""
    names: list[NameSpan] = []
    for span in spans:
        last = names[-1] if names else span
        parted = bool(names) and (last.moved or last.end != span.begin)
        if parted and last.name != span.name:
            yield names
            names = []
        if names and not parted and last.name == span.name:
            names[-1] = _joined(last, span)
        else:
            names.append(span)
    yield names


def _joined(one: NameSpan, other: NameSpan) -> NameSpan:
    """Join two spans of a name; the change between them, as of the prefecture, ended nothing."""
    passed = tuple(replace(each, final=False) for each in one.transfers if each.code != one.code)
    return replace(other, begin=one.begin, transfers=(*passed, *other.transfers))
