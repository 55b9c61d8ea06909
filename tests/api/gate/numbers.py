"""The numbers of /metrics, as Prometheus reads them."""

from collections.abc import Mapping

import httpx
from prometheus_client.parser import text_string_to_metric_families

Name = tuple[str, tuple[tuple[str, str], ...]]


def numbers_of(address: str) -> Mapping[Name, float]:
    """The numbers that an address gives, by name and labels in order."""
    response = httpx.get(f"{address}/metrics", timeout=60)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/plain; version=0.0.4")
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
    }
