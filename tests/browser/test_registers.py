"""Activities that a register alone knows: asked for in the filter, counted in the matrix, shown with their pages."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Explorer = Callable[..., Page]
ALL_OF_CAQ = "#cell=Agency%2Fcaq%7C"
FROM_PAGES = "所据公开网页"


def test_registers_count_where_they_are_asked_for(explorer: Explorer) -> None:
    page = explorer()
    bars = page.locator('[data-pick="Agency/caq|"] .bars')
    expect(bars).to_have_attribute("aria-label", "逐年活动项数：2023: 3")
    page.get_by_text("更多筛选", exact=True).click()
    page.locator("#basis").select_option("register")
    expect(page).to_have_url(re.compile("basis=register"))
    expect(bars).to_have_attribute("aria-label", re.compile("1991: 1，.*2020: 7，.*2023: 3"))


def test_a_registered_activity_shows_its_pages_and_no_quote(explorer: Explorer) -> None:
    page = explorer(f"/{ALL_OF_CAQ}&basis=register")
    card = page.locator("#evidence article", has_text=FROM_PAGES).first
    source = card.locator(".source a").first
    expect(source).to_have_attribute("href", re.compile("^https?://"))
    expect(source).to_have_attribute("rel", "noopener noreferrer")
    expect(card.locator("blockquote")).to_have_count(0)
    card.locator("h3 a").click()
    expect(page).to_have_url(re.compile(r"node=Record"))
    expect(page.locator("#page-title")).not_to_be_empty()


def test_without_registers_each_card_has_its_quote(explorer: Explorer) -> None:
    page = explorer(f"/{ALL_OF_CAQ}")
    expect(page.locator("#evidence article blockquote").first).to_be_visible()
    expect(page.locator("#evidence article", has_text=FROM_PAGES)).to_have_count(0)


def test_an_activity_without_organiser_is_shown_with_its_page(explorer: Explorer) -> None:
    page = explorer("/#year=2014&basis=register")
    cell = page.locator('[data-pick="-|conference_forum"]')
    expect(cell).to_have_text("1")
    cell.click()
    expect(page.locator("#evidence article", has_text=FROM_PAGES)).to_have_count(1)
