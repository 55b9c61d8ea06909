"""Normal forms under which two printings of one document number, or of one title, are equal. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

from loaders.text.normal import normal_form
from ontology.script import to_simplified

_RUN = re.compile(r"\d+|[^\W\d_]+")  # digits, or letters: brackets, blanks and dashes only separate
# The issuers before the matter of a title, which some printings leave out: 甲局等27个部门关于…
_ISSUERS = re.compile(r"^(?:(?!关于|印发|转发)\D)*?(?:等\d*\D{0,4}?)?(?=关于|印发|转发)")
# A year of which the repair left both copies of each digit, or of the whole: eight digits before 年 are no year.
_DOUBLED_YEAR = re.compile(r"(?<!\d)(?:(\d)\1(\d)\2(\d)\3(\d)\4|(\d{4})\5)(?=年)")


@lru_cache(maxsize=50_000)
def number_key(number: str) -> str:
    """Return a document number without what printings differ in: 国市监质发-2025-77 for 国市监质发〔2025〕第 77 号.

    Style of brackets, width of digits, blanks, script, 第 and the final 号 do not count. What separates two numbers
    stays, so that 1-12 and 11-2 differ.
    """
    plain = unicodedata.normalize("NFKC", to_simplified("".join(number.split()))).casefold()
    runs = [run if run.isdigit() else run.removesuffix("第") for run in _RUN.findall(plain)]
    if runs[-1:] == ["号"]:
        runs.pop()
    return "-".join(filter(None, runs))


@lru_cache(maxsize=50_000)
def title_key(title: str) -> str:
    """Return a title without its issuers, blanks, line breaks, punctuation, width and script, doubled glyphs as one.

    Doubled digits stay, but for years: the 11th and the 1st are two.
    """
    plain = _DOUBLED_YEAR.sub(lambda year: "".join(filter(None, year.groups())), normal_form(title))
    runs = ((glyph, len(list(run))) for glyph, run in groupby(plain))
    return _ISSUERS.sub("", "".join(glyph * count if glyph.isdigit() else glyph for glyph, count in runs))


def agency_title_key(agency: str | None, title: str | None) -> str | None:
    """Return the normal form of an agency with one of its titles; None where either is unknown."""
    return f"{normal_form(agency)} {title_key(title)}" if agency and title else None
