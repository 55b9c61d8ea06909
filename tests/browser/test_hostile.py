"""A notice that is full of markup, an empty graph, a server that stops: the page stays usable."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
Serving = Callable[..., AbstractContextManager[tuple[subprocess.Popen[str], str]]]
CAUGHT = (
    "() => window.caught === undefined && document.querySelectorAll('img, [href*=elsewhere]').length === 0"
)


@pytest.fixture(scope="module")
def hostile(
    serve: Serving, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server of one notice whose activities are named in markup."""
    with serve(tmp_path_factory.mktemp("hostile"), str(HERE / "hostile-notice.txt")) as running:
        yield running


@pytest.fixture
def page(browser: Browser, hostile: tuple[subprocess.Popen[str], str]) -> Iterator[Page]:
    context = browser.new_context(base_url=hostile[1], viewport={"width": 1440, "height": 900})
    requests: list[str] = []
    opened = context.new_page()
    opened.on("request", lambda request: requests.append(request.url))
    yield opened
    context.close()
    assert requests
    assert [url for url in requests if not url.startswith(f"{hostile[1]}/")] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_markup_in_a_notice_stays_text(language: str, page: Page) -> None:
    page.goto(f"/#cell=Agency%2Fcaq%7C&view=table&lang={language}")
    expect(page.locator("#canvas")).to_have_attribute("data-state", "drawn")
    expect(page.locator("#evidence article")).to_have_count(3)
    assert "<img src=x onerror=window.caught=1><area href=" in page.locator("#evidence").inner_text()
    assert "<script>" in page.locator("#view-table").inner_text()
    for name in page.locator("#view-table tbody button").all():
        name.click()
    page.locator("#evidence .actions button").first.click()
    expect(page.get_by_role("dialog").locator("mark")).to_be_visible()
    assert "<img src=x" in page.get_by_role("dialog").inner_text()
    assert page.evaluate(CAUGHT)


def test_markup_in_a_tooltip_stays_text(page: Page, node_of: Callable[[str], tuple[float, float]]) -> None:
    page.goto("/#cell=Agency%2Fcaq%7Ccontest_competition&wide=yes")
    expect(page.locator("#canvas")).to_have_attribute("data-state", "drawn")
    x, y = node_of("Activity")
    page.mouse.move(x, y)
    page.mouse.move(x + 3, y + 2)
    tooltip = page.locator("div.vis-tooltip")
    expect(tooltip).to_be_visible()
    assert tooltip.inner_text().startswith("活动: “<img")
    assert page.evaluate(CAUGHT)


def test_characters_beyond_the_first_plane_are_marked_exactly(page: Page) -> None:
    page.goto("/#cell=Agency%2Fcaq%7Cconference_forum")
    expect(page.locator("#evidence mark")).to_have_text("举办“𠮷𠮷😀”质量论坛")
    assert page.locator("#evidence blockquote").inner_text() == "（三）举办“𠮷𠮷😀”质量论坛。"


def test_its_offline_page_requests_nothing(page: Page, browser: Browser, tmp_path: Path) -> None:
    page.goto("/healthz")
    picture = page.evaluate("fetch('/v1/graph?type=Agency&id=caq').then(r => r.text())")
    out = tmp_path / "network.html"
    command = [sys.executable, "-m", "viz", "-", str(out)]
    subprocess.run(command, cwd=ROOT, input=picture.encode(), check=True, timeout=60)
    context = browser.new_context(offline=True)
    offline, requests, messages = context.new_page(), [], []
    offline.on("request", lambda request: requests.append(request.url))
    offline.on("console", lambda message: messages.append(message.text))
    offline.on("pageerror", lambda error: messages.append(str(error)))
    offline.goto(out.as_uri())
    expect(offline.locator("#network canvas")).to_be_visible()
    offline.wait_for_timeout(500)
    assert "<script>window.caught=1</script>" in offline.locator("table").inner_text()
    assert offline.evaluate(CAUGHT)
    assert requests == [out.as_uri()]
    assert messages == []
    offline.screenshot(path=tmp_path / "offline.png")
    context.close()


def test_a_server_that_has_stopped_is_reported(
    page: Page, hostile: tuple[subprocess.Popen[str], str]
) -> None:
    page.goto("/")
    expect(page.locator("#matrix tbody tr").first).to_be_visible()
    hostile[0].terminate()
    hostile[0].wait(30)
    page.locator('[data-pick="Agency/caq|training_education"]').click()
    expect(page.get_by_role("alert")).to_contain_text("未能取得数据")


def test_an_empty_graph_explains_how_to_fill_it(serve: Serving, browser: Browser, tmp_path: Path) -> None:
    with serve(tmp_path) as (_, address):
        empty = browser.new_page()
        messages: list[str] = []
        empty.on("console", lambda message: messages.append(message.text))
        empty.goto(address)
        expect(empty.get_by_role("alert")).to_contain_text("python -m loaders load")
        expect(empty.locator("#evidence-title")).to_have_text("从一个问题开始")
        assert messages == []
        empty.close()
