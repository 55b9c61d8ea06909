"""The decisions by the rules alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extract.candidate import CONTENT, HEADING_ONLY, NO_VERB, Candidate
from loaders.extract.types import TypeReader
from loaders.lexicon.lexicon import Lexicon


@dataclass(frozen=True)
class RuleClassifier:
    """The choice of candidates without a doubt, and of types by trigger words.

    `anywhere`: silent parts and text before the first heading count too.
    """

    lexicon: Lexicon
    anywhere: bool = False

    def accepts(self, candidate: Candidate) -> bool:
        """Return whether no rule speaks against a candidate."""
        doubts = candidate.doubts
        return not ({NO_VERB, CONTENT, HEADING_ONLY}.intersection(doubts) if self.anywhere else doubts)

    def score(self, candidate: Candidate) -> float:
        """Return the number of doubts, negated."""
        return -len(candidate.doubts)

    def types(self, verb: str, name: str, text: str) -> Sequence[str]:
        """Return one or two type ids, the more certain first."""
        return TypeReader.of(self.lexicon).read(verb, name, text)

    def targets(self, _name: str, _text: str) -> tuple[str, ...]:
        """Return no target: no rules find them."""
        return ()
