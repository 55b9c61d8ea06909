"""Correction files and the commands that read them: a malformed file is refused with file and line."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.curation.files import Curation, parse_corrections
from loaders.curation.quotations import find_spans, locate
from loaders.text.spans import Span
from ontology.errors import NoticeError

HERE = Path(__file__).parent
Invoke = Callable[..., subprocess.CompletedProcess[str]]
FILE = HERE / "fujian-amr-2025-09-01-tong-zhi-569397.yaml"
SIGNED = "reason: r, source: s, by: editor, date: 2025-10-08"


@pytest.mark.parametrize(("text", "message"), json.loads((HERE / "malformed.json").read_text("utf-8")))
def test_a_malformed_file_is_refused_with_file_and_line(text: str, message: str) -> None:
    with pytest.raises(NoticeError, match=r"^n\.yaml") as error:
        parse_corrections(text.replace("SIGNED", SIGNED), "n.yaml")
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_is_named_after_its_notice(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("notice: n\ncorrections: []", "utf-8")
    with pytest.raises(NoticeError, match=r"other\.yaml: is about 'n'; rename the file to n\.yaml"):
        Curation.read(tmp_path)
    with pytest.raises(NoticeError, match="no such folder"):
        Curation.read(tmp_path / "nowhere")


def test_a_file_of_a_former_id_is_refused(tmp_path: Path) -> None:
    (tmp_path / "samr-2024-tong-zhi.yaml").write_text("notice: samr-2024-tong-zhi\ncorrections: []", "utf-8")
    with pytest.raises(NoticeError, match=r"^samr-2024-tong-zhi\.yaml: .* is no id of a notice.* rename"):
        Curation.read(tmp_path)


def test_quotations_are_compared_exactly_then_without_blanks_then_without_punctuation() -> None:
    text = "一、举办“质量 月”活动。二、举办质量月\n活动"
    assert find_spans(text, "质量月\n活动") == [Span(17, 23)]
    assert find_spans(text, "“质量月”活动") == [Span(4, 12)]
    assert [text[s.start : s.end] for s in find_spans(text, "质量月《活动》")] == [
        "质量 月”活动",
        "质量月\n活动",
    ]
    assert locate(text, "举办", "二、") == Span(15, 17)
    assert "2 places" in str(locate(text, "举办", None))
    assert locate(text, "举办", None, [Span(16, 17)]) == Span(15, 17)


def test_extract_applies_corrections_only_with_the_option_curated(invoke: Invoke) -> None:
    notices = {}
    for flag in (None, "--as-read", "--curated"):
        done = invoke(
            "extract", str(HERE / "notice.txt"), "--json", "--curation", str(HERE), *filter(None, [flag])
        )
        assert done.returncode == 0, done.stderr
        (notices[flag],) = json.loads(done.stdout)
    assert notices[None] == notices["--as-read"]
    assert (notices[None]["doc_number"], notices[None]["curated"]) == (None, [])
    assert notices["--curated"]["doc_number"] == "闽市监质发〔2025〕88号"
    assert {"action", "about", "reason", "source", "by", "date"} <= set(notices["--curated"]["curated"][0])


def test_extract_applies_the_drafts_of_score(invoke: Invoke, tmp_path: Path) -> None:
    drafts, annotated = tmp_path / "drafts", tmp_path / "annotated"
    annotated.mkdir()
    (annotated / "notice.txt").write_text((HERE / "notice.txt").read_text("utf-8"), "utf-8")
    (annotated / "notice.json").write_text('[{"theme": "甲乙", "activities": []}]', "utf-8")
    first = invoke("score", str(annotated), "--draft-corrections", str(drafts))
    assert first.returncode == 0, first.stderr
    assert [path.name for path in drafts.iterdir()] == [FILE.name]
    done = invoke("extract", str(annotated / "notice.txt"), "--json", "--curated", "--curation", str(drafts))
    (notice,) = json.loads(done.stdout)
    assert (notice["theme"], notice["activities"]) == ("甲乙", [])
    again = invoke("score", str(annotated), "--draft-corrections", str(drafts))
    assert again.returncode == 1
    assert "exists already" in again.stderr


def test_a_malformed_file_stops_the_load_with_one_line(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "n.yaml").write_text("notice: n\ncorrections:\n- {}", "utf-8")
    done = invoke("load", str(HERE / "notice.txt"), "--curation", str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "n.yaml, line 3: no action" in done.stderr
