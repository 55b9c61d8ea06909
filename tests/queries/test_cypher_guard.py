"""The guard of ad-hoc Cypher: each hostile query of the corpus is refused unrun, each honest one let through."""

import re

import pytest

from ontology.errors import CypherRefused
from queries.cypher.guard import check_cypher
from queries.cypher.regex import check_regex
from queries.cypher.words import FORBIDDEN, FUNCTIONS
from tests.queries.cypher_corpus import BOMBS, Example, corpus

HOSTILE = [each for each in corpus("hostile") if each.group not in BOMBS]
LET_THROUGH = [each for each in corpus("hostile") if each.group in BOMBS] + corpus("honest")


@pytest.mark.parametrize("example", HOSTILE, ids=str)
def test_a_hostile_query_is_refused_with_its_place(example: Example) -> None:
    with pytest.raises(CypherRefused) as refused:
        check_cypher(example.text, example.parameters)
    message = str(refused.value)
    assert re.match(r"line \d+, column \d+: .|the query (has|is) ", message), message
    assert "\n" not in message
    assert len(message) < 300


@pytest.mark.parametrize("example", LET_THROUGH, ids=str)
def test_a_query_that_only_reads_is_let_through(example: Example) -> None:
    sent = check_cypher(example.text, example.parameters)
    assert len(sent.splitlines()) <= len(example.text.splitlines())


def test_the_corpora_are_large_and_have_no_query_twice() -> None:
    for name, least in (("hostile", 440), ("honest", 260)):
        texts = [each.text for each in corpus(name)]
        assert len(set(texts)) == len(texts) >= least


@pytest.mark.parametrize("word", sorted(FORBIDDEN))
def test_a_forbidden_word_is_refused_wherever_it_could_be_a_clause(word: str) -> None:
    for text in ("MATCH (n) {} n", "{} (n)", "RETURN 1 AS {}", "MATCH (n) WITH * {} [n][0]"):
        for spelling in (word, word.lower(), word.title()):
            with pytest.raises(CypherRefused, match=rf"(?i){word}"):
                check_cypher(text.format(spelling))


@pytest.mark.parametrize("word", sorted(FORBIDDEN))
def test_a_forbidden_word_may_be_a_property_a_key_or_a_name_in_backticks(word: str) -> None:
    check_cypher(
        f"MATCH (n {{{word}: 1}}) RETURN n.{word}, {{a: 1, {word}: 2}} AS `{word}`, n {{.{word}}}, '{word}'"
    )


def test_a_word_that_nobody_knows_is_no_clause() -> None:
    for text in ("MATCH (n) ERASE n", "RETURN 1 AS x ERASE [x]", "ERASE (n)", "RETURN 1 UNION ERASE 1"):
        with pytest.raises(CypherRefused, match="ERASE"):
            check_cypher(text)


def test_functions_are_known_by_name_alone() -> None:
    assert all(name == name.lower() for name in FUNCTIONS)
    check_cypher("RETURN toUPPER('a'), date.Truncate('year', date())")
    for call in ("a.date()", "date . foo ('x')", "elementId(n)", "'a'('b')", "$f(1)", "`date`()"):
        with pytest.raises(CypherRefused, match="is no function that is offered"):
            check_cypher(f"RETURN {call}")


USUAL = (
    "",
    ".*质量.*",
    "^20[0-9]{2}年$",
    "a|b",
    r"\(第.+期\)",
    "[(+*]+",
    "(?i)abc.*",
    "(ab)+",
    r"\d{4}(-\d{2})?",
)


@pytest.mark.parametrize("pattern", USUAL)
def test_a_usual_regular_expression_is_let_through(pattern: str) -> None:
    assert check_regex(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("(a+)+b", "repeats a group"),
        ("(a*)*", "repeats a group"),
        ("((a+)b)*", "repeats a group"),
        ("(a|ab)+", "repeats a group"),
        ("(a{1,9}){1,9}", "repeats a group"),
        (r"(a)\1", "refers back"),
        (r"(?<x>a)\k<x>", "refers back"),
        ("a*a*a*a*a*a*a*b", "more than 6 repetitions"),
        ("a" * 501, "more than 500 characters"),
    ],
)
def test_a_regular_expression_that_may_take_for_ever_is_refused(pattern: str, fault: str) -> None:
    assert fault in str(check_regex(pattern))
    quoted = pattern.replace("\\", "\\\\")
    for text in (f"RETURN 'a' =~ '{quoted}'", "RETURN 'a' =~ $p"):
        with pytest.raises(CypherRefused, match=fault):
            check_cypher(text, {"p": pattern})


def test_a_regular_expression_stands_alone() -> None:
    for text in ("RETURN 'a' =~ 'a' + 'b'", "RETURN 'a' =~ x", "RETURN 'a' =~ ('a')", "RETURN 'a' =~ $p[0]"):
        with pytest.raises(CypherRefused, match="alone, so that it can be checked"):
            check_cypher(text, {"p": ["(a+)+"]})
