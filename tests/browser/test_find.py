"""The search box as a reader uses it: typing, keys, kinds, and what is shown of what is chosen."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Explorer = Callable[..., Page]
OPTIONS = "#found [role=option]"


def typed(page: Page, text: str) -> Page:
    """Type into the box, and wait for what is found."""
    page.locator("#find").fill(text)
    expect(page.locator("#found-box")).to_be_visible()
    expect(page.locator("#finder")).not_to_have_attribute("data-state", "waiting")
    return page


def test_words_are_found_and_marked_in_either_script(explorer: Explorer) -> None:
    page = typed(explorer(), "質量強國")
    expect(page.locator(OPTIONS)).to_have_count(13)  # twelve, and the one for more
    assert set(page.locator("#found mark").all_inner_texts()) == {"质量强国"}
    expect(page.locator("#found-kinds")).to_contain_text("活动口号 18")


def test_enter_shows_the_row_of_an_agency(explorer: Explorer) -> None:
    page = typed(explorer(), "samr")
    page.keyboard.press("Enter")
    expect(page.locator("#evidence-title")).to_have_text("国家市场监督管理总局")
    expect(page.locator("#found-box")).to_be_hidden()
    assert "cell=Agency%2Fsamr%7C" in page.url
    page.go_back()
    expect(page.locator("#evidence-title")).not_to_have_text("国家市场监督管理总局")


def test_keys_move_through_the_list(explorer: Explorer) -> None:
    page = typed(explorer(), "scjg")
    box = page.locator("#find")
    for key, chosen in (("ArrowDown", "found-0"), ("ArrowDown", "found-1"), ("ArrowUp", "found-0")):
        page.keyboard.press(key)
        expect(box).to_have_attribute("aria-activedescendant", chosen)
        assert page.locator('#found [aria-selected="true"]').count() == 1
    page.keyboard.press("Escape")
    expect(page.locator("#found-box")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")


def test_an_activity_is_put_into_the_centre(explorer: Explorer) -> None:
    page = typed(explorer("/#cell=Agency%2Fsamr%7C"), "铁拳 典型")
    page.locator(OPTIONS).first.click()
    expect(page.locator("#details h3")).to_contain_text("铁拳")
    assert "cell=" not in page.url


def test_a_sentence_opens_its_notice_there(explorer: Explorer) -> None:
    page = typed(explorer(), "高度重视")
    page.locator(OPTIONS).first.click()
    expect(page.locator("#reader")).to_be_visible()
    expect(page.locator("#reader-mark")).to_contain_text("高度重视")


def test_one_kind_and_more_of_it(explorer: Explorer) -> None:
    page = typed(explorer(), "质量")
    kind = page.locator('#found-kinds [data-kind="Activity"]')
    kind.click()
    expect(kind).to_have_attribute("aria-pressed", "true")
    expect(page.locator(f"{OPTIONS} small").first).to_contain_text("活动 2")
    assert len({text.split()[0] for text in page.locator("#found small").all_inner_texts()}) == 1
    page.locator("#found .further").click()
    expect(page.locator(f"{OPTIONS}:not(.further)")).to_have_count(24)
    kind.click()
    expect(kind).to_have_attribute("aria-pressed", "false")
    expect(page.locator(f"{OPTIONS} small").first).not_to_contain_text("活动 2")


def test_what_is_not_there_is_said_in_either_language(explorer: Explorer) -> None:
    page = typed(explorer("/#lang=en"), "龘龘")
    expect(page.locator("#found-note")).to_have_text("Nothing was found")
    expect(page.locator(OPTIONS)).to_have_count(0)
    page.locator("#find").fill("！“”")
    expect(page.locator("#found-box")).to_be_hidden()


def test_the_list_closes_when_the_reader_goes_elsewhere(explorer: Explorer) -> None:
    page = typed(explorer(), "福建")
    page.locator("#matrix-title").click()
    expect(page.locator("#found-box")).to_be_hidden()
    page.locator("#find").focus()
    expect(page.locator("#found-box")).to_be_visible()
