"""The words of web sites, compiled: what makes a line that of a site and not of the notice it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from loaders.lexicon.lexicon import Lexicon, longest_first
from loaders.repair.lexicon import RepairLexicon, spaced
from loaders.text.spans import Span

_STEP = r"\s*(?:>{1,2}|»|›|→|/|－>|->|&gt;|＞{1,2}|›|\\|::|--)\s*"
_LONGEST_STEP = 16  # of breadcrumbs without a label
_OPEN_STEP = re.compile(r"\s*(?:>{1,2}|»|›|＞{1,2})\s*")
_FILLING = re.compile(r"[\s\d:：./／\-—_|｜·,，、\[\]【】()（）<>《》“”\"\'!！+×xX*#年月日时分秒次人条个]+")
_BARE_LABEL = re.compile(
    r"\s*(?:时间|日期)\s*[:：]\s*"
)  # beside buttons it is that of the page, of no activity
_EMPTY_LABEL = re.compile(r"(?<=\S)[\s|｜]+[\u3400-\u9fff]{2,6}\s*[:：]\s*$")
_PIECE = re.compile(r"[^\s|｜]+")
_FEWEST_ITEMS, _LONGEST_ITEM = 3, 10  # of a menu
_LONGEST_MENU = 200  # characters of a page in one line in which its menu and title stand
_PAGER = re.compile(r"[【\[（(<《\s]*(?:上|下|前|后)\s*一\s*[篇条则页个][】\]）)>》]?\s*(?:[:：]|$)")


@dataclass(frozen=True)
class SiteWords:
    """The lists `site-…` of ontology/vocabulary/cues-repair.ttl."""

    lexicon: Lexicon

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, lexicon: Lexicon) -> SiteWords:
        """Compile the lists once for a lexicon."""
        return cls(lexicon)

    def names_month(self, text: str) -> bool:
        """Return whether `text` mentions a quality month."""
        return self.lexicon.names_month(text)

    def crumbs_end(self, line: str) -> int | None:
        """Return the offset of the last of the breadcrumbs that a line consists of; None where it does not."""
        steps = list(re.finditer(_STEP, line)) if self._crumbs.match(line) else []
        labelled = self._crumb_label.match(line) is not None
        return (steps[-1].end() if steps else len(line)) if steps or labelled else None

    def steps_end(self, line: str) -> int | None:
        """Return the same for breadcrumbs that begin with neither label nor home page: 协会官网 >> 通知公告."""
        steps = list(_OPEN_STEP.finditer(line))
        pieces = _OPEN_STEP.split(line.strip())
        short = (
            all(0 < len(piece) <= _LONGEST_STEP for piece in pieces[:-1]) and pieces[-1] and "<" not in line
        )
        return steps[-1].end() if steps and short else None

    def is_pager(self, line: str) -> bool:
        """Return whether a line leads to the next or the last article: 上一篇：…"""
        return _PAGER.match(line) is not None

    def is_site_line(self, line: str) -> bool:
        """Return whether a line belongs to the site: a menu, buttons, counts, the foot of the page."""
        if self.names_month(line) or self._copies.search(line):
            return False
        return self._is_menu(line) or self._phrase.search(line) is not None or self._is_covered(line)

    def foot_behind_copies(self, line: str) -> Span | None:
        """Return the words of the site behind the copies at the end of a notice: 抄送：… 版权所有：…"""
        copies = self._copies.search(line)
        foot = self._phrase.search(line, copies.end()) if copies else None
        return Span(len(line[: foot.start()].rstrip()), len(line)) if foot else None

    def buttons(self, line: str) -> Iterator[Span]:
        """Yield the buttons and counts on a line that also has labelled data of the notice (发布时间：… 打印)."""
        if not self._labelled.match(line):
            return
        parts = [Span(*found.span()) for found in self._parts.finditer(line)]
        if parts and (bare := _BARE_LABEL.match(line)):
            yield Span(*bare.span())
        for start, end in parts:
            empty = _EMPTY_LABEL.search(line, 0, start)
            border = len(line[end:]) - len(line[end:].lstrip(" |｜")) if not line[:start].strip() else 0
            yield Span(empty.start() if empty else start, end + border)

    def is_aside(self, line: str) -> bool:
        """Return whether a line is the heading of links to other articles."""
        return re.sub(r"[\s:：【】\[\]>》]", "", line) in self._asides

    def names_owner(self, line: str) -> bool:
        """Return whether a line begins with a label of the owner of a site: 主办：, 地址：, 技术支持：."""
        return self._owner.match(line) is not None

    def is_home(self, line: str) -> bool:
        """Return whether a line is the link to the home page, with which a menu of one item a line begins."""
        return line.strip() in self.lexicon.words_of("site-home")

    def menu_end(self, line: str) -> int:
        """Return where the menu and the breadcrumbs end with which a page in one line begins, before the words that
        name the month; 0 where it begins with none."""
        pieces = list(_PIECE.finditer(line, 0, _LONGEST_MENU)) if len(line) > _LONGEST_MENU else []
        known = [piece.group() in self._menu_words for piece in pieces[:_FEWEST_ITEMS]]
        if not pieces or pieces[0].group() not in self._menu_words or sum(known) < _FEWEST_ITEMS - 1:
            return 0
        title = next((piece for piece in pieces if self._may_be_title(piece.group())), None)
        return title.start() if title else 0

    def _may_be_title(self, piece: str) -> bool:
        crumbs = self._crumb_label.match(piece) is not None
        return self.names_month(piece) and len(piece) > _LONGEST_ITEM and not crumbs

    def _is_menu(self, line: str) -> bool:
        items = _PIECE.findall(line)
        if len(items) < _FEWEST_ITEMS or any(len(item) > _LONGEST_ITEM for item in items):
            return False
        known = sum(map(self._menu_words.__contains__, items))
        return items[0] in self.lexicon.words_of("site-home") or 2 * known >= len(items)

    def _is_covered(self, line: str) -> bool:
        """Return whether buttons, and labels of counts and settings with their values, make up the line."""
        return self._parts.match(line) is not None and not _FILLING.sub("", self._parts.sub("", line))

    @cached_property
    def _parts(self) -> re.Pattern[str]:
        """Buttons between brackets or blanks, and labels with a value."""
        button = longest_first(self.lexicon.words_of("site-button")).pattern
        label = longest_first(self.lexicon.words_of("site-label")).pattern
        edge = r"[\s|｜\[\]【】()（）/·、]"
        buttons = rf"(?:(?:{button})(?={edge}|$){edge}*)+"
        return re.compile(
            rf"(?:^|(?<=[\s|｜\[\]【】()（）:：])){edge}*(?:(?:{label})(?:为|了)?\s*[:：]\s*(?:{buttons}|[^\s|｜]{{0,24}})|{buttons})"
        )

    @cached_property
    def _crumbs(self) -> re.Pattern[str]:
        home = longest_first(self.lexicon.words_of("site-home")).pattern
        return re.compile(rf"\s*(?:{home}){_STEP}|{self._crumb_label.pattern}", re.IGNORECASE)

    @cached_property
    def _menu_words(self) -> frozenset[str]:
        return frozenset((*self.lexicon.words_of("site-home"), *self.lexicon.words_of("site-menu")))

    @cached_property
    def _crumb_label(self) -> re.Pattern[str]:
        label = longest_first(self.lexicon.words_of("site-crumb")).pattern
        return re.compile(rf"\s*[【\[]?(?:{label})(?:是|为)?[】\]]?\s*[:：>]")

    @cached_property
    def _phrase(self) -> re.Pattern[str]:
        return longest_first(self.lexicon.words_of("site-line"))

    @cached_property
    def _copies(self) -> re.Pattern[str]:
        """A label of copies, which a notice has at its end."""
        return re.compile(rf"(?:^|\s)(?:{spaced(self.lexicon.words_of('copy-cue'))})\s*[:：]")

    @cached_property
    def _asides(self) -> frozenset[str]:
        return frozenset(self.lexicon.words_of("site-aside"))

    @cached_property
    def _owner(self) -> re.Pattern[str]:
        label = longest_first(self.lexicon.words_of("site-owner")).pattern
        return re.compile(rf"\s*(?:{label})\s*[:：|]")

    @cached_property
    def _labelled(self) -> re.Pattern[str]:
        """A label of the metadata of a page, or a date, at the beginning of a line."""
        label = RepairLexicon.of(self.lexicon).page_label.pattern
        return re.compile(rf"{label}|{_BARE_LABEL.pattern}|\s*20\d\d[-./年]")
