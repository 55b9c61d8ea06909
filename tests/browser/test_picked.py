"""The picked cell as a reader sees it: evidence, the notice around it, the network, its table, the URL."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Explorer = Callable[..., Page]
COURT = '[data-pick="Agency/spc|policy_publication"]'
QUOTE = "最高人民法院发布一批食品药品安全刑事审判典型案例"
SECOND_QUOTE = "发布食品药品安全刑事审判典型案例"
SAVED = "/#year=2023&cell=Agency%2Fspc%7Cpolicy_publication"


def test_a_cell_opens_its_evidence_and_its_network(explorer: Explorer, ink: Callable[..., int]) -> None:
    page = explorer()
    court = page.locator(COURT)
    assert court.inner_text() == "1"
    assert court.get_attribute("aria-label") == "最高人民法院，发布政策、报告、案例、名单：1 项活动"
    court.click()
    expect(page.locator("#evidence mark")).to_have_text([QUOTE, SECOND_QUOTE])
    assert page.locator("#evidence blockquote").first.inner_text() == f"三、{QUOTE}。"
    assert "附件1 三" in page.locator("#evidence .source").first.inner_text()
    assert page.locator("#evidence .tags li").all_inner_texts() == ["主办", "依据：句中写明"]
    expect(page.locator("#canvas")).to_have_attribute("data-state", "drawn")
    assert ink() > 500
    assert ink(margin=2) == 0, "a label is cut off at the edge of the canvas"
    assert "活动" in page.locator("#legend").inner_text()


def test_the_quote_is_shown_in_the_whole_notice(explorer: Explorer) -> None:
    page = explorer(SAVED)
    page.get_by_role("button", name="在通知中查看").first.click()
    reader = page.get_by_role("dialog")
    expect(reader.locator("mark")).to_have_text(QUOTE)
    expect(reader.locator("mark")).to_be_in_viewport()
    assert "四、最高人民检察院依法惩治侵权假冒犯罪" in reader.inner_text()
    page.keyboard.press("Escape")
    expect(reader).to_be_hidden()


def test_the_table_lists_what_the_network_shows(explorer: Explorer) -> None:
    page = explorer(SAVED, network=True)
    activity = page.evaluate(
        "fetch('/v1/questions/evidence?agency=spc&year=2023').then(r => r.json()).then(a => a.rows[0][5])"
    )
    edges = page.evaluate(
        f"fetch('/v1/graph?type=Activity&id={activity}').then(r => r.json()).then(p => p.edges.length)"
    )
    page.get_by_role("tab", name="列表").click()
    rows = page.locator("#view-table tbody tr")
    assert rows.count() == edges
    assert any(QUOTE in text for text in rows.all_inner_texts())
    expect(page).to_have_url(re.compile("view=table"))


def test_a_node_shows_its_properties_expands_and_takes_the_centre(explorer: Explorer) -> None:
    page = explorer(f"{SAVED}&view=table", network=True)
    rows = page.locator("#view-table tbody tr")
    before = rows.count()
    page.locator("#view-table").get_by_role("button", name="中华人民共和国最高人民法院").first.click()
    details = page.locator("#details")
    expect(details).to_contain_text("Supreme People's Court")
    details.get_by_role("button", name="展开").click()
    expect(page.locator("#view-table caption")).not_to_contain_text(f"{before} 条关系")
    assert rows.count() > before
    details.get_by_role("button", name="以此为中心").click()
    expect(page).to_have_url(re.compile("node=Agency%2Fspc"))
    expect(page.locator("#details h3")).to_contain_text("最高人民法院")
    page.go_back()
    expect(rows).to_have_count(before)


def test_a_click_on_a_node_of_the_canvas_shows_its_properties(
    explorer: Explorer, node_of: Callable[[str], tuple[float, float]]
) -> None:
    page = explorer(SAVED, network=True)
    page.mouse.click(*node_of("Agency"))
    expect(page.locator("#details h3")).to_contain_text("最高人民法院")
    page.mouse.click(*node_of("Activity"))
    expect(page.locator("#details h3")).to_contain_text("食品药品安全刑事审判典型案例")


def test_the_wide_network_takes_the_place_of_the_matrix(explorer: Explorer) -> None:
    page = explorer("/#node=Agency%2Fspc&wide=yes", network=True)
    expect(page.locator("#details h3")).to_contain_text("最高人民法院")
    page.locator("#canvas canvas").click(position={"x": 3, "y": 3})
    assert page.locator("#main").get_attribute("class") == "wide"
    expect(page.locator("#matrix")).to_be_hidden()


def test_a_url_shows_the_same_again(explorer: Explorer) -> None:
    page = explorer()
    page.get_by_label("年度").select_option("2023")
    page.locator(COURT).click()
    page.get_by_role("tab", name="列表").click()
    expect(page.locator("#view-table tbody tr").first).to_be_visible()
    url, table = page.url, page.locator("#view-table").inner_text()
    page.goto("about:blank")
    explorer(url)
    expect(page.locator("#evidence mark").first).to_have_text(QUOTE)
    expect(page.locator(COURT)).to_have_class(re.compile("picked"))
    expect(page.locator(COURT)).to_be_in_viewport()
    assert page.get_by_label("年度").input_value() == "2023"
    expect(page.locator("#view-table")).to_have_text(re.compile("参与组织"))
    assert page.locator("#view-table").inner_text() == table
