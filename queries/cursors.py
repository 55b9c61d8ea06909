"""Cursors: opaque texts for places in lists, of letters, digits, - and _. Pure functions."""

import base64
import json
from typing import Any


def cursor(*values: str | int) -> str:
    """Return a cursor that encodes these values."""
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def read_cursor(text: str) -> list[Any]:
    """Return the values that a cursor encodes; none for any other text."""
    try:
        values = json.loads(base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True))
    except (ValueError, TypeError, RecursionError):
        return []
    return values if isinstance(values, list) else []
