"""From a printed name to the body or region it names, at the date of the notice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.contract import Level, RegionRecord
from loaders.extract.lexicon import Lexicon
from ontology.vocabulary import AgencyEntry, Vocabulary

# What the vocabulary calls an association, the contract calls a notice of an industry.
_LEVELS: dict[str, Level] = {
    "national": "national", "provincial": "provincial", "municipal": "municipal", "county": "county",
    "association": "industry", "industry": "industry", "enterprise": "enterprise",
}  # fmt: skip
_LEVEL_SIGNS: tuple[tuple[Level, str], ...] = (
    ("enterprise", "enterprise-sign"),
    ("industry", "industry-sign"),
    ("national", "national-issuer-sign"),
    ("county", "county-sign"),
    ("municipal", "municipal-sign"),
    ("provincial", "provincial-sign"),
)


@dataclass(frozen=True)
class Resolver:
    """Resolves the names of one notice: its date decides between bodies of one name, its issuer what 我局 is."""

    vocabulary: Vocabulary
    lexicon: Lexicon
    date: str | None
    issuer: str | None = None

    def agency(self, name: str) -> AgencyEntry | None:
        """The known body of this printed name, or None."""
        bare = name.split("（")[0]
        for form in dict.fromkeys((name, bare)):
            entry = self.vocabulary.agency(form, self.date) or self.vocabulary.agency(form)
            if entry:
                return entry
        return None

    def actor(self, name: str) -> str | None:
        """The id of the known body or region of this name; a name for oneself is the sole issuer."""
        entry = self.agency(name)
        if entry:
            return entry.id
        if name in self.lexicon.words_of("own-name"):
            return self.issuer
        region = self.vocabulary.region_names.get(name)
        return region.id if region else None

    def region(self, name: str) -> RegionRecord | None:
        """The region of this name with its code."""
        entry = self.vocabulary.region_names.get(name)
        return RegionRecord(name=entry.name, code=entry.id) if entry else None

    def is_body(self, name: str) -> bool:
        """Whether an unknown name is that of one body, not of bodies in general (有关部门, 四省)."""
        general = name in self.lexicon.words_of("general-actor") or name.startswith(("有关", "相关", "各"))
        return not general and len(name) >= 4 and self.lexicon.ends_with(name, "agency-suffix")

    def level(self, names: Sequence[str]) -> Level | None:
        """The level of a notice, by its first issuer: what the vocabulary says, else the signs in its name."""
        if not names:
            return None
        entry = self.agency(names[0])
        if entry:
            return _LEVELS.get(entry.level)
        return next((level for level, cue in _LEVEL_SIGNS if self._has_sign(names[0], cue)), None)

    def _has_sign(self, name: str, cue: str) -> bool:
        return any(sign in name for sign in self.lexicon.words_of(cue))
