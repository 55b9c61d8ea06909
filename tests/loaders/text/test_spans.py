"""Text with a map to its file: what an edit does to the offsets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loaders.text.spans import Edit, Text


@given(st.text(max_size=60), st.data())
def test_an_edit_keeps_the_offsets_of_other_characters(value: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(value)), max_size=6)))
    edits = [Edit(start, end, "x") for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    edited = Text.of(value).edit(edits)
    kept = [(char, origin) for char, origin in zip(edited.value, edited.origins, strict=True) if char != "x"]
    assert all(value[origin] == char for char, origin in kept)
    removed = sum(edit.end - edit.start for edit in edits)
    assert len(edited) == len(value) - removed + len(edits)
