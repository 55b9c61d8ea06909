"""The result of a query of one's own: values in the table, the picture, files, and markup that stays text."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched
from tests.browser.cypher_page import address, opened, run

HOSTILE = "<img src=x onerror=window.caught=1>"
CAUGHT = "() => window.caught === undefined && document.querySelectorAll('img').length === 0"


def test_the_picture_shows_the_paths_of_the_rows(page: Page, ink: Callable[..., int]) -> None:
    opened(page)
    page.get_by_role("button", name="一个机构的前身").click()
    page.get_by_role("button", name="运行").click()
    expect(page.locator("#view-table tbody tr").first).to_contain_text("沿革")
    page.get_by_role("tab", name="图").click()
    expect(page.locator("#canvas")).to_have_attribute("data-state", "drawn")
    assert ink() > 500
    assert page.locator("#legend li").all_inner_texts() == ["机构"]
    expect(page.locator("#picture-hint")).to_contain_text("个实体")
    expect(page).to_have_url(re.compile("view=network"))


def test_a_node_of_the_picture_shows_its_properties(
    page: Page, node_of: Callable[[str], tuple[float, float]]
) -> None:
    opened(page, address("MATCH (a:Agency {id: 'spc'}) RETURN a", view="network"))
    page.get_by_role("button", name="运行").click()
    expect(page.locator("#canvas")).to_have_attribute("data-state", "drawn")
    page.locator("#canvas").scroll_into_view_if_needed()
    page.mouse.click(*node_of("Agency"))
    expect(page.locator("#details h3")).to_contain_text("最高人民法院")
    page.locator("#details").get_by_role("link", name="在图谱中浏览").click()
    expect(page).to_have_url(re.compile("/#node=Agency%2Fspc"))


def test_values_of_every_kind_are_readable(page: Page) -> None:
    opened(page)
    values = "1.5 AS n, null AS no, true AS yes, ['甲', [2]] AS l, {k: '乙'} AS m"
    run(page, f"MATCH (a:Agency {{id: 'spc'}}) RETURN a, {values}")
    cells = page.locator("#view-table tbody td")
    expect(cells.nth(0).locator("a")).to_have_attribute("href", re.compile(r"^\./#node=Agency%2Fspc"))
    texts = [" ".join(text.split()) for text in cells.all_inner_texts()]
    assert texts[1:] == ["1.5", "null", "true", "甲 2", "k 乙"]
    page.get_by_role("tab", name="图").click()
    expect(page.locator("#legend li")).to_have_count(1)


def test_rows_without_nodes_have_no_picture(page: Page) -> None:
    opened(page, address("RETURN 1 AS n", view="network"))
    page.locator("#run").click()
    expect(page.locator("#picture-hint")).to_contain_text("无图可画")
    expect(page.locator("#canvas")).to_be_hidden()


def test_no_rows_are_said_to_be_none(page: Page) -> None:
    opened(page)
    run(page, "MATCH (a:Agency {id: 'nobody'}) RETURN a")
    expect(page.locator("#view-table")).to_have_text("查询没有返回任何行。")


def test_a_result_over_the_limit_is_said_to_be_incomplete(page: Page) -> None:
    opened(page)
    answer = {"columns": ["n"], "rows": [[1], [2]], "truncated": True, "unknown_names": []}
    page.route("**/v1/cypher", lambda route: route.fulfill(json=answer))
    run(page, "RETURN 1 AS n")
    expect(page.locator("#truncated")).to_contain_text("只给出前 2 行")


def test_a_name_that_the_graph_does_not_have_is_pointed_out(page: Page) -> None:
    opened(page)
    run(page, "MATCH (a:Agency {id: 'spc'}) RETURN a.nmae AS n")
    expect(page.locator("#unknown li")).to_have_text(re.compile("第 1 行第 39 列.*属性 nmae.*是否指 name"))
    page.get_by_role("button", name="English").click()
    expect(page.locator("#unknown li")).to_contain_text("Did you mean name?")
    run(page, "MATCH (a:Agency {id: 'spc'}) RETURN a.name AS n")
    expect(page.locator("#unknown")).to_be_hidden()


def test_a_long_table_ends_early_and_the_files_do_not(page: Page, tmp_path: Path) -> None:
    opened(page)
    run(page, "UNWIND range(1, 600) AS n RETURN n")
    expect(page.locator("#status")).to_contain_text("共 600 行")
    expect(page.locator("#view-table tbody tr")).to_have_count(500)
    expect(page.locator("#view-table .hint")).to_contain_text("前 500 行，共 600 行")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 CSV").click()
    download.value.save_as(tmp_path / "rows.csv")
    assert len((tmp_path / "rows.csv").read_text("utf-8-sig").splitlines()) == 601


def test_files_are_made_in_the_browser(page: Page, tmp_path: Path) -> None:
    opened(page)
    run(page, "UNWIND ['=1+1', 'a,b'] AS text RETURN text, size(text) AS n")
    expect(page.locator("#view-table tbody tr")).to_have_count(2)
    for kind in ("CSV", "JSON"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"下载 {kind}").click()
        download.value.save_as(tmp_path / download.value.suggested_filename)
    assert (tmp_path / "cypher.csv").read_bytes().decode("utf-8-sig") == 'text,n\r\n\'=1+1,4\r\n"a,b",3\r\n'
    document = json.loads((tmp_path / "cypher.json").read_text("utf-8"))
    assert (document["rows"], document["truncated"]) == ([["=1+1", 4], ["a,b", 3]], False)


def test_the_result_can_be_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page)
    run(page, "RETURN '质量' AS text")
    expect(page.locator("#view-table tbody td")).to_have_text("质量")
    page.get_by_role("button", name="复制 CSV").click()
    expect(page.locator("#status")).to_have_text("已复制。")
    assert page.evaluate("navigator.clipboard.readText()").split() == ["text", "质量"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_markup_in_values_stays_text(language: str, watched: Watched) -> None:
    page = watched.page
    opened(page, f"/cypher#lang={language}&view=network")
    node = {"labels": [HOSTILE], "properties": {"id": HOSTILE, "name": HOSTILE}}
    tie = {"type": HOSTILE, "source": HOSTILE, "target": HOSTILE, "properties": {"quote": HOSTILE}}
    path = {"nodes": [node, node], "relationships": [tie]}
    values = [HOSTILE, [HOSTILE], {HOSTILE: HOSTILE}, node, tie, path, HOSTILE * 9]
    answer = {"columns": [HOSTILE] * len(values), "rows": [values], "truncated": False, "unknown_names": []}
    page.route("**/v1/cypher", lambda route: route.fulfill(json=answer))
    run(page, HOSTILE)
    expect(page.locator("#canvas")).to_have_attribute("data-state", "drawn")
    page.locator("#tab-table").click()
    assert page.locator("#view-table").inner_text().count(HOSTILE) > 12
    problem = {"title": HOSTILE, "detail": f"{HOSTILE} line 1, column 1"}
    page.route("**/v1/cypher", lambda route: route.fulfill(status=400, json=problem))
    run(page, HOSTILE)
    expect(page.get_by_role("alert")).to_contain_text(f"{HOSTILE} line 1, column 1")
    assert page.evaluate(CAUGHT)
    watched.complaints.clear()  # Chromium reports the status
