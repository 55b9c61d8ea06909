"""Numbers of the service, in the form that Prometheus reads: requests, queues, rows, problems, age of the data."""

from collections.abc import Callable, Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

# Bounds of times in seconds: a suggestion takes some hundredths, a query of others up to its limit of ten.
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """The numbers of one app. `route` is the template of a route, never a path: those are endless."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "qmg_requests",
            "Requests by their answers.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "qmg_request_seconds", "Time until the end of an answer.", ("route",),
            buckets=_SECONDS, registry=self._registry,
        )  # fmt: skip
        self._under_way = Gauge("qmg_requests_under_way", "Requests being answered.", registry=self._registry)
        self._bytes = Counter("qmg_answer_bytes", "Bytes of answers.", ("route",), registry=self._registry)
        self._problems = Counter(
            "qmg_problems", "Problem documents by code.", ("code",), registry=self._registry
        )
        self._rows = Counter(
            "qmg_rows", "Rows of answers to questions and queries.", ("of",), registry=self._registry
        )
        self._queue = Gauge(
            "qmg_queries", "Queries that run or wait, by kind.", ("kind",), registry=self._registry
        )

    def begun(self) -> None:
        """Count a request that begins."""
        self._under_way.inc()

    def answered(self, method: str, route: str, status: int, seconds: float, size: int, code: str) -> None:
        """Count a request that has been answered; `code` is that of its problem, or empty."""
        self._under_way.dec()
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)
        self._bytes.labels(route).inc(size)
        if code:
            self._problems.labels(code).inc()

    def rows(self, of: str, number: int) -> None:
        """Count the rows of an answer to a question, or of `cypher`."""
        self._rows.labels(of).inc(number)

    def watch_queue(self, kind: str, taken: Callable[[], int]) -> None:
        """Show the number of queries of one kind that run or wait."""
        self._queue.labels(kind).set_function(taken)

    def text(self, data: Iterable[GaugeMetricFamily]) -> bytes:
        """Return all numbers, with those of the data, as text."""
        shown = _Given(data)
        self._registry.register(shown)
        try:
            return generate_latest(self._registry)
        finally:
            self._registry.unregister(shown)


class _Given(Collector):
    """Numbers that are read when they are asked for."""

    def __init__(self, families: Iterable[GaugeMetricFamily]) -> None:
        self._families = tuple(families)

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Return the numbers."""
        return self._families
