"""The picture of the explorer in the README, viz/explorer.png.

The page it shows is checked with every run. `REWRITE_PICTURE=1 pytest tests/browser/test_picture.py` takes the
picture anew; do so when the page looks different.
"""

import os
import struct
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

PICTURE = Path(__file__).parents[2] / "viz" / "explorer.png"
SHOWN = "/#year=2023&cell=Agency%2Fspc%7Cpolicy_publication"


def test_the_page_of_the_picture_is_complete(explorer: Callable[..., Page], ink: Callable[..., int]) -> None:
    page = explorer(SHOWN, network=True)
    assert page.locator("#matrix tbody tr").count() > 50
    expect(page.locator("#matrix td.picked")).to_be_in_viewport()
    expect(page.locator("#evidence mark").first).to_be_in_viewport()
    expect(page.locator("#problem")).to_be_hidden()
    assert page.locator("#legend li").count() >= 4
    assert ink() > 500
    assert ink(margin=2) == 0
    if os.environ.get("REWRITE_PICTURE"):
        page.screenshot(path=PICTURE)


def test_the_picture_fits_the_readme() -> None:
    content = PICTURE.read_bytes()
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == (1440, 900)
    assert len(content) <= 250_000
