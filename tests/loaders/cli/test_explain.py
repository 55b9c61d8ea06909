"""`extract --explain`: for each clause the decision and the features that weighed most."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

Invoke = Callable[..., subprocess.CompletedProcess[str]]
NOTICE = """绍兴市市场监督管理局关于开展2022年“质量月”活动的通知
各区市场监管局：
现将有关事项通知如下：
一、活动安排
（一）举办质量知识竞赛。
（二）进一步提高全民质量意识。
"""


def test_each_clause_is_explained(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, "utf-8")
    done = invoke("extract", str(path), "--explain")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    accepted = next(index for index, line in enumerate(lines) if "举办质量知识竞赛" in line)
    assert lines[accepted].startswith("✓")
    assert "〔一(一)〕" in lines[accepted]
    assert "contest_competition" in lines[accepted + 2]
    refused = next(index for index, line in enumerate(lines) if "质量意识" in line)
    assert lines[refused].startswith("✗")
    assert " -" in lines[refused + 1]


def test_a_refused_file_gives_the_reason(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "menu.txt"
    path.write_text("今日菜单", "utf-8")
    done = invoke("extract", str(path), "--explain")
    assert "menu.txt" in done.stderr
