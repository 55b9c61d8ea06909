"""The explorer behind keys: the browser asks for one as a password, and the page then works as without."""

from pathlib import Path

import httpx
from playwright.sync_api import Browser, expect

from api.gate.keys import new_key
from graph.settings import Settings
from graph.store import Store
from tests.browser.conftest import serving, watch


def test_the_explorer_works_behind_keys(
    browser: Browser, shipped_settings: Settings, shipped_store: Store
) -> None:
    assert shipped_store
    secret, key = new_key("reader", frozenset({"read", "query"}))
    data: Path = shipped_settings.data_dir
    with serving(data, QMG_API_KEYS=key.line()) as (_, address):
        assert httpx.get(address).headers["www-authenticate"].startswith("Basic ")
        known = browser.new_context(
            base_url=address, http_credentials={"username": "anyone", "password": secret}
        )
        watched = watch(known.new_page())
        watched.page.goto("/")
        expect(watched.page.locator("#matrix tfoot td").first).to_be_attached()
        watched.page.goto("/cypher#query=RETURN+1+AS+n")
        watched.page.get_by_role("button", name="运行").click()
        expect(watched.page.locator("#view-table tbody td")).to_have_text("1")
        watched.page.goto("/page#node=Agency%2Fspc")
        expect(watched.page.locator("#record tbody tr").first).to_be_attached()
        known.close()
    assert [each for each in watched.complaints if "401" not in each] == []  # a first request is challenged
