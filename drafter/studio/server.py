"""The HTTP server of the studio, on 127.0.0.1 only: checks each request, and passes its body to `answers`."""

from __future__ import annotations

import json
import secrets
import sys
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import BoundedSemaphore, Thread
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.limits import MAX_STUDIO_BODY_BYTES, MAX_STUDIO_CONNECTIONS, MAX_STUDIO_FILES_BYTES
from drafter.studio.guard import TOKEN_HEADER, has_token, headers, is_own_page, new_token, refusal_of

ADDRESS = "127.0.0.1"
STATIC = Path(__file__).parent / "static"
_NONCE = b"@nonce@"
# The files of the page. Only these are served, by their exact names.
FILES = {
    "/studio.css": "text/css; charset=utf-8",
    "/studio.js": "text/javascript; charset=utf-8",
    "/again.js": "text/javascript; charset=utf-8",
    "/licenses.txt": "text/plain; charset=utf-8",
}
# Requests that carry files; their bodies may be longer.
FILE_PATHS = {"/import", "/keep", "/compare", "/marked", "/marked-file", "/pull", "/pull-files"}
# A browser that sends nothing more is not waited for; seconds.
_PATIENCE = 30


class Answer(NamedTuple):
    """An answer: its status, its content, and the type of the content."""

    content: bytes = b""
    type: str = "application/json"
    status: HTTPStatus = HTTPStatus.OK

    @classmethod
    def of(cls, value: Any, status: HTTPStatus = HTTPStatus.OK) -> Answer:
        """Return a value as JSON."""
        return cls(json.dumps(value, ensure_ascii=False).encode(errors="surrogatepass"), status=status)


# Answers a request of the page: the path, and the values of its JSON body.
Respond = Callable[[str, Mapping[str, Any]], Answer]


class StudioServer(ThreadingHTTPServer):
    """A server for one page; `respond` answers the requests that passed all checks."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, respond: Respond) -> None:
        self.token, self.respond = new_token(), respond
        self._free = BoundedSemaphore(MAX_STUDIO_CONNECTIONS)
        try:
            super().__init__((ADDRESS, port), _Handler)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            message = f"Port {port} cannot be used: {reason}. Choose another one with --port."
            raise FileError(Finding("port", message)) from None

    @property
    def host(self) -> str:
        """The address and port, as browsers write them."""
        return f"{ADDRESS}:{self.server_address[1]}"

    @property
    def url(self) -> str:
        """The address to open, with its token."""
        return f"http://{self.host}/?token={self.token}"

    def start(self) -> None:
        """Answer requests from now on, in other threads."""
        Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer a connection in a separate thread, or close it if there are too many."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer a connection until it is closed."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print nothing if a browser closes a connection."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: StudioServer
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Drafter", ""
    # Without these, an answer waits 40 ms for the browser's acknowledgement (Nagle).
    wbufsize = -1
    disable_nagle_algorithm = True
    timeout = _PATIENCE

    def do_GET(self) -> None:
        if status := refusal_of(self.server.host, "GET", _single(self.headers)):
            return self._refuse(status)
        path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        if path in FILES:
            return self._send(Answer((STATIC / path[1:]).read_bytes(), FILES[path]))
        if path != "/":
            return self._refuse(HTTPStatus.NOT_FOUND)
        is_allowed = has_token(self.server.token, query.get("token", [""])[0])
        status = HTTPStatus.OK if is_allowed else HTTPStatus.FORBIDDEN
        page = (STATIC / ("index.html" if is_allowed else "again.html")).read_bytes()
        return self._send(Answer(page, "text/html; charset=utf-8", status))

    def do_POST(self) -> None:
        sent = _single(self.headers)
        status = refusal_of(self.server.host, "POST", sent)
        if status is None and not (is_own_page(sent) and has_token(self.server.token, sent.get(TOKEN_HEADER, ""))):
            status = HTTPStatus.FORBIDDEN
        if status is not None:
            return self._refuse(status)
        body = self._body(sent)
        if isinstance(body, HTTPStatus):
            return self._refuse(body)
        return self._send(self.server.respond(urlsplit(self.path).path, body))

    def _body(self, sent: Mapping[str, str]) -> Mapping[str, Any] | HTTPStatus:
        """Return the values of the body, or the status with which it is refused."""
        length = sent.get("Content-Length", "")
        if "Transfer-Encoding" in sent or not (length.isascii() and length.isdigit()):
            return HTTPStatus.LENGTH_REQUIRED
        most = MAX_STUDIO_FILES_BYTES if urlsplit(self.path).path in FILE_PATHS else MAX_STUDIO_BODY_BYTES
        if len(length) > len(str(int(most))) or int(length) > most:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        if sent.get("Content-Type", "").partition(";")[0].strip() != "application/json":
            return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        try:
            value = json.loads(self.rfile.read(int(length)) or b"{}")
        except (ValueError, RecursionError):
            return HTTPStatus.BAD_REQUEST
        return value if isinstance(value, dict) else HTTPStatus.BAD_REQUEST

    def _send(self, answer: Answer) -> None:
        nonce = secrets.token_urlsafe(16)
        content = answer.content.replace(_NONCE, nonce.encode()) if "html" in answer.type else answer.content
        self.send_response(answer.status)
        for name, value in {**headers(nonce), "Content-Type": answer.type, "Content-Length": len(content)}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()

    def _refuse(self, status: HTTPStatus) -> None:
        """Answer with a status only, and close the connection: the rest of the request is not read."""
        self.close_connection = True
        self._send(Answer(f"{status.value} {status.phrase}\n".encode(), "text/plain; charset=utf-8", status))

    def log_message(self, *_: Any) -> None:
        """Print nothing: the terminal shows the address."""


def _single(sent: Any) -> dict[str, str]:
    """Return the headers by name; one that appears twice has the value of both, which no check accepts."""
    values: dict[str, str] = {}
    for name, value in sent.items():
        key = next((known for known in values if known.lower() == name.lower()), name.title())
        values[key] = f"{values[key]}, {value}" if key in values else value
    return values
