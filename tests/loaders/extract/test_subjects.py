"""The organizers that a clause names: its lead organizers and its partners, in many forms (`subjects.tsv`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.extract.subject import read_subject
from loaders.lexicon.knowledge import Knowledge
from loaders.lexicon.lexicon import hide_quoted

LINES = (Path(__file__).parent / "subjects.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]


def names(printed: str) -> tuple[str, ...]:
    return tuple(printed.split("|")) if printed else ()


@pytest.mark.parametrize(("clause", "leads", "partners"), ROWS)
def test_a_clause_names_its_organizers(clause: str, leads: str, partners: str, knowledge: Knowledge) -> None:
    text = clause.removesuffix("，")
    words = knowledge.lexicon.words(hide_quoted(text))
    subject = read_subject(text, words, knowledge.lexicon, in_list=False)
    assert (subject.organizers, subject.partners) == (names(leads), names(partners))
