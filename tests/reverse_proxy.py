"""A reverse proxy over real sockets, as nginx with `location /qmg/ { proxy_pass http://upstream/; }`: it serves another
server under a prefix, strips the prefix or keeps it, and serves nothing else."""

import contextlib
import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

_OF_A_CONNECTION = {"connection", "transfer-encoding", "keep-alive", "date", "server"}  # not to be passed on


@contextmanager
def proxied(upstream: str, prefix: str, strips: bool = True) -> Iterator[str]:
    """Serve another server under a prefix, and yield the address of the proxy, without the prefix."""
    host = urlsplit(upstream).netloc

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self) -> None:
            if not self.path.startswith(f"{prefix}/"):
                self.send_error(404, "outside of the prefix")
                return
            path = self.path.removeprefix(prefix) if strips else self.path
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            connection = http.client.HTTPConnection(host, timeout=60)
            connection.request(self.command, path, body, dict(self.headers))
            self._answer(connection.getresponse())
            connection.close()

        do_GET = do_HEAD = do_POST = pass_on  # noqa: N815  # names of the library

        def _answer(self, found: http.client.HTTPResponse) -> None:
            content = found.read()
            self.send_response(found.status)
            for name, value in found.getheaders():
                if name.lower() not in _OF_A_CONNECTION | {"content-length"}:
                    self.send_header(name, value)
            length = found.getheader("content-length") if self.command == "HEAD" else str(len(content))
            if length is not None and found.status != 304:
                self.send_header("content-length", length)
            with contextlib.suppress(ConnectionError):  # a browser that has gone elsewhere
                self.end_headers()
                self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Log nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
