"""The targets of an activity: the topics, products or groups it is aimed at, as a trained classifier finds them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

from loaders.classify.linear import LinearModel
from loaders.extract.target_spans import LEFT, RIGHT, SPAN, ClauseSpans, Spans, Values
from loaders.lexicon.lexicon import Lexicon
from loaders.text.extracted import without_blanks

TARGET = "target"  # the class of spans that are targets
# The least log-odds of a target, the best on notices kept out of the training; and of both edges together, below which
# no span of these notices reached it.
CUT_OFF, LEAST_OF_EDGES = -1.1, -7.0

Table = dict[str, float]  # weights by value
_NO_WEIGHT = repeat(0.0)


@dataclass(frozen=True)
class TargetReader:
    """A reader of targets by the weights of a model."""

    lexicon: Lexicon
    model: LinearModel

    def read(self, name: str, text: str) -> tuple[str, ...]:
        """Return the targets of the activity `name` in printed order, each once."""
        clause = without_blanks(text)
        spans = ClauseSpans.of(without_blanks(name), clause, self.lexicon)
        chosen = choose(list(self._scores(spans)))
        return tuple(dict.fromkeys(clause[start:end] for start, end in chosen))

    def _scores(self, clause: ClauseSpans) -> Iterator[tuple[float, int, int]]:
        """Yield how much the score of each span is above the cut-off, if it reaches it."""
        right: dict[int, float] = {}
        for start, ends in clause.ends():
            left = self.model.bias[TARGET] + _sum(self._left, clause.left(start))
            for end in ends:
                if end not in right:
                    right[end] = _sum(self._right, clause.right(end))
                edges = left + right[end]
                if edges > LEAST_OF_EDGES:
                    score = edges + _sum(self._span, clause.whole(start, end))
                    if score > CUT_OFF:
                        yield score - CUT_OFF, start, end

    @cached_property
    def _left(self) -> Sequence[Table]:
        return self._tables(LEFT)

    @cached_property
    def _right(self) -> Sequence[Table]:
        return self._tables(RIGHT)

    @cached_property
    def _span(self) -> Sequence[Table]:
        return self._tables(SPAN)

    def _tables(self, kinds: Sequence[str]) -> Sequence[Table]:
        """Return the weights of each kind of features by value."""
        tables: dict[str, dict[str, float]] = {kind: {} for kind in kinds}
        for feature, weights in self.model.weights.items():
            kind, _, value = feature.partition(": ")
            if kind in tables:
                tables[kind][value] = weights[TARGET]
        return list(tables.values())


def features_of(clause: ClauseSpans) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """Yield each span with the names of its features, by which the classifier is trained."""
    for start, end in clause.spans():
        values = (*clause.left(start), *clause.right(end), *clause.whole(start, end))
        names = zip((*LEFT, *RIGHT, *SPAN), values, strict=True)
        yield (start, end), tuple(f"{kind}: {value}" for kind, value in names)


def choose(scored: Sequence[tuple[float, int, int]]) -> Spans:
    """Return those spans without overlap of which the scores have the highest sum, in printed order."""
    ends, best = [0], [(0.0, Spans())]
    for score, start, end in sorted(scored, key=lambda each: each[2]):
        total, before = best[bisect_right(ends, start) - 1]
        if total + score > best[-1][0]:
            ends.append(end)
            best.append((total + score, [*before, (start, end)]))
    return best[-1][1]


def _sum(tables: Sequence[Table], values: Values) -> float:
    """Return the sum of the weights of values, each by the table of its kind."""
    return sum(map(dict.get, tables, values, _NO_WEIGHT))
