"""The pages of the ontology and the vocabularies, as a reader sees them; `watched` records what they request."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

PHONE = {"width": 390, "height": 844}
SIDES = """all => all.map((each) => {
  const { left, top, right, bottom } = each.getBoundingClientRect();
  return [left, top, right, bottom];
})"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def phone(page: Page) -> Page:
    """The page on a phone."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    return page


def test_a_term_is_found_by_its_address(page: Page) -> None:
    page.goto("/ontology#Notice")
    expect(page.locator("#Notice h3")).to_be_in_viewport()
    expect(page.locator("#Notice h3")).to_contain_text("通知")
    page.locator("#Notice h3 a[hreflang=en]").click()
    expect(page).to_have_url(re.compile(r"/ontology\.en\.html#Notice$"))
    expect(page.locator("#Notice h3")).to_be_in_viewport()


def test_a_folded_entry_opens_at_its_address(page: Page) -> None:
    page.goto("/vocabularies.html#agency/samr")
    expect(page.locator("[id='agency/samr']")).to_be_in_viewport()
    page.goto("/ontology")
    page.locator("#overview svg a", has_text="部署").click()
    expect(page.locator("#announces h3")).to_be_in_viewport()


@pytest.mark.parametrize(
    "path", ["/ontology", "/ontology.en.html", "/vocabularies.html", "/vocabularies.en.html"]
)
def test_nothing_overflows_on_a_phone(path: str, phone: Page) -> None:
    phone.goto(path)
    assert phone.evaluate(OVERFLOW) == 0
    phone.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert phone.evaluate(OVERFLOW) == 0


def test_the_keyboard_reaches_the_text(page: Page) -> None:
    page.goto("/ontology")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_no_script_is_needed(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto("/ontology")
    expect(page.locator("h1")).to_contain_text("Quality Month Graph ontology")
    expect(page.locator("#history")).to_contain_text("0.1.0")
    context.close()


def test_labels_of_the_diagram_do_not_cover_each_other(page: Page) -> None:
    for path in ("/ontology", "/ontology.en.html"):
        page.goto(path)
        boxes = page.locator("#overview svg .label text, #overview svg rect").evaluate_all(SIDES)
        covered = [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if overlap(a, b) > 2]
        assert covered == [], path


def overlap(one: list[float], other: list[float]) -> float:
    """Pixels by which two boxes cover each other, the smaller of width and height."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    return min(across, min(one[3], other[3]) - max(one[1], other[1]))
