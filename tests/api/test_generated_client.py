"""A client in Python that `openapi-python-client` generates from our OpenAPI document, typed and used over HTTP."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

pytestmark = [pytest.mark.slow, pytest.mark.server]

PACKAGE = "quality_month"
GENERATE = "from openapi_python_client.cli import app; app()"
# What a user of the client writes; mypy reads it too, so that each answer has the type that is asserted.
PROGRAM = """
import sys

from httpx import Timeout
from quality_month import Client
from quality_month.api.entities import get_agency, list_agencies
from quality_month.api.overview import summary
from quality_month.api.questions import ask_agencies_by_type_and_year, ask_types_by_year_csv
from quality_month.api.search import search
from quality_month.models import (
    AgencyPage, AgencyWhole, AnswerShape, AskAgenciesByTypeAndYearBasisItem, Counts, Problem, SearchShape,
)

client = Client(base_url=sys.argv[1], follow_redirects=True, timeout=Timeout(60))

counts = summary.sync(client=client)
assert isinstance(counts, Counts) and counts.notices == 7

page = list_agencies.sync(client=client, limit=3)
assert isinstance(page, AgencyPage) and len(page.items) == 3
names: list[str] = [each.id for each in page.items]

court = get_agency.sync("spc", client=client)
assert isinstance(court, AgencyWhole) and str(court.name).endswith("最高人民法院")
related: list[str] = [item.title for group in court.relations for item in group.items]
assert related

basis = [AskAgenciesByTypeAndYearBasisItem.EXPLICIT]
answer = ask_agencies_by_type_and_year.sync(client=client, agency="最高人民法院", basis=basis)
assert isinstance(answer, AnswerShape) and answer.rows
assert answer.parameters.additional_properties["agency"] == "spc"
columns: list[str] = [each.name for each in answer.columns]
assert columns[0] == "year" and len(answer.rows[0]) == len(columns)

table = ask_types_by_year_csv.sync(client=client, from_year=2024)
assert isinstance(table, str) and table.startswith("year,")

found = search.sync(client=client, q="质量强国", type_=["Activity"], limit=2)
assert isinstance(found, SearchShape) and found.items[0].matches[0].marks

nobody = get_agency.sync("nobody", client=client)
assert isinstance(nobody, Problem) and (nobody.status, nobody.instance) == (404, "/v1/agencies/nobody")
wrong = ask_agencies_by_type_and_year.sync(client=client, from_year=2025, to_year=2020)
assert isinstance(wrong, Problem) and "from_year" in wrong.detail
print("used")
"""


@pytest.fixture(scope="module")
def folder(client: httpx.Client, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the generated package and the program that uses it."""
    found = tmp_path_factory.mktemp("generated")
    (found / "openapi.json").write_bytes(client.get("/openapi.json").content)
    (found / "config.json").write_text(json.dumps({"post_hooks": []}), "utf-8")
    (found / "use.py").write_text(PROGRAM, "utf-8")
    words = ["--path", "openapi.json", "--output-path", PACKAGE, "--meta", "none", "--config", "config.json"]
    done = python(found, "-c", GENERATE, "generate", *words)
    # The one thing that it cannot generate: a query as the body of a POST, which a form replaces.
    assert set(re.findall(r"(?:Unsupported|Unable|ERROR|WARNING parsing).*", done)) == {
        "WARNING parsing POST /v1/sparql within sparql.",
        "Unsupported content type application/sparql-query",
    }
    return found


def python(folder: Path, *words: str) -> str:
    """Run Python in a folder, and return what it prints."""
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_client_and_its_use_are_typed(folder: Path) -> None:
    assert "Success" in python(folder, "-m", "mypy", "--no-incremental", "use.py", PACKAGE)


def test_the_client_is_used(folder: Path, client: httpx.Client) -> None:
    assert python(folder, "use.py", str(client.base_url)).strip() == "used"


def test_its_modules_are_named_in_ascii(folder: Path) -> None:
    names = [str(each.relative_to(folder)) for each in (folder / PACKAGE).rglob("*.py")]
    assert len(names) > 300
    assert [name for name in names if not name.isascii()] == []
