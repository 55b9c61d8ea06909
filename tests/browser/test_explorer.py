"""The explorer as a reader uses it: the matrix, the evidence, the network, both languages, the keyboard."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

COURT = "Agency/spc|policy_publication"
QUOTE = "最高人民法院发布一批食品药品安全刑事审判典型案例"
TOLD_FIRST = "发布食品药品安全刑事审判典型案例"
SAVED = "/#year=2023&cell=Agency%2Fspc%7Cpolicy_publication"


def opened(page: Page, url: str = "/") -> Page:
    """The page once its matrix stands."""
    page.goto(url)
    expect(page.locator("#matrix tfoot td").first).to_be_attached()
    return page


def cell(page: Page, pick: str) -> Locator:
    return page.locator(f'[data-pick="{pick}"]')


def drawn(page: Page) -> None:
    expect(page.locator("#canvas")).to_have_attribute("data-state", "drawn")


def inked(page: Page) -> int:
    """How many pixels of the network's canvas are neither white nor empty."""
    return int(
        page.evaluate(
            """() => {
              const canvas = document.querySelector("#canvas canvas");
              const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
              const dark = (i) => data[i + 3] > 0 && data[i] + data[i + 1] + data[i + 2] < 700;
              let inked = 0;
              for (let i = 0; i < data.length; i += 4) if (dark(i)) inked += 1;
              return inked;
            }"""
        )
    )


def test_the_first_page_shows_what_is_loaded(page: Page, tmp_path: Path) -> None:
    opened(page)
    expect(page).to_have_title("质月图谱")
    assert page.locator("#counts dd").first.inner_text() == "7"
    heads = page.locator('#matrix thead th[scope="col"]')
    assert heads.count() == 1 + 18
    assert heads.nth(11).inner_text() == "发布政策、报告、案例、名单"
    assert page.locator("#matrix tbody tr").count() > 50
    expect(page.locator(".loaded li")).to_have_count(7)
    page.screenshot(path=tmp_path / "first.png")
    assert (tmp_path / "first.png").stat().st_size > 50_000


def test_a_cell_opens_its_evidence_and_its_network(page: Page, tmp_path: Path) -> None:
    opened(page)
    court = cell(page, COURT)
    assert court.inner_text() == "1"
    assert court.get_attribute("aria-label") == "最高人民法院，发布政策、报告、案例、名单：1 项活动"
    court.click()
    expect(page.locator("#evidence mark")).to_have_text([QUOTE, TOLD_FIRST])
    assert page.locator("#evidence blockquote").first.inner_text() == f"三、{QUOTE}。"
    assert "附件1 三" in page.locator("#evidence .where").first.inner_text()
    assert page.locator("#evidence .tags li").all_inner_texts() == ["主办", "依据：句中写明"]
    drawn(page)
    assert inked(page) > 500
    assert "活动" in page.locator("#legend").inner_text()
    page.screenshot(path=tmp_path / "cell.png")


def test_the_quote_is_shown_in_the_whole_notice(page: Page) -> None:
    opened(page, SAVED)
    page.get_by_role("button", name="在通知中查看").first.click()
    reader = page.get_by_role("dialog")
    expect(reader.locator("mark")).to_have_text(QUOTE)
    expect(reader.locator("mark")).to_be_in_viewport()
    assert "四、最高人民检察院依法惩治侵权假冒犯罪" in reader.inner_text()
    page.keyboard.press("Escape")
    expect(reader).to_be_hidden()


def test_the_table_says_what_the_network_shows(page: Page) -> None:
    opened(page, SAVED)
    drawn(page)
    act = page.evaluate(
        "fetch('/v1/questions/evidence?agency=spc&year=2023').then(r => r.json()).then(a => a.rows[0][5])"
    )
    edges = page.evaluate(
        f"fetch('/v1/graph?type=Activity&id={act}').then(r => r.json()).then(p => p.edges.length)"
    )
    page.get_by_role("tab", name="列表").click()
    rows = page.locator("#view-table tbody tr")
    assert rows.count() == edges
    assert any(QUOTE in text for text in rows.all_inner_texts())
    expect(page).to_have_url(re.compile("view=table"))


def test_a_node_shows_its_properties_expands_and_takes_the_middle(page: Page) -> None:
    opened(page, f"{SAVED}&view=table")
    drawn(page)
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


def test_the_canvas_answers_a_click_on_its_node(page: Page) -> None:
    opened(page, "/#node=Agency%2Fspc&wide=yes")
    drawn(page)
    expect(page.locator("#details h3")).to_contain_text("最高人民法院")
    page.locator("#canvas canvas").click(position={"x": 3, "y": 3})
    assert page.locator("#main").get_attribute("class") == "wide"
    expect(page.locator("#matrix")).to_be_hidden()


