"""Removal of what sites insert into a text against copying: readings behind characters (质(zhì)量, 企业(yè)) and
commas before other marks (活动,,参加,。)."""

from __future__ import annotations

import re

from loaders.text.spans import Edit, Text

# A syllable of pinyin with its tone; words in Latin script have none, so that (logo) and (QC) stay.
_READING = re.compile(
    r"(?<=[\u3400-\u9fff])\s?[(（][a-zêü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][a-z]{0,3}[)）]", re.IGNORECASE
)
_COMMA = re.compile(r"(?<=[\u3400-\u9fff”》）)])[，,]+(?=[，,。；;、])")


def remove_insertions(text: Text) -> Text:
    """Return the text without readings in brackets and without commas that another mark follows."""
    for pattern in (_READING, _COMMA):
        text = text.edit(Edit(*found.span()) for found in pattern.finditer(text.value))
    return text
