"""The log as lines of JSON: requests, and whatever this program and its libraries report."""

import json
import logging
import sys
from datetime import UTC, datetime

from api.observed import Observation

_REQUESTS = logging.getLogger("api.requests")
_FIELD = "request"


def log_as_json() -> None:
    """Write every record as a line of JSON on stderr, and requests too."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    _REQUESTS.setLevel(logging.INFO)


def log_request(seen: Observation) -> None:
    """Log a request, where `log_as_json` was called."""
    if _REQUESTS.isEnabledFor(logging.INFO):
        _REQUESTS.info("%s %s %d", seen.method, seen.path, seen.status, extra={_FIELD: _fields(seen)})


class JsonLines(logging.Formatter):
    """Formats a record as one line: time (UTC), level, logger, message, the fields of a request, the traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"time": time, "level": record.levelname.lower(), "logger": record.name}
        line["message"] = record.getMessage()
        line |= getattr(record, _FIELD, {})
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def _fields(seen: Observation) -> dict[str, object]:
    return {
        "request_id": seen.request_id, "method": seen.method, "path": seen.path, "route": seen.route,
        "status": seen.status, "ms": round(1000 * seen.seconds, 1), "bytes": seen.size,
        "problem": seen.code or None, "key": seen.key or None,
    }  # fmt: skip
