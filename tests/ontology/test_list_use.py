"""The word lists that source code reads: names as constants, names with a placeholder, and those it needs."""

import pytest

from ontology.list_use import ListUse, list_use, missing_lists, program_use, unused_lists
from ontology.vocabulary import Vocabulary

SOURCE = """
TABLE = {"column-name": "name"}

def read(lexicon, text, kind, word):
    lexicon.words_of(f"meta-{kind}")
    if word.is_in("adverb", "frame"):
        return lexicon.ends_with(text, "agency-suffix")
    return lexicon.ending(text, "event-noun", "event-modifier") or names.has("no-list", text)
"""


@pytest.fixture(scope="module")
def use() -> ListUse:
    return list_use({"loaders/reading.py": SOURCE})


@pytest.mark.parametrize(
    "name", ["column-name", "meta-title", "adverb", "frame", "agency-suffix", "event-modifier"]
)
def test_a_list_is_used_if_its_name_is_in_the_source(use: ListUse, name: str) -> None:
    assert list(unused_lists({name: ()}, use)) == []


@pytest.mark.parametrize("name", ["measure", "meta", "column", "verb"])
def test_other_lists_are_unused(use: ListUse, name: str) -> None:
    assert list(unused_lists({name: (), "frame": ()}, use)) == [name]


def test_lists_that_the_lexicon_is_asked_for_are_needed(use: ListUse) -> None:
    existing = {"adverb": (), "event-noun": ()}
    assert list(missing_lists(existing, use)) == [
        ("loaders/reading.py, line 7", "agency-suffix"),
        ("loaders/reading.py, line 8", "event-modifier"),
        ("loaders/reading.py, line 6", "frame"),
    ]


def test_the_lists_of_the_program_are_found_in_its_source(vocabulary: Vocabulary) -> None:
    use = program_use()
    assert len(use.needed) > len(vocabulary.word_lists) / 2
    assert not use.includes("no-such-list")
