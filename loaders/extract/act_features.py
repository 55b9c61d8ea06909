"""The features of a clause by its verbs, whatever their objects: the classes of verbs in it, and where they stand.

A verb that no annotated notice has counts like the others of its class.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from loaders.lexicon.lexicon import Lexicon, hide_quoted
from loaders.lexicon.matching import WordMatcher


def act_features(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the features of the words behind the subject of a clause: the class of its first verb, whether the verb
    opens them, that of a verb which closes them, and all classes in them."""
    classes, matcher = act_classes(lexicon)
    shape = hide_quoted(text).strip()
    found = [(at, at + len(word), classes[word]) for at, word in matcher.find(shape)]
    if not found:
        yield "act none"
        return
    yield f"act first {found[0][2]}"
    if found[0][0] <= _adverbs_end(shape, lexicon):
        yield f"act opens {found[0][2]}"
    if found[-1][1] == len(shape):
        yield f"act closes {found[-1][2]}"
    yield from (f"act any {each}" for each in dict.fromkeys(each for _, _, each in found))


def _adverbs_end(shape: str, lexicon: Lexicon) -> int:
    """Return where the adverbs at the beginning of a clause end."""
    end = 0
    for word in lexicon.words(shape):
        if word.start > end or word.is_verb or not word.is_in("adverb"):
            break
        end = word.end
    return end


@lru_cache(maxsize=4)
def act_classes(lexicon: Lexicon) -> tuple[Mapping[str, str], WordMatcher]:
    """Return the class of each verb, and the matcher of all; each list of the vocabulary called act-… is a class."""
    lists = lexicon.vocabulary.word_lists
    kinds = [name.removeprefix("act-") for name in lists if name.startswith("act-")]
    classes = {word: kind for kind in kinds for word in lexicon.words_of(f"act-{kind}")}
    return classes, WordMatcher.of(classes)
