"""The place of an activity, read from its clause or its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.lexicon.lexicon import Lexicon

# A place stands between 在, 于 or 赴 and what is done there; its ending (广场, 市) distinguishes it from 在全行业开展.
_AT = re.compile(
    r"(?:(?:设|定|[^存现所])在|赴|前往|走进|(?<=^)在|(?<=[，,日午])在)(?P<place>[^，,。；;、“”《》（）()]{2,24})"
)
_IN_BRACKETS = re.compile(r"[（(](?P<place>[\u3400-\u9fff]{2,8})[)）]\s*(?:大会|论坛|峰会|博览会)")


def find_place(text: str, name: str, lexicon: Lexicon) -> str | None:
    """Return the place as printed (在广州举办…, 在市体育馆召开…, 中国质量（成都）大会), or None."""
    bracket = _IN_BRACKETS.search(name)
    if bracket and bracket["place"] in lexicon.actors.regions:
        return bracket["place"]
    return next(_places(text, lexicon), None)


def _places(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the places behind 在, 于 or 赴, each up to the next verb."""
    for match in _AT.finditer(text):
        printed = match["place"]
        verbs = (word.start for word in lexicon.words(printed) if word.is_verb and not word.is_noun)
        place = printed[: next(verbs, len(printed))].strip()
        if _is_place(place, lexicon):
            yield place


def _is_place(place: str, lexicon: Lexicon) -> bool:
    """Return whether words are a known region, or end as places do and contain no number."""
    numbered = re.search(r"\d", place.removesuffix("号线")) and not place.endswith("号线")
    if numbered or any(word in place for word in lexicon.words_of("no-place")):
        return False
    return place in lexicon.actors.regions or (len(place) > 1 and lexicon.ends_with(place, "place-ending"))
