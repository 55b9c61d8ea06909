"""What printing did is mended, what the author wrote stays, and every character knows where it came from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.repair import repair
from loaders.repair.contacts import mask_contacts
from loaders.text import Edit, Text

CASES = json.loads(Path(__file__).with_name("cases").joinpath("repair.json").read_text("utf-8"))
NOTICE_LIKE = st.text(alphabet="质量月活动开展一二（）《》“”。，、：；\n 0123456789ab人人", max_size=200)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, str]) -> None:
    assert repair(case["printed"]).value == case["mended"]


@given(NOTICE_LIKE)
def test_repair_invents_nothing_but_breaks_and_masks(raw: str) -> None:
    mended = repair(raw)
    assert len(mended.origins) == len(mended.value)
    for char, origin in zip(mended.value, mended.origins, strict=True):
        if char not in "\n ＊":
            assert raw[origin] == char
    assert list(mended.origins) == sorted(mended.origins)


@given(NOTICE_LIKE)
def test_mended_text_has_no_damage_left(raw: str) -> None:
    once = repair(raw).value
    assert "\n\n" not in once
    assert mask_contacts(Text.of(once)).value == once


@given(st.text(max_size=60), st.data())
def test_an_edit_keeps_the_places_of_what_stays(value: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(value)), max_size=6)))
    edits = [Edit(a, b, "x") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    edited = Text.of(value).edit(edits)
    kept = [(char, origin) for char, origin in zip(edited.value, edited.origins, strict=True) if char != "x"]
    assert all(value[origin] == char for char, origin in kept)
