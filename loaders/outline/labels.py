"""The table over a saved page (索引号：… 发文字号：… 成文日期：…), which says what the text may not print itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.lexicon.lexicon import Lexicon
from loaders.text.paragraphs import Paragraph
from loaders.text.spans import Span

# What a label tells, by the word list that names it; "other" tells nothing of the notice.
KINDS = ("number", "dated", "published", "issuer", "title", "other")
_TRAILING = " ,，;；|[]【】"


@dataclass(frozen=True)
class Label:
    """One entry of the table: which kind, its value, and where the value stands in the text."""

    kind: str
    value: str
    span: Span


@dataclass(frozen=True)
class Labels:
    """The label words of the vocabulary, compiled."""

    pattern: re.Pattern[str]
    kinds: Mapping[str, str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Labels:
        """From the lists `meta-number`, `meta-dated` …"""
        kinds = {word: kind for kind in KINDS for word in lexicon.words_of(f"meta-{kind}")}
        spaced = [r"\s*".join(map(re.escape, word)) for word in sorted(kinds, key=len, reverse=True)]
        return cls(
            re.compile(rf"(?:(?<=^)|(?<=[\s|【\[]))(?P<label>{'|'.join(spaced)})\s*[:：\]】]+\s*"), kinds
        )

    def heads(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph begins with such a label."""
        return self.pattern.match(paragraph.text.lstrip(" 【[")) is not None

    def read(self, paragraph: Paragraph) -> list[Label]:
        """The entries of one line, whose labels may stand side by side."""
        text = paragraph.text
        marks = list(self.pattern.finditer(text))
        ends = [*(mark.start() for mark in marks[1:]), len(text)][: len(marks)]
        found = []
        for mark, end in zip(marks, ends, strict=True):
            value = text[mark.end() : end].strip(_TRAILING)
            start = paragraph.span.start + text.find(value, mark.end())
            kind = self.kinds[re.sub(r"\s", "", mark["label"])]
            if value:
                found.append(Label(kind, value, Span(start, start + len(value))))
        return found


def head_labels(paragraphs: Sequence[Paragraph], labels: Labels) -> list[Paragraph]:
    """The lines of the table: those before the first numbered part that begin with a label."""
    lines = []
    for paragraph in paragraphs:
        if paragraph.marker:
            break
        if labels.heads(paragraph):
            lines.append(paragraph)
    return lines
