"""The timeline above the matrix: what is known of each year, by pointer and by keys, and the same in a table."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Explorer = Callable[..., Page]
YEAR = "#years [data-year='{}']"


def test_years_look_as_they_are_known(explorer: Explorer) -> None:
    page = explorer()
    marks = page.locator("#years [data-year]")
    expect(marks).to_have_count(2025 - 1978 + 1)
    looks = {
        "is-notice": {2015, 2023, 2024, 2025},
        "is-register": {1978, 1979, 2014},
        "is-nothing": {1980, 1998},
    }
    for look, years in looks.items():
        for year in years:
            expect(page.locator(YEAR.format(year))).to_have_class(re.compile(look))
    expect(page.locator("#years .is-notice")).to_have_count(4)


def test_a_year_is_described_where_it_is_pointed_at(explorer: Explorer) -> None:
    page = explorer()
    words = page.locator("#year-words")
    page.locator(YEAR.format(2014)).hover()
    expect(words).to_have_text(
        "2014 · 推动三个转变 建设质量强国 · 37 个部门联合发文 · 2014-09-01 启动 · 据登记 219 项活动 · 只见于登记册"
    )
    page.locator(YEAR.format(2016)).hover()
    expect(words).to_contain_text("提升供给质量 建设质量强国")
    page.locator(YEAR.format(2024)).hover()
    expect(words).to_contain_text("27 个部门联合发文 · 图中 62 项活动 · 新出现：规划编制 · 新加入发文：")
    page.locator("#matrix-title").hover()
    expect(words).to_contain_text("每格一年")


def test_a_press_chooses_a_year_and_another_all_again(explorer: Explorer) -> None:
    page = explorer()
    page.locator(YEAR.format(2025)).click()
    expect(page.locator(YEAR.format(2025))).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_label("年度")).to_have_value("2025")
    page.locator(YEAR.format(2014)).click()
    expect(page.locator("#matrix .nothing")).to_contain_text("没有这一年的通知")
    expect(page.get_by_label("年度")).to_have_value("2014")
    page.go_back()
    expect(page.get_by_label("年度")).to_have_value("2025")
    page.locator(YEAR.format(2025)).click()
    expect(page.get_by_label("年度")).to_have_value("")
    assert "year=" not in page.url
    page.locator(YEAR.format(1980)).click()
    assert "year=" not in page.url


def test_keys_reach_every_year(explorer: Explorer) -> None:
    page = explorer("/#year=2023")
    page.locator(YEAR.format(2023)).focus()
    assert page.locator('#years [tabindex="0"]').count() == 1
    page.keyboard.press("ArrowRight")
    expect(page.locator(YEAR.format(2024))).to_be_focused()
    expect(page.locator("#year-words")).to_contain_text("加强质量支撑 共建质量强国")
    page.keyboard.press("Enter")
    expect(page.locator(YEAR.format(2024))).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Home")
    expect(page.locator(YEAR.format(1978))).to_be_focused()


def test_the_table_has_the_same_years(explorer: Explorer) -> None:
    page = explorer("/#lang=en")
    page.get_by_text("As a table").click()
    rows = page.locator("#years-table tbody tr")
    known = page.locator("#years .is-notice, #years .is-register").count()
    expect(rows).to_have_count(known)
    assert rows.first.locator("th").inner_text() == "2025"
    assert rows.last.locator("th").inner_text() == "1978"
    assert "249" in rows.filter(has=page.get_by_role("rowheader", name="2017")).inner_text()
