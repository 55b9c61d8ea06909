"""Opening the page of an entity in a browser."""

from urllib.parse import quote

from playwright.sync_api import Page, expect


def opened(page: Page, node: str, **state: str) -> Page:
    """Open the page of an entity, and wait until its sections are drawn."""
    page.goto("about:blank")  # a change of the hash alone would not load the page anew
    given = {"node": node, **state}.items()
    page.goto("/page#" + "&".join(f"{name}={quote(value, safe='')}" for name, value in given))
    expect(page.locator("#main")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator("#page-body > *").first).to_be_visible()
    return page
