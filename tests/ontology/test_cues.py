"""The head cues alone, on names that notices print: what they decide against what readers have annotated.

The names are those of tests/reference, written down from notices and not from the lists of cues. The rule is the
one at the head of activity-types.ttl: longest words first, the last head decides.
"""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from ontology.vocabulary import Vocabulary

REFERENCE = Path(__file__).parents[1] / "reference"
RIGHT = 0.7  # of the names that the head cues of a type decide; 0.75 to 1.0 are reached
DECIDED = 0.8  # of all names by one of the types they are annotated with; 0.85 is reached
NO_HEAD = ["质量提升行动", "人民大会堂", "市场监督管理局", "中央宣传部", "教育部"]


@pytest.fixture(scope="module")
def annotated() -> dict[str, set[str]]:
    """The types of every annotated name, over all notices that have it."""
    types = defaultdict(set)
    for path in REFERENCE.glob("*/*.json"):
        for notice in json.loads(path.read_text("utf-8")):
            for activity in notice["activities"]:
                types[activity["name"]].update(activity["types"])
    return types


@pytest.fixture(scope="module")
def decided(annotated: dict[str, set[str]], vocabulary: Vocabulary) -> dict[str, set[str]]:
    """The types that the head cues decide for each of these names."""
    return {name: last_head(vocabulary, name) for name in annotated}


def last_head(vocabulary: Vocabulary, name: str) -> set[str]:
    """The types of the last head cue in the name; words are taken from the left, the longest first."""
    text = "".join(c for c in name if c not in "“” ")
    found: set[str] = set()
    place = 0
    while place < len(text):
        held = _cue_at(vocabulary, text, place)
        found = held[1] or found
        place += held[0]
    return found


def _cue_at(vocabulary: Vocabulary, text: str, place: int) -> tuple[int, set[str]]:
    """Length and types of the longest head cue that begins here, less cancelled ones; (1, none) without."""
    types = vocabulary.activity_types.values()
    here = [(len(cue), kind) for kind in types for cue in kind.head_cues if text.startswith(cue, place)]
    length = max((size for size, _ in here), default=1)
    open_to = {
        kind.id for size, kind in here if size == length and not _cancelled(kind.unless, text, place, size)
    }
    return length, open_to


def _cancelled(phrases: tuple[str, ...], text: str, place: int, size: int) -> bool:
    return any(
        begin <= place and place + size <= begin + len(phrase)
        for phrase in phrases
        for begin in range(len(text))
        if text.startswith(phrase, begin)
    )


def test_most_names_are_decided(annotated: dict[str, set[str]], decided: dict[str, set[str]]) -> None:
    assert len(annotated) > 800
    right = [name for name in annotated if annotated[name] & decided[name]]
    assert len(right) >= DECIDED * len(annotated)


def test_what_a_type_decides_is_right(
    annotated: dict[str, set[str]], decided: dict[str, set[str]], vocabulary: Vocabulary
) -> None:
    wrong = {}
    for kind in vocabulary.activity_types:
        names = [name for name in decided if kind in decided[name]]
        others = [name for name in names if kind not in annotated[name]]
        if len(others) > (1 - RIGHT) * len(names):
            wrong[kind] = others
    assert wrong == {}


@pytest.mark.parametrize("name", NO_HEAD)
def test_words_inside_other_words_tell_nothing(vocabulary: Vocabulary, name: str) -> None:
    assert last_head(vocabulary, name) == set()


def test_a_joint_meeting_and_honour_is_both(vocabulary: Vocabulary) -> None:
    assert last_head(vocabulary, "质量表彰大会") == {"conference_forum", "award_recognition"}
