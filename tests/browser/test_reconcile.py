"""The reconciliation service in a page of another address, as OpenRefine's own pages use it."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from playwright.sync_api import Browser, Page, expect

READ = "url => fetch(url).then(answer => answer.json()).then(found => Object.keys(found), () => 'refused')"
FRAME = "<!doctype html><iframe width=430 height=300 src='{}/v1/reconcile/preview?id=agency%2Fsamr'></iframe>"


@pytest.fixture(scope="module")
def elsewhere(address: str) -> Iterator[str]:
    """The address of a page with the preview of an entity in a frame."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(FRAME.format(address).encode())

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def refine(browser: Browser, elsewhere: str) -> Iterator[Page]:
    """A browser with that page."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(elsewhere)
    yield page
    context.close()


def test_the_preview_shows_in_a_frame_without_scrolling_sideways(refine: Page) -> None:
    frame = refine.frame_locator("iframe")
    expect(frame.locator("h1")).to_have_text("国家市场监督管理总局")
    expect(frame.locator("p.en")).to_have_text("State Administration for Market Regulation")
    body = frame.locator("body")
    assert body.evaluate("all => all.scrollWidth <= all.ownerDocument.documentElement.clientWidth")
    assert body.evaluate("all => getComputedStyle(all).fontSize") == "13px"  # its own style is allowed


def test_a_page_of_another_address_reads_these_routes_alone(refine: Page, address: str) -> None:
    assert refine.evaluate(READ, f"{address}/v1/reconcile/suggest/entity?prefix=samr") == ["result"]
    assert "versions" in refine.evaluate(READ, f"{address}/v1/reconcile")
    assert refine.evaluate(READ, f"{address}/v1/agencies") == "refused"
