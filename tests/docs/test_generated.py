"""The Markdown files are complete and up to date: generated parts, links, sizes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.settings import DOCUMENTED
from ontology.kinds import Model
from queries.catalog import load_catalog
from tests.docs.generated import BLOCK, MAKERS, pages, renewed

ROOT = Path(__file__).parents[2]
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)")
NAMES = [str(page.relative_to(ROOT)) for page in pages()]


@pytest.mark.parametrize("name", NAMES)
def test_generated_parts_are_up_to_date(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert renewed(text) == text, f"{name} is stale: make docs"


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name
    for target, _ in LINK.findall(FENCED.sub("", page.read_text("utf-8"))):
        assert not target or (page.parent / target).exists(), f"{name} links to {target}"


def test_every_kind_of_table_stands_somewhere() -> None:
    found = {
        name.partition(" ")[0] for page in pages() for _, name, _, _ in BLOCK.findall(page.read_text("utf-8"))
    }
    assert found == set(MAKERS)


def test_classes_settings_and_questions_are_all_documented(model: Model) -> None:
    everything = "\n".join(page.read_text("utf-8") for page in pages())
    names = [*model.nodes, *(edge.type for edge in model.edges.values()), *(each.name for each in DOCUMENTED)]
    names += load_catalog(model=model).questions
    assert [name for name in names if f"| `{name}` |" not in everything] == []


def test_the_first_page_is_short() -> None:
    assert len((ROOT / "README.md").read_bytes()) <= 9 * 1024
