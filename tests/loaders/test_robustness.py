"""Damaged beyond what anybody prints, a notice is read or refused: never an accident, never a false quote."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.contract import NoticeRecord
from loaders.extraction import extract
from loaders.knowledge import Knowledge
from loaders.reading import Source, read_source
from ontology.errors import NoticeError, QualityMonthError

NOTICES = sorted((Path(__file__).parents[2] / "loaders" / "notices").glob("*.txt"))
TEXTS = [read_source(path).text for path in NOTICES]
ROUNDS = {False: 3, True: 200}  # mutants of each kind and text: a sample, and in a long run
Mutation = Callable[[str, random.Random], str]


def cut(text: str, dice: random.Random) -> str:
    """A part lost from the middle, and the head or the end."""
    start, end = sorted(dice.sample(range(len(text)), 2))
    return dice.choice([text[:start] + text[end:], text[start:], text[:end]])


def doubled(text: str, dice: random.Random) -> str:
    """Each character, or runs of any length, printed again here and there."""
    pieces, at = [], 0
    while at < len(text):
        length = dice.randint(1, 30)
        piece = text[at : at + length]
        pieces.append(
            "".join(char * 2 for char in piece) if dice.random() < 0.2 else piece * dice.choice([1, 1, 2])
        )
        at += length
    return "".join(pieces)


def shuffled(text: str, dice: random.Random) -> str:
    """Lines in any order."""
    lines = text.split("\n")
    dice.shuffle(lines)
    return "\n".join(lines)


def broken(text: str, dice: random.Random) -> str:
    """Line breaks, blanks, page numbers and marks strewn in."""
    strewn = [
        "\n",
        "\n\n",
        " ",
        "　",
        "\t",
        "— 3 —\n",
        "\f",
        "“",
        "”",
        "（",
        "）",
        "《",
        "|",
        "、",
        "：",
        "1.",
        "一、",
        "\u200b",
    ]
    return "".join(char + (dice.choice(strewn) if dice.random() < 0.05 else "") for char in text)


def swapped(text: str, dice: random.Random) -> str:
    """Characters replaced by others of the same text."""
    return "".join(dice.choice(text) if dice.random() < 0.05 else char for char in text)


def joined(text: str, dice: random.Random) -> str:
    """All on one line, or every character on its own."""
    return dice.choice(["".join(text.split()), "\n".join(text.replace("\n", ""))])


def crossed(text: str, dice: random.Random) -> str:
    """Halves of two notices."""
    other = dice.choice(TEXTS)
    return text[: dice.randrange(len(text))] + other[dice.randrange(len(other)) :]


MUTATIONS: list[Mutation] = [cut, doubled, shuffled, broken, swapped, joined, crossed]


def read(text: str, knowledge: Knowledge) -> list[NoticeRecord]:
    """What is read from a text; nothing where it is refused."""
    try:
        return extract(Source("mutant.txt", "0" * 64, text), knowledge)
    except NoticeError:
        return []


def assert_points_at_its_words(record: NoticeRecord) -> None:
    text = record.text
    for evidence in record.evidence:
        assert text[evidence.start : evidence.end] == evidence.quote
    for activity in record.activities:
        assert text[activity.start : activity.end] == activity.text
        assert activity.name
        assert activity.types
        assert all(text[each.start : each.end] == each.quote for each in activity.mentions)
    assert len({activity.id for activity in record.activities}) == len(record.activities)


@pytest.mark.parametrize("mutate", MUTATIONS, ids=[mutate.__name__ for mutate in MUTATIONS])
@pytest.mark.parametrize("place", range(len(TEXTS)), ids=[path.stem for path in NOTICES])
def test_mutants(place: int, mutate: Mutation, knowledge: Knowledge, soaking: bool) -> None:
    for seed in range(ROUNDS[soaking]):
        dice = random.Random(f"{mutate.__name__} {place} {seed}")
        text = mutate(TEXTS[place], dice)
        if dice.random() < 0.3:
            text = dice.choice(MUTATIONS)(text, dice)
        for record in read(text, knowledge):
            assert_points_at_its_words(record)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "big5", "shift_jis", "latin-1"])
def test_mixed_encodings(encoding: str, tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "mixed.txt"
    for text in TEXTS:
        half = len(text) // 2
        path.write_bytes(text[:half].encode() + text[half:].encode(encoding, errors="replace"))
        try:
            records = extract(read_source(path), knowledge)
        except QualityMonthError as error:
            told, records = str(error), []
        else:
            told = path.name
        assert path.name in told
        for record in records:
            assert_points_at_its_words(record)


FRAGMENTS = st.sampled_from(
    [
        *"“”《》）。，；、：|等省市局 　\n",
        *(
            "质量月",
            "关于开展",
            "通知",
            "市场监管总局",
            "附件1",
            "一、",
            "（一）",
            "1.",
            "举办",
            "活动",
            "（牵头单位：",
        ),
        *(
            "2025年9月1日",
            "〔2025〕7号",
            "分别",
            "会同",
            "一是",
            "开展",
            "培训",
            "第三届",
            "主题",
            "口号",
            "\n\n",
        ),
        *("| 序号 | 活动内容 |", "联系人：张三 13800000000，"),
    ]
)


@given(pieces=st.lists(st.one_of(FRAGMENTS, st.text(max_size=3)), max_size=80))
def test_any_text(pieces: list[str], knowledge: Knowledge) -> None:
    for record in read("关于开展2025年“质量月”活动的通知\n" + "".join(pieces), knowledge):
        assert_points_at_its_words(record)
        assert "13800000000" not in record.model_dump_json()
