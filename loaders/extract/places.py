"""Where an activity is held, where the clause names a known region as the place."""

from __future__ import annotations

import re

from loaders.extract.lexicon import Lexicon

_HELD_IN = re.compile(r"在(?P<place>[\u3400-\u9fff]{2,12}?)(?:举办|召开|举行|开展)")
_IN_BRACKETS = re.compile(r"[（(](?P<place>[\u3400-\u9fff]{2,8})[)）]\s*(?:大会|论坛|峰会|博览会)")


def find_place(text: str, name: str, lexicon: Lexicon) -> str | None:
    """The place as printed: 在广州举办…, 中国质量（成都）大会; None where none is named."""
    for found in (_IN_BRACKETS.search(name), _HELD_IN.search(text)):
        if found and found["place"] in lexicon.actors.regions:
            return found["place"]
    return None
