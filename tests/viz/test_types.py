"""viz/types/api.d.ts names only columns that the questions have, so that a renamed column fails a test."""

import re

import pytest

from queries.catalog import load_catalog
from viz.page import STATIC

TYPES = (STATIC.parent / "types" / "api.d.ts").read_text("utf-8")
INTERFACES = {
    name: (base, re.findall(r"^  \"?([\w-]+)\"?\??: (\w+)", body, re.MULTILINE))
    for name, base, body in re.findall(
        r"^export interface (\w+)(?: extends (\w+))? \{\n(.*?)^\}", TYPES, re.M | re.S
    )
}
QUESTIONS = dict(INTERFACES["Questions"][1])
CATALOG = load_catalog()


def fields(interface: str) -> set[str]:
    """Return the fields of an interface, with those of the one it extends."""
    base, own = INTERFACES[interface]
    return {name for name, _ in own} | (fields(base) if base else set())


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_rows_of_a_question_have_its_columns(question: str) -> None:
    read = fields(QUESTIONS[question])
    assert len(read) >= 3
    assert read <= {column.name for column in CATALOG.get(question).columns}


def test_every_question_of_the_page_has_a_type() -> None:
    scripts = "\n".join(path.read_text("utf-8") for path in (STATIC / "js").glob("*.js"))
    assert set(re.findall(r'\b(?:rows|firstRows)\("([a-z-]+)"', scripts)) == set(QUESTIONS)
