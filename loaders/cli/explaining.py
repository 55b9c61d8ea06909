"""Printing of the decisions of the classifiers on the candidates of a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from loaders.assemble.notice import read_activities
from loaders.cli.console import print_line
from loaders.extract.explanation import ClauseDecision, Contributions, ExplainingClassifier
from loaders.extract.trained import TrainedClassifier
from loaders.formats.file_parts import read_parts
from loaders.lexicon.knowledge import Knowledge
from loaders.outline.separation import NoticeText, separate
from ontology.console import print_error
from ontology.errors import NoticeError

_HEADING = "是否活动 概率 原句：特征的权重 / activity? probability, clause: weights of features"


def print_explanations(paths: Sequence[Path], knowledge: Knowledge) -> None:
    """Print each candidate of some files with the decision on it; of a refused file the reason."""
    for part in (each for path in paths for each in read_parts(path)):
        print_line(f"{part.path}  {_HEADING}")
        try:
            for notice in separate(part.source, knowledge) if part.source else ():
                _print_notice(notice, knowledge)
        except NoticeError as error:
            print_error(str(error))
        if part.refusal or part.note:
            print_error(part.refusal or part.note or "")


def _print_notice(notice: NoticeText, knowledge: Knowledge) -> None:
    explaining = ExplainingClassifier(TrainedClassifier.of(knowledge.lexicon))
    read_activities(notice, knowledge, explaining)
    for decision in explaining.decisions:
        _print_decision(decision)


def _print_decision(decision: ClauseDecision) -> None:
    mark = "✓" if decision.accepted else "✗"
    candidate = decision.candidate
    section = candidate.entry.section
    place = f" 〔{section}〕" if section else ""
    print_line(f"{mark} {decision.probability:.2f} {candidate.clause.text}{place}")
    print_line(f"       {_weights(decision.contributions)}")
    for each in decision.types:
        print_line(f"       → {each.type} {each.score:.2f}  {_weights(each.contributions)}")


def _weights(contributions: Contributions) -> str:
    return "  ".join(f"{weight:+.1f} {feature}" for feature, weight in contributions)
