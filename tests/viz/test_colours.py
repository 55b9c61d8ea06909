"""The colours of the pages by light and by night: each text on each ground that it stands on, readable."""

import re

import pytest

from tests.viz.test_style import contrast
from viz.page import STATIC

SHEET = (STATIC / "css" / "colours.css").read_text("utf-8")
_LIGHT, _DARK = SHEET.split("@media", 1)
LIGHT = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", _LIGHT))
DARK = LIGHT | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", _DARK))
GROUNDS = ("paper", "ground", "head", "hover")
TEXTS = [
    *(("ink", ground) for ground in (*GROUNDS, "selected", "mark", "warn-ground")),
    *(("soft", ground) for ground in (*GROUNDS, "warn-ground")),
    *(("brand", ground) for ground in ("paper", "ground", "head")),
    ("faint", "paper"), ("faint", "ground"), ("on-filled", "filled"), ("on-filled", "idle"), ("on-filled", "top"),
    ("top-ink", "top"), ("top-soft", "top"), ("top-ink", "filled"),
    *(("pale-ink", shade) for shade in ("h1", "h2", "h3", "u1", "u2", "u3")),
    ("deep-ink", "h4"), ("deep-ink", "h5"),
    *(("ink", f"t{number}") for number in range(1, 21)), ("ink", "act"), ("ink", "theme"), ("ink", "done-ground"),
    ("agent", "paper"), ("cited", "paper"), ("faint", "paper"),
]  # fmt: skip
# What is no text but has to be seen: the focus, the border of a field, a bar.
SIGNS = [
    ("focus", "paper"), ("focus", "ground"), ("field", "paper"), ("top-focus", "top"), ("brand", "paper"),
]  # fmt: skip


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_stand_out_from_their_grounds(colours: dict[str, str]) -> None:
    for text, ground in TEXTS:
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for sign, ground in SIGNS:
        assert contrast(colours[sign], colours[ground]) >= 3, (sign, ground)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_shades_rise_with_their_counts(colours: dict[str, str]) -> None:
    for shades in (["h1", "h2", "h3", "h4", "h5"], ["u1", "u2", "u3"]):
        from_paper = [contrast(colours[shade], colours["paper"]) for shade in shades]
        assert from_paper == sorted(from_paper)


def test_colours_are_named_in_one_file_alone() -> None:
    """So that none stays behind in the dark; white is the paper of the network and of a printed page."""
    for path in (STATIC / "css").glob("*.css"):
        found = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text("utf-8")))
        assert path.name == "colours.css" or found <= {"#fff"}, path.name


def test_every_colour_that_is_used_has_a_value() -> None:
    used = {
        name
        for path in (STATIC / "css").glob("*.css")
        for name in re.findall(r"var\(--([\w-]+)[,)]", path.read_text("utf-8"))
    }
    assert used - set(LIGHT) <= {"names", "cell", "columns"}
    assert set(LIGHT) <= used, set(LIGHT) - used
