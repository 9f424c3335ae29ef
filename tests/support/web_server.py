"""A web server as anybody may have one: it serves a folder, sends no policy, and knows nothing of Drafter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple


class Served(NamedTuple):
    """A folder on a web server, with the paths that were asked for."""

    host: str
    asked: list[str]

    @property
    def url(self) -> str:
        return f"http://{self.host}/"


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, asked: list[str], **keywords: Any) -> None:
        self.asked = asked
        super().__init__(*args, **keywords)

    def do_GET(self) -> None:
        self.asked.append(self.path)
        super().do_GET()

    def log_message(self, *_: Any) -> None: ...


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Print nothing if a browser closes a connection."""


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serve a folder on a free port."""
    asked: list[str] = []
    server = _Server(("127.0.0.1", 0), partial(_Handler, asked=asked, directory=str(folder)))
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield Served(f"127.0.0.1:{server.server_address[1]}", asked)
    finally:
        server.shutdown()
        server.server_close()
