"""A studio in this process, with its real server and workers, and requests as a browser or an attacker sends them."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from drafter.studio.answers import Answers
from drafter.studio.guard import TOKEN_HEADER
from drafter.studio.letter_folder import LetterFolder
from drafter.studio.server import ADDRESS, StudioServer


class Reply(NamedTuple):
    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.content)


class Studio(NamedTuple):
    server: StudioServer
    answers: Answers
    folder: Path

    def request(self, method: str, path: str, body: bytes | None = None, **headers: str | None) -> Reply:
        """Send a request with the right headers, except those given; None leaves one out, `_` stands for `-`."""
        right: dict[str, str | None] = {"Host": self.server.host}
        if method == "POST":
            right |= {
                "Origin": f"http://{self.server.host}",
                TOKEN_HEADER: self.server.token,
                "Content-Type": "application/json",
                "Content-Length": str(len(body or b"")),
            }
        sent = {**right, **{name.replace("_", "-"): value for name, value in headers.items()}}
        connection = http.client.HTTPConnection(ADDRESS, self.server.server_address[1], timeout=60)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders(body)
            response = connection.getresponse()
            return Reply(response.status, dict(response.getheaders()), response.read())
        finally:
            connection.close()

    def ask(self, path: str, **body: Any) -> Reply:
        """Send a question as the page does."""
        return self.request("POST", path, json.dumps(body).encode())


@contextmanager
def studio(folder: Path, first: str = "") -> Iterator[Studio]:
    """Open the studio of a folder on a free port."""
    answers = Answers(LetterFolder(folder), first)
    server = StudioServer(0, answers)
    server.start()
    try:
        yield Studio(server, answers, folder)
    finally:
        server.shutdown()
        server.server_close()
        answers.close()
