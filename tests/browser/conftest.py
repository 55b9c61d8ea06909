"""A real browser with a real server of the shipped notices; requests and complaints of every page are recorded."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from graph.settings import Settings
from graph.store import Store
from viz.style import read_looks

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
expect.set_options(timeout=20_000)


@dataclass
class Watched:
    """A page, the URLs it requested, and the errors and warnings it reported."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or any other of the family."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(f"no browser is installed ({', '.join(NAMES)})")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


@contextmanager
def serving(data: Path, *load: str, **more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`python -m api --load …` on a free port, with more settings: the process and its address."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    variables = clean | {"QMG_DATA_DIR": str(data), "QMG_API_PORT": "0"} | more
    options = [word for path in load for word in ("--load", path)]
    command = [sys.executable, "-m", "api", *options]
    with subprocess.Popen(command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            matches = (re.search(r"http://127\.0\.0\.1:\d+", line) for line in process.stdout)
            address = next((match[0] for match in matches if match), None)
            assert address, "the server ended without serving"
            yield process, address
        finally:
            process.terminate()
            process.wait(30)


@pytest.fixture(scope="session")
def serve() -> Callable[..., object]:
    """`serving`, for tests that need a server of their own."""
    return serving


@pytest.fixture(scope="session")
def address(shipped_settings: Settings, shipped_store: Store) -> Iterator[str]:
    """The address of the explorer of the shipped notices, in a process that joins the server which holds them."""
    assert shipped_store
    with serving(shipped_settings.data_dir) as (_, found):
        yield found


def watch(page: Page) -> Watched:
    """Record the requests, the console and the errors of a page."""
    watched = Watched(page)

    def record(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            watched.complaints.append(message.text)

    page.on("request", lambda request: watched.requests.append(request.url))
    page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    page.on("console", record)
    return watched


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """A fresh page that must request nothing of another host and report no error (CSP violations are errors)."""
    context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900}, locale="zh-CN")
    watched = watch(context.new_page())
    yield watched
    context.close()
    assert watched.requests
    assert [url for url in watched.requests if not url.startswith(f"{address}/")] == []
    assert watched.complaints == []


@pytest.fixture
def page(watched: Watched) -> Page:
    """The page alone, for tests that leave the watching to the fixture."""
    return watched.page


@pytest.fixture
def explorer(page: Page) -> Callable[..., Page]:
    """Open the explorer at a URL and wait for its matrix, with `network=True` also for its network."""

    def opened(url: str = "/", network: bool = False) -> Page:
        page.goto(url)
        expect(page.locator("#matrix tfoot td").first).to_be_attached()
        if network:
            expect(page.locator("#canvas")).to_have_attribute("data-state", "drawn")
        return page

    return opened


# The pixels of the network's canvas, read from a copy: Chromium warns when one canvas is read repeatedly.
PIXELS = """
  const canvas = document.querySelector("#canvas canvas");
  const copy = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
  copy.getContext("2d").drawImage(canvas, 0, 0);
  const { data, width, height } = copy.getContext("2d").getImageData(0, 0, copy.width, copy.height);
"""
COUNT_DARK = f"""(margin) => {{
  {PIXELS}
  const dark = (i) => data[i + 3] > 0 && data[i] + data[i + 1] + data[i + 2] < 700;
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {{
    const [x, y] = [(i / 4) % width, Math.floor(i / 4 / width)];
    const distance = Math.min(x, y, width - 1 - x, height - 1 - y);
    if (dark(i) && (margin === null || distance < margin)) count += 1;
  }}
  return count;
}}"""
# Five pixels of a colour in a row are a node: no letter has them.
FIND_COLOUR = f"""(colour) => {{
  {PIXELS}
  const wanted = [1, 3, 5].map((place) => parseInt(colour.slice(place, place + 2), 16));
  const fits = (i) => wanted.every((value, part) => data[i + part] === value);
  let at = 0;
  while (at < data.length && ![0, 4, 8, 12, 16].every((step) => fits(at + step))) at += 4;
  const box = canvas.getBoundingClientRect();
  const scale = canvas.width / box.width;
  const pixel = at / 4 + 2 + 3 * width;
  return [box.left + (pixel % width) / scale, box.top + Math.floor(pixel / width) / scale];
}}"""


@pytest.fixture
def ink(page: Page) -> Callable[..., int]:
    """Count the pixels of the network's canvas that are neither white nor empty; with `margin`, only those less
    than this many pixels from its edge."""
    return lambda margin=None: int(page.evaluate(COUNT_DARK, margin))


@pytest.fixture
def node_of(page: Page) -> Callable[[str], tuple[float, float]]:
    """Find a point of the page that lies on a node of a class, when the network has come to rest: on a busy machine
    it may still move under a click."""

    def found(kind: str) -> tuple[float, float]:
        before: list[float] = []
        for _ in range(100):
            point: list[float] = page.evaluate(FIND_COLOUR, read_looks()[kind].colour)
            if point == before:
                return point[0], point[1]
            before = point
            page.wait_for_timeout(100)
        raise AssertionError(f"the network does not come to rest: {before}")

    return found
