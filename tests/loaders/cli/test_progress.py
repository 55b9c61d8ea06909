"""Progress of slow work: number, rate and time left, in a log as lines."""

from __future__ import annotations

import re

import pytest
from rich.console import Console

from loaders.cli import console


def test_a_log_gets_lines_with_rate_and_time_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(console, "INTERVAL", 0.0)
    with console.progress_steps("读取 reading", 3) as step:
        for name in "abc":
            step(name)
    lines = capsys.readouterr().err.splitlines()
    form = r"读取 reading (\d)/3, \d+\.\d/s, 尚需 \d+ 秒 / \d+ s left"
    assert [found[1] for line in lines if (found := re.fullmatch(form, line))] == list("123")
    assert len(lines) == 3


def test_quick_work_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with console.progress_steps("读取 reading", 1) as step:
        step("a")
    assert capsys.readouterr().err == ""


def test_a_terminal_gets_a_bar_with_number_rate_and_time_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Console(force_terminal=True, width=100, stderr=True)
    monkeypatch.setattr(console, "err", terminal)
    monkeypatch.setattr(console, "PATIENCE", -1.0)
    with console.progress_steps("读取 reading", 40) as step:
        for _ in range(20):
            step("a")
    shown = capsys.readouterr().err
    assert "读取 reading" in shown
    assert "20/40" in shown
    assert re.search(r"\d+\.\d/s", shown)
