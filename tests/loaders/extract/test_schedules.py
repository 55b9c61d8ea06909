"""Stages of the campaign, by which the activities below them are dated."""

from __future__ import annotations

import pytest

from loaders.extract.schedules import is_stage
from loaders.outline.sections import Entry, read_entries
from loaders.outline.splitting import NoticePart
from loaders.text.paragraphs import read_paragraphs


def entry(line: str) -> Entry:
    paragraphs = read_paragraphs(line)
    return read_entries([NoticePart(None, paragraphs)], [])[0]


@pytest.mark.parametrize(
    "line",
    [
        "第一阶段：宣传发动",
        "9月上旬为宣传发动阶段。召开动员会",
        "9月1日—10日，集中检查阶段。",
        "总结阶段：9月26日至30日",
        "第二周 攻坚周（9.8—9.14）",
        "第三周",
    ],
)
def test_a_line_begins_a_stage(line: str) -> None:
    assert is_stage(entry(line))


@pytest.mark.parametrize(
    "line",
    [
        "（一）宣传发动阶段（9月1日—7日）",
        "活动分三个阶段",
        "9月10日前，完成自查阶段工作",
        "9月起，分三个阶段。",
        "第一周：9月3日举办知识讲座",
    ],
)
def test_other_lines_begin_none(line: str) -> None:
    assert not is_stage(entry(line))
