"""The pages behind a proxy that serves them under a prefix: every request stays there, and all works as without."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.settings import Settings
from graph.store import Store
from tests.browser.conftest import Watched, serving, watch
from tests.reverse_proxy import proxied

PREFIX = "/qmg"


@pytest.fixture(scope="module", params=[PREFIX, ""], ids=["set", "not set"])
def address(
    shipped_settings: Settings, shipped_store: Store, request: pytest.FixtureRequest
) -> Iterator[str]:
    """The address of the proxy. The pages work without the setting too, which is for paths in answers."""
    assert shipped_store
    with (
        serving(shipped_settings.data_dir, root_path=request.param) as (_, upstream),
        proxied(upstream, PREFIX) as found,
    ):
        yield found


@pytest.fixture
def behind(browser: Browser, address: str) -> Iterator[Page]:
    """A page that must request nothing outside of the prefix, and report no error."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    watched: Watched = watch(context.new_page())
    watched.page.goto(f"{address}{PREFIX}/")
    yield watched.page
    context.close()
    assert len(watched.requests) > 5
    assert [url for url in watched.requests if not url.startswith(f"{address}{PREFIX}/")] == []
    assert watched.complaints == []


def test_the_first_page_draws_matrix_evidence_and_network(behind: Page) -> None:
    cell = behind.locator("#matrix tbody td button, #matrix tbody td[tabindex]").first
    expect(cell).to_be_attached()
    behind.goto(f"{behind.url}#year=2023&cell=Agency%2Fspc%7Cpolicy_publication")
    expect(behind.locator("#evidence")).to_contain_text("最高人民法院发布一批食品药品安全刑事审判典型案例")
    expect(behind.locator("#canvas")).to_have_attribute("data-state", "drawn")


def test_the_search_box_finds(behind: Page) -> None:
    behind.locator("#find").fill("高度重视")
    behind.locator("#found [role=option]").first.click()
    expect(behind.locator("#reader-mark")).to_contain_text("高度重视")


def test_links_lead_to_the_page_for_cypher_and_back(behind: Page) -> None:
    behind.get_by_role("button", name="English").click()
    behind.get_by_role("link", name="Cypher").click()
    expect(behind.locator("#examples button")).to_have_count(8)
    behind.locator("#query").fill("MATCH (a:Agency {id: 'spc'}) RETURN a")
    behind.locator("#run").click()
    behind.locator("#view-table a").first.click()
    expect(behind).to_have_url(re.compile(f"{PREFIX}/#"))
    expect(behind.locator("#details")).to_contain_text("Supreme People")


def test_a_page_of_an_agency_leads_to_that_of_a_notice(behind: Page) -> None:
    behind.goto(f"{behind.url}page#node=Agency%2Fspc")
    behind.locator("#record").get_by_role("link", name="最高人民法院发布一批").click()
    expect(behind).to_have_url(re.compile(f"{PREFIX}/page#"))
    expect(behind.locator(".notice-text .chosen").first).to_be_in_viewport()


def test_the_pages_of_the_ontology_are_there(behind: Page) -> None:
    behind.get_by_role("link", name="本体与词表").click()
    expect(behind.locator("#Notice")).to_be_attached()
    expect(behind.locator("body")).to_have_css("margin-top", "0px")  # by its style sheet
    behind.get_by_role("link", name="词表").first.click()
    expect(behind).to_have_url(re.compile(f"{PREFIX}/vocabularies"))
    behind.get_by_role("link", name="English").first.click()
    expect(behind.locator("html")).to_have_attribute("lang", "en")
