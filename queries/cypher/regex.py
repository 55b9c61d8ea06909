"""Regular expressions in queries of others: those that may take for ever are refused, as a server cannot end them.

Java tries ways through a text one by one. Their number grows exponentially where something is repeated within a
repetition, and for alternatives within one, and with a high power where many repetitions follow each other.
"""

REPEATS = 6  # * and + in one expression
LONGEST = 500  # characters
_REPEATING = ("*", "+", "{")


def check_regex(pattern: str) -> str | None:
    """Return why a regular expression is refused, as the end of a sentence; None for one that is let through."""
    if len(pattern) > LONGEST:
        return f"has more than {LONGEST} characters"
    groups, repeats, place = [False], 0, 0  # of each open group, whether it repeats or chooses
    while place < len(pattern):
        sign = pattern[place]
        if sign == "\\":
            if pattern[place + 1 : place + 2] in tuple("123456789k"):
                return "refers back to a group"
            place += 1
        elif sign == "[":
            place = _end_of_class(pattern, place)
        elif sign == "(":
            groups.append(False)
        elif sign == ")" and len(groups) > 1:
            inner = groups.pop()
            if inner and pattern[place + 1 : place + 2] in _REPEATING:
                return "repeats a group in which something is repeated or chosen"
            groups[-1] |= inner
        elif sign in _REPEATING:
            groups[-1], repeats = True, repeats + 1
        elif sign == "|":
            groups[-1] = True
        place += 1
    return f"has more than {REPEATS} repetitions" if repeats > REPEATS else None


def _end_of_class(pattern: str, place: int) -> int:
    """Return the place of the ] that ends a class of characters, which may hold classes."""
    depth = 0
    while place < len(pattern):
        depth += {"[": 1, "]": -1}.get(pattern[place], 0)
        if depth == 0:
            return place
        place += 2 if pattern[place] == "\\" else 1
    return place
