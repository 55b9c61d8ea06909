"""The commands `train` and `leave-out`: weights of the classifiers, and scores of notices left out of the training."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from loaders.classify.linear import WEIGHTS, model_as_json
from loaders.cli.console import print_line, print_table
from loaders.cli.scores import table_per_field, table_per_notice
from loaders.lexicon.knowledge import Knowledge
from loaders.scoring.reference import read_references
from ontology.console import terminal_width
from ontology.errors import NoticeError

Folder = Annotated[Path, typer.Argument(help="带标注的通知文件夹 / folder of annotated notices")]
Folders = Annotated[list[Path], typer.Argument(help="带标注的通知文件夹 / folders of annotated notices")]
Beside = Annotated[list[Path] | None, typer.Option(help="也用来训练的文件夹 / further folders to train on")]
Groups = Annotated[
    int, typer.Option(help="分几组轮流留出；0 为逐份 / groups left out in turn; 0: one notice at a time")
]
By = Annotated[str, typer.Option(help="依据：both、scoring 或 rules / by: both, scoring or rules")]


def train_classifiers(folders: Folders) -> None:
    """由文件夹中的标注通知重建判别器的权重。 / Rebuild the weights of the classifiers from annotated notices."""
    _check_installed()
    from loaders.training.weights import Examples, train

    knowledge = Knowledge.load()
    references = [each for folder in folders for each in read_references(folder)]
    trained = train([Examples.of(each, knowledge) for each in references])
    for name, model in trained.items():
        path = WEIGHTS / f"{name}.json"
        path.write_text(model_as_json(model), "utf-8")
        print_line(f"{path.name}: {len(model.bias)} × {len(model.weights)}")


def leave_out(folder: Folder, beside: Beside = None, groups: Groups = 10, by: By = "both") -> None:
    """逐组留出通知，用其余的训练，再对留出的评分。 / Score notices by classifiers that were trained without them."""
    _check_installed()
    from loaders.training.leaving_out import TRAINERS, scores_left_out

    if by not in TRAINERS:
        raise NoticeError(f"--by {by}: unknown; choose one of {', '.join(TRAINERS)}")
    knowledge, references = Knowledge.load(), read_references(folder)
    others = [each for path in beside or () for each in read_references(path)]
    count = groups or len(references)
    scores = list(scores_left_out(references, others, knowledge, TRAINERS[by], count))
    print_table(table_per_notice(scores, terminal_width()))
    print_line()
    print_table(table_per_field(scores, terminal_width()))


def _check_installed() -> None:
    """Raise `NoticeError` with the remedy where the library for training is not installed."""
    try:
        import sklearn  # noqa: F401
    except ImportError as error:
        raise NoticeError("training needs scikit-learn: pip install -e '.[train]'") from error
