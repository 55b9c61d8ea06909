"""The page for Cypher in a browser: its addresses, opening it, and running a query."""

from urllib.parse import quote

from playwright.sync_api import Page, expect


def address(query: str, **state: str) -> str:
    """The address of the page with a query."""
    return "/cypher#" + "&".join(
        f"{name}={quote(value)}" for name, value in {"query": query, **state}.items()
    )


def opened(page: Page, url: str = "/cypher") -> None:
    """Open the page at an address and wait for its examples."""
    page.goto(url)
    expect(page.locator("#examples button").first).to_be_visible()


def run(page: Page, query: str) -> None:
    """Write a query and run it by the keyboard."""
    page.locator("#query").fill(query)
    page.locator("#query").press("Control+Enter")
