"""The pages of agencies, regions, series, years and anything else, as a reader uses them."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_of import opened

NODES = (
    "Notice/guo-shi-jian-zhi-fa-2025-77-156e41",
    "Agency/samr",
    "Region/350000",
    "ActivitySeries/kunlun",
    "Campaign/national-2025",
    "Activity/samr-2023-tong-zhi-d56b97.db0270021f81",
)
WIDTHS = (1440, 1280, 390)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_the_history_of_an_agency_is_drawn_and_listed(page: Page) -> None:
    opened(page, "Agency/aqsiq")
    boxes = page.locator(".succession a")
    expect(page.locator(".succession [aria-current]")).to_contain_text("国家质量监督检验检疫总局")
    expect(page.locator(".succession [aria-current]")).to_be_in_viewport()
    dashed = page.locator(".succession path.part").count()
    lines = page.locator(".succession path").count()
    assert 0 < dashed < lines
    page.locator("#history summary").click()
    assert page.locator("#history tbody tr").count() == lines
    assert boxes.count() > 8
    boxes.filter(has_text="国家市场监督管理").click()
    expect(page.locator("#page-title")).to_have_text("国家市场监督管理总局")


def test_predecessors_are_counted_in_when_asked_for(page: Page) -> None:
    opened(page, "Agency/samr")
    issued = page.locator("#notices tbody tr")
    expect(issued).to_have_count(3)
    page.get_by_role("button", name="连同前身").click()
    expect(page).to_have_url(re.compile("rollup=yes"))
    expect(issued).to_have_count(6)
    expect(page.locator("#rollup")).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(issued).to_have_count(6)


def test_the_record_of_an_agency_leads_to_its_words_and_cells(page: Page) -> None:
    opened(page, "Agency/spc")
    page.locator("#record").get_by_role(
        "link", name="最高人民法院发布一批食品药品安全刑事审判典型案例"
    ).click()
    expect(page.locator(".notice-text .chosen").first).to_be_in_viewport()
    page.go_back()
    page.locator("#record .shade-5 a").first.click()
    expect(page.locator("#evidence mark").first).to_contain_text("最高人民法院发布一批")


def test_an_agency_stands_among_others(page: Page) -> None:
    opened(page, "Agency/samr")
    page.locator("#place").get_by_role("link", name="国家标准化管理委员会").click()
    expect(page.locator("#page-title")).to_have_text("国家标准化管理委员会")
    expect(page.locator("#place")).to_contain_text("上级机构")


def test_a_region_has_what_is_within_it(page: Page) -> None:
    opened(page, "Region/350000")
    expect(page.locator("#within").get_by_role("link", name="福州市")).to_be_visible()
    expect(page.locator("#campaigns")).to_contain_text("2025年福建省质量月")
    expect(page.locator("#agencies")).to_contain_text("福建省市场监督管理局")
    expect(page.locator("#activities tbody tr", has_text="小微企业质量认证提升行动")).to_have_count(1)
    page.locator("#within").get_by_role("link", name="福州市").click()
    expect(page.locator("#within")).to_contain_text("福建省")


def test_a_series_shows_how_its_wording_changed(page: Page) -> None:
    opened(page, "ActivitySeries/kunlun")
    wordings = page.locator("#wordings tbody tr")
    assert [each.inner_text().split("\t")[1] for each in wordings.all()] == [
        "“昆仑2023”专项行动", "“昆仑2024”", "“昆仑—2025”",
    ]  # fmt: skip
    assert wordings.nth(2).locator("mark").all_inner_texts() == ["—", "5"]
    expect(page.locator("#occurrences tbody tr")).to_have_count(3)


def test_a_year_has_theme_issuers_and_what_was_new(page: Page) -> None:
    opened(page, "Campaign/national-2025")
    expect(page.locator("#words")).to_contain_text("加强全面质量管理 促进质量强国建设")
    assert page.locator("#words .lines").last.locator("li").count() == 10
    expect(page.locator("#issuers .left li")).to_have_text(["中华人民共和国教育部"])
    expect(page.locator("#issuers .stayed summary")).to_contain_text("26")
    assert page.locator("#changes .new li").count() > 10
    expect(page.locator("#types caption")).to_contain_text("2025 年共 50 项活动")
    page.locator("#around").get_by_role("link", name="2014", exact=True).click()
    expect(page.locator("#register tbody tr", has_text="37").first).to_be_visible()
    expect(page.locator("#issuers")).to_contain_text("没有可比较的署名")


def test_anything_else_has_a_page_too(page: Page) -> None:
    opened(page, "Activity/samr-2023-tong-zhi-d56b97.db0270021f81")
    expect(page.locator("#page-kind")).to_have_text("活动")
    page.locator("#related").get_by_role("link", name="中华人民共和国最高人民法院").click()
    expect(page.locator("#page-title")).to_have_text("中华人民共和国最高人民法院")


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    for node in NODES:
        opened(page, node)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, node


def test_the_pages_speak_english(page: Page) -> None:
    for node in NODES:
        opened(page, node, lang="en")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        headings = page.locator(
            "#page-body h2, #page-body th[scope=col], #page-kind, #page-body button.toggle"
        )
        chinese = [each for each in headings.all_inner_texts() if CHINESE.search(each.replace("文", ""))]
        assert chinese == [], node
        assert not re.search(
            r"\b(page|notice|agency|record|region|series|campaign|change)\.[a-z]", page.inner_text("main")
        )
