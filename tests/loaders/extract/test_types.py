"""The types of an activity, read from its verb, name and clause: one case a line in types.tsv."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from loaders.extract.types import MOST_TYPES, TypeReader
from loaders.lexicon.lexicon import Lexicon
from ontology.vocabulary import Vocabulary, load_vocabulary, read_vocabulary


class Case(NamedTuple):
    verb: str
    name: str
    text: str
    types: str
    about: str


def _cases() -> list[Case]:
    with Path(__file__).with_name("types.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Case(*row) for row in rows if not row[0].startswith("#")]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_vocabulary(load_vocabulary())


@pytest.fixture(scope="module")
def types(vocabulary: Vocabulary) -> TypeReader:
    return TypeReader.of(Lexicon(vocabulary))


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case.name[:20]}: {case.about}")
def test_case(case: Case, types: TypeReader) -> None:
    assert sorted(types.read(case.verb, case.name, case.text)) == sorted(case.types.split(","))


def test_every_type_has_a_case(vocabulary: Vocabulary) -> None:
    assert {kind for case in _cases() for kind in case.types.split(",")} == set(vocabulary.activity_types)


def test_the_heading_counts_only_where_name_and_clause_give_no_type(types: TypeReader) -> None:
    assert types.read("开展", "青松行动", "开展青松行动", "技术培训") == ["training_education"]
    assert types.read("开展", "青松展览", "开展青松展览", "技术培训") == ["exhibition_exchange"]


def test_no_more_than_two_types_and_none_twice(types: TypeReader) -> None:
    found = types.read("举办", "标准化培训班、知识竞赛、免费检测、成果展览和总结表彰大会")
    assert len(found) == len(set(found)) == MOST_TYPES


def test_blanks_and_quotation_marks_change_nothing(types: TypeReader) -> None:
    assert (
        types.read("开展", "“质量”知 识 竞 赛")
        == types.read("开展", "质量知识竞赛")
        == ["contest_competition"]
    )
