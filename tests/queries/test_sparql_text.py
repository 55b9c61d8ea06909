"""The text of SPARQL queries: what is refused unevaluated, however it is written, and in no time."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Store

from ontology.errors import SparqlRefused
from queries.sparql.text import check_sparql, parser_message

ROOT = Path(__file__).parents[2]
ALLOWED = (
    "SELECT * { ?service ?p schema:serviceType , \"SERVICE <http://h> {}\" , 'SERVICE' , '''a'SERVICE''' }",
    "# SERVICE\nPREFIX add: <http://h/add#> SELECT * { ?s add:x <http://h/service#x> FILTER(?s < 3 && 4 > ?o) }",
    'SELECT * { ?s ?p "a\\"b"@zh-Hans . ?s qm:service.at ?o } # SERVICE',
    "ASK { ?s <service> <http://h/it's(a)#b> }",
)
CALLS = (
    "SERVICE <http://h> {}",
    "service silent <http://h> {}",
    "?s ?p ?o.SERVICE<http://h>{}",
    "?s ?p 1SERVICE<http://h>{}",
    "?s ?p trueSERVICEqm:x{}",
    "BIND('#' AS ?x) SERVICE <http://h> {} # '",
    'BIND("""a""b""" AS ?x) SERVICE <http://h> {} # """',
    "FILTER(?a<?b)SERVICE?x#>\n{}",
    "FILTER(1<'>')SERVICE<http://h>{}#'\n",
    'FILTER(?a<?b#> """\n)SERVICE<http://h>{}#"""\n',
    "?s <http://h/'> SERVICE <http://h> {} #'\n",
)
HOSTILE = ("a.", 'x"\\"', '"""\\"', "'''", "<a", ":", "a", "<a#", "a-", '""a', "?", "@a-", "\\", "#\n", "中")


@pytest.mark.parametrize("text", ALLOWED)
def test_a_query_that_asks_no_other_server_is_let_through(text: str) -> None:
    check_sparql(text)


@pytest.mark.parametrize("call", CALLS)
def test_another_server_is_never_asked(call: str) -> None:
    with pytest.raises(SparqlRefused, match=r"SERVICE is not offered|ambiguous: write an IRI"):
        check_sparql(f"SELECT * {{ {call} }}")


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:b> <a:c> 1 }",
        "PREFIX select: <http://h/> delete where { ?s ?p ?o }",
        "CLEAR ALL",
        "# SELECT\nLOAD <http://h>",
        "WITH <http://h> DELETE { ?s ?p ?o } WHERE { SELECT * { ?s ?p ?o } }",
    ],
)
def test_an_update_is_refused_as_such(update: str) -> None:
    with pytest.raises(SparqlRefused, match="is an update, but the graph is only read here"):
        check_sparql(update)


def test_time_does_not_grow_with_the_square_of_the_length() -> None:
    """All together take 1 s; with the square of the length each would take minutes."""
    code = "import sys; from queries.sparql.text import *\ntry: check_sparql(sys.stdin.read())\nexcept SparqlRefused: 0"
    for piece in HOSTILE:
        text = (piece * 100_000)[:100_000]
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, input=text, encoding="utf-8", check=True, timeout=60
        )


def test_a_long_text_is_refused() -> None:
    with pytest.raises(SparqlRefused, match="100,001 characters"):
        check_sparql(" " * 100_001)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?s {\n  ?s a qm:Agency ;;; }}", r"line 2, column \d+, after '.*;;; \}\}?': this is not SPARQL"),
        ("SELECT * { ?s foo:x ?o }", r"line 1, column 20, after '.*foo:x': a prefix is not declared; add PREFIX"),
        ("", r"line 1, column 1, after '': this is not SPARQL"),
    ],
)  # fmt: skip
def test_a_message_names_the_place(text: str, message: str) -> None:
    with pytest.raises(SyntaxError) as raised:
        Store().query(text, prefixes={"qm": "http://h/"})
    found = parser_message(str(raised.value), text)
    assert re.fullmatch(message + ".*", found), found
