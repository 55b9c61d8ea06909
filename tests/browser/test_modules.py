"""The pure modules of the page, called as the page calls them."""

from typing import Any

import pytest
from playwright.sync_api import Page


@pytest.fixture
def home(page: Page) -> Page:
    page.goto("/")
    return page


def call(page: Page, module: str, function: str, *arguments: Any) -> Any:
    script = "([m, f, a]) => import(`/static/js/${m}.js`).then((module) => module[f](...a))"
    return page.evaluate(script, [module, function, list(arguments)])


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("前一句。甲办会。后一句。", 4, 7, ("", "甲办会", "。")),
        ("前一句。由甲办会，再看。后", 5, 8, ("由", "甲办会", "，再看。")),
        ("标题\n甲办会", 3, 6, ("", "甲办会", "")),
        ("甲。乙。丙", 0, 4, ("", "甲。乙。", "")),
        ("甲", 0, 1, ("", "甲", "")),
    ],
)
def test_a_quote_stands_in_its_sentence(
    text: str, start: int, end: int, expected: tuple[str, str, str], home: Page
) -> None:
    found = call(home, "sentence", "sentence", list(text), start, end)
    assert (found["before"], found["quote"], found["after"]) == expected


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"lang": "en", "year": "2023"},
        {"cell": "Agency/spc|policy_publication", "q": "最高 & #人民=?", "view": "table"},
        {"node": "Activity/a.b-c/d", "wide": "yes", "empty": "hidden", "kind": "Region", "level": "national"},
    ],
)
def test_a_state_goes_through_the_url_unchanged(state: dict[str, str], home: Page) -> None:
    assert call(home, "state", "parse", call(home, "state", "format", state)) == state


@pytest.mark.parametrize("hash_", ["#", "#x=1&lang=", "#%E0%A4%A", "#cell", "#&&&"])
def test_a_strange_hash_is_an_empty_state(hash_: str, home: Page) -> None:
    assert call(home, "state", "parse", hash_) == {}


@pytest.mark.parametrize(
    ("count", "step"), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (8, 4), (9, 5), (400, 5)]
)
def test_the_scale_has_five_steps(count: int, step: int, home: Page) -> None:
    assert call(home, "matrix-data", "heat", count) == step
