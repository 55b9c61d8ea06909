"""Folding of texts for search, and the terms by which the index knows them. Pure functions.

Folded texts are equal where a reader sees one word: Traditional and Simplified script, full and half width, capital and
small letters, letters with and without marks. A term is a Chinese character, or a run of other letters and digits.
"""

import re
import unicodedata
from functools import cache

from pypinyin import lazy_pinyin

from ontology.script import to_simplified

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TERM = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
_RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
_WORD = re.compile(r"[a-z]+")
LONGEST_READ = 40  # characters of a name that is found by its pinyin


def fold(text: str) -> str:
    """Return the text folded, character for character, so that offsets stay."""
    return to_simplified("".join(map(_fold_char, text)))


def terms_of(folded: str) -> list[str]:
    """Return the terms of a folded text; punctuation has none, so that a phrase is found across it."""
    return _TERM.findall(folded)


def joined_terms(folded: str) -> str:
    """Return the terms with blanks between them, as the index takes them."""
    return " ".join(terms_of(folded))


def is_han(term: str) -> bool:
    """Return whether the term is a Chinese character."""
    return re.fullmatch(f"[{HAN}]", term) is not None


def readings(folded: str) -> str:
    """Return the pinyin and the initials of a folded name from each of its syllables on, with blanks between; nothing
    for a long name, or one without Chinese characters.

    The beginning of one of these is what a reader types: `zljd`, `jiandu`.
    """
    if len(folded) > LONGEST_READ or not re.search(f"[{HAN}]", folded):
        return ""
    runs = _RUN.findall(folded)  # a run is read as one: the first character of 重庆 is `chong`
    syllables = [each for run in runs for each in lazy_pinyin(run) if _WORD.fullmatch(each)]
    initials = "".join(each[0] for each in syllables)
    tails = (("".join(syllables[place:]), initials[place:]) for place in range(len(syllables)))
    return " ".join(dict.fromkeys(each for tail in tails for each in tail))


@cache
def _fold_char(char: str) -> str:
    """Return one character in its plainest form; a sign for several (㎡) stays."""
    plain = unicodedata.normalize("NFKC", char)
    base = unicodedata.normalize("NFKD", plain)[:1]
    if unicodedata.category(char).startswith("L") and base.isascii() and len(plain) == 1:
        plain = base  # ǐ, é
    plain = plain.lower()
    return plain if len(plain) == 1 else char
