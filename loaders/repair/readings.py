"""Removal of the readings that some sites print behind characters, against copying: 质(zhì)量, 企业(yè)."""

from __future__ import annotations

import re

from loaders.text.spans import Edit, Text

# A syllable of pinyin with its tone; words in Latin script have none, so that (logo) and (QC) stay.
_READING = re.compile(
    r"(?<=[\u3400-\u9fff])\s?[(（][a-zêü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][a-z]{0,3}[)）]", re.IGNORECASE
)


def remove_readings(text: Text) -> Text:
    """Return the text without the readings in brackets behind its characters."""
    return text.edit(Edit(*found.span()) for found in _READING.finditer(text.value))
