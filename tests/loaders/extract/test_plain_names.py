"""The first type of activities with plain names, from notices of all years and levels: plain-names.tsv."""

from pathlib import Path

import pytest

from loaders.extract.types import TypeReader
from loaders.lexicon.knowledge import Knowledge

LINES = Path(__file__).with_name("plain-names.tsv").read_text("utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")]


@pytest.fixture(scope="module")
def types(knowledge: Knowledge) -> TypeReader:
    return TypeReader.of(knowledge.lexicon)


@pytest.mark.parametrize(("name", "expected"), CASES, ids=[name for name, _ in CASES])
def test_first_type_of_a_plain_name(types: TypeReader, name: str, expected: str) -> None:
    assert types.read("", name)[0] == expected


def test_an_award_meeting_has_both_types(types: TypeReader) -> None:
    assert set(types.read("", "质量表彰大会")) == {"conference_forum", "award_recognition"}
