"""The rules of axe-core on the pages, by light and by night: nothing serious or critical."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

GRAVE = {"serious", "critical"}
READY = {
    "explorer": "#matrix tfoot td",
    "cypher": "#query",
    "ontology": "h1",
    "page": "main h2.page-title:not(:empty)",
}
PAGES = [
    ("explorer", "/"),
    ("explorer", "/#year=2023&cell=Agency%2Fspc%7Cpolicy_publication"),
    ("explorer", "/#lang=en&start=over-years&fold=national"),
    ("page", "/page#node=Notice/guo-shi-jian-zhi-fa-2025-77-156e41"),
    ("page", "/page#node=Agency/samr"),
    ("page", "/page#node=Campaign/national-2024"),
    ("page", "/page#node=Campaign/national-2024&against=Campaign/national-2025"),
    ("page", "/page#node=Notice/nowhere&lang=en"),
    ("cypher", "/cypher"),
    ("ontology", "/ontology"),
]


def findings(page: Page) -> list[tuple[Any, ...]]:
    """Return the grave violations, each with the first element that it is about."""
    violations = Axe().run(page).response["violations"]
    return [
        (each["id"], each["nodes"][0]["html"], each["nodes"][0]["failureSummary"])
        for each in violations
        if each["impact"] in GRAVE
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("kind", "path"), PAGES, ids=[path for _, path in PAGES])
def test_a_page_breaks_no_grave_rule(
    kind: str, path: str, scheme: str, browser: Browser, address: str
) -> None:
    context = browser.new_context(base_url=address, color_scheme=scheme, locale="zh-CN")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(path)
    expect(page.locator(READY[kind]).first).to_be_attached()
    if kind == "explorer":
        expect(page.locator("#years button").first).to_be_visible()
        expect(page.locator("#evidence-title")).not_to_be_empty()
    assert findings(page) == []
    context.close()


def test_opened_panels_break_none_either(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto("/")
    expect(page.locator("#years button").first).to_be_visible()
    expect(page.locator(".starts button")).to_have_count(6)
    for panel in ("更多筛选", "年表", "如何使用"):
        page.get_by_text(panel, exact=True).click()
        assert findings(page) == [], panel
    context.close()


def test_on_paper_the_matrix_is_whole_and_its_buttons_are_gone(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, color_scheme="dark")
    page = context.new_page()
    page.goto("/#cell=Agency%2Fsamr%7C")
    expect(page.locator("#evidence article").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#tools")).to_be_hidden()
    expect(page.locator(".languages")).to_be_hidden()
    last, foot = (
        page.locator("#matrix tbody tr").last.bounding_box(),
        page.locator("#matrix tfoot").bounding_box(),
    )
    box = page.locator("#matrix-box").bounding_box()
    assert last
    assert foot
    assert box
    assert foot["y"] >= last["y"] + last["height"] - 1, "the sums cover no row"
    assert box["height"] >= foot["y"] - box["y"], "nothing is scrolled away"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 36, 48)"
    context.close()
