"""`python -m loaders.training [FOLDER]`: rebuild the weights of the classifiers from annotated notices."""

from __future__ import annotations

import sys
from pathlib import Path

from loaders.classify.linear import WEIGHTS, model_as_json
from loaders.lexicon.knowledge import Knowledge
from loaders.scoring.reference import read_references
from loaders.training.weights import Examples, train

REFERENCES = Path("tests/reference")


def main() -> None:
    """Write the weights trained on the references of a folder."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else REFERENCES
    knowledge = Knowledge.load()
    trained = train(Examples.of(each, knowledge) for each in read_references(folder))
    for name, model in trained.items():
        path = WEIGHTS / f"{name}.json"
        path.write_text(model_as_json(model), "utf-8")
        print(f"{path}: {len(model.bias)} classes, {len(model.weights)} features")


if __name__ == "__main__":
    main()
