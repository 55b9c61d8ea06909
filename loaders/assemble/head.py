"""The head fields of a notice: issuers, title, document number, date, recipients, theme and the like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from loaders.extract.ending import broken_end
from loaders.extract.head.campaign_year import YearReader
from loaders.extract.head.forwarding import find_forwarding_passage
from loaders.extract.head.issuer_count import find_stated_count, is_complete
from loaders.extract.head.issuers import find_issuers
from loaders.extract.head.main_text import find_opening
from loaders.extract.head.named_issuers import NamedIssuers
from loaders.extract.head.period import find_period
from loaders.extract.head.reader import HeadReader
from loaders.extract.head.references import find_references
from loaders.extract.head.slogans import find_slogan_heading, find_slogans
from loaders.extract.head.themes import find_theme
from loaders.lexicon.knowledge import Knowledge
from loaders.outline.labels import Label
from loaders.outline.separation import NoticeText
from loaders.outline.titles import HeadLexicon
from loaders.resolve.resolver import Resolver, resolver_at
from loaders.text.dates import find_date
from loaders.text.extracted import Extracted, single_blanks, without_blanks
from loaders.text.keys import title_key
from loaders.text.spans import Span


@dataclass(frozen=True)
class HeadFacts:
    """The head fields of a notice, each read once, on demand, with its span."""

    notice: NoticeText
    knowledge: Knowledge

    @property
    def head_lexicon(self) -> HeadLexicon:
        """Return the word lists of heads."""
        return HeadLexicon.of(self.knowledge.lexicon)

    @cached_property
    def reader(self) -> HeadReader:
        """Return the reader of the head fields."""
        return HeadReader(self.notice.entries, self.knowledge.lexicon, self.head_lexicon)

    @cached_property
    def printed_title(self) -> Extracted[str] | None:
        """Return the title with the blanks of its layout, else the value the label table has for it; that also where
        the text has only the title of the plan that the notice issues (关于印发…方案的通知)."""
        title, labelled = self.reader.title(), self._labelled("title")
        if title and labelled and self._issues_plan(labelled.value, title.value):
            return labelled
        return title or labelled

    def _issues_plan(self, title: str, plan: str) -> bool:
        """Return whether a title is that of the notice with which a plan is issued."""
        lexicon = self.knowledge.lexicon
        issues = title.strip().endswith("通知") and lexicon.holds(title, "issue-out")
        same = title_key(plan) in title_key(title) or plan.endswith(lexicon.words_of("plan-kind"))
        return issues and same

    @cached_property
    def title(self) -> Extracted[str] | None:
        """Return the title, each run of blanks as one."""
        title = self.printed_title
        return Extracted(single_blanks(title.value), title.span) if title else None

    @cached_property
    def kind(self) -> str | None:
        """Return the kind of document (通知, 方案): the end of the title, else the word in the opening."""
        opening = find_opening(self.notice.entries, self.head_lexicon)
        title = without_blanks(self.title.value) if self.title else ""
        kinds = self.head_lexicon.kinds
        named = (kind for kind in kinds if opening and f"{kind}如下" in without_blanks(opening.text))
        return next((kind for kind in kinds if title.endswith(kind)), next(named, None))

    @cached_property
    def doc_number(self) -> Extracted[str] | None:
        """Return the document number, else that of the label table."""
        return self.reader.doc_number() or self._labelled_number()

    @cached_property
    def issue_date(self) -> Extracted[str] | None:
        """Return the date of issue, else the date of writing in the label table; a date after the year of the campaign
        is that of a website."""
        late = self._date and self.year and int(self._date.value[:4]) > self.year.value
        return None if late else self._date

    @cached_property
    def _date(self) -> Extracted[str] | None:
        return self.reader.issue_date() or self._labelled_date("dated")

    @cached_property
    def year(self) -> Extracted[int] | None:
        """Return the year of the campaign."""
        years = YearReader.of(self.knowledge.lexicon)
        return years.find(self.printed_title, self.reader.main, self._date, self.doc_number)

    @cached_property
    def _issuers(self) -> NamedIssuers:
        year = self.year.value if self.year else None
        return find_issuers(
            self.notice.entries, self.printed_title, self.head_lexicon, self._labelled_issuers(), year
        )

    @property
    def issuers(self) -> list[Extracted[str]]:
        """Return the issuers in printed order."""
        return self._issuers.names

    @cached_property
    def issuers_complete(self) -> bool:
        """Return whether the list of issuers is complete: not shorter than stated, and not ended by 等."""
        count = self.stated_count
        words = self.notice.text.value[count.span.start : count.span.end] if count else ""
        return is_complete(len(self.issuers), count.value if count else None, words, self._issuers.open)

    @cached_property
    def stated_count(self) -> Extracted[int] | None:
        """Return the number of issuers that the opening states."""
        names = [issuer.value for issuer in self.issuers]
        year = self.year.value if self.year else None
        return find_stated_count(self.notice.entries, self.head_lexicon, names, year)

    @cached_property
    def broken_end(self) -> Span | None:
        """Return the span of the last clause where the text stops in mid-sentence."""
        return broken_end(self.notice.entries)

    @cached_property
    def period(self) -> Extracted[tuple[str, str]] | None:
        """Return the period of the campaign, start and end."""
        return find_period(self.notice.entries, self.head_lexicon, self.year.value if self.year else None)

    @cached_property
    def theme(self) -> Extracted[str] | None:
        """Return the theme."""
        return find_theme(self.notice.entries, self.knowledge.lexicon)

    @cached_property
    def slogans(self) -> list[Extracted[str]]:
        """Return the slogans in printed order."""
        return find_slogans(self.notice.entries, self.knowledge.lexicon)

    @cached_property
    def slogan_heading(self) -> Extracted[str] | None:
        """Return the heading over the slogans, which names their campaign."""
        return find_slogan_heading(self.notice.entries, self.knowledge.lexicon) if self.slogans else None

    @cached_property
    def recipients(self) -> list[Extracted[str]]:
        """Return the recipients."""
        return self.reader.recipients()

    @cached_property
    def copy_recipients(self) -> list[Extracted[str]]:
        """Return the agencies that receive a copy."""
        return self.reader.copy_recipients()

    @cached_property
    def references(self) -> list[Extracted[str]]:
        """Return the policies, laws, plans and standards that the notice cites."""
        own = self.doc_number.value if self.doc_number else None
        forwards = find_forwarding_passage(self.notice.entries, self.knowledge.lexicon) is not None
        title = self.title.value if self.title else ""
        return find_references(self.notice.entries, self.knowledge.lexicon, own, forwards, title)

    def _labelled(self, kind: str) -> Extracted[str] | None:
        """Return the value that the label table above a saved page has for `kind`, or None."""
        label = self._label(kind)
        return Extracted(label.value, label.span) if label else None

    def _labelled_number(self) -> Extracted[str] | None:
        number = self._labelled("number")
        digits = number and re.search(r"\d", number.value)
        return Extracted(without_blanks(number.value), number.span) if number and digits else None

    def _labelled_date(self, kind: str) -> Extracted[str] | None:
        label = self._label(kind)
        date = find_date(label.value, None) if label else None
        return Extracted(date.iso[0], label.span) if label and date else None

    def _labelled_issuers(self) -> list[Extracted[str]]:
        label = self._label("issuer") or self._own_source
        names = re.finditer(r"[^、，,；;\s]+", label.value) if label else ()
        start = label.span.start if label else 0
        return [Extracted(each.group(), Span(start + each.start(), start + each.end())) for each in names]

    @property
    def _own_source(self) -> Label | None:
        """Return the source of the page where the notice speaks of itself as such an agency (我局, of 甲县教育局)."""
        label = self._label("source")
        return label if label and self.reader.speaks_as(label.value) else None

    def _label(self, kind: str) -> Label | None:
        return next((each for each in self.notice.labels if each.kind == kind), None)

    @property
    def first_issuer(self) -> str | None:
        """Return the first issuer."""
        return self.issuers[0].value if self.issuers else None

    @cached_property
    def resolver(self) -> Resolver:
        """Return the resolver of names at the notice's date, or in September of the campaign's year."""
        date = self.issue_date.value if self.issue_date else f"{self.year.value}-09" if self.year else None
        names = [issuer.value for issuer in self.issuers]
        return resolver_at(date, names, self.knowledge, self.issuers_complete)
