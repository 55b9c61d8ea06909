"""Successions of the divisions, as `kind:id:year`, from the transfers of the lists. Pure.

The lists have no successors of prefectures; the area of a prefecture went where its counties went in its last year.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import itemgetter

from ontology.divisions import short_name
from ontology.errors import OntologyError
from ontology.regions.areacodes import NameSpan, Transfer
from ontology.regions.lives import Lives


class Transfers:
    """The transfers of all divisions, and the kinds of succession that follow from them."""

    def __init__(self, lives: Lives) -> None:
        self.lives = lives

    def successions(self, id: str, span: NameSpan) -> str:
        """Return the successions of a name of a division by year: `merge:320508:2012 split:…`; "" for none."""
        transfers = self._of[id, span]
        main = self._main.get((id, span))
        found = {(each.year, self._successor(each)): each for each in transfers}
        return " ".join(
            f"{self._kind(each) if each is main else 'split'}:{successor}:{year}"
            for (year, successor), each in sorted(found.items(), key=itemgetter(0))
        )

    @cached_property
    def _of(self) -> Mapping[tuple[str, NameSpan], Sequence[Transfer]]:
        """The transfers of each name of a division to other divisions."""
        found = {}
        for id, names in self.lives.names.items():
            for span, after in zip(names, [*names[1:], None], strict=True):
                ended = after is None or span.moved or after.begin != span.end
                given = [each for each in span.transfers if each.code != span.code]
                if span.code.endswith("00") and ended and span.end:
                    given += self._of_counties(id, span.end)
                found[id, span] = given if ended else [_partial(each) for each in given]
        return found

    def _of_counties(self, id: str, year: int) -> list[Transfer]:
        """Transfers of a prefecture: to the prefectures, or provinces, of its counties' successors in a year."""
        counties = (
            span
            for each, names in self.lives.names.items()
            if each[:4] == id[:4] and not each[:6].endswith("00")
            for span in names
            if span.end == year
        )
        codes = [each.code for county in counties for each in county.transfers if each.final]
        upper = [self._upper(code, year) for code in codes if code[:4] != id[:4]]
        return [Transfer(code, year, final=True) for code in dict.fromkeys(upper)]

    def _upper(self, code: str, year: int) -> str:
        prefecture = code[:4] + "00"
        return prefecture if self.lives.id_in(prefecture, year) else code[:2] + "0000"

    @cached_property
    def _main(self) -> Mapping[tuple[str, NameSpan], Transfer]:
        """The full succession of each name of a division that has one."""
        found = ((key, self._full(key[1], given)) for key, given in self._of.items())
        return {key: main for key, main in found if main}

    def _full(self, span: NameSpan, given: Sequence[Transfer]) -> Transfer | None:
        """The full succession: the only one, the only one of the same proper name, or the only new one.

        The last is for counties, whose name a new district need not keep (绍兴县 -> 柯桥区); a district that is divided
        among old ones and a new one has no full successor (江干区).
        """
        final = [each for each in given if each.final]
        alike = [each for each in final if self._stem(each) == short_name(span.name)]
        new = [each for each in final if self._is_new(each)]
        kept = not alike and span.name.endswith(("县", "市")) and not span.code.endswith("00")
        several = (final, alike, new if kept else [])
        return next((each[0] for each in several if len(each) == 1), None)

    def _kind(self, transfer: Transfer) -> str:
        """Kind of a full succession: `absorb` by an existing division, `merge` with others into a new one, `rename`."""
        if not self._is_new(transfer):
            return "absorb"
        return "merge" if self._received[transfer.code, transfer.year] > 1 else "rename"

    @cached_property
    def _received(self) -> Counter[tuple[str, int]]:
        """Number of divisions that a code succeeded in a year."""
        return Counter((each.code, each.year) for each in self._main.values())

    def _is_new(self, transfer: Transfer) -> bool:
        """Return whether the receiving division began, or began again, in the year."""
        names = self.lives.names[self._successor(transfer)]
        ends = {each.end for each in names}
        return any(each.begin == transfer.year and each.begin not in ends for each in names)

    def _stem(self, transfer: Transfer) -> str:
        return short_name(self.lives.name_in(transfer.code, transfer.year) or "")

    def _successor(self, transfer: Transfer) -> str:
        code, year = transfer.code, transfer.year
        found = self.lives.id_in(code, year)
        if found is None:
            raise OntologyError(f"areacodes.csv: {code} is a successor in {year}, when it did not exist")
        return found


def _partial(transfer: Transfer) -> Transfer:
    return Transfer(transfer.code, transfer.year, final=False)
