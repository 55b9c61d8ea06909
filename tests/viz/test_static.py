"""The pages' own files: complete in both languages, naming no other host, small enough to read."""

import json
import re
from pathlib import Path

import pytest

from viz.page import CYPHER, INDEX, PAGE, STATIC, VIS_SCRIPT, VIS_SHEET, vis_folder

FILES = sorted(path for path in STATIC.rglob("*") if path.is_file())
WORDS: dict[str, dict[str, str]] = {}
for path in sorted((STATIC / "words").glob("*/*.json")):
    WORDS.setdefault(path.parent.name, {}).update(json.loads(path.read_text("utf-8")))
PAGES = {path.name: path.read_text("utf-8") for path in (INDEX, CYPHER, PAGE)}
# Another host is named by a scheme or two slashes; the namespace of SVG is never fetched.
NAMESPACE = "http://www.w3.org/2000/svg"
OTHER_HOST = re.compile(r"\b(?:https?|wss?):|[\"'(=]//[\w.-]+\.[a-z]{2,}")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(STATIC)))
def test_no_file_names_another_host(path: Path) -> None:
    assert not OTHER_HOST.findall(path.read_text("utf-8").replace(NAMESPACE, ""))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(STATIC)))
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 200


def test_both_languages_have_the_same_messages() -> None:
    assert set(WORDS) == {"zh", "en"}
    assert list(WORDS["zh"]) == list(WORDS["en"])
    files = [path.name for path in FILES if path.parent.name == "zh"]
    read = [
        name for path in FILES if path.parent.name == "zh" for name in json.loads(path.read_text("utf-8"))
    ]
    assert files == [path.name for path in FILES if path.parent.name == "en"]
    assert len(read) == len(set(read)), "a message is in one file"
    for name, zh in WORDS["zh"].items():
        en = WORDS["en"][name]
        assert zh.strip()
        assert en.strip()
        assert set(re.findall(r"\{(\w+)\}", zh)) == set(re.findall(r"\{(\w+)\}", en)), name


def test_every_message_used_exists_and_every_one_that_exists_is_used() -> None:
    page = "\n".join(PAGES.values())
    code = "\n".join(path.read_text("utf-8") for path in (STATIC / "js").glob("*.js"))
    used = set(re.findall(r'data-(?:word|label|hint)="([^"]+)"', page))
    used |= set(re.findall(r'(?:message|button)\(\s*"([^"]+)"', code))
    assert used <= set(WORDS["zh"]), used - set(WORDS["zh"])
    listed = {
        name for name in WORDS["zh"] if f'"{name}"' in code or name.startswith(("export.", "count.", "list."))
    }
    assert set(WORDS["zh"]) - used - listed == set()


def test_the_pages_ask_only_for_files_that_are_there() -> None:
    for page in PAGES.values():
        asked = re.findall(r'(?:href|src)="static/([^"]+)"', page)
        assert asked
        for name in asked:
            assert (STATIC / name).is_file(), name
    for script in (STATIC / "js").glob("*.js"):
        for name in re.findall(r'from "\./([^"]+)"', script.read_text("utf-8")):
            assert (STATIC / "js" / name).is_file(), f"{script.name} imports {name}"


def test_every_address_is_relative() -> None:
    """So that the pages work under any prefix of a proxy, without knowing it."""
    for name, page in PAGES.items():
        assert not re.findall(r'(?:href|src|data-page)="/[^"]*"', page), name
    for script in (STATIC / "js").glob("*.js"):
        assert not re.findall(r"[\"`]/[\w$][^\"`]*", script.read_text("utf-8")), script.name


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_inline_script_or_style(name: str) -> None:
    page = PAGES[name]
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page)


@pytest.mark.parametrize("name", PAGES)
def test_every_field_of_a_page_has_a_label(name: str) -> None:
    labelled = set(re.findall(r'<label for="([^"]+)"', PAGES[name]))
    for wrapped in re.findall(r"<label(?![^>]*\sfor=).*?</label>", PAGES[name], re.DOTALL):
        labelled |= set(re.findall(r'\sid="([^"]+)"', wrapped))
    fields = re.findall(r'<(?:textarea|select|input)[^>]*\sid="([^"]+)"', PAGES[name])
    assert fields
    assert set(fields) <= labelled


def test_nothing_is_read_as_html() -> None:
    for script in (STATIC / "js").glob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", script.read_text("utf-8")
        )


def test_vis_network_comes_with_pyvis() -> None:
    assert {VIS_SCRIPT, VIS_SHEET} <= {path.name for path in vis_folder().iterdir()}
