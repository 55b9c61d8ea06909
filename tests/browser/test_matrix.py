"""The matrix as a reader uses it: what is loaded, filters, sums, both languages, the keyboard, window sizes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

Explorer = Callable[..., Page]
COURT = '[data-pick="Agency/spc|policy_publication"]'
COURT_ROW = '[data-pick="Agency/spc|"]'
QUOTE = "最高人民法院发布一批食品药品安全刑事审判典型案例"
SAVED = "/#year=2023&cell=Agency%2Fspc%7Cpolicy_publication"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# The names of activity types that reach into the next column.
WIDE_HEADINGS = """[...document.querySelectorAll('#matrix th[scope="col"]:not(.corner)')]
  .filter(cell => cell.firstElementChild.getBoundingClientRect().width > cell.getBoundingClientRect().width)
  .map(cell => cell.textContent)"""


def test_the_first_page_shows_what_is_loaded(explorer: Explorer) -> None:
    page = explorer()
    expect(page).to_have_title("质月图谱")
    assert page.locator("#counts dd").first.inner_text() == "7"
    heads = page.locator('#matrix thead th[scope="col"]')
    assert heads.count() == 1 + 20
    assert heads.nth(11).inner_text() == "发布政策、报告、案例、名单"
    assert page.locator("#matrix tbody tr").count() > 50
    expect(page.locator(".loaded li")).to_have_count(7)


def picks(page: Page) -> list[str]:
    """The rows of agencies and regions, in their order."""
    found: list[str] = page.locator("#matrix tbody .actor").evaluate_all(
        "all => all.map((each) => each.dataset.pick)"
    )
    return found


def test_rows_come_in_groups_by_size_signature_or_pinyin(explorer: Explorer) -> None:
    page = explorer()
    heads = page.locator("#matrix .fold")
    assert [text.split()[0] for text in heads.all_inner_texts()] == ["国家级", "省级", "行业组织"]
    assert picks(page)[:2] == ["Agency/samr|", "Agency/mot|"]
    page.get_by_label("次序").select_option("official")
    expect(page.locator(".corner small")).to_have_text("同级中按最近的署名次序")
    expect(page.locator("#matrix tbody .actor").nth(1)).to_have_attribute(
        "data-pick", "Agency/cpc-publicity|"
    )
    page.get_by_label("次序").select_option("pinyin")
    expect(page.locator(".corner small")).to_have_text("同级中按全称拼音排列")
    expect(page.locator("#matrix tbody .actor").first).not_to_have_attribute("data-pick", "Agency/samr|")
    found = picks(page)
    regions = [pick for pick in found if pick.startswith("Region/")]
    assert regions == sorted(regions)
    assert len(regions) == 32
    assert found.index("Agency/samr|") < found.index("Agency/spc|")


def test_a_group_folds_and_keeps_its_sums(explorer: Explorer) -> None:
    page = explorer()
    head = page.locator('[data-fold="national"]')
    sums = page.locator("#matrix tr.group").first.inner_text()
    before = page.locator("#matrix tbody tr").count()
    head.click()
    expect(head).to_have_attribute("aria-expanded", "false")
    expect(head).to_be_focused()
    assert page.locator("#matrix tbody tr").count() == before - 26
    assert page.locator("#matrix tr.group").first.inner_text().split()[1:] == sums.split()[1:]
    assert "fold=national" in page.url
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-expanded", "true")
    assert page.locator("#matrix tbody tr").count() == before


def test_cells_of_a_column_agree_with_the_answers_of_the_server(explorer: Explorer) -> None:
    """Filters by year and region hold for cells, sums and evidence alike."""
    page = explorer("/#year=2025&region=%E7%A6%8F%E5%BB%BA%E7%9C%81")
    all_of_region = page.evaluate(
        "fetch('/v1/questions/activities?from_year=2025&to_year=2025&region=350000&limit=500')"
        ".then(r => r.json()).then(a => a.rows.filter(row => row[3].includes('publicity_campaign')).length)"
    )
    assert all_of_region > 5
    assert page.locator("#matrix tfoot td").nth(4).inner_text() == str(all_of_region)
    cell = page.locator('[data-pick="Agency/fujian-amr|publicity_campaign"]')
    assert cell.inner_text() == str(all_of_region)
    cell.click()
    expect(page.locator("#evidence article")).to_have_count(all_of_region)


def test_rarely_used_filters_are_folded_and_counted(explorer: Explorer) -> None:
    page = explorer()
    expect(page.get_by_label("事实")).to_be_hidden()
    page.get_by_text("更多筛选").click()
    page.get_by_label("事实").select_option("derived")
    expect(page.locator("#matrix tbody .actor")).to_have_count(9)
    page.locator("#matrix tbody td.filled").first.click()
    expect(page.locator("#evidence .tags").first).to_contain_text("系列")
    expect(page.get_by_label("事实")).to_be_hidden()
    page.get_by_text("更多筛选").click()
    page.get_by_label("系列", exact=True).fill("中国质量大会")
    page.get_by_label("系列", exact=True).press("Enter")
    expect(page.locator("#further-count")).to_have_text("（已用 2 项）")
    assert "series=%E4%B8%AD" in page.url
    page.get_by_label("事实").select_option("")
    expect(page.locator("#matrix tbody .actor")).to_have_count(1)


def test_predecessors_count_under_the_agency_of_today_or_of_a_year(explorer: Explorer) -> None:
    """No organiser of the shipped notices has a predecessor among them, so that the questions asked are looked at."""
    page = explorer("/#cell=Agency%2Fsamr%7C")
    page.get_by_text("更多筛选").click()
    with page.expect_response(lambda each: "evidence?" in each.url and "rollup=true" in each.url) as evidence:
        page.get_by_label("前身计入今天的机构").check()
    assert evidence.value.ok
    with page.expect_response(
        lambda each: "actors-by-type?" in each.url and "as_of=2017" in each.url
    ) as rows:
        page.get_by_label("以某年的机构为准").fill("2017")
        page.get_by_label("以某年的机构为准").press("Enter")
    assert rows.value.ok
    expect(page.locator("#evidence article")).to_have_count(17)


def test_bars_show_the_years_of_a_row_in_words_too(explorer: Explorer) -> None:
    page = explorer()
    bars = page.locator(f"{COURT_ROW} .bars")
    assert bars.get_attribute("aria-label") == "逐年活动项数：2023: 1"
    assert bars.locator("rect").count() == 1
    assert page.locator('[data-pick="Agency/samr|"] .bars rect').count() == 3


def test_activities_without_organiser_are_in_plain_sight(explorer: Explorer) -> None:
    page = explorer("/#year=2024")
    row = page.locator("#matrix tr.unnamed")
    expect(row).to_be_in_viewport()
    assert "通知未写明组织者" in row.inner_text()
    count = page.evaluate(
        "fetch('/v1/questions/activities-without-organizer?from_year=2024&to_year=2024&type=enforcement_crackdown')"
        ".then(r => r.json()).then(a => a.rows.length)"
    )
    crackdown = page.locator('[data-pick="-|enforcement_crackdown"]')
    assert count > 3
    assert crackdown.inner_text() == str(count)
    crackdown.click()
    expect(page.locator("#evidence article")).to_have_count(count)
    expect(page.locator("#canvas")).to_have_attribute("data-state", "drawn")


def test_the_sums_are_those_of_the_answers(explorer: Explorer) -> None:
    page = explorer("/#year=2025")
    sums = page.evaluate(
        "fetch('/v1/questions/types-by-year?from_year=2025&to_year=2025').then(r => r.json())"
        ".then(a => a.rows.map(row => String(row[4])))"
    )
    assert page.locator("#matrix tfoot td").all_inner_texts() == sums


def test_filters_narrow_the_matrix(explorer: Explorer) -> None:
    page = explorer()
    rows = page.locator("#matrix tbody tr")
    everyone = rows.count()
    page.get_by_placeholder("输入机构或地区名称").fill("最高人民")
    expect(rows).to_have_count(3)
    rows = page.locator("#matrix tbody .actor")
    assert [text.split()[0] for text in rows.all_inner_texts()] == ["最高人民检察院", "最高人民法院"]
    page.get_by_text("更多筛选").click()
    page.get_by_label("隐藏空类型").check()
    page.get_by_label("年度").select_option("2015")
    expect(page.locator("#matrix")).to_contain_text("没有符合筛选条件的机构或地区")
    assert page.locator('#matrix thead th[scope="col"]').count() < 19
    page.get_by_label("年度").select_option("")
    page.get_by_placeholder("输入机构或地区名称").fill("")
    page.get_by_label("主体").select_option("Region")
    expect(rows.first).to_contain_text("地区")
    assert rows.count() < everyone
    page.get_by_label("主体").select_option("")
    page.get_by_label("层级").select_option("association")
    expect(rows.first).to_contain_text("中")
    assert rows.count() < everyone


def test_the_language_switch_changes_everything_but_the_sources(explorer: Explorer) -> None:
    page = explorer(SAVED)
    page.get_by_role("button", name="English").click()
    expect(page).to_have_title("Quality Month Graph")
    expect(page).to_have_url(re.compile("lang=en"))
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator("#evidence-title")).to_have_text("Supreme People's Court · Publication")
    expect(page.locator("#evidence mark").first).to_have_text(QUOTE)
    expect(page.locator("#matrix tr.unnamed")).to_contain_text("Organiser not named")
    expect(page.locator(COURT_ROW)).to_contain_text("Supreme People's Court")
    expect(page.locator("#legend")).to_contain_text("Activity type")
    own = page.locator(
        "[data-word], #counts dt, #tools option, #scale li, #matrix thead th"
    ).all_inner_texts()
    assert [text for text in own if CHINESE.search(text)] == []
    page.get_by_role("button", name="中文").click()
    expect(page).to_have_title("质月图谱")


def test_the_keyboard_reaches_every_cell(explorer: Explorer) -> None:
    page = explorer("/#q=%E6%9C%80%E9%AB%98%E4%BA%BA%E6%B0%91&order=pinyin")
    page.keyboard.press("Tab")
    expect(page.locator("#skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator('[data-pick="-|"]')).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator('[data-fold="national"]')).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(COURT_ROW)).to_be_focused()
    for _ in range(11):
        page.keyboard.press("ArrowRight")
    court = page.locator(COURT)
    expect(court).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#evidence mark").first).to_have_text(QUOTE)
    expect(court).to_be_focused()
    assert court.get_attribute("aria-selected") == "true"
    page.keyboard.press("Home")
    expect(page.locator(COURT_ROW)).to_be_focused()
    page.keyboard.press("Control+End")
    assert page.evaluate("document.activeElement.dataset.column") == "20"
    assert page.locator('#matrix [data-row][tabindex="0"]').count() == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_fits_windows_of_all_widths(language: str, explorer: Explorer, tmp_path: Path) -> None:
    page = explorer(f"{SAVED}&lang={language}", network=True)
    for width in (1920, 1440, 1280, 900):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        table, box = page.locator("#matrix").bounding_box(), page.locator("#matrix-box").bounding_box()
        assert table
        assert box
        assert table["width"] <= box["width"] + 1, width
        assert page.evaluate(WIDE_HEADINGS) == [], width
        page.screenshot(path=tmp_path / f"{language}-{width}.png")
