"""Serving the app: its socket, the load before it, and the server until it is asked to end."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from api.gate.access import read_access
from api.loading import GRACE, InitialLoad, initial_load
from api.mcp.installed import MISSING, mcp_is_installed
from graph.embedded import start_early
from graph.first_graph import begin_graph
from graph.lifeline import end_with_parent
from graph.settings import Settings
from ontology.errors import SettingsError

if TYPE_CHECKING:
    import uvicorn
    from starlette.types import ASGIApp

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
_CONNECTIONS = 800  # beyond them uvicorn answers 503 itself: a process has 1,024 files as a rule


def serve(settings: Settings, load: Sequence[Path], with_parent: bool) -> None:
    """Serve until SIGTERM, SIGHUP or Ctrl-C, and leave no process running.

    Raises SettingsError where the port is taken, NoticeError where a path of `load` cannot be loaded, and
    StoreError where there is no graph.
    """
    read_access(settings)  # faults of the keys are reported before anything is loaded
    if settings.api_log == "json":
        from api.logs import log_as_json

        log_as_json()
    _end_by_signals()
    if with_parent:
        end_with_parent()
    with contextlib.suppress(KeyboardInterrupt), listening(settings) as listener:
        if load:
            begin_graph(settings)
        start_early(settings)
        with initial_load(settings, load) as loading:
            _serve(settings, listener, loading)


def serve_assistant(settings: Settings) -> None:
    """Serve the assistant that started this process, over stdin and stdout, until it closes stdin, or a signal.

    Raises SettingsError without the extra `mcp`, and StoreError where there is no graph.
    """
    if not mcp_is_installed():
        raise SettingsError(MISSING)
    _end_by_signals()
    with contextlib.suppress(KeyboardInterrupt):
        start_early(settings)
        from api.mcp.stdio import answer_assistant

        answer_assistant(settings)


def _end_by_signals() -> None:
    for each in _SIGNALS:
        signal.signal(each, _end)


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Unwind as Ctrl-C does: uvicorn raises the signal again once it has shut down, and by default that would
    kill the process before the store is closed."""
    raise KeyboardInterrupt


def _serve(settings: Settings, listener: socket.socket, loading: InitialLoad) -> None:
    # Imported here, which takes 1 s, while the graph server starts and the notices are read.
    from api.app import create_app
    from api.search import prepare_search
    from graph.store import open_store
    from ontology.model import load_model
    from queries.catalog import load_catalog

    model = load_model()
    catalog = load_catalog(model=model)
    with open_store(settings, lasting=True) as store:
        app = create_app(store, settings, model, catalog)
        server = server_of(app)
        loading.finish(store)
        _announce(listener)
        prepare_search(store, settings, model)
        answer_requests(server, listener)


def server_of(app: ASGIApp) -> uvicorn.Server:
    """Return a server for the app, not started."""
    import uvicorn

    return uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,  # the app reads those of proxies that QMG_API_TRUSTED_PROXIES names, and no others
            lifespan="off",
            timeout_graceful_shutdown=GRACE,
            limit_concurrency=_CONNECTIONS,
        )
    )


def answer_requests(server: uvicorn.Server, listener: socket.socket) -> None:
    """Answer requests until SIGTERM, SIGHUP or Ctrl-C; those under way are answered still."""
    # Uvicorn takes only the other signals. An exception that this one raised within a request would end the request
    # and not the server.
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, server.handle_exit)
    server.run(sockets=[listener])


@contextlib.contextmanager
def listening(settings: Settings) -> Iterator[socket.socket]:
    """Open the socket to serve at; early requests wait in it instead of being refused."""
    host, port = settings.api_host, settings.api_port
    try:
        family, kind, proto, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise SettingsError(
            f"QMG_API_HOST is {host!r}, which is not an address of this machine: {error}"
        ) from error
    with socket.socket(family, kind, proto) as listener:
        if os.name == "posix":  # elsewhere two servers could share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
            listener.listen(128)
        except OSError as error:
            raise SettingsError(
                f"port {port} of {host} cannot be used ({error.strerror or error}): end what uses it, or set "
                "QMG_API_PORT to another port (0 takes a free one)"
            ) from error
        yield listener


def _announce(listener: socket.socket) -> None:
    host, port, *_ = listener.getsockname()
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    place = f"http://{shown}:{port}/"
    print(f"质月图谱已启动：{place} ，按 Ctrl-C 结束", flush=True)
    print(f"Quality Month Graph is at {place} — Ctrl-C ends it", flush=True)
