"""Many readers at once: each gets what a single one gets, however long it goes on."""

import itertools
import random
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import httpx

READERS = 8
SAMPLE = 10  # requests of each
LONG = 60.0  # seconds, in a long run
PATHS = [
    "/", "/v1", "/v1/summary", "/v1/agencies?limit=50", "/v1/notices", "/v1/agencies/spc",
    "/v1/questions/types-by-year", "/v1/questions/evidence?agency=spc", "/v1/graph?type=Agency&id=spc&limit=30",
    "/v1/agencies/nobody", "/v1/agencies?limit=none", "/v1/questions/nothing",
]  # fmt: skip


def rounds(soaking: bool) -> Iterable[int]:
    if not soaking:
        return range(SAMPLE)
    end = time.monotonic() + LONG
    return itertools.takewhile(lambda _: time.monotonic() < end, itertools.count())


def test_each_gets_what_a_single_one_gets(client: httpx.Client, soaking: bool) -> None:
    same = {"x-request-id": "same"}  # which problems repeat: it would be another for each request
    alone = {path: client.get(path, headers=same) for path in PATHS}

    def differing(reader: int) -> list[str]:
        dice, found = random.Random(reader), []
        with httpx.Client(base_url=client.base_url, headers=same, timeout=300) as asking:
            for _ in rounds(soaking):
                path = dice.choice(PATHS)
                answer = asking.get(path)
                if (answer.status_code, answer.content) != (alone[path].status_code, alone[path].content):
                    found.append(f"{path}: {answer.status_code}")
        return found

    assert {each.status_code for each in alone.values()} == {200, 404, 422}
    with ThreadPoolExecutor(READERS) as pool:
        assert [path for found in pool.map(differing, range(READERS)) for path in found] == []
    assert client.get("/readyz").status_code == 200
