"""References copied from evidence, the reader and the page of a notice."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.page_of import opened

Explorer = Callable[..., Page]
COURT = "/#year=2023&cell=Agency%2Fspc%7Cpolicy_publication"
QUOTE = "最高人民法院发布一批食品药品安全刑事审判典型案例"


def copied(page: Page, box: Locator, name: str) -> str:
    """Copy a reference from an opened box, and give what the clipboard has."""
    box.get_by_role("button", name=name, exact=True).click()
    expect(box.get_by_role("status")).to_have_text(f"已复制：{name}")
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.fixture
def allowed(page: Page) -> Page:
    """A page that may read and write the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


@pytest.mark.usefixtures("allowed")
def test_a_card_is_cited_with_a_link_that_opens_its_words(explorer: Explorer) -> None:
    page = explorer(COURT)
    box = page.locator("#evidence .cite").first
    box.locator("summary").click()
    reference = copied(page, box, "引文（GB/T 7714）")
    assert reference.startswith(
        "国家市场监督管理总局, 等. 2023 年通知（原文未印标题，2023-national.txt）[EB/OL]. [20"
    )
    link = copied(page, box, "链接")
    assert f"{link}." in reference
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".notice-text .chosen").first).to_be_in_viewport()
    assert "".join(page.locator(".notice-text .chosen").all_inner_texts()) == QUOTE


def test_a_notice_is_cited_from_its_page_and_the_reader(allowed: Page, explorer: Explorer) -> None:
    page = opened(allowed, "Notice/guo-shi-jian-zhi-fa-2025-77-156e41")
    box = page.locator("#head .cite")
    box.locator("summary").click()
    entry = copied(page, box, "BibTeX")
    assert entry.startswith("@misc{quality-month-guo-shi-jian-zhi-fa-2025-77-156e41,")
    assert entry.count(" and {") == 25
    reference = copied(page, box, "引文（GB/T 7714）")
    assert re.search(r"^.+, .+, .+, 等\. .+: 国市监质发〔2025〕77号\[EB/OL\]\. \(2025-08-26\)\[20", reference)
    page = explorer(COURT)
    page.get_by_role("button", name="在通知中查看").first.click()
    reader = page.get_by_role("dialog").locator(".cite")
    reader.locator("summary").click()
    assert "span=" in copied(page, reader, "链接")


def test_without_a_clipboard_the_text_is_selected(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    opened(page, "Notice/guo-shi-jian-zhi-fa-2025-77-156e41", span="0-21")
    box = page.locator(".beside .cite")
    box.locator("summary").click()
    box.get_by_role("button", name="链接").click()
    expect(box.get_by_role("status")).to_contain_text("文字已选中")
    assert "span=0-21" in page.evaluate(
        "document.activeElement.value.slice(0, document.activeElement.selectionEnd)"
    )
