"""The ways into the pages of things: search, evidence, the network, the reader."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_of import opened

Explorer = Callable[..., Page]
COURT = "/#year=2023&cell=Agency%2Fspc%7Cpolicy_publication"


def typed(page: Page, text: str) -> None:
    """Type into the search box and wait for what is found."""
    page.locator("#find").fill(text)
    expect(page.locator("#found-box")).to_be_visible()
    expect(page.locator("#finder")).not_to_have_attribute("data-state", "waiting")


def test_a_hit_has_a_page_to_open(explorer: Explorer) -> None:
    page = explorer("/#lang=en")
    typed(page, "高度重视")
    page.locator("#found [role=option]").first.locator(".hit-page").click()
    expect(page.locator(".notice-text .chosen").first).to_be_in_viewport()
    expect(page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.parametrize("way", ["click", "keys"])
def test_control_opens_the_page_beside_the_matrix(explorer: Explorer, way: str) -> None:
    page = explorer()
    typed(page, "samr")
    with page.context.expect_page() as coming:
        if way == "click":
            page.locator("#found [role=option]").first.click(modifiers=["Control"])
        else:
            page.keyboard.press("Control+Enter")
    expect(coming.value.locator("#page-title")).to_have_text("国家市场监督管理总局")
    assert "cell=" not in page.url


def test_search_on_a_page_leads_to_another_page(page: Page) -> None:
    opened(page, "Agency/samr", rollup="yes")
    typed(page, "福建省")
    page.keyboard.press("Enter")
    expect(page.locator("#page-kind")).to_have_text("地区")
    page.go_back()
    expect(page.locator("#page-title")).to_have_text("国家市场监督管理总局")


def test_evidence_leads_to_the_pages_of_all_that_it_names(explorer: Explorer) -> None:
    for link, kind in ((".own-page a", "机构"), (".card h3 a", "活动"), (".source a", "通知")):
        page = explorer(COURT)
        page.locator(f"#evidence {link}").first.click()
        expect(page.locator("#page-kind")).to_have_text(kind)
        page.go_back()
        expect(page.locator("#evidence mark").first).to_be_visible()


def test_a_node_of_the_network_has_a_page(explorer: Explorer) -> None:
    page = explorer("/#node=Agency%2Fspc&view=table", network=True)
    page.locator("#details").get_by_role("link", name="单独的页面").click()
    expect(page.locator("#page-title")).to_have_text("中华人民共和国最高人民法院")


def test_the_reader_leads_to_the_same_words_of_the_page(explorer: Explorer) -> None:
    page = explorer(COURT)
    page.get_by_role("button", name="在通知中查看").first.click()
    words = page.locator("#reader-mark").inner_text()
    page.get_by_role("dialog").get_by_role("link", name="单独的页面").click()
    expect(page).to_have_url(re.compile("span="))
    expect(page.locator(".notice-text .chosen").first).to_be_in_viewport()
    assert "".join(page.locator(".notice-text .chosen").all_inner_texts()) == words
