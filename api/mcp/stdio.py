"""The protocol over stdin and stdout: the server of one assistant, which ends with it."""

import contextlib
import threading
from typing import Any

import anyio
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server

from api.context import AppContext
from api.mcp.server import mcp_server
from api.search import prepare_search
from graph.settings import Settings
from graph.store import open_store
from ontology.model import load_model
from queries.catalog import load_catalog


def answer_assistant(settings: Settings) -> None:
    """Answer the messages on stdin until it is closed. KeyboardInterrupt, of a signal, ends it too."""
    model = load_model()
    catalog = load_catalog(model=model)
    with open_store(settings, lasting=True) as store, contextlib.suppress(KeyboardInterrupt):
        context = AppContext(store, settings, model, catalog)
        prepare_search(store, settings, model)
        try:
            _wait_for(mcp_server(context))
        finally:
            context.cypher.stop()


def _wait_for(server: Server[Any]) -> None:
    """Run the server in a thread that a signal does not wait for: a read of stdin cannot be interrupted."""
    failures: list[BaseException] = []

    def run() -> None:
        try:
            anyio.run(_serve, server)
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=run, name="mcp", daemon=True)
    thread.start()
    thread.join()
    if failures:
        raise failures[0]


async def _serve(server: Server[Any]) -> None:
    async with stdio_server() as (received, sent):
        await server.run(received, sent, server.create_initialization_options())