def test_activities_without_organiser_are_in_plain_sight(page: Page) -> None:
    opened(page, "/#year=2024")
    row = page.locator("#matrix tr.unnamed")
    expect(row).to_be_in_viewport()
    assert "通知未写明组织者" in row.inner_text()
    told = page.evaluate(
        "fetch('/v1/questions/activities-without-organizer?from_year=2024&to_year=2024&type=enforcement_crackdown')"
        ".then(r => r.json()).then(a => a.rows.length)"
    )
    crackdown = cell(page, "-|enforcement_crackdown")
    assert told > 3
    assert crackdown.inner_text() == str(told)
    crackdown.click()
    expect(page.locator("#evidence article")).to_have_count(told)
    drawn(page)


def test_the_sums_are_those_of_the_answers(page: Page) -> None:
    opened(page, "/#year=2025")
    told = page.evaluate(
        "fetch('/v1/questions/types-by-year?from_year=2025&to_year=2025').then(r => r.json())"
        ".then(a => a.rows.map(row => String(row[4])))"
    )
    assert page.locator("#matrix tfoot td").all_inner_texts() == told


def test_filters_narrow_the_matrix(page: Page) -> None:
    opened(page)
    rows = page.locator("#matrix tbody tr")
    everyone = rows.count()
    page.get_by_placeholder("输入机构或地区名称").fill("最高人民")
    expect(rows).to_have_count(2)
    assert rows.all_inner_texts()[0].startswith("最高人民法院")
    page.get_by_label("隐藏空类型").check()
    page.get_by_label("年度").select_option("2015")
    expect(page.locator("#matrix")).to_contain_text("没有符合筛选条件的机构或地区")
    assert page.locator('#matrix thead th[scope="col"]').count() < 19
    page.get_by_label("年度").select_option("")
    page.get_by_placeholder("输入机构或地区名称").fill("")
    page.get_by_label("主体").select_option("Region")
    expect(rows.first).to_contain_text("北京")
    assert rows.count() < everyone
    page.get_by_label("主体").select_option("")
    page.get_by_label("层级").select_option("association")
    expect(rows.first).to_contain_text("中")
    assert rows.count() < everyone


def test_the_language_switch_changes_everything_but_the_sources(page: Page) -> None:
    opened(page, SAVED)
    page.get_by_role("button", name="English").click()
    expect(page).to_have_title("Quality Month Graph")
    expect(page).to_have_url(re.compile("lang=en"))
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator("#evidence-title")).to_have_text("Supreme People's Court · Publication")
    expect(page.locator("#evidence mark").first).to_have_text(QUOTE)
    expect(page.locator("#matrix tr.unnamed")).to_contain_text("Organiser not named")
    expect(cell(page, "Agency/spc|")).to_contain_text("Supreme People's Court")
    expect(page.locator("#legend")).to_contain_text("Activity type")
    leftovers = re.compile(r"[\u4e00-\u9fff]")
    own = page.locator(
        "[data-word], #counts dt, #tools option, #scale li, #matrix thead th"
    ).all_inner_texts()
    assert [text for text in own if leftovers.search(text)] == []
    page.get_by_role("button", name="中文").click()
    expect(page).to_have_title("质月图谱")


def test_the_keyboard_reaches_every_cell(page: Page) -> None:
    opened(page, "/#q=%E6%9C%80%E9%AB%98%E4%BA%BA%E6%B0%91")
    page.keyboard.press("Tab")
    expect(page.locator("#skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(cell(page, "-|")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(cell(page, "Agency/spc|")).to_be_focused()
    for _ in range(11):
        page.keyboard.press("ArrowRight")
    expect(cell(page, COURT)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#evidence mark").first).to_have_text(QUOTE)
    expect(cell(page, COURT)).to_be_focused()
    assert cell(page, COURT).get_attribute("aria-selected") == "true"
    page.keyboard.press("Home")
    expect(cell(page, "Agency/spc|")).to_be_focused()
    page.keyboard.press("Control+End")
    assert page.evaluate("document.activeElement.dataset.column") == "18"
    assert page.locator('#matrix [data-row][tabindex="0"]').count() == 1


def test_a_url_shows_the_same_again(page: Page) -> None:
    opened(page)
    page.get_by_label("年度").select_option("2023")
    cell(page, COURT).click()
    page.get_by_role("tab", name="列表").click()
    expect(page.locator("#view-table tbody tr").first).to_be_visible()
    url, table = page.url, page.locator("#view-table").inner_text()
    page.goto("about:blank")
    opened(page, url)
    expect(page.locator("#evidence mark").first).to_have_text(QUOTE)
    expect(cell(page, COURT)).to_have_class(re.compile("picked"))
    expect(cell(page, COURT)).to_be_in_viewport()
    assert page.get_by_label("年度").input_value() == "2023"
    expect(page.locator("#view-table")).to_have_text(re.compile("参与组织"))
    assert page.locator("#view-table").inner_text() == table


@pytest.mark.parametrize("width", [900, 1280, 1440, 1920])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_fits_the_window(width: int, language: str, page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, f"{SAVED}&lang={language}")
    drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    table, box = page.locator("#matrix").bounding_box(), page.locator("#matrix-box").bounding_box()
    assert table
    assert box
    assert table["width"] <= box["width"] + 1
    page.screenshot(path=tmp_path / f"{language}-{width}.png")
