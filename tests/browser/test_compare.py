"""Two years, agencies, regions or notices side by side."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_of import opened

PAIRS = (
    ("Campaign/national-2024", "Campaign/national-2025"),
    ("Agency/samr", "Agency/spc"),
    ("Region/110000", "Region/350000"),
    ("Notice/guo-shi-jian-zhi-fa-2025-77-156e41", "Notice/fujian-amr-2025-tong-zhi-fd109c"),
)


def numbers(page: Page, section: str) -> list[int]:
    """The numbers in the labels of the lists of a section."""
    labels = page.locator(f"#{section} summary, #{section} caption").all_inner_texts()
    return [int(found[1]) for each in labels if (found := re.search(r"：(\d+)$", each))]


def test_a_year_is_compared_with_another_by_two_presses(page: Page) -> None:
    opened(page, "Campaign/national-2024")
    page.locator(".compare summary").click()
    page.locator(".choice").get_by_role("button", name="2025").click()
    expect(page.locator("#page-title")).to_have_text("2024年全国质量月 与 2025年全国质量月")
    expect(page).to_have_url(re.compile("against=Campaign%2Fnational-2025"))
    expect(page.locator("#issuers li", has_text="教育部")).to_be_visible()
    assert numbers(page, "issuers") == [1, 0, 26]
    row = page.locator("#activities tbody tr", has_text="昆仑")
    assert row.locator("mark").all_inner_texts() == ["4", "—", "5"]
    page.go_back()
    expect(page.locator("#page-title")).to_have_text("2024年全国质量月")


def test_what_both_years_have_is_what_the_question_finds_kept(page: Page) -> None:
    opened(page, "Campaign/national-2024", against="Campaign/national-2025")
    kept = page.evaluate(
        "fetch('/v1/questions/new-and-dropped-activities?from_year=2025&to_year=2025&change=kept')"
        ".then((answer) => answer.json()).then(({ rows }) => rows.length)"
    )
    assert numbers(page, "activities")[0] == kept > 10


def test_sides_are_swapped_and_the_comparison_ends(page: Page) -> None:
    opened(page, "Agency/samr", against="Agency/spc")
    page.get_by_role("button", name="左右对调").click()
    expect(page.locator("#page-title")).to_have_text(re.compile("^中华人民共和国最高人民法院 与 "))
    page.get_by_role("button", name="结束比较").click()
    expect(page.locator("#page-title")).to_have_text("中华人民共和国最高人民法院")


def test_an_agency_is_found_to_compare_with(page: Page) -> None:
    opened(page, "Agency/samr")
    page.locator(".compare summary").click()
    page.locator(".choice input").fill("最高法")
    page.locator(".choice").get_by_role("button", name="最高人民法院").click()
    expect(page.locator("#types thead")).to_contain_text("中华人民共和国最高人民法院")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("node", "against"), PAIRS)
def test_every_kind_is_compared_in_either_language(page: Page, node: str, against: str, lang: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, node, against=against, lang=lang)
    expect(page.locator("#types tbody tr").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not re.search(r"\b(compare|campaign|record)\.[a-z]", page.inner_text("main"))


def test_things_of_two_classes_are_not_compared(page: Page) -> None:
    opened(page, "Agency/samr", against="Region/350000")
    expect(page.locator("#history")).to_be_visible()
