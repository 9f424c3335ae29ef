"""An attack by a cluster that lies: its scheduler runs in the tests, and Drafter connects to it."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgpack
from support.lying_cluster import (
    KEY,
    Frames,
    Lies,
    LyingCluster,
    Reply,
    answer,
    evil_pickle,
    free_port,
    marker,
    message,
    part,
    result_of,
)

from attacks.attack import Attack, Outcome, letter_with_keys
from drafter.export.checksum import with_checksum

PORT = free_port()
RENDER = f"render letter.yaml --to html,text -o out --cluster tcp://127.0.0.1:{PORT}"
PAGE = with_checksum(b"<!DOCTYPE html><title>Letter</title>", ".html")
LETTER = {"letter.html": PAGE, "letter.txt": b"Letter\n"}
NOT_READ = "does not read the pickle, and reports that there is no letter"
REFUSED = "refuses the answer and writes nothing"
ESCAPES = "\x1b]0;title\x07\x1b[2J"
DAMAGED = "closes the connection and reports it"

_running: list[LyingCluster] = []


def start(replies: Mapping[str, Callable[[Path], Reply]]) -> Callable[[Path], None]:
    """Start a cluster with these replies; stop the one before."""

    def prepare(folder: Path) -> None:
        while _running:
            _running.pop().stop()
        _running.append(LyingCluster(PORT, Lies(replies), folder))

    return prepare


def check(outcome: Outcome) -> None:
    """Fail if code was run, or if a file was written outside the folder."""
    assert not marker(outcome.folder).exists(), "the pickle was read"
    around = {path.name.partition(".")[0] for path in outcome.folder.parent.iterdir()}
    assert around <= {"letter", "home", "output", "trace"}, "a file was written outside the folder"


def cluster_attack(
    name: str, attempt: str, response: str, output: str = "cluster-answer", code: int = 1, **lies: Any
) -> Attack:
    """Return an attack of a cluster with these replies by operation (`_` for `-`)."""
    replies = {operation.replace("_", "-"): reply for operation, reply in lies.items()}
    return Attack(
        f"cluster-{name}",
        attempt,
        response,
        letter_with_keys(),
        RENDER,
        code,
        output,
        prepare=start(replies),
        after=check,
        watched=False,
    )


def pickled(folder: Path) -> Frames:
    """Return a part that is a pickle."""
    return [msgpack.packb({"pickled-obj": evil_pickle(folder), "num-sub-frames": 0})]


def stream(**values: Any) -> Callable[[Path], Reply]:
    """Return a message about the task; values that are functions get the folder."""

    def reply(folder: Path) -> Reply:
        filled = {name: value(folder) if callable(value) else value for name, value in values.items()}
        return message([{"key": KEY, **filled}])

    return reply


def gathered(data: bytes) -> Callable[[Path], Reply]:
    """Return the reply with the answer of a worker."""
    return lambda _: result_of(part(data))


def with_files(files: Mapping[str, bytes], **values: Any) -> Callable[[Path], Reply]:
    """Return the reply with these files as the answer."""
    return gathered(answer(files, **values))


def raw(*numbers: int) -> Callable[[Path], Reply]:
    """Return the beginning of a message: its size, and the number and sizes of its frames."""
    return lambda _: struct.pack(f"{len(numbers)}Q", *numbers)
