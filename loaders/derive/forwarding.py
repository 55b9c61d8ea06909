"""Links from forwarding notices to the forwarded ones, where a notice is known by its cited number alone. Pure.

Only a number identifies: a title (关于开展2025年“质量月”活动的通知) is that of many notices. Where two loaded notices
have the number, nothing is derived.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from loaders.derive.occurrences import Evidence
from loaders.text.keys import number_key

RULE = "same_number"


@dataclass(frozen=True)
class ForwardedNumber:
    """A notice that another forwards and that is known by its number alone (`cited`: its id), with the evidence."""

    cited: str
    number: str
    evidence: Evidence


@dataclass(frozen=True)
class DerivedForwarding:
    """A loaded notice that another forwards by its number, the evidence, and the id of the cited notice."""

    notice: str
    evidence: Evidence
    cited: str


def derive_forwarding(
    numbers: Mapping[str, str], forwarded: Iterable[ForwardedNumber]
) -> Iterator[DerivedForwarding]:
    """Yield a link for each forwarded number that exactly one loaded notice has. `numbers`: those of loaded notices."""
    loaded: dict[str, list[str]] = {}
    for notice, number in numbers.items():
        loaded.setdefault(number_key(number), []).append(notice)
    for each in forwarded:
        found = loaded.get(number_key(each.number), [])
        if len(found) == 1 and found[0] != each.evidence.notice:
            yield DerivedForwarding(found[0], each.evidence, each.cited)
