"""Running the app: its socket, the loading that goes before, and the server until it is told to end."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import NoReturn

from graph.embedded import start_early
from graph.lifeline import end_with_parent, tied
from graph.settings import PROJECT_ROOT, Settings
from ontology.errors import NoticeError, SettingsError

_GRACE = 5  # seconds for answers under way when the end is asked for
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
        with loading(load) as loaded:
            _serve(settings, listener, loaded)


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Unwinds as Ctrl-C does: uvicorn raises a signal again once it has shut down, and by default the
    process would then die before the store is closed."""
    raise KeyboardInterrupt


def _serve(settings: Settings, listener: socket.socket, loaded: subprocess.Popen[bytes] | None) -> None:
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
            timeout_graceful_shutdown=_GRACE,
        )
        if loaded is not None and loaded.wait() != 0:
            raise NoticeError("载入未完成，服务没有启动 / not served, since the notices were not loaded")
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


@contextlib.contextmanager
def loading(paths: Sequence[Path]) -> Iterator[subprocess.Popen[bytes] | None]:
    """`python -m loaders load` as a process of its own, which joins the graph server of this one: the API
    knows nothing of loaders. It is ended when the block is left before it is done."""
    if not paths:
        yield None
        return
    command = [sys.executable, "-m", "loaders", "load", *(str(path.resolve()) for path in paths)]
    child = subprocess.Popen(tied(command), stdin=subprocess.DEVNULL, cwd=PROJECT_ROOT)
    try:
        yield child
    finally:
        if child.poll() is None:
            child.terminate()
            try:
                child.wait(_GRACE)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def _announce(listener: socket.socket) -> None:
    host, port, *_ = listener.getsockname()
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    place = f"http://{shown}:{port}/"
    print(f"质月图谱已启动：{place} ，按 Ctrl-C 结束", flush=True)
    print(f"Quality Month Graph is at {place} — Ctrl-C ends it", flush=True)
