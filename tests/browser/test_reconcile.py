"""The reconciliation service in a page of another site, as OpenRefine's own pages use it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

ELSEWHERE = "http://refine.test/"
READ = "url => fetch(url).then(answer => answer.json()).then(found => Object.keys(found), () => 'refused')"


@pytest.fixture
def elsewhere(browser: Browser, address: str) -> Iterator[Page]:
    """A page of another site, with the preview of an entity in a frame."""
    context = browser.new_context()
    page = context.new_page()
    frame = f"<iframe width=430 height=300 src='{address}/v1/reconcile/preview?id=agency%2Fsamr'></iframe>"
    page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body=frame, content_type="text/html"))
    page.goto(ELSEWHERE)
    yield page
    context.close()


def test_the_preview_shows_in_a_frame_without_scrolling_sideways(elsewhere: Page) -> None:
    frame = elsewhere.frame_locator("iframe")
    expect(frame.locator("h1")).to_have_text("国家市场监督管理总局")
    expect(frame.locator("p.en")).to_have_text("State Administration for Market Regulation")
    body = frame.locator("body")
    assert body.evaluate("all => all.scrollWidth <= all.ownerDocument.documentElement.clientWidth")
    assert body.evaluate("all => getComputedStyle(all).fontSize") == "13px"  # its own style is allowed


def test_a_page_of_another_site_reads_these_routes_alone(elsewhere: Page, address: str) -> None:
    assert elsewhere.evaluate(READ, f"{address}/v1/reconcile/suggest/entity?prefix=samr") == ["result"]
    assert "versions" in elsewhere.evaluate(READ, f"{address}/v1/reconcile")
    assert elsewhere.evaluate(READ, f"{address}/v1/agencies") == "refused"
