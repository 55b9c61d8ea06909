"""Search over HTTP: hits with their words, pages, and errors that name the parameter."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

Problem = Callable[[httpx.Response, int], dict[str, Any]]


def get(client: httpx.Client, path: str, **parameters: Any) -> dict[str, Any]:
    answer = client.get(path, params=parameters or None)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_a_hit_has_its_words_marked(client: httpx.Client) -> None:
    found = get(client, "/v1/search", q="質檢總局")
    hit = found["items"][0]
    assert {name: hit[name] for name in ("type", "id", "title", "year", "notice")} == {
        "type": "Agency",
        "id": "aqsiq",
        "title": "国家质量监督检验检疫总局",
        "year": None,
        "notice": None,
    }
    assert hit["matches"] == [
        {"property": "short_name", "text": "质检总局", "start": 0, "end": 4, "marks": [[0, 4]]}
    ]
    assert hit["iri"] == "https://w3id.org/quality-month/agency/aqsiq"
    assert found["totals"]["Agency"] >= 2


def test_a_sentence_is_part_of_the_text_of_its_notice(client: httpx.Client) -> None:
    for hit in get(client, "/v1/search", q="质量强国", type="Notice")["items"]:
        text = get(client, f"/v1/notices/{hit['id']}")["text"]
        match = next(each for each in hit["matches"] if each["property"] == "text")
        assert text[match["start"] : match["end"]] == match["text"]
        for start, end in match["marks"]:
            assert match["text"][start:end].replace(" ", "") == "质量强国"


def test_pages_follow_each_other(client: httpx.Client) -> None:
    path: str | None = "/v1/search?q=%E8%B4%A8%E9%87%8F&type=Activity&type=Notice&from_year=2025&limit=9"
    ids, totals = [], {}
    while path is not None:
        page = get(client, path)
        ids += [each["id"] for each in page["items"]]
        totals, path = page["totals"], page["next"]
    assert len(ids) == len(set(ids)) == sum(totals.values()) > 9


def test_suggestions_come_by_name(client: httpx.Client) -> None:
    for typed in ("市监局", "scjdgl", "市场监督", "Administration for Market"):
        items = get(client, "/v1/suggest", q=typed, type="Agency", limit=3)["items"]
        assert len(items) == 3
        assert "市场监督管理" in items[0]["title"]


def test_nothing_found_is_an_empty_page(client: httpx.Client) -> None:
    assert get(client, "/v1/search", q="龘龘龘龘") == {"items": [], "totals": {}, "next": None}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/v1/search", "q"),
        ("/v1/search?q=", "q"),
        ("/v1/search?q=%EF%BC%81", "no letters, digits or Chinese characters"),
        ("/v1/search?q=x&type=Nobody", "no type 'Nobody' to search; there are Campaign"),
        ("/v1/search?q=x&from_year=2025&to_year=2020", "no year from 2025 to 2020"),
        ("/v1/search?q=x&limit=1000", "limit"),
        ("/v1/search?q=x&after=zz", "no cursor of this search"),
        ("/v1/suggest?q=%FF", "q is not UTF-8"),
    ],
)
def test_what_cannot_be_searched_is_a_problem(
    path: str, words: str, client: httpx.Client, problem: Problem
) -> None:
    found = problem(client.get(path), 422)
    assert words in found["detail"] + str(found.get("errors"))


def test_an_equal_search_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/v1/search", params={"q": "质量"})
    again = client.get("/v1/search", params={"q": "质量"}, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert first.headers["x-dataset-version"].isdigit()
