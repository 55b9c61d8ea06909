"""The commands of the README, sent as curl would send them."""

import itertools
import re
import shlex
from pathlib import Path
from typing import Any

import httpx
import pytest

README = Path(__file__).parents[2] / "api" / "README.md"
COMMANDS = re.findall(r"^curl .*$", README.read_text("utf-8"), re.MULTILINE)


def request_of(words: list[str]) -> dict[str, Any]:
    """The options of curl that the README uses, as a request."""
    options = dict(itertools.pairwise(words))
    path = next(word.removeprefix("http://127.0.0.1:8000") for word in words if word.startswith("http"))
    name, _, value = options.get("-H", "accept: */*").partition(": ")
    headers = {name: value}
    request: dict[str, Any] = {"method": "GET", "url": path, "headers": headers}
    pairs = itertools.pairwise(words)
    given = [value.partition("=") for option, value in pairs if option in ("-d", "--data-urlencode")]
    fields = [(name, value) for name, _, value in given]
    if "-G" in words:
        request |= {"params": fields}
    elif fields:
        request |= {"method": "POST", "data": dict(fields)}
    if "--json" in options:
        headers["content-type"] = "application/json"
        request |= {"method": "POST", "content": options["--json"].encode()}
    return request


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme(client: httpx.Client, command: str) -> None:
    request = request_of(shlex.split(command)[1:])
    response = client.request(**request)
    assert response.status_code == 200, response.text
    kinds = (request["headers"].get("Accept"), "application/sparql-results+json", "application/json")
    assert response.headers["content-type"].partition(";")[0] in kinds
    assert len(response.text) > 200


def test_the_readme_has_commands() -> None:
    assert len(COMMANDS) == 6
