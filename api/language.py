"""Which of the two languages a client reads: Chinese first, English when it is preferred."""

from typing import Literal

Language = Literal["zh", "en"]


def language_of(accept: str) -> Language:
    """The language that an Accept-Language header prefers; Chinese where it says nothing of either."""
    found: dict[Language, float] = {"zh": 0.0, "en": 0.0}
    for part in accept.lower().split(","):
        tag, _, weight = part.strip().partition(";")
        for language in found:
            if tag.strip().split("-")[0] == language:
                found[language] = max(found[language], _weight(weight))
    return "en" if found["en"] > found["zh"] else "zh"


def _weight(parameter: str) -> float:
    """The number of `q=0.8`; 1 without one, 0 where it cannot be read."""
    if not parameter.strip():
        return 1.0
    try:
        return min(max(float(parameter.strip().removeprefix("q=")), 0.0), 1.0)
    except ValueError:
        return 0.0


def both(zh: str, en: str) -> str:
    """One text for readers of either language, as the OpenAPI document shows it."""
    return f"{zh} · {en}"
