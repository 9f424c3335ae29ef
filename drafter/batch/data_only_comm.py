"""A connection of Dask that reads data only: no message from a cluster can run code in this process.

Dask unpickles parts of the messages of a scheduler and of its workers: results, exceptions, types and events. A pickle
runs code. This connection decodes the same messages as plain data (msgpack) and never unpickles. Results
arrive as `Answer`. It is registered under separate schemes, as Dask provides for connections; nothing in Dask is
changed. The module imports Dask, so import it where a cluster is used.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import msgpack
from distributed.comm import registry, tcp
from distributed.comm.core import CommClosedError

from drafter.batch.answers import Answer
from drafter.limits import MAX_CLUSTER_FRAMES, MAX_CLUSTER_MESSAGE_BYTES, MAX_CONTROL_BYTES

SCHEMES = {"tcp": "drafter-tcp", "tls": "drafter-tls"}
FAILED = "The exception of the worker is not read."
# The name of the type in the headers of Dask, by version.
_BYTES = ("bytes", "builtins.bytes")
_NUMBER = struct.Struct("Q")
# What a client must know about its tasks. Events (text to print, warnings and log records of workers) are not read.
_OPERATIONS = frozenset(
    {"key-in-memory", "lost-data", "cancelled-keys", "task-retried", "task-erred", "restart", "stream-start"}
    | {"stream-closed", "close"}
)


class MessageError(ValueError):
    """A message that is too large, or not in the format of Dask."""


def decode(frames: Sequence[memoryview]) -> Any:
    """Return a message as plain data; raise MessageError. Pickles become None, exceptions a fixed text."""

    def plain(values: dict[Any, Any]) -> Any:
        offset = values.get("__Serialized__")
        if isinstance(offset, int):
            return _answer(frames, offset)
        if "__Set__" in values:
            return values.get("as-list")
        return {name: _plain(name, value) for name, value in values.items()}

    if not frames or len(frames[0]) > MAX_CONTROL_BYTES:
        raise MessageError("a control message is too large")
    try:
        message = _unpack(frames[0], object_hook=plain)
    except (ValueError, TypeError, RecursionError, msgpack.UnpackException) as error:
        raise MessageError("a message is damaged") from error
    if isinstance(message, tuple):
        return tuple(part for part in message if _is_known(part))
    return _without_bytes(message) if _is_known(message) else ()


def _plain(name: Any, value: Any) -> Any:
    """Return a value that Dask cannot unpickle: exceptions and types of results are sent as pickles."""
    return FAILED if name in ("exception", "traceback") else None if name == "warning" else _without_bytes(value)


def _without_bytes(value: Any) -> Any:
    if isinstance(value, tuple) and not isinstance(value, Answer):
        return tuple(map(_without_bytes, value))
    return None if isinstance(value, bytes) else value


def _is_known(message: Any) -> bool:
    """True if a message is an answer, or is about tasks."""
    return not isinstance(message, Mapping) or "op" not in message or message["op"] in _OPERATIONS


def _answer(frames: Sequence[memoryview], offset: int) -> Answer | None:
    """Return the bytes that Dask serialized at a frame; None for all other values, which would be pickles."""
    if not 0 < offset < len(frames):
        raise MessageError("a part is missing")
    header = _unpack(frames[offset]) if len(frames[offset]) <= MAX_CONTROL_BYTES else None
    if not isinstance(header, dict):
        return None
    count = header.get("num-sub-frames")
    is_bytes = header.get("serializer") == "dask" and header.get("type") in _BYTES
    if not is_bytes or not isinstance(count, int) or any(header.get("compression") or ()):
        return None
    return Answer(b"".join(frames[offset + 1 : offset + 1 + max(count, 0)]))


def _unpack(frame: memoryview, **options: Any) -> Any:
    return msgpack.unpackb(frame, use_list=False, strict_map_key=False, **options)


async def read_frames(stream: Any) -> list[memoryview]:
    """Read the frames of one message from a stream; raise MessageError before a message that is too large is read."""
    size = _NUMBER.unpack(await stream.read_bytes(_NUMBER.size))[0]
    first = await _read(stream, size)
    count = _NUMBER.unpack_from(first)[0] if size >= _NUMBER.size else 0
    if count > MAX_CLUSTER_FRAMES or _NUMBER.size * (count + 1) > size:
        raise MessageError("a message has too many parts")
    lengths = struct.unpack_from(f"{count}Q", first, _NUMBER.size)
    total = _NUMBER.size * (count + 1) + sum(lengths)
    if total < size or total > MAX_CLUSTER_MESSAGE_BYTES:
        raise MessageError("a message is too large")
    # Frames follow each other; the first read ends with one of them.
    rest = memoryview(first + await _read(stream, total - size) if total > size else first)
    ends = [_NUMBER.size * (count + 1)]
    for length in lengths:
        ends.append(ends[-1] + length)
    return [rest[start:end] for start, end in pairwise(ends)]


async def _read(stream: Any, size: int) -> bytearray:
    if size > MAX_CLUSTER_MESSAGE_BYTES:
        raise MessageError("a message is too large")
    buffer = bytearray(size)
    if size:
        await stream.read_into(buffer)
    return buffer


class _DataOnly:
    """The reading half of a connection."""

    stream: Any
    abort: Any

    async def read(self, deserializers: object = None) -> Any:
        """Return the next message; close the connection and raise CommClosedError if it cannot be used."""
        del deserializers
        if self.stream is None:
            raise CommClosedError
        try:
            return decode(await read_frames(self.stream))
        except (OSError, MessageError, AssertionError) as error:
            self.abort()
            raise CommClosedError(str(error)) from error
        except BaseException:
            self.abort()
            raise

    @staticmethod
    def handshake_info() -> dict[str, Any]:
        """Return what this side understands: no compression, which could expand a small message without limit."""
        import sys

        from distributed.protocol.pickle import HIGHEST_PROTOCOL

        return {"compression": None, "python": tuple(sys.version_info)[:3], "pickle-protocol": HIGHEST_PROTOCOL}


class _Tcp(_DataOnly, tcp.TCP):
    pass


class _Tls(_DataOnly, tcp.TLS):
    pass


class _TcpConnector(tcp.TCPConnector):
    prefix, comm_class = "drafter-tcp://", _Tcp


class _TlsConnector(tcp.TLSConnector):
    prefix, comm_class = "drafter-tls://", _Tls


class _TcpBackend(tcp.TCPBackend):
    _connector_class = _TcpConnector


class _TlsBackend(tcp.TLSBackend):
    _connector_class = _TlsConnector


def register() -> None:
    """Register the connections under their schemes; a second call changes nothing."""
    registry.backends.setdefault(SCHEMES["tcp"], _TcpBackend())
    registry.backends.setdefault(SCHEMES["tls"], _TlsBackend())
