"""Fixtures: the shipped ontology and vocabularies, and altered copies of them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ontology.model import Model, load_model
from ontology.terms import QUALITY_TTL, VOCABULARY
from ontology.vocabulary import Vocabulary, load_vocabulary, read_vocabulary

Break = Callable[..., Path]


@pytest.fixture(scope="session")
def model() -> Model:
    return load_model()


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return read_vocabulary(load_vocabulary())


@pytest.fixture
def broken(tmp_path: Path) -> Break:
    """Copy the ontology and vocabularies with one passage of one file replaced; return the folder. With further
    files of the vocabulary named, only they are copied."""

    def change(file: str, old: str, new: str, *beside: str) -> Path:
        shutil.copy(QUALITY_TTL, tmp_path / QUALITY_TTL.name)
        named = {Path(each).name for each in (file, *beside)}
        left_out = {each.name for each in VOCABULARY.iterdir()} - named if beside else set()
        shutil.copytree(VOCABULARY, tmp_path / VOCABULARY.name, ignore=lambda *_: left_out)
        path = tmp_path / file
        text = path.read_text("utf-8")
        assert old in text, f"{file} no longer contains {old!r}"
        path.write_text(text.replace(old, new, 1), "utf-8")
        return tmp_path

    return change
