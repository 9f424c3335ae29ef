"""A cluster that lies: it speaks the protocol of Dask and answers with what a test gives it."""

from __future__ import annotations

import os
import pickle
import socket
import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

import msgpack
import msgspec

from drafter.batch.job import Result

Frames = Sequence[bytes]
# A reply: the frames of a message, or the bytes to send as they are.
Reply = Frames | bytes
KEY = "the key of the task"


class Lies(NamedTuple):
    """What the cluster answers to each operation; for other operations it tells the truth.

    A function gets the folder of the letter. KEY in a message is replaced by the key of the task.
    """

    replies: Mapping[str, Callable[[Path], Reply]]


class _Marker:
    """An object whose pickle creates a file when it is read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.path),)


def marker(folder: Path) -> Path:
    """Return the path that exists as soon as a pickle was read."""
    return folder.parent / "code-was-run"


def evil_pickle(folder: Path) -> bytes:
    """Return a pickle that creates the marker."""
    return pickle.dumps(_Marker(marker(folder)))


def message(value: Any, *parts: Frames) -> Frames:
    """Return the frames of a message and of its parts."""
    return [msgpack.packb(value), *(frame for part in parts for frame in part)]


def part(data: bytes, serializer: str = "dask", **header: Any) -> Frames:
    """Return a part as Dask serializes bytes."""
    described = {"sub-header": {}, "type": "bytes", "type-serialized": pickle.dumps(bytes), "serializer": serializer}
    return [msgpack.packb({**described, "num-sub-frames": 1, **header}), data]


def result_of(*parts: Frames) -> Frames:
    """Return the message with the result of the task, which is the first part."""
    return message({"status": "OK", "data": {KEY: {"__Serialized__": 1}}}, *parts)


def answer(files: Mapping[str, bytes] | None = None, **values: Any) -> bytes:
    """Return an answer of a worker as Drafter writes it."""
    return zlib.compress(msgspec.msgpack.encode(Result(files or {}, **values)))


def free_port() -> int:
    """Return a port of this computer that is free now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class LyingCluster:
    """The scheduler, in threads of this process."""

    def __init__(self, port: int, lies: Lies, folder: Path) -> None:
        self.lies, self.folder, self.key = lies, folder, ""
        self.listener = socket.create_server(("127.0.0.1", port))
        Thread(target=self._accept, daemon=True).start()

    def stop(self) -> None:
        """Stop accepting connections, and free the port."""
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            try:
                _receive(connection)
                self._send(
                    connection, "handshake", message({"compression": None, "python": (3,), "pickle-protocol": 5})
                )
                while True:
                    received = _receive(connection)
                    for request in received if isinstance(received, list) else [received]:
                        self._answer(connection, request)
            except (OSError, struct.error, ValueError):
                return

    def _answer(self, connection: socket.socket, request: Mapping[str, Any]) -> None:
        operation = request["op"]
        if operation == "identity":
            self._send(connection, operation, message({"type": "Scheduler", "id": "s", "workers": {}}))
        elif operation == "register-client":
            self._send(connection, operation, message([{"op": "stream-start", "warning": "", "error": ""}]))
        elif operation == "ncores":
            self._send(connection, operation, message({"tcp://127.0.0.1:1": 1}))
        elif operation == "update-graph":
            self.key = request["keys"]["as-list"][0]
            self._send(connection, operation, message([{"op": "key-in-memory", "key": KEY}]))
        elif operation == "gather":
            self._send(connection, operation, result_of(part(answer())))

    def _send(self, connection: socket.socket, operation: str, truth: Frames) -> None:
        lie = self.lies.replies.get(operation)
        reply = lie(self.folder) if lie else truth
        if isinstance(reply, bytes):
            connection.sendall(reply)
            connection.close()
            return
        frames = (
            [msgpack.packb(_with_key(msgpack.unpackb(reply[0], strict_map_key=False), self.key)), *reply[1:]]
            if reply and KEY.encode() in reply[0]
            else list(reply)
        )
        lengths = struct.pack(f"{len(frames) + 1}Q", len(frames), *map(len, frames))
        connection.sendall(struct.pack("Q", len(lengths) + sum(map(len, frames))) + lengths + b"".join(frames))


def _with_key(value: Any, key: str) -> Any:
    if isinstance(value, dict):
        return {_with_key(name, key): _with_key(inner, key) for name, inner in value.items()}
    if isinstance(value, list):
        return [_with_key(inner, key) for inner in value]
    return key if value == KEY else value


def _receive(connection: socket.socket) -> Any:
    """Return the first frame of the next message, as data."""
    (size,) = struct.unpack("Q", _exactly(connection, 8))
    data = _exactly(connection, size)
    (count,) = struct.unpack_from("Q", data)
    lengths = struct.unpack_from(f"{count}Q", data, 8)
    start = 8 * (count + 1)
    _exactly(connection, start + sum(lengths) - size)
    return msgpack.unpackb(data[start : start + lengths[0]], strict_map_key=False)


def _exactly(connection: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        if not (received := connection.recv(size - len(data))):
            raise OSError
        data += received
    return data
