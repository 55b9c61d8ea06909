"""The offline page: complete, in both languages, and without foreign scripts or requests."""

import base64
import hashlib
import html
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ontology.kinds import Model
from viz.export import export_html, script_json
from viz.style import Style, style_of

ROOT = Path(__file__).parents[2]
HOSTILE = "</script><script>alert(1)</script><!--${title} $title"


@pytest.fixture(scope="module")
def style(model: Model) -> Style:
    return style_of(model)


@pytest.fixture
def picture() -> dict[str, Any]:
    court = {
        "id": "Agency/spc",
        "type": "Agency",
        "title": "最高人民法院",
        "properties": {"name_en": "The Court"},
    }
    act = {"id": "Activity/a", "type": "Activity", "title": HOSTILE, "properties": {}}
    edge = {
        "id": "1",
        "type": "ORGANIZED",
        "source": "Agency/spc",
        "target": "Activity/a",
        "properties": {"quote": f"发布{HOSTILE}", "section": "附件1 三"},
    }
    return {"centers": [], "nodes": [court, act], "edges": [edge], "truncated": False}


def scripts(page: str) -> list[str]:
    return re.findall(r"<script>(.*?)</script>", page, re.DOTALL)


def test_the_page_holds_its_data_and_its_table(picture: dict[str, Any], style: Style) -> None:
    page = export_html(picture, style, "zh")
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert data
    assert [node["id"] for node in json.loads(data[1])["nodes"]] == ["Agency/spc", "Activity/a"]
    for cell in ("最高人民法院", "参与组织", html.escape(HOSTILE), html.escape(f"发布{HOSTILE}"), "附件1 三"):
        assert f"<td>{cell}</td>" in page


def test_it_is_in_both_languages(picture: dict[str, Any], style: Style) -> None:
    zh, en = export_html(picture, style, "zh"), export_html(picture, style, "en")
    assert '<html lang="zh-CN">' in zh
    assert "<h2>图中的关系</h2>" in zh
    assert '<html lang="en">' in en
    assert "<td>The Court</td><td>Participation</td>" in en


def test_text_of_a_notice_never_becomes_markup(picture: dict[str, Any], style: Style) -> None:
    page = export_html(picture, style, "zh")
    assert "<script>alert(1)" not in page
    assert len(scripts(page)) == 2


def test_the_policy_allows_exactly_the_scripts_of_the_page(picture: dict[str, Any], style: Style) -> None:
    page = export_html(picture, style, "zh")
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    directives = dict(each.strip().split(" ", 1) for each in html.unescape(policy).split(";"))
    assert directives["default-src"] == "'none'"
    hashes = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in scripts(page)]
    assert directives["script-src"] == " ".join(f"'sha256-{each}'" for each in hashes)
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=", page)


@pytest.mark.parametrize("text", ["</script>", "<!--", "a\u2028b\u2029c", "&amp;"])
def test_json_in_a_script_element_cannot_end_it(text: str) -> None:
    script = script_json({"x": text})
    assert json.loads(script) == {"x": text}
    assert not set(script) & set("<>&\u2028\u2029")


def run(*arguments: str, content: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "viz", *arguments]
    return subprocess.run(command, cwd=ROOT, input=content, capture_output=True, timeout=60, check=False)


def test_the_command_writes_the_page(picture: dict[str, Any], style: Style, tmp_path: Path) -> None:
    source, out = tmp_path / "picture.json", tmp_path / "out.html"
    source.write_text(json.dumps(picture), "utf-8")
    done = run(str(source), str(out), "--lang", "en")
    assert (done.returncode, done.stdout) == (0, b"")
    assert out.read_text("utf-8") == export_html(picture, style, "en")
    piped = run(content=source.read_bytes())
    assert piped.stdout.decode() == export_html(picture, style, "zh")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"no json", "- is not JSON"),
        (b"\xff\xfe", "- is not JSON"),
        (b"[]", "no list of nodes"),
        (b'{"nodes": [], "edges": 3}', "no list of edges"),
        (b'{"nodes": [{"id": "a"}], "edges": []}', "nodes[0] lacks type, title"),
    ],
)
def test_input_that_is_not_a_picture_is_refused_in_one_line(content: bytes, problem: str) -> None:
    done = run(content=content)
    assert done.returncode == 1
    assert problem in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
