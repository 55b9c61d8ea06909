"""Running the app: its socket, the loading that goes before, and the server until it is told to end."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import NoReturn

from api.loading import GRACE, Loading, loading
from graph.embedded import start_early
from graph.lifeline import end_with_parent
from graph.settings import Settings
from ontology.errors import SettingsError

_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))


def run(settings: Settings, load: Sequence[Path], with_parent: bool) -> None:
    """Serves until SIGTERM, SIGHUP or Ctrl-C, and leaves nothing running.

    SettingsError where the port is taken, NoticeError where `load` names what cannot be loaded, StoreError
    where there is no graph.
    """
    for each in _ENDING:
        signal.signal(each, _end)
    if with_parent:
        end_with_parent()
    with contextlib.suppress(KeyboardInterrupt), listening(settings) as listener:
        start_early(settings)
        with loading(settings, load) as load_first:
            _serve(settings, listener, load_first)


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Unwinds as Ctrl-C does: uvicorn raises a signal again once it has shut down, and by default the
    process would then die before the store is closed."""
    raise KeyboardInterrupt


def _serve(settings: Settings, listener: socket.socket, load_first: Loading) -> None:
    # Imported here, 1 s in all, while the graph server starts and the notices are read.
    import uvicorn

    from api.app import create_app
    from graph.store import open_store
    from ontology.model import load_model
    from queries.catalog import load_catalog

    model = load_model()
    catalog = load_catalog(model=model)
    with open_store(settings) as store:
        app = create_app(store, settings, model, catalog)
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="off",
            timeout_graceful_shutdown=GRACE,
        )
        load_first.finish(store)
        _announce(listener)
        uvicorn.Server(config).run(sockets=[listener])


@contextlib.contextmanager
def listening(settings: Settings) -> Iterator[socket.socket]:
    """The socket that is served, taken at once: whoever asks early waits instead of being refused."""
    host, port = settings.api_host, settings.api_port
    try:
        family, kind, proto, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise SettingsError(f"QMG_API_HOST is {host!r}, which is no address here: {error}") from error
    with socket.socket(family, kind, proto) as listener:
        if os.name == "posix":  # elsewhere it would let two servers share the port
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
