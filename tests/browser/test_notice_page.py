"""The page of a notice: its marks, the fact beside the text, the legend, contents, what stands around it."""

import re

from playwright.sync_api import Page, expect

from tests.browser.page_of import opened

NOTICE = "Notice/samr-2023-tong-zhi-d56b97"
COURT = "最高人民法院发布一批食品药品安全刑事审判典型案例"
NAME = "最高人民法院"


def court(page: Page) -> str:
    """The words of the pieces that are chosen."""
    return "".join(page.locator(".notice-text .chosen").all_inner_texts())


def test_a_click_on_a_mark_shows_its_fact_beside_it(page: Page) -> None:
    opened(page, NOTICE)
    page.locator(".notice-text .activity", has_text="发布一批食品药品安全刑事审判典型案例").click()
    assert court(page) == COURT
    beside = page.locator(".beside")
    expect(beside.locator("h3")).to_have_text("发布一批食品药品安全刑事审判典型案例")
    for text in ("附件1 三", "中华人民共和国最高人民法院", "主办", "句中写明", "简称", "发布政策"):
        expect(beside).to_contain_text(text)
    page.locator(".notice-text .organizer", has_text=re.compile(f"^{NAME}$")).click()
    assert court(page) == NAME
    expect(beside.locator(".also button")).to_have_text("发布一批食品药品安全刑事审判典型案例")
    page.go_back()
    expect(beside.locator("h3")).to_have_text("发布一批食品药品安全刑事审判典型案例")


def test_an_address_opens_its_words(page: Page) -> None:
    opened(page, NOTICE)
    page.locator(".facts button", has_text="中国质量（成都）大会").first.click()
    expect(page.locator(".facts [aria-current]").first).to_be_visible()
    address, words = page.url, court(page)
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator(".notice-text .chosen").first).to_be_in_viewport()
    assert court(page) == words
    assert "中国质量（成都）大会" in words


def test_words_without_a_fact_of_their_own_are_marked_too(page: Page) -> None:
    opened(page, NOTICE, span="1-4")
    expect(page.locator(".notice-text .chosen")).to_have_text("，深入")
    expect(page.locator(".beside")).to_contain_text("没有单独的事实")
    page.goto(page.url.replace("span=1-4", "span=999999-1000000"))
    expect(page.locator(".beside")).to_contain_text("点击文中的标记")


def test_the_legend_hides_and_shows(page: Page) -> None:
    opened(page, NOTICE)
    legend = page.locator(".marks-legend")
    organizers, forums = page.locator(".notice-text .organizer"), page.locator(".notice-text .type-1")
    expect(organizers.first).to_be_visible()
    legend.get_by_role("button", name="组织者").click()
    expect(organizers).to_have_count(0)
    expect(page).to_have_url(re.compile("hide=organizer"))
    before = forums.count()
    legend.get_by_role("button", name="会议论坛").click()
    expect(forums).to_have_count(0)
    assert before > 5
    legend.get_by_role("button", name="组织者").click()
    legend.get_by_role("button", name="会议论坛").click()
    expect(forums).to_have_count(before)


def test_keys_move_from_mark_to_mark(page: Page) -> None:
    opened(page, NOTICE)
    marks = page.locator(".notice-text [role=button]")
    marks.first.focus()
    page.keyboard.press("ArrowRight")
    expect(marks.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".beside .fact")).to_be_visible()
    assert page.locator('.notice-text [tabindex="0"]').count() == 1


def test_contents_lead_to_their_headings(page: Page) -> None:
    opened(page, NOTICE)
    page.locator(".outline").get_by_role("button", name="附件 3").click()
    heading = page.locator(".notice-text p", has_text=re.compile("^附件 3$"))
    expect(heading).to_be_in_viewport()


def test_forwarding_leads_both_ways(page: Page) -> None:
    opened(page, "Notice/zhong-ji-zhi-xie-2025-14-fbc0e7")
    page.locator("#around").get_by_role("link", name="关于开展2025年全国“质量月”活动的通知").click()
    expect(page.locator("#page-title")).to_have_text("关于开展2025年全国“质量月”活动的通知")
    expect(page.locator("#page-title")).to_be_focused()
    expect(page.locator("#around")).to_contain_text("被转发于")
    page.go_back()
    expect(page.locator("#page-title")).to_have_text("关于开展 2025 年机械工业“质量月”活动的通知")


def test_warnings_and_corrections_are_in_either_language(page: Page) -> None:
    opened(page, NOTICE)
    expect(page.locator("#head .warnings li")).to_have_count(4)
    expect(page.locator("#corrections tbody tr").first).to_contain_text("原文无此事实")
    page.get_by_role("button", name="English").click()
    expect(page.locator("#corrections tbody tr").first).to_contain_text("the notice does not say so")
    assert page.get_by_role("navigation", name="Contents").count() == 1


def test_an_id_that_is_not_there_is_a_message(page: Page) -> None:
    page.goto("/page")
    expect(page.locator("#page-body")).to_contain_text("没有指明")
