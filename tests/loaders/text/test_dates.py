"""Printed dates and their ISO 8601 form."""

from __future__ import annotations

import pytest

from loaders.text.dates import find_date


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2025 年 9 月 16-18 日", ("2025-09-16", "2025-09-18")),
        ("10 月 12-14 日在", ("2015-10-12", "2015-10-14")),
        ("9 月到 12 月", ("2015-09", "2015-12")),
        ("二〇二四年七月二十六日", ("2024-07-26", "2024-07-26")),
        ("2025 年全年", ("2025-01", "2025-12")),
        ("今年 9 月", ("2015-09", "2015-09")),
        ("9月1日至10月8日", ("2015-09-01", "2015-10-08")),
        ("13 月", None), ("第 9 届", None), ("9月8日至9月1日", None), ("二〇二五九年全年", None),
    ],
)  # fmt: skip
def test_iso_form(printed: str, iso: tuple[str, str] | None) -> None:
    date = find_date(printed, 2015)
    assert (date.iso if date else None) == iso
