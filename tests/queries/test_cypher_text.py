"""Cypher cut into tokens: what is sent has no comments, and what could be cut in two ways is refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import CypherRefused
from queries.cypher.text import LONGEST, TOKENS, line_and_column, read_cypher

PIECES = (
    "MATCH",
    "`a b`",
    "'x\\'y'",
    '"z"',
    "1.5e3",
    "0x1F",
    "..",
    "=~",
    "$name",
    "质量",
    "(",
    "]",
    " ",
    "\n",
)


def words(text: str) -> list[str]:
    return [token.text for token in read_cypher(text).tokens]


def test_tokens() -> None:
    text = "MATCH (n:`a``b` {x: 'it\\'s'})-[*1..3]->() WHERE n.y =~ $p AND 1.5e-3 <> 0x1F RETURN n AS 数量"
    assert words(text) == [
        "MATCH", "(", "n", ":", "`a``b`", "{", "x", ":", "'it\\'s'", "}", ")", "-", "[", "*", "1", "..", "3", "]",
        "-", ">", "(", ")", "WHERE", "n", ".", "y", "=~", "$p", "AND", "1.5e-3", "<>", "0x1F", "RETURN", "n", "AS",
        "数量",
    ]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_tokens_are_all_of_the_text_but_its_blanks(pieces: list[str]) -> None:
    text = " ".join(pieces)
    query = read_cypher(text)
    assert query.clean == text
    assert [token.text for token in query.tokens] == [each for each in pieces if each.strip()]
    assert all(text.startswith(token.text, token.place) for token in query.tokens)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("RETURN 1 // DELETE n\nAS x", "RETURN 1            \nAS x"),
        ("RETURN /* a\n'b */ 1", "RETURN     \n      1"),
        ("RETURN '// no comment' AS x;  ", "RETURN '// no comment' AS x"),
        ("RETURN `/*` // ;", "RETURN `/*`     "),
    ],
)
def test_comments_are_blanks_where_places_stay(text: str, clean: str) -> None:
    assert read_cypher(text).clean == clean


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("RETURN 'a", "line 1, column 8: the string does not end"),
        ("RETURN 1 /* a", "the comment does not end"),
        ("RETURN\n  `a", "line 2, column 3: the name in backticks does not end"),
        ("RETURN ``", "is empty"),
        ("RETURN 'a\\d'", "has an escape other than"),
        ("RETURN '\\u0027'", "has an escape other than"),
        ("RETURN `\\u0060`", "backslash"),
        ("RETURN 1.5DELETE", "put a blank behind the number"),
        ("RETURN $`a`", "a parameter is $name"),
        ("MATCH （n）", "line 1, column 7: （ has no meaning in Cypher; write ("),
        ("RETURN\u3000 1", r"U\+3000 has no meaning"),
        ("RETURN ｎ", "ｎ may stand only in a string or in backticks; write n"),
        ("RETURN 'a\x00'", r"U\+0000 is not read"),
        ("RETURN 'a\x7f'", r"U\+007F is not read"),
    ],
)
def test_what_is_refused_has_its_place_and_a_remedy(text: str, message: str) -> None:
    pattern = message if "\\" in message else re.escape(message)
    with pytest.raises(CypherRefused, match=pattern):
        read_cypher(text)


def test_too_long() -> None:
    read_cypher("RETURN '" + "a" * (LONGEST - 9) + "'")
    with pytest.raises(CypherRefused, match="20,001 characters; at most 20,000"):
        read_cypher("a" * (LONGEST + 1))
    with pytest.raises(CypherRefused, match="at most 5,000 are read"):
        read_cypher("1," * (TOKENS // 2 + 1))


def test_places_count_lines_as_an_editor_does() -> None:
    assert line_and_column("ab\ncd", 0) == "line 1, column 1"
    assert line_and_column("ab\ncd", 3) == "line 2, column 1"
    assert line_and_column("ab\ncd", 5) == "line 2, column 3"
    assert line_and_column("", 0) == "line 1, column 1"
