"""A place: a division as it was at a date, and the rule by which a name was taken for it."""

from dataclasses import dataclass

from ontology.divisions import Division

FULL, CHAIN, WITHIN, SHORT, FORMER, AMBIGUOUS = (
    "full-name", "chain", "within", "short-name", "former-name", "ambiguous",
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A division at a date: `name` is its official name at the date, `today` its latest name."""

    code: str
    level: str
    name: str
    name_en: str
    today: str
    valid_from: str | None
    valid_to: str | None
    successors: tuple[str, ...]
    rule: str


def place_in(division: Division, year: str, rule: str) -> Place:
    """The place of a division as it was in the year, or as it was last if it had ended."""
    name, latest = division.name_in(year) or division.latest, division.latest
    successors = dict.fromkeys(each.code for each in division.successions if latest.end)
    return Place(
        code=division.code,
        level=division.level,
        name=name.name,
        name_en=name.name_en,
        today=latest.name,
        valid_from=division.names[0].begin,
        valid_to=latest.end,
        successors=tuple(successors),
        rule=rule,
    )
