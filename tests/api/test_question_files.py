"""The answers to questions as files: NDJSON, CSV and workbooks with all rows, and what is refused of them."""

import io
import json
import sys
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook

from api.question_files import CSV, FILES, NDJSON, XLSX
from graph.data_state import data_state
from graph.store import Store
from queries.catalog import Catalog, load_catalog

NAMES = list(load_catalog().questions)
WHOLE = "/v1/questions/activities"
Problem = Callable[[httpx.Response, int], dict[str, Any]]


def answer(client: httpx.Client, name: str, given: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/v1/questions/{name}", params={**given, "limit": "5000"}).json()
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_is_also_lines_of_json_and_a_workbook(
    name: str, client: httpx.Client, catalog: Catalog
) -> None:
    """The same rows as JSON; a workbook has a list as one text, and nothing for an empty one."""
    given = dict(catalog.get(name).example)
    whole, path = answer(client, name, given), f"/v1/questions/{name}"
    names = [each["name"] for each in whole["columns"]]
    lines = client.get(path, params={**given, "format": "ndjson"})
    assert lines.headers["content-type"] == NDJSON
    assert [json.loads(line) for line in lines.text.splitlines()] == [
        dict(zip(names, row, strict=True)) for row in whole["rows"]
    ]
    book = client.get(path, params={**given, "format": "xlsx"})
    assert book.headers["content-type"] == XLSX
    titles, *rows = load_workbook(io.BytesIO(book.content)).worksheets[0].iter_rows(values_only=True)
    assert list(titles) == [each["meaning_zh"] for each in whole["columns"]]
    assert [list(row) for row in rows] == [[_cell(value) for value in row] for row in whole["rows"]]


def _cell(value: Any) -> Any:
    return ("; ".join(map(str, value)) if isinstance(value, list) else value) or (
        value if value in (0, False) else None
    )


@pytest.mark.parametrize(("form", "media_type"), FILES.items())
def test_a_file_is_had_by_its_name_or_its_media_type(
    form: str, media_type: str, client: httpx.Client
) -> None:
    path = "/v1/questions/slogans-reused"
    named = client.get(path, params={"format": form})
    accepted = client.get(path, headers={"accept": f"text/html;q=0.1, {media_type}"})
    for each in (named, accepted):
        assert each.status_code == 200
        assert each.headers["content-type"].partition(";")[0] == media_type
        assert each.headers["content-disposition"] == f'attachment; filename="slogans-reused.{form}"'
        assert each.headers["etag"].startswith('W/"')
    if form != "xlsx":  # of which the second sheet has the address
        assert named.content == accepted.content
    assert client.get(path, headers={"accept": "*/*"}).headers["content-type"] == "application/json"


def test_csv_is_the_same_at_both_addresses(client: httpx.Client) -> None:
    for given in ({}, {"bom": "true"}):
        named = client.get(WHOLE, params={**given, "format": "csv"})
        assert named.headers["content-type"] == f"{CSV}; charset=utf-8"
        assert named.content == client.get(f"{WHOLE}.csv", params=given).content


def test_a_workbook_names_its_source_and_takes_the_language(
    client: httpx.Client, shipped_store: Store
) -> None:
    path = f"{WHOLE}?format=xlsx&from_year=2025&agency=%E5%B8%82%E5%9C%BA%E7%9B%91%E7%AE%A1%E6%80%BB%E5%B1%80"
    english = {"accept-language": "en"}
    titles = [
        load_workbook(io.BytesIO(each.content)).worksheets[0]["A1"].value
        for each in (client.get(path, headers=english), client.get(f"{path}&lang=en"), client.get(path))
    ]
    assert titles == ["year of the campaign", "year of the campaign", "年度"]
    source = load_workbook(io.BytesIO(client.get(path).content)).worksheets[1]
    lines = {row[0]: row[1] for row in source.iter_rows(values_only=True)}
    state = data_state(shipped_store)
    assert lines["数据版本 Dataset version"] == state.version
    assert lines["载入时间 Loaded at"] == state.loaded_at is not None
    assert lines["地址 Address"] == f"{client.base_url}{path}"
    assert (lines["from_year"], lines["agency"]) == (2025, "samr")


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("format=ndjson&limit=3", "limit does not go with ndjson"),
        ("format=csv&after=x", "after does not go with csv"),
        ("format=xlsx&bom=true", "bom does not go with xlsx"),
        ("format=ndjson&lang=en", "lang does not go with ndjson"),
        ("bom=true", "bom does not go with json"),
        ("format=xls", "format"),
        ("format=xlsx&from_year=x", "from_year"),
        ("format=ndjson&agency=nobody", "agency"),
    ],
)
def test_what_is_not_for_a_file_is_refused(
    query: str, word: str, client: httpx.Client, problem: Problem
) -> None:
    assert word in problem(client.get(f"{WHOLE}?{query}"), 422)["detail"]


def test_a_service_without_the_package_names_the_remedy(
    client: httpx.Client, problem: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)  # as Python marks a package that cannot be imported
    found = problem(client.get(f"{WHOLE}?format=xlsx"), 501)
    assert "pip install -e '.[xlsx]'" in found["detail"]
    assert client.get(f"{WHOLE}?format=ndjson").status_code == 200
