"""The guard of ad-hoc Cypher: a query of others is let through where each of its words may stand where it stands.

Two values never follow each other in Cypher: behind a value comes an operator, a comma, a bracket or the word of a
clause. So a word behind a value that is not known is a clause that is not allowed, whatever its name; a clause begins
elsewhere only at the beginning of a query or subquery and behind UNION. Names that are equal to words of writing
clauses need backticks, though the first rule would do. On Neo4j the plan is checked too (queries/cypher/worker.py).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ontology.errors import CypherRefused
from queries.cypher.regex import check_regex
from queries.cypher.text import CypherText, CypherToken, line_and_column, read_cypher
from queries.cypher.words import CONNECTING, ENDING, FORBIDDEN, FUNCTIONS, STARTING, SUBQUERIES

DEEPEST = 50  # brackets within brackets
SIGNS = 20  # NOT, + and - in a row
MOST = {"CASE": 40, "XOR": 8}  # whose planning takes a time that grows exponentially
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_END = CypherToken("sign", "", -1)
_VALUES = ("string", "number", "parameter", "name")
_CHAIN = ("NOT", "+", "-")
_OPERATORS = ("+", "-", "*", "/", "%", "^", "||", ".", "[")
_ALONE = "behind =~ stands a string or a parameter alone, so that it can be checked"


def check_cypher(text: str, parameters: Mapping[str, Any] | None = None) -> str:
    """Return the text to send. Raises CypherRefused, which names the place, the word and the reason."""
    query = read_cypher(text)
    if not query.tokens:
        raise CypherRefused("the query is empty")
    _Guard(text, query, parameters or {}).check()
    return query.clean


@dataclass
class _Guard:
    """The state of a check: the open brackets, whether a value has just ended, signs in a row."""

    text: str
    query: CypherText
    parameters: Mapping[str, Any]
    open: list[str] = field(default_factory=list)  # "(", "[", "{" of a map, "subquery", "call" for CALL (…)
    ended: bool = False
    closed: str = ""  # the bracket that was closed last
    chain: int = 0
    counted: Counter[str] = field(default_factory=Counter)

    def check(self) -> None:
        """Check token after token."""
        self.expect_clause(0)
        for number, token in enumerate(self.query.tokens):
            self.chain = self.chain + 1 if token.upper in _CHAIN else 0
            if self.chain > SIGNS:
                raise self.refusal(token, f"more than {SIGNS} of NOT, + and - in a row are not read")
            if token.kind == "word":
                self.word(number, token)
            elif token.kind in _VALUES:
                self.value(number, token)
            else:
                self.sign(number, token)
        if self.open:
            raise self.refusal(_END, "a bracket is not closed")

    def word(self, number: int, token: CypherToken) -> None:
        """Check a word, which is a property behind a dot, a key, a label, a keyword, or a name."""
        if self.at(number - 1).text == ".":
            self.ended = True
            return
        if token.upper in FORBIDDEN and not self.is_key(number):
            raise self.refusal(
                token, f"{token.text} is refused: the graph is only read here; a name like it needs backticks"
            )
        if self.is_plain_name(number) or token.upper not in CONNECTING | ENDING:
            self.name(token)
            return
        self.ended = token.upper in ENDING
        self.count(token)
        if token.upper == "CALL" and self.at(number + 1).text not in ("(", "{"):
            raise self.refusal(token, "procedures are not offered; CALL (…) { … } is a subquery")
        if token.upper == "OPTIONAL" and self.at(number + 1).upper not in ("MATCH", "CALL"):
            raise self.refusal(self.at(number + 1), "OPTIONAL needs MATCH")
        if token.upper == "UNION":
            self.expect_clause(number + 1 + (self.at(number + 1).upper in ("ALL", "DISTINCT")))

    def count(self, token: CypherToken) -> None:
        most = MOST.get(token.upper)
        self.counted[token.upper] += 1
        if most is not None and self.counted[token.upper] > most:
            raise self.refusal(token, f"more than {most} {token.upper} are not read")

    def name(self, token: CypherToken) -> None:
        if self.ended:
            raise self.refusal(token, f"{token.text} is no clause or operator that is allowed here")
        self.ended = True

    def is_plain_name(self, number: int) -> bool:
        """Return whether the word is a name by its place: a label behind a colon, or a key of a map."""
        if self.open[-1:] == ["{"]:
            return self.is_key(number)
        return self.at(number - 1).text == ":"

    def is_key(self, number: int) -> bool:
        before, after = self.at(number - 1).text, self.at(number + 1).text
        return self.open[-1:] == ["{"] and before in ("{", ",") and after == ":"

    def value(self, number: int, token: CypherToken) -> None:
        """Check a string, number, parameter, or name in backticks."""
        if self.ended:
            raise self.refusal(token, f"an operator or a comma is missing before {token.text[:20]}")
        if token.kind in ("string", "parameter") and self.at(number - 1).text == "=~":
            self.check_pattern(number, token)
        self.ended = True

    def sign(self, number: int, token: CypherToken) -> None:
        match token.text:
            case "(" | "[" | "{":
                self.enter(number, token)
            case ")" | "]" | "}":
                self.leave(token)
            case ";":
                raise self.refusal(token, "one query at a time is run")
            case "*":
                self.ended = self.at(number - 1).upper in ("WITH", "RETURN", "DISTINCT")
            case "=~" if self.at(number + 1).kind not in ("string", "parameter"):
                raise self.refusal(token, _ALONE)
            case _:
                self.ended = False

    def enter(self, number: int, token: CypherToken) -> None:
        if len(self.open) == DEEPEST:
            raise self.refusal(token, f"more than {DEEPEST} brackets within each other are not read")
        before = self.at(number - 1)
        if token.text == "(":
            self.check_call(number)
            self.open.append("call" if before.upper == "CALL" else "(")
        elif token.text == "{" and (
            before.upper in SUBQUERIES or self.closed == "call" and before.text == ")"
        ):
            self.open.append("subquery")
            self.expect_subquery(number + 1, before)
        else:
            self.open.append(token.text)
            if token.text == "{":
                self.expect_key(number + 1)
        self.ended = False

    def leave(self, token: CypherToken) -> None:
        if not self.open or _closing(self.open[-1]) != token.text:
            raise self.refusal(token, f"{token.text} closes no bracket that is open")
        self.closed, self.ended = self.open.pop(), True

    def check_call(self, number: int) -> None:
        """Check the function whose arguments begin at a bracket."""
        before = self.at(number - 1)
        if before.kind in _VALUES:
            raise self.refusal(before, f"{before.text[:60]} is no function that is offered")
        if before.kind != "word" or (before.upper in CONNECTING and self.at(number - 2).text != "."):
            return
        name, place = before.text, number - 1
        while self.at(place - 1).text == ".":
            name, place = f"{self.at(place - 2).text}.{name}", place - 2
        if name.lower() not in FUNCTIONS:
            raise self.refusal(before, f"{name[:60]} is no function that is offered")

    def expect_clause(self, number: int) -> None:
        token = self.at(number)
        if token.upper not in STARTING:
            raise self.refusal(
                token,
                f"{token.text[:20] or 'nothing'} begins no query; one begins with {', '.join(sorted(STARTING))}",
            )

    def expect_subquery(self, number: int, head: CypherToken) -> None:
        """Check how a subquery begins; one of EXISTS and COUNT may be a pattern alone."""
        token, following = self.at(number), self.at(number + 1).text
        pattern = token.text == "(" or (token.kind in ("word", "name") and following == "=")
        if not (pattern and head.upper in ("EXISTS", "COUNT")):
            self.expect_clause(number)

    def expect_key(self, number: int) -> None:
        """Check how a map, the properties of a pattern, a projection, or the number of repetitions begins."""
        token, following = self.at(number), self.at(number + 1).text
        named = token.kind in ("word", "name") and following in (":", ",", "}")
        if not (named or token.text in ("}", ".", ",") or token.kind == "number"):
            raise self.refusal(token, f"{token.text[:20]} begins no map")

    def check_pattern(self, number: int, token: CypherToken) -> None:
        """Check a regular expression, or the value of the parameter that holds it."""
        if self.at(number + 1).text in _OPERATORS:
            raise self.refusal(self.at(number + 1), _ALONE)
        pattern = (
            token.text[1:-1].replace("\\\\", "\\")
            if token.kind == "string"
            else self.parameters.get(token.text[1:])
        )
        fault = check_regex(pattern) if isinstance(pattern, str) else None
        if fault:
            raise self.refusal(token, f"the regular expression {fault}")

    def at(self, number: int) -> CypherToken:
        tokens = self.query.tokens
        return tokens[number] if 0 <= number < len(tokens) else _END

    def refusal(self, token: CypherToken, reason: str) -> CypherRefused:
        place = token.place if token is not _END else len(self.text)
        return CypherRefused(f"{line_and_column(self.text, place)}: {reason}")


def _closing(bracket: str) -> str:
    return {"call": ")", "subquery": "}"}.get(bracket) or _PAIRS[bracket]
