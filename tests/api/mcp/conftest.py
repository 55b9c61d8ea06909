"""Assistants over both transports and both servers, as the client of the SDK sees them."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest
from fastapi import FastAPI
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp_types import CallToolResult, TextContent

from api.app import create_app
from graph.settings import Settings
from graph.store import Store
from ontology.kinds import Model
from queries.catalog import Catalog
from tests.conftest import variables_of

ROOT = Path(__file__).parents[3]
Target = str | StdioServerParameters
T = TypeVar("T")


def process_of(settings: Settings) -> StdioServerParameters:
    """The process that an assistant starts, as the README configures it."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    variables = clean | variables_of(settings)
    return StdioServerParameters(command=sys.executable, args=["-m", "api", "mcp"], cwd=ROOT, env=variables)


def as_assistant(target: Target, work: Callable[[Client], Awaitable[T]], mode: str = "auto") -> T:
    """Connect, do some work as a client, and end the connection. What the work raises is raised as it is, and not
    within the groups of the tasks of the client."""
    outcome: list[T] = []
    failure: list[Exception] = []

    async def connected() -> None:
        async with Client(target, mode=mode, read_timeout_seconds=120) as client:
            try:
                outcome.append(await work(client))
            except Exception as error:
                failure.append(error)

    asyncio.run(connected())
    for error in failure:
        raise error
    return outcome[0]


async def content(client: Client, tool: str, /, **arguments: Any) -> dict[str, Any]:
    """The structured content of an answer that is no error."""
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, text_of(result)
    assert result.structured_content is not None
    return dict(result.structured_content)


def text_of(result: CallToolResult) -> str:
    """The text of an answer."""
    (block,) = result.content
    assert isinstance(block, TextContent)
    return block.text


@pytest.fixture(scope="session")
def address(client: httpx.Client) -> str:
    """The address at which assistants find the shipped notices."""
    return f"{str(client.base_url).rstrip('/')}/mcp"


@pytest.fixture(params=["stdio", "http", "stdio on Neo4j", "http on Neo4j"])
def target(
    request: pytest.FixtureRequest,
    model: Model,
    catalog: Catalog,
    served: Callable[[FastAPI], AbstractContextManager[str]],
) -> Iterator[Target]:
    """The shipped notices over each transport, from each server."""
    transport, _, other = request.param.partition(" on ")
    store: Store = request.getfixturevalue("neo4j_shipped" if other else "shipped_store")
    settings: Settings = request.getfixturevalue("neo4j_settings" if other else "shipped_settings")
    if transport == "stdio":
        yield process_of(settings)
        return
    with served(create_app(store, settings, model, catalog)) as place:
        yield f"{place}/mcp"
