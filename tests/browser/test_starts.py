"""The questions in plain words beside the matrix, and where their answers lead."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Explorer = Callable[..., Page]
ANSWER = "#evidence-body .answer tbody tr"


def test_a_question_is_answered_and_leads_to_the_evidence(explorer: Explorer) -> None:
    page = explorer()
    expect(page.locator(".starts button")).to_have_count(6)
    page.get_by_role("button", name="哪些机构连续多年开展同一类活动？").click()
    expect(page.locator("#evidence-title")).to_have_text("哪些机构连续多年开展同一类活动？")
    first = page.locator(ANSWER).first
    assert first.locator("td").all_inner_texts() == ["国家市场监督管理总局", "宣传", "2023、2024、2025"]
    first.get_by_role("button").click()
    expect(page.locator("#evidence-title")).to_have_text("国家市场监督管理总局 · 宣传")
    expect(page.locator("#evidence article")).to_have_count(10)
    page.go_back()
    expect(page.locator(ANSWER).first).to_be_visible()
    page.get_by_role("button", name="返回").click()
    expect(page.locator(".starts button")).to_have_count(6)


def test_a_question_can_lead_to_a_view(explorer: Explorer) -> None:
    page = explorer()
    page.get_by_role("button", name="哪些活动没有写明由谁组织？").click()
    expect(page.locator("#evidence-title")).to_have_text("通知未写明组织者")
    expect(page.locator("#evidence article").first).to_be_visible()


def test_an_answer_is_in_the_language_of_the_page_and_has_a_file(explorer: Explorer) -> None:
    page = explorer("/#start=joined&lang=en")
    expect(page.locator("#evidence-title")).to_have_text("Which agencies joined the issuers of the notice?")
    assert page.locator(".answer th").first.inner_text() == "agency"
    with page.expect_download() as download:
        page.get_by_role("link", name="All (CSV)").click()
    lines = download.value.path().read_text("utf-8").splitlines()
    assert len(lines) == page.locator(ANSWER).count() + 1
    page.locator(ANSWER).first.get_by_role("button").click()
    expect(page.locator("#details h3")).to_contain_text("China International Development Cooperation Agency")


def test_an_unknown_question_is_none(explorer: Explorer) -> None:
    expect(explorer("/#start=nothing").locator(".starts button")).to_have_count(6)
