"""Damaged notices: they are read or refused, without a crash and with quotes that equal their spans."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.assemble.extraction import extract_notices
from loaders.contract.record import NoticeRecord
from loaders.formats.reading import Source, read_source
from loaders.lexicon.knowledge import Knowledge
from ontology.errors import NoticeError, QualityMonthError

NOTICES = sorted((Path(__file__).parents[3] / "loaders" / "notices").glob("*.txt"))
TEXTS = [read_source(path).text for path in NOTICES]
ROUNDS = {False: 3, True: 200}  # mutants of each kind and text: a sample, and in a long run
Mutation = Callable[[str, random.Random], str]


def cut(text: str, dice: random.Random) -> str:
    """Remove a part from the middle, the beginning or the end."""
    start, end = sorted(dice.sample(range(len(text)), 2))
    return dice.choice([text[:start] + text[end:], text[start:], text[:end]])


def doubled(text: str, dice: random.Random) -> str:
    """Repeat each character, or runs of any length, in random places."""
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
    """Put the lines in random order."""
    lines = text.split("\n")
    dice.shuffle(lines)
    return "\n".join(lines)


def broken(text: str, dice: random.Random) -> str:
    """Insert line breaks, blanks, page numbers and marks."""
    inserted = [
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
    return "".join(char + (dice.choice(inserted) if dice.random() < 0.05 else "") for char in text)


def swapped(text: str, dice: random.Random) -> str:
    """Replace characters by others of the same text."""
    return "".join(dice.choice(text) if dice.random() < 0.05 else char for char in text)


def joined(text: str, dice: random.Random) -> str:
    """Put everything on one line, or every character on a line of its own."""
    return dice.choice(["".join(text.split()), "\n".join(text.replace("\n", ""))])


def crossed(text: str, dice: random.Random) -> str:
    """Join parts of two notices."""
    other = dice.choice(TEXTS)
    return text[: dice.randrange(len(text))] + other[dice.randrange(len(other)) :]


MUTATIONS: list[Mutation] = [cut, doubled, shuffled, broken, swapped, joined, crossed]


def read(text: str, knowledge: Knowledge) -> list[NoticeRecord]:
    """Return the records of a text, none if it is refused."""
    try:
        return extract_notices(Source("mutant.txt", "0" * 64, text), knowledge)
    except NoticeError:
        return []


def assert_quotes_equal_their_spans(record: NoticeRecord) -> None:
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
@pytest.mark.parametrize("index", range(len(TEXTS)), ids=[path.stem for path in NOTICES])
def test_mutants(index: int, mutate: Mutation, knowledge: Knowledge, soaking: bool) -> None:
    for seed in range(ROUNDS[soaking]):
        dice = random.Random(f"{mutate.__name__} {index} {seed}")
        text = mutate(TEXTS[index], dice)
        if dice.random() < 0.3:
            text = dice.choice(MUTATIONS)(text, dice)
        for record in read(text, knowledge):
            assert_quotes_equal_their_spans(record)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "big5", "shift_jis", "latin-1"])
def test_mixed_encodings(encoding: str, tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "mixed.txt"
    for text in TEXTS:
        half = len(text) // 2
        path.write_bytes(text[:half].encode() + text[half:].encode(encoding, errors="replace"))
        try:
            records = extract_notices(read_source(path), knowledge)
        except QualityMonthError as error:
            message, records = str(error), []
        else:
            message = path.name
        assert path.name in message
        for record in records:
            assert_quotes_equal_their_spans(record)


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
        assert_quotes_equal_their_spans(record)
        assert "13800000000" not in record.model_dump_json()
