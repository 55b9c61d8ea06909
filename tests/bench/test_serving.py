"""The API beside the bare driver, and under the load of many clients for a minute, on both servers.

Held: a question over HTTP takes little longer than its Cypher, also where the service has not kept its page; no
client has an error, the slowest hundredth of the answers is not out of proportion, and the memory of the service does
not grow.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
import pytest

from graph.cypher import Cypher
from graph.settings import Settings
from graph.store import Store
from queries.answer import bound_values
from queries.catalog import load_catalog
from queries.pages import LIMIT, SKIP, USUAL
from queries.question import Question
from queries.variants import variant
from queries.yearly import is_yearly
from tests.bench.conftest import ROOT
from tests.conftest import variables_of

RATIO = 1.5  # of a question over HTTP, whose page the service has kept, to its Cypher
# Where it has not: the service asks twice for the state of the data, and writes JSON, for 3 to 5 ms, while half of the
# questions take the driver less than 5 ms.
RATIO_READ = 3.0
TURNS = 15  # of each question, over HTTP and by the driver in turn
CLIENTS, SECONDS, BEGINNING = 64, 60.0, 15.0
SLOWEST = 10  # times the median that the slowest hundredth may take
GROWTH = 1.1  # of the memory after the beginning
PATHS = (
    "/v1/summary", "/v1/agencies?limit=50", "/v1/agencies/samr", "/v1/questions/types-by-year", "/v1/questions/notices",
    "/v1/search?q=%E8%B4%A8%E9%87%8F%E5%BC%BA%E5%9B%BD", "/v1/suggest?q=shi", "/v1/activities?limit=20&facets=type",
    "/v1/graph?type=Agency&id=samr&limit=30", "/static/js/main.js", "/v1/agencies/nobody",
)  # fmt: skip


@dataclass
class Asked:
    """The answers that clients had: statuses, and seconds until each had ended."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    broken: int = 0


@dataclass(frozen=True)
class Times:
    """Seconds that a question takes: over HTTP where the service has kept its page, where it has not, by the driver."""

    kept: float
    read: float
    driver: float


@pytest.fixture(params=["embedded", "neo4j"])
def graph(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Store, Settings]:
    """The shipped notices on each server, and the settings of a service over them."""
    if request.param == "embedded":
        return request.getfixturevalue("shipped_store"), request.getfixturevalue("shipped_settings")
    store: Store = request.getfixturevalue("neo4j_shipped")
    return store, replace(request.getfixturevalue("neo4j_settings"), data_dir=tmp_path / "own")


@contextmanager
def service(settings: Settings) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`python -m api` over the graph of some settings: its process and address."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    own = {"QMG_DATA_DIR": str(settings.data_dir), "QMG_API_PORT": "0"}
    command = [sys.executable, "-m", "api"]
    variables = clean | variables_of(settings) | own
    with subprocess.Popen(command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            found = (re.search(r"http://127\.0\.0\.1:\d+", line) for line in process.stdout)
            yield process, next(match[0] for match in found if match)
        finally:
            process.terminate()
            process.wait(60)


def test_a_question_over_http_beside_its_cypher(graph: tuple[Store, Settings]) -> None:
    store, settings = graph
    with service(settings) as (_, address), httpx.Client(base_url=address, timeout=60) as client:
        timed = {each.name: times_of(each, store, client) for each in load_catalog().questions.values()}
    kept = [each.kept / each.driver for each in timed.values() if each]
    read = [each.read / each.driver for each in timed.values() if each]
    print(f"\n{'question':28} ms by the driver, over HTTP, over HTTP from what is kept")
    for name, each in timed.items():
        if each:
            print(f"{name:28} {each.driver * 1000:7.1f} {each.read * 1000:7.1f} {each.kept * 1000:7.1f}")
    print(
        f"median of the ratios {statistics.median(read):.2f}, from what is kept {statistics.median(kept):.2f}"
    )
    assert statistics.median(read) <= RATIO_READ
    assert statistics.median(kept) <= RATIO


def times_of(question: Question, store: Store, client: httpx.Client) -> Times | None:
    """Return the times of a question; None of one that takes several queries.

    The service keeps pages that it has given: one is asked for again, and one that differs from all before in its
    limit.
    """
    given = dict(question.example) if any(each.required for each in question.parameters) else {}
    values = bound_values(store, question, given)
    text = variant(question.cypher, values)
    if is_yearly(text):
        return None
    kept, read, driver = [], [], []
    for turn in range(TURNS):
        limit = USUAL - 1 - turn
        query = Cypher(text, {**values, SKIP: 0, LIMIT: limit + 1})
        path = f"/v1/questions/{question.name}?{urlencode(given)}"
        kept.append(_seconds(lambda path=path: client.get(path).raise_for_status()))
        read.append(
            _seconds(lambda path=path, limit=limit: client.get(f"{path}&limit={limit}").raise_for_status())
        )
        driver.append(_seconds(lambda query=query: store.read(query)))
    return Times(*map(statistics.median, (kept, read, driver)))


def test_many_clients_for_a_minute(graph: tuple[Store, Settings]) -> None:
    with service(graph[1]) as (process, address):
        asyncio.run(load(address, BEGINNING))
        before, files = memory_of(process.pid), open_files(process.pid)
        asked = asyncio.run(load(address, SECONDS))
        after = memory_of(process.pid)
        assert httpx.get(f"{address}/readyz").status_code == 200
        left = open_files(process.pid)
    cuts = statistics.quantiles(asked.seconds, n=100)
    print(
        f"{CLIENTS} clients, {SECONDS:.0f} s: {len(asked.seconds) / SECONDS:.0f} answers a second, "
        f"p50 {cuts[49] * 1000:.0f} ms, p90 {cuts[89] * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms, "
        f"slowest {max(asked.seconds) * 1000:.0f} ms; {dict(asked.statuses)}; "
        f"memory {before:.0f} -> {after:.0f} MB, files {files} -> {left}"
    )
    assert asked.broken == 0
    assert set(asked.statuses) == {200, 404}
    assert cuts[98] <= SLOWEST * cuts[49]
    assert after <= GROWTH * before
    assert left <= files + 8


async def load(address: str, seconds: float) -> Asked:
    """Let clients ask without a pause, each over a connection of its own, for some seconds."""
    asked, parts = Asked(), urlsplit(address)
    end = time.monotonic() + seconds

    async def client(number: int) -> None:
        dice = random.Random(number)
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        try:
            while time.monotonic() < end:
                begun = time.monotonic()
                asked.statuses[await _answer(reader, writer, dice.choice(PATHS))] += 1
                asked.seconds.append(time.monotonic() - begun)
        except (OSError, EOFError, ValueError):
            asked.broken += 1
        finally:
            writer.close()

    await asyncio.gather(*map(client, range(CLIENTS)))
    return asked


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> int:
    """Ask for a path, read the whole answer and return its status; a client library would take time of the service."""
    writer.write(f"GET {path} HTTP/1.1\r\nhost: x\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    length = re.search(r"content-length: (\d+)", head)
    if length:
        await reader.readexactly(int(length[1]))
    else:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    return int(head.split()[1])


def memory_of(process: int) -> float:
    """Return the memory that a process has in use, in MB."""
    text = Path(f"/proc/{process}/status").read_text()
    return int(re.findall(r"VmRSS:\s+(\d+)", text)[0]) / 1024


def open_files(process: int) -> int:
    """Return the number of files and connections that a process has open."""
    return len(list(Path(f"/proc/{process}/fd").iterdir()))


def _seconds(work: Any) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
