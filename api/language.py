"""The two languages of the API: Chinese, or English where the client prefers it."""

from typing import Literal

from api.negotiation import quality

Language = Literal["zh", "en"]


def language_of(accept: str) -> Language:
    """Return the language that an Accept-Language header prefers; Chinese where it names neither."""
    weights: dict[Language, float] = {"zh": 0.0, "en": 0.0}
    for part in accept.lower().split(","):
        tag, _, weight = part.strip().partition(";")
        for language in weights:
            if tag.strip().split("-")[0] == language:
                weights[language] = max(weights[language], _weight(weight))
    return "en" if weights["en"] > weights["zh"] else "zh"


def _weight(parameter: str) -> float:
    """Return the number in `q=0.8`; 1 where there is none, 0 where it is malformed."""
    return quality(parameter.strip().removeprefix("q=")) if parameter.strip() else 1.0


def both(zh: str, en: str) -> str:
    """Return one text in both languages, as the OpenAPI document shows it."""
    return f"{zh} · {en}"
