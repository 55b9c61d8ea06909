"""A real browser before a real server with what is shipped; every page is watched for what it must not do."""

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
from playwright.sync_api import Browser, Page, expect, sync_playwright

from graph.settings import Settings
from graph.store import Store

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
expect.set_options(timeout=20_000)


@dataclass
class Watched:
    """A page, the URLs it asked for, and what it complained about."""

    page: Page
    asked: list[str] = field(default_factory=list)
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
def serving(data: Path, *load: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`python -m api --load …` on a free port: the process and its address."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    variables = clean | {"QMG_DATA_DIR": str(data), "QMG_API_PORT": "0"}
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
    """Where the explorer of the shipped notices is, in a process that joins the server which holds them."""
    assert shipped_store
    with serving(shipped_settings.data_dir) as (_, found):
        yield found


def watch(page: Page) -> Watched:
    """The page with a record of its requests, its console and its errors."""
    watched = Watched(page)
    page.on("request", lambda request: watched.asked.append(request.url))
    page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    page.on(
        "console",
        lambda said: watched.complaints.append(said.text) if said.type in ("error", "warning") else None,
    )
    return watched


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """A fresh page that must ask no other host and complain of nothing (CSP violations are complaints)."""
    context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900}, locale="zh-CN")
    seen = watch(context.new_page())
    yield seen
    context.close()
    assert seen.asked
    assert [url for url in seen.asked if not url.startswith(f"{address}/")] == []
    assert seen.complaints == []


@pytest.fixture
def page(watched: Watched) -> Page:
    return watched.page
