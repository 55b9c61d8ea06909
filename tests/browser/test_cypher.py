"""The page for Cypher as a reader uses it: examples, links, problems, the keyboard, both languages."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Watched
from tests.browser.cypher_page import address, opened, run

WIDTHS = (1280, 900, 400)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_the_first_page_leads_here_and_back_in_its_language(page: Page) -> None:
    page.goto("/#lang=en")
    page.get_by_role("link", name="Cypher").click()
    expect(page).to_have_title("Cypher · Quality Month Graph")
    expect(page.locator("#examples button")).to_have_count(8)
    page.get_by_role("link", name="Explorer").click()
    expect(page.locator("#matrix-title")).to_have_text("Who organised which types of activity")


def test_a_link_followed_before_the_words_have_come_takes_the_language_along(page: Page) -> None:
    page.route("**/static/words/**/*.json", lambda _: None)  # as over a slow network: no answer yet
    page.goto("/#lang=en")
    page.get_by_role("link", name="Cypher").click()
    expect(page).to_have_url(re.compile("/cypher#lang=en$"))


def test_every_example_has_rows(page: Page) -> None:
    opened(page)
    for each in page.locator("#examples button").all():
        each.click()
        expect(page.locator("#result")).to_be_hidden()
        expect(page.locator("#status")).to_contain_text("尚未运行")
        page.get_by_role("button", name="运行").click()
        expect(page.locator("#view-table tbody tr").first).to_be_visible()
        expect(page.locator("#status")).to_have_text(re.compile(r"^共 [1-9]\d* 行，用时 \d+\.\d\d 秒。$"))
    expect(page.locator("#error")).to_be_hidden()


def test_a_refused_query_is_explained_and_its_place_shown(watched: Watched) -> None:
    page = watched.page
    opened(page)
    run(page, "MATCH (a:Agency)\nCREATE (n) RETURN n")
    expect(page.get_by_role("alert")).to_contain_text("CREATE")
    expect(page.locator("#error mark")).to_have_text("CREATE")
    page.get_by_role("button", name="转到第 2 行第 1 列").click()
    assert page.evaluate("query.value.slice(query.selectionStart, query.selectionEnd)") == "CREATE"
    expect(page.locator("#result")).to_be_hidden()
    run(page, "RETURN 1 AS n")
    expect(page.locator("#view-table tbody td")).to_have_text("1")
    expect(page.locator("#error")).to_be_hidden()
    assert [each for each in watched.complaints if "400" not in each] == []  # Chromium reports the status
    watched.complaints.clear()


def test_a_link_fills_the_editor_and_runs_nothing(watched: Watched) -> None:
    query, parameters = "MATCH (a:Agency {id: $id})\nRETURN a.name AS 名称 // 100 %+&#", '{"id": "spc"}'
    page = watched.page
    page.goto(address(query, parameters=parameters))
    expect(page.locator("#query")).to_have_value(query)
    expect(page.locator("#parameters")).to_have_value(parameters)
    expect(page.locator("#status")).to_contain_text("尚未运行")
    page.wait_for_timeout(500)
    assert [url for url in watched.requests if "/v1/cypher" in url] == []
    page.get_by_role("button", name="运行").click()
    expect(page.locator("#view-table tbody td")).to_have_text("中华人民共和国最高人民法院")


def test_what_is_written_is_kept_in_the_address(page: Page) -> None:
    opened(page)
    page.locator("#query").fill("RETURN '质量' AS a")
    expect(page).to_have_url(re.compile("query=RETURN"))
    page.locator("#examples button").first.click()
    expect(page.locator("#query")).not_to_have_value("RETURN '质量' AS a")
    page.go_back()
    expect(page.locator("#query")).to_have_value("RETURN '质量' AS a")


def test_the_language_switch_keeps_query_and_rows(page: Page) -> None:
    opened(page)
    run(page, "MATCH (a:Agency {id: 'spc'}) RETURN a")
    expect(page.locator("#view-table tbody td")).to_contain_text("最高人民法院")
    page.get_by_role("button", name="English").click()
    expect(page.locator("#view-table tbody td")).to_contain_text("Supreme People's Court")
    expect(page.locator("#query")).to_have_value("MATCH (a:Agency {id: 'spc'}) RETURN a")
    own = page.locator("[data-word], #examples, #status, #model dt").all_inner_texts()
    assert [text for text in own if CHINESE.search(text)] == []


def test_wrong_parameters_are_explained_without_a_request(watched: Watched) -> None:
    page = watched.page
    page.goto(address("RETURN 1 AS n", parameters="{year: 2024}"))
    page.get_by_role("button", name="运行").click()
    expect(page.get_by_role("alert")).to_contain_text("参数有误")
    expect(page.locator("#parameters")).to_be_focused()
    page.locator("#query").fill(" ")
    page.get_by_role("button", name="运行").click()
    expect(page.get_by_role("alert")).to_contain_text("请先写一条查询")
    assert [url for url in watched.requests if "/v1/cypher" in url] == []


def test_a_run_can_be_cancelled(page: Page) -> None:
    opened(page)
    held: list[Route] = []
    page.route("**/v1/cypher", lambda route: held.append(route))
    run(page, "RETURN 1 AS n")
    expect(page.locator("#run")).to_be_disabled()
    page.get_by_role("button", name="取消").click()
    expect(page.locator("#status")).to_have_text("已取消。")
    expect(page.locator("#run")).to_be_focused()
    expect(page.locator("#cancel")).to_be_hidden()
    run(page, "RETURN 2 AS n")
    page.locator("#examples button").first.click()  # another query: no rows of the first may stand below it
    expect(page.locator("#cancel")).to_be_hidden()
    assert len(held) == 2


def test_a_lost_connection_has_its_own_words(watched: Watched) -> None:
    page = watched.page
    opened(page, "/cypher#lang=en")
    page.route("**/v1/cypher", lambda route: route.abort())
    run(page, "RETURN 1 AS n")
    expect(page.get_by_role("alert")).to_contain_text("could not be reached")
    watched.complaints.clear()  # Chromium reports the lost connection


def test_the_keyboard_reaches_everything_and_is_not_held(page: Page) -> None:
    opened(page, address("MATCH (a:Agency {id: 'spc'}) RETURN a"))
    page.keyboard.press("Tab")
    expect(page.locator("#skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#query")).to_be_focused()
    for focused in ("#parameters-box summary", "#run"):
        page.keyboard.press("Tab")
        expect(page.locator(focused)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#view-table tbody td a")).to_be_visible()
    page.locator("#tab-table").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-network")).to_be_focused()
    expect(page.locator("#canvas")).to_have_attribute("data-state", "drawn")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_overflows_at_any_width(language: str, page: Page, tmp_path: Path) -> None:
    opened(page, f"/cypher#lang={language}")
    page.locator("#examples button").nth(6).click()
    page.locator("#run").click()
    expect(page.locator("#view-table tbody tr").first).to_be_visible()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.screenshot(path=tmp_path / f"{language}-{width}.png", full_page=True)
