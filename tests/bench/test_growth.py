"""Readers stay linear: a text four times as long takes about four times as long, whatever its shape. A step that is
quadratic takes sixteen times as long.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from loaders.extract.types import TypeReader
from loaders.lexicon.knowledge import Knowledge
from loaders.repair import RepairLexicon, repair

Best = Callable[..., list[float]]
SHORT = 20_000  # characters
LONGER = 4
GROWTH = 9  # times the time, at most

SHAPES = {
    "one digit": "1", "one character": "质", "alternating doubled": "质质量量", "doubled with marks": "质质，，",
    "blank lines": "\n", "blanks": " ", "tabs": "\t", "pipes": "|", "cells": "| a ", "brackets": "（",
    "book marks": "《", "square": "[", "quotes": '"', "stars": "*", "entities": "&amp;", "tags": "<p ",
    "labels": "联系人：", "phones": "电话：", "numbers": "010-12345678、", "names": "张三、",
    "page numbers": "— 3 —\n", "bare": "1\n2\n",
    "heads": "某局文件\n- 3 -\n", "lines": "某某局\n", "Traditional": "國質", "form feeds": "\f\n", "rules": "|-",
    "wrapped": "质量" * 17 + "，质\n", "headers": "序号\n活动内容\n时间\n", "addresses": "a@",
}  # fmt: skip


def check_growth(what: str, short: float, long: float) -> None:
    """Print both times, and hold that the longer text takes at most `GROWTH` times as long."""
    print(f"\n{what}: {short:.3f} s, {LONGER} times as long {long:.3f} s")
    assert long <= GROWTH * short


@pytest.mark.parametrize("shape", SHAPES)
def test_repair(shape: str, knowledge: Knowledge, best: Best) -> None:
    lexicon, unit = RepairLexicon(knowledge.lexicon), SHAPES[shape]
    texts = [unit * (size // len(unit)) for size in (SHORT, LONGER * SHORT)]
    works = [partial(repair, text, lexicon) for text in texts]
    check_growth(shape, *best(*works, runs=3))


@pytest.mark.parametrize("words", ["活动等、系列", "便民服务进社区进企业", "《质量", "（质量", "培训和"])
def test_types_of_a_long_name(words: str, knowledge: Knowledge, best: Best) -> None:
    names = [words * times for times in (5_000, LONGER * 5_000)]
    read = TypeReader.of(knowledge.lexicon).read
    works = [partial(read, "开展", name) for name in names]
    check_growth(words, *best(*works, runs=3))
