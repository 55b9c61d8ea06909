"""The metadata table above a saved page (索引号：… 发文字号：… 成文日期：…), with facts that the text may lack."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.lexicon.lexicon import Lexicon
from loaders.text.paragraphs import Paragraph
from loaders.text.spans import Span

# Kinds of labels, each with its word list `meta-KIND`; those of "other" give no fact of the notice.
KINDS = ("number", "dated", "published", "issuer", "title", "source", "other")
_LONGEST_ENTRY = 120  # characters of an entry that has sentences, as an abstract has
_FOOT_LINES = 6  # last lines of a page among which entries may stand
_DAY_LABEL = r"(?:日期|时间)\s*[:：]\s*20\d\d[-./年]"
_DATED = re.compile(rf"\s*{_DAY_LABEL}\S*(?:\s+\d\d?:\d\d(?::\d\d)?)?(?=\s)")
_NEXT_LABEL = re.compile(r"\s+[\u3400-\u9fff]{2,6}[:：]")  # one that no list has
_TRAILING = " ,，;；|[]【】"


@dataclass(frozen=True)
class Label:
    """An entry of the table: the kind of its label, its value, and the span of the value."""

    kind: str
    value: str
    span: Span


@dataclass(frozen=True)
class Labels:
    """The label words of the vocabulary, compiled."""

    pattern: re.Pattern[str]
    glued: re.Pattern[str]  # without anything before it: …的通知发布时间：…
    kinds: Mapping[str, str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Labels:
        """Compile the lists `meta-number`, `meta-dated` …"""
        kinds = {word: kind for kind in KINDS for word in lexicon.words_of(f"meta-{kind}")}
        spaced = [r"\s*".join(map(re.escape, word)) for word in sorted(kinds, key=len, reverse=True)]
        label = f"(?P<label>{'|'.join(spaced)})"
        return cls(
            re.compile(rf"(?:(?<=^)|(?<=[\s|【\[])){label}\s*[:：\]】]+\s*"),
            re.compile(rf"{label}\s*[:：]|{_DAY_LABEL}"),
            kinds,
        )

    def is_entry(self, paragraph: Paragraph) -> bool:
        """Return whether the paragraph begins with a label and is no running text behind a button ([打印])."""
        if len(paragraph.text) > _LONGEST_ENTRY and "。" in paragraph.text:
            return False
        text = paragraph.text.lstrip(" 【[")
        dated = _DATED.match(text)
        return self.pattern.match(text) is not None or (
            dated is not None and self.pattern.search(text, dated.end()) is not None
        )

    def first_behind(self, text: str) -> int:
        """Return where the first label behind other words of a line begins, glued to them or not; else its length."""
        found = next((each for each in self.glued.finditer(text) if text[: each.start()].strip()), None)
        return found.start() if found else len(text)

    def is_title(self, text: str) -> bool:
        """Return whether a line begins with the label of a title."""
        label = self.pattern.match(text.lstrip(" 【["))
        return label is not None and self.kinds[re.sub(r"\s", "", label["label"])] == "title"

    def read(self, paragraph: Paragraph) -> list[Label]:
        """Return the entries of one line, which may stand side by side."""
        text = paragraph.text
        marks = list(self.pattern.finditer(text))
        ends = [*(mark.start() for mark in marks[1:]), len(text)][: len(marks)]
        entries = []
        for mark, end in zip(marks, ends, strict=True):
            value = _NEXT_LABEL.split(text[mark.end() : end], maxsplit=1)[0].strip(_TRAILING)
            start = paragraph.span.start + text.find(value, mark.end())
            kind = self.kinds[re.sub(r"\s", "", mark["label"])]
            if value:
                entries.append(Label(kind, value, Span(start, start + len(value))))
        return entries


def head_labels(paragraphs: Sequence[Paragraph], labels: Labels) -> list[Paragraph]:
    """Return the lines of the table: those that begin with a label, before the first numbered part or at the foot."""
    head = list(itertools.takewhile(lambda each: each.marker is None, paragraphs))
    foot = paragraphs[max(len(head), len(paragraphs) - _FOOT_LINES) :]
    return [line for line in (*head, *foot) if line.marker is None and labels.is_entry(line)]
