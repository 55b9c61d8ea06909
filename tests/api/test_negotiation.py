"""Content negotiation: the format of the greatest weight, by the most specific range."""

import pytest

from api.negotiation import preferred, quality

OFFERED = ("application/json", "text/turtle", "text/csv")


@pytest.mark.parametrize(
    ("accept", "found"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/turtle"),
        ("TEXT/CSV", "text/csv"),
        ("text/turtle;q=0.5, text/csv;q=0.6", "text/csv"),
        ("text/csv;q=0.5, */*;q=0.4", "text/csv"),
        ("text/*;q=0.9, text/turtle;q=0.1, application/json;q=0.2", "text/csv"),
        ("*/*, application/json;q=0", "text/turtle"),
        ("text/csv;header=present;q=0.3, text/turtle;q=0.2", "text/csv"),
        ("text/turtle;q=1.0, application/json", "application/json"),
        ("image/png", None),
        ("text/csv;q=0", None),
        ("text/csv;q=many", None),
        ("nonsense, ;;, /, text/csv", "text/csv"),
        ("*/csv", "text/csv"),
    ],
)
def test_the_preferred_type(accept: str, found: str | None) -> None:
    assert preferred(accept, OFFERED) == found


def test_a_weight_is_from_0_to_1() -> None:
    assert [quality(each) for each in ("0.25", "7", "-1", "x", "nan")] == [0.25, 1.0, 0.0, 0.0, 0.0]
