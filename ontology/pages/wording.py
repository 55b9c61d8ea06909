"""Texts in Chinese and English, and the texts of the pages themselves (words.toml)."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ontology.errors import OntologyError

WORDS = Path(__file__).parent / "words.toml"
PAGE_LANGUAGES = ("zh", "en")  # of the pages, the first one without a mark in the names of files


class Bilingual(NamedTuple):
    """A text in both languages; where only one is known, the other is empty."""

    zh: str
    en: str

    def within(self, language: str) -> str:
        """Return the text in a language."""
        return self.zh if language == "zh" else self.en


NO_TEXT = Bilingual("", "")


def read_words(path: Path = WORDS) -> Mapping[str, Bilingual]:
    """Return the texts by key. Raises `OntologyError` for one that lacks a language."""
    found = {}
    for key, pair in tomllib.loads(path.read_text("utf-8")).items():
        if not (isinstance(pair, list) and len(pair) == 2 and all(pair)):
            raise OntologyError(f"{path.name}: {key} needs two texts, Chinese and English")
        found[key] = Bilingual(*pair)
    return found
